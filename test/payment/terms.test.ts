import { describe, expect, it } from 'vitest';
import { overdueOf, refundsOf } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const invoice: Tell = { type: 'payment.added', payment: 'bill', method: 'invoice', amount: 50_00, dueAt: days(14) };
const paid = (amount: number, reference = 'tx-1'): Tell => ({
  type: 'payment.captured',
  payment: 'bill',
  reference,
  amount,
});
const due = (story: Story, at: string): Tell[] => story.definition.tick(story.order, at) as Tell[];
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('a tender with terms', () => {
  const story = given({ payments: {} }).when(invoice);

  it('has a deadline until it has brought what it is to pay', () => {
    expect(story.definition.nextDeadline(story.order)).toEqual({
      kind: 'payment_due',
      dueAt: days(14),
      payment: 'bill',
    });
    expect(story.definition.nextDeadline(story.when(paid(50_00)).order)).toBeNull();
    expect(story.definition.nextDeadline(story.when(paid(20_00)).order)?.kind).toBe('payment_due');
  });

  it('is overdue once that passed, which moves no word and cancels nothing', () => {
    const late = story.when(paid(20_00)).when(...due(story.when(paid(20_00)), days(14)));
    late.then({
      outcome: 'unchanged',
      status: { payment: 'partially_paid', overall: 'processing' },
      lifecycle: 'open',
      effects: [],
    });
    expect(overdueOf(late.order)).toEqual([{ payment: 'bill', dueAt: days(14), missing: eur(30_00) }]);
    expect(late.definition.nextDeadline(late.order)).toBeNull();
    expect(overdueOf(late.when(paid(30_00, 'tx-2')).order)).toEqual([]);
  });

  it('is overdue where somebody reports it, without terms too', () => {
    const told = given({ payments: { bill: 'invoice' } }).when({
      type: 'payment.overdue',
      payment: 'bill',
      reference: 'dunning-1',
    });
    expect(overdueOf(told.order)).toEqual([{ payment: 'bill', missing: eur(50_00) }]);
  });

  it('is overdue where somebody reports it, dated or not, with terms or without', () => {
    const reminded: Tell = { type: 'payment.overdue', payment: 'bill', reference: 'dunning-1' };
    const dated: Tell = { ...reminded, occurredAt: days(3) };
    const open = given({ payments: { bill: 'invoice' } });
    const missing = { payment: 'bill', missing: eur(50_00) };

    expect(overdueOf(story.when(reminded).order)).toEqual([{ ...missing, dueAt: days(14) }]);
    expect(overdueOf(story.when(dated).order)).toEqual([]);
    expect(overdueOf(open.when(dated).order)).toEqual([missing]);
  });

  it('is due at the later date that was agreed, though it was overdue before', () => {
    const late = story.when(...due(story, days(14))).when({ ...invoice, dueAt: days(30) } as Tell);
    expect(overdueOf(late.order)).toEqual([]);
    expect(late.definition.nextDeadline(late.order)?.dueAt).toBe(days(30));
    const again = late.when(...due(late, days(30)));
    expect(overdueOf(again.order)).toMatchObject([{ dueAt: days(30) }]);
    expect(again.definition.nextDeadline(again.order)).toBeNull();
  });

  it('misses again what went back or was charged back and is still owed', () => {
    const back: Tell = { type: 'payment.refunded', payment: 'bill', reference: 'r-1', of: 'tx-1', amount: 20_00 };
    const again = story.when(paid(50_00), back);
    expect(overdueOf(again.when(...due(again, days(14))).order)).toMatchObject([{ missing: eur(20_00) }]);
  });

  it('misses together with others no more than is owed, the earliest due first', () => {
    const half = (payment: string, dueAt: string): Tell => ({ ...invoice, payment, amount: 25_00, dueAt }) as Tell;
    const two = given({ payments: {} })
      .when(half('a', days(30)), half('b', days(14)))
      .when({ type: 'order.cancel_units', units: { shirt: 1 } });
    const overdue = two.when(...due(two, days(30)));
    expect(overdueOf(overdue.order)).toEqual([
      { payment: 'b', dueAt: days(14), missing: eur(25_00) },
      { payment: 'a', dueAt: days(30), missing: eur(5_00) },
    ]);
  });

  it('is due no more once the order is canceled, and not before it is placed', () => {
    expect(overdueOf(story.when({ type: 'order.cancel', scope: 'all' }).order)).toEqual([]);
    const draft = given({ begin: 'draft', payments: {} }).when(invoice);
    expect(draft.definition.nextDeadline(draft.order)).toBeNull();
  });

  it('may be placed with its terms', () => {
    const { definition } = story;
    const { id, at, by, lines } = inputOf();
    const { order } = definition.place({
      id,
      at,
      by,
      currency: 'EUR' as string,
      lines,
      payments: [{ id: 'bill', method: 'invoice', amount: eur(50_00), dueAt: days(30) }],
    });
    expect(definition.nextDeadline(order)?.dueAt).toBe(days(30));
  });
});

it('terms of an order that began elsewhere go on counting', () => {
  const { definition } = given();
  const { payments: _, ...input } = inputOf();
  const bill = { id: 'bill', method: 'invoice' as const, amount: 50_00, captured: 20_00, dueAt: days(14) };
  const { order } = definition.adopt({ ...input, payments: [bill], fulfillments: [] });
  expect(definition.nextDeadline(order)).toEqual({ kind: 'payment_due', dueAt: days(14), payment: 'bill' });
  const paid = definition.adopt({ ...input, payments: [{ ...bill, captured: 50_00 }], fulfillments: [] });
  expect(definition.nextDeadline(paid.order)).toBeNull();
});

describe('late money', () => {
  const captured = (amount: number, more: object = {}): Tell =>
    ({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount, ...more }) as Tell;
  const held = () => given().when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 });
  const excess = ({ definition, order }: Story) =>
    definition.discrepanciesOf(order).map(({ code, data }) => [code, data.excess ?? data.held]);
  const back = (amount: number): Tell => ({ type: 'order.refund', amount, plan: 'last', id: 'back' });

  it('on an authorization that expired or was voided stands as exactly that excess, and can be refunded', () => {
    for (const type of ['payment.expired', 'payment.voided'] as const) {
      for (const more of [{ of: 'a-1' }, {}]) {
        const late = held()
          .when({ type, payment: 'card', reference: 'end-1', of: 'a-1', amount: 50_00 })
          .when(captured(50_00, more));
        expect(excess(late)).toEqual([['captured_beyond_authorization', 50_00]]);
        late.when(back(50_00)).then({
          effects: [{ type: 'refund_payment', of: 'c-1', amount: 50_00 }],
          discrepancies: ['captured_beyond_authorization'],
        });
      }
    }
  });

  it('on a canceled order stands as what is held, until it is on its way back', () => {
    const late = held()
      .when(
        { type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take' },
        { type: 'order.cancel', scope: 'all' },
      )
      .when(captured(50_00, { op: 'take' }));
    expect(excess(late)).toEqual([['money_held_after_cancel', 50_00]]);
    expect(refundsOf(late.order).promised).toBe(50_00);
    late
      .when(back(50_00))
      .then({ effects: [{ type: 'refund_payment', amount: 50_00 }], discrepancies: [] })
      .answered()
      .then({ status: { payment: 'refunded', overall: 'canceled' } });
  });

  it('on an order that was canceled outside is known to the cent and can be refunded', () => {
    const late = given().when({ type: 'order.canceled', reference: 'x' }, captured(12_34));
    expect(excess(late)).toEqual([['money_held_after_cancel', 12_34]]);
    late.when(back(12_34)).then({ discrepancies: [] });
  });
});
