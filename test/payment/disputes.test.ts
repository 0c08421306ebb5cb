import { describe, expect, it } from 'vitest';
import { customerView, disputesOf, money } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const opened = (amount: number, more: Partial<Tell> = {}): Tell =>
  ({
    type: 'payment.dispute_opened',
    payment: 'card',
    reference: 'd-1',
    of: 'c-1',
    amount,
    kind: 'chargeback',
    ...more,
  }) as Tell;
const updated = (reference: string, more: Partial<Tell> = {}): Tell =>
  ({
    type: 'payment.dispute_updated',
    payment: 'card',
    reference,
    of: 'd-1',
    status: 'under_review',
    ...more,
  }) as Tell;
const closed = (outcome: 'won' | 'lost' | 'accepted', reference = `end-${outcome}`, more: Partial<Tell> = {}): Tell =>
  ({ type: 'payment.dispute_closed', payment: 'card', reference, of: 'd-1', outcome, ...more }) as Tell;
const refunded = (amount: number): Tell => ({
  type: 'payment.refunded',
  payment: 'card',
  reference: 'r-1',
  of: 'c-1',
  amount,
});
const refund = (amount: number): Tell => ({ type: 'payment.refund', payment: 'card', amount, of: 'c-1' });
const paid = () => given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(captured);
const stateOf = (story: ReturnType<typeof paid>) => disputesOf(story.order)[0]?.state;

describe('a chargeback', () => {
  it('takes the money until it is decided, and leaves the capture what it is', () => {
    const story = paid()
      .when(opened(50_00, { respondBy: days(7) }))
      .then({
        status: { payment: 'disputed' },
        payments: { card: 'captured' },
        money: { captured: 50_00, disputed: 50_00, disputeLost: 0, outstanding: 0 },
      });
    expect(disputesOf(story.order)).toEqual([
      {
        payment: 'card',
        reference: 'd-1',
        capture: 'c-1',
        kind: 'chargeback',
        state: 'needs_response',
        amount: money(50_00, 'EUR'),
        taken: money(50_00, 'EUR'),
        respondBy: days(7),
      },
    ]);
    expect(stateOf(story.when(updated('u-1')))).toBe('under_review');
  });

  it('leaves only the rest to be refunded while it is open, and after it is lost', () => {
    for (const story of [paid().when(opened(20_00)), paid().when(opened(20_00), closed('lost'))]) {
      story
        .when(refund(30_01))
        .then({ reasons: ['exceeds_refundable'] })
        .when(refund(30_00))
        .then({ effects: [{ type: 'refund_payment', amount: 30_00 }] });
    }
  });

  it('leaves only the rest of the tender, too, and nothing where that was refunded before', () => {
    const ofTender = (amount: number): Tell => ({ type: 'payment.refund', payment: 'card', amount }) as Tell;
    const exceeds = { reasons: ['exceeds_refundable'] } as const;

    paid().when(opened(20_00), ofTender(30_01)).then(exceeds).when(ofTender(30_00)).then({ outcome: 'unchanged' });
    paid()
      .when(refunded(30_00), opened(50_00))
      .when(ofTender(1))
      .then({ ...exceeds, discrepancies: ['paid_back_twice'] });
  });

  it('that is won gives everything back: refunds are possible again', () => {
    paid()
      .when(opened(50_00), closed('won'))
      .then({ status: { payment: 'paid' }, money: { disputed: 0 } })
      .when(refund(50_00))
      .then({ effects: [{ type: 'refund_payment', amount: 50_00 }] });
  });

  it('that is lost leaves what is owed unpaid; so does one that was accepted', () => {
    for (const outcome of ['lost', 'accepted'] as const) {
      paid()
        .when(opened(50_00), closed(outcome))
        .then({ status: { payment: 'disputed' }, money: { outstanding: 50_00, disputeLost: 50_00 } });
    }
  });

  it('that is lost in part takes that part, after a partial refund too', () => {
    paid()
      .when(
        refunded(10_00),
        opened(50_00),
        closed('lost', 'end', { amount: { amount: 30_00, currency: 'EUR' } } as never),
      )
      .then({ money: { captured: 50_00, refunded: 10_00, disputeLost: 30_00, outstanding: 40_00 } })
      .when(refund(10_01))
      .then({ reasons: ['exceeds_refundable'] });
  });

  it('after a refund pays the customer twice, which shows as exactly the excess', () => {
    const story = paid().when(refunded(30_00), opened(50_00));
    story.then({ discrepancies: ['paid_back_twice'], status: { payment: 'disputed' } });
    expect(story.definition.discrepanciesOf(story.order)[0]).toEqual({
      code: 'paid_back_twice',
      subject: 'card',
      data: { capture: 'c-1', refunded: 30_00, disputed: 50_00, excess: 30_00 },
    });
    story.when(closed('won')).then({ discrepancies: [], status: { payment: 'partially_refunded' } });
  });

  it('of more than was captured shows the excess', () => {
    const story = paid()
      .when(opened(60_00))
      .then({ discrepancies: ['paid_back_twice'] });
    expect(story.definition.discrepanciesOf(story.order)[0]?.data).toMatchObject({ excess: 10_00 });
  });

  it('of a capture that nobody knows tells what is disputed, whether it was lost or given in to', () => {
    for (const outcome of ['lost', 'accepted'] as const) {
      const story = given().when(closed(outcome, 'end', { amount: 30_00 } as Partial<Tell>));
      expect(story.definition.discrepanciesOf(story.order)).toMatchObject([
        { code: 'dispute_without_capture', data: { dispute: 'd-1', excess: 30_00 } },
      ]);
    }
  });

  it('that was lost and given in to, as the bank says both, takes what was lost', () => {
    paid()
      .when(opened(50_00), closed('accepted', 'end-1', { amount: 50_00 } as Partial<Tell>))
      .when(closed('lost', 'end-2', { amount: 20_00 } as Partial<Tell>))
      .then({ money: { disputeLost: 20_00, outstanding: 20_00 } });
  });

  it('of a capture of nothing is shown, though nothing is to be paid', () => {
    given({ lines: { gift: { total: 0 } }, payments: { card: ['card', 0] } })
      .when({ ...captured, amount: 0 } as Tell, opened(10_00))
      .then({ status: { payment: 'disputed' }, discrepancies: ['paid_back_twice'] });
  });

  it('that comes before its capture waits for it, and counts once that is there', () => {
    given()
      .when(opened(50_00), closed('lost'))
      .then({ discrepancies: ['dispute_without_capture'], status: { payment: 'pending' } })
      .when(captured)
      .then({ status: { payment: 'disputed' }, money: { disputeLost: 50_00 } });
  });

  it('keeps goods back that have not left', () => {
    paid()
      .when(opened(1), { type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ reasons: ['unpaid'], status: { fulfillment: 'unfulfilled' } });
  });

  it('is not refunded by a cancellation; once won, the money is held', () => {
    paid()
      .when(opened(50_00), { type: 'order.cancel', scope: 'all' })
      .then({ effects: [{ type: 'cancel_fulfillment' }], status: { payment: 'disputed', overall: 'canceled' } })
      .when(closed('won'))
      .then({ discrepancies: ['money_held_after_cancel'] });
  });

  it('is money that came: an order with one is not canceled as unpaid', () => {
    const story = given({ policy: { unpaidAfter: { days: 3 } } }).when(opened(50_00));
    expect(story.definition.nextDeadline(story.order)).toBeNull();
  });

  it('that is lost leaves the customer an order that is done, the rest written off', () => {
    const rest: Tell = { type: 'order.write_off', amount: 20_00, reason: 'too little to ask for' };
    const { order, definition } = given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when({ ...captured, amount: 30_00 } as Tell, {
        type: 'fulfillment.ship',
        fulfillment: 'box',
        force: true,
        reason: 'now',
      })
      .when(rest, opened(30_00), closed('lost'))
      .then({ money: { outstanding: 30_00 }, status: { overall: 'shipped' } });
    expect(customerView(order, definition).status).toMatchObject({ overall: 'completed', payment: 'partially_paid' });
  });

  it('is no matter of the customer', () => {
    const story = paid().when(opened(50_00));
    for (const { order, definition } of [story, story.when(closed('lost'))]) {
      const view = customerView(order, definition);
      expect(view.status.payment).toBe('paid');
      expect(JSON.stringify(view)).not.toContain('disput');
    }
  });
});

describe('reports about a dispute that contradict each other', () => {
  it('leave it lost, and the contradiction shows', () => {
    for (const both of [
      [closed('won'), closed('lost')],
      [closed('lost'), closed('won')],
    ])
      paid()
        .when(opened(50_00), ...both)
        .then({ discrepancies: ['conflicting_report'], money: { disputeLost: 50_00 } });
  });

  it('are no contradiction where the provider numbers them', () => {
    paid()
      .when(
        opened(50_00),
        closed('lost', 'e-1', { sequence: 4 } as never),
        closed('won', 'e-2', { sequence: 5 } as never),
      )
      .then({ status: { payment: 'paid' } })
      .when(closed('lost', 'e-3', { sequence: 6 } as never))
      .then({ status: { payment: 'disputed' } });
  });

  it('go back to the stage that has the highest number', () => {
    const story = paid().when(
      opened(50_00),
      updated('u-2', { status: 'needs_response', sequence: 2 } as never),
      updated('u-1', { sequence: 1 } as never),
    );
    expect(stateOf(story)).toBe('needs_response');
    expect(stateOf(story.when(closed('won'), updated('u-3', { sequence: 9 } as never)))).toBe('won');
  });
});

describe('a dispute that is to be answered by an instant', () => {
  const asked = (more: Partial<Tell> = {}) => paid().when(opened(50_00, { respondBy: days(7), ...more }));
  const deadlineOf = ({ definition, order }: ReturnType<typeof paid>) => definition.nextDeadline(order);
  const lapsed = (story: ReturnType<typeof paid>, at: string) =>
    story.when(...(story.definition.tick(story.order, at) as Tell[]));

  it('has a deadline until it was answered or decided, an inquiry too', () => {
    for (const kind of ['chargeback', 'inquiry'] as const) {
      const story = asked({ kind } as Partial<Tell>);
      expect(deadlineOf(story)).toEqual({ kind: 'dispute_response', dueAt: days(7), payment: 'card', of: 'd-1' });
      for (const next of [updated('u-1'), closed('won'), closed('accepted')])
        expect(deadlineOf(story.when(next))).toBeNull();
    }
    expect(deadlineOf(paid().when(opened(50_00)))).toBeNull();
  });

  it('has one although the order is closed or canceled', () => {
    const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box' };
    for (const end of [[ship, { type: 'order.close' }], [{ type: 'order.canceled', reference: 'x' }]] as Tell[][]) {
      const story = paid().when(...end);
      expect(deadlineOf(story.when(opened(50_00, { respondBy: days(7) })))?.kind).toBe('dispute_response');
    }
  });

  it('is unanswered once that passed: the bank decides all the same, and no word moves', () => {
    const late = lapsed(asked(), days(7)).then({ outcome: 'unchanged', effects: [], status: { payment: 'disputed' } });
    expect(disputesOf(late.order)).toMatchObject([{ state: 'needs_response', unanswered: true }]);
    expect(deadlineOf(late)).toBeNull();
    late.when(closed('won')).then({ status: { payment: 'paid' } });
  });

  it('can be answered again where the bank gives more time', () => {
    const late = lapsed(asked(), days(7)).when(opened(50_00, { respondBy: days(10) }));
    expect(disputesOf(late.order)[0]?.unanswered).toBeUndefined();
    expect(deadlineOf(late)?.dueAt).toBe(days(10));
    expect(disputesOf(lapsed(late, days(10)).order)[0]?.unanswered).toBe(true);
  });
});

describe('an inquiry', () => {
  it('takes no money and moves no word', () => {
    paid()
      .when(opened(50_00, { kind: 'inquiry' } as never))
      .then({ outcome: 'unchanged', status: { payment: 'paid' }, money: { disputed: 0 } })
      .when(closed('accepted'))
      .then({ status: { payment: 'paid' }, money: { disputeLost: 0 } });
  });

  it('that becomes a chargeback takes it', () => {
    paid()
      .when(opened(50_00, { kind: 'inquiry' } as never), updated('u-1', { kind: 'chargeback' } as never))
      .then({ status: { payment: 'disputed' }, money: { disputed: 50_00 } });
  });
});
