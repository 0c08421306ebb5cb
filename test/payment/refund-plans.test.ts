/** One refund over several tenders, and what was promised against what was done. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money, type Order, planRefund, type RefundPlan, refundPolicies, refundsOf } from '../../src/index.ts';
import { definitions, histories } from '../../src/testing/histories/arbitraries.ts';
import { tell } from '../../src/testing/histories/history.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { running } from '../support/running.ts';

const eur = (amount: number) => money(amount, 'EUR');
const came = (payment: string, reference: string, amount: number): Tell => ({
  type: 'payment.captured',
  payment,
  reference,
  amount,
});
/** A card of 30.00 in two captures and a voucher of 20.00. */
const paid = () =>
  given({ payments: { card: ['card', 30_00], gift: ['voucher', 20_00] } }).when(
    came('card', 'c-1', 20_00),
    came('card', 'c-2', 10_00),
    came('gift', 'g-1', 20_00),
  );
const refund = (amount: number, plan: RefundPlan, more: object = {}): Tell =>
  ({ type: 'order.refund', amount, plan, id: 'back', ...more }) as Tell;
const sharesOf = (order: Order, amount: number, plan: RefundPlan) =>
  planRefund(order, eur(amount), plan).map((share) => [share.of, share.amount.amount]);

describe('a refund plan', () => {
  it('takes the first tender first, or the last one', () => {
    expect(sharesOf(paid().order, 25_00, 'first')).toEqual([
      ['c-1', 20_00],
      ['c-2', 5_00],
    ]);
    expect(sharesOf(paid().order, 25_00, 'last')).toEqual([
      ['g-1', 20_00],
      ['c-1', 5_00],
    ]);
  });

  it('takes no more of a tender than it has left, where it paid back what belongs to no capture', () => {
    const lost: Tell = { type: 'payment.refunded', payment: 'card', reference: 'r-0', of: 'nobody', amount: 25_00 };
    expect(sharesOf(paid().when(lost).order, 50_00, 'first')).toEqual([
      ['c-1', 5_00],
      ['g-1', 20_00],
    ]);
  });

  it('is proportional to what each capture has left, to the cent', () => {
    expect(sharesOf(paid().order, 9_99, 'proportional')).toEqual([
      ['c-1', 3_99],
      ['c-2', 2_00],
      ['g-1', 4_00],
    ]);
  });

  it('is as given, each share cut to what its capture has left', () => {
    const share = (of: string, amount: number) => ({ payment: 'card', of, amount: eur(amount) });
    expect(sharesOf(paid().order, 15_00, [share('c-1', 4_00), share('c-2', 11_00)])).toEqual([
      ['c-1', 4_00],
      ['c-2', 10_00],
    ]);
  });

  it('gives nothing for a share that is given in another currency', () => {
    const share = (of: string, currency: string) => ({ payment: 'card', of, amount: money(4_00, currency) });
    expect(sharesOf(paid().order, 15_00, [share('c-1', 'EUR'), share('c-1', 'USD'), share('c-2', 'USD')])).toEqual([
      ['c-1', 4_00],
    ]);
  });

  it('counts what is pending and what is disputed as gone', () => {
    const story = paid().when(
      { type: 'payment.refund', payment: 'gift', amount: 20_00, of: 'g-1' },
      { type: 'payment.dispute_opened', payment: 'card', reference: 'd', of: 'c-1', amount: 15_00, kind: 'chargeback' },
    );
    expect(sharesOf(story.order, 50_00, 'last')).toEqual([
      ['c-1', 5_00],
      ['c-2', 10_00],
    ]);
  });

  it('is nothing in another currency', () => {
    expect(planRefund(paid().order, money(1, 'USD'), 'first')).toEqual([]);
  });

  it('never takes more than is there and sums to the amount or to all there is, whatever happened', () => {
    fc.assert(
      fc.property(
        histories(definitions(), { most: 40 }),
        fc.constantFrom(...refundPolicies),
        fc.nat({ max: 100_000 }),
        (history, plan, amount) => {
          const { last } = tell(history.definition, history);
          const shares = planRefund(last, { amount, currency: last.currency }, plan);
          const sum = (some: typeof shares) => some.reduce((total, share) => total + share.amount.amount, 0);
          const all = sum(planRefund(last, { amount: Number.MAX_SAFE_INTEGER, currency: last.currency }, 'first'));

          expect(sum(shares)).toBe(Math.min(amount, all));
          for (const { payment, refundable } of refundsOf(last).tenders)
            expect(sum(shares.filter((share) => share.payment === payment))).toBeLessThanOrEqual(refundable);
          expect(shares.every((share) => share.amount.amount > 0)).toBe(true);
        },
      ),
      running(200, 203),
    );
  });
});

describe('a refund of the order', () => {
  it('asks for one refund for each capture of its plan, and is known by its id', () => {
    paid()
      .when(refund(35_00, 'last', { goodwill: true }))
      .then({
        effects: [
          { type: 'refund_payment', payment: 'gift', of: 'g-1', amount: 20_00, op: 'back:refund:gift:g-1' },
          { type: 'refund_payment', payment: 'card', of: 'c-1', amount: 15_00, op: 'back:refund:card:c-1' },
        ],
      })
      .when(refund(35_00, 'last', { goodwill: true }))
      .then({ outcome: 'duplicate', effects: [] })
      .answered()
      .then({ money: { refunded: 35_00, owed: 15_00, outstanding: 0 }, status: { payment: 'partially_refunded' } });
  });

  it('is all or nothing: what its plan does not cover is refused, with what it does cover', () => {
    const share = (amount: number) => ({ payment: 'gift', of: 'g-1', amount: eur(amount) });
    for (const wrong of [refund(50_01, 'first'), refund(20_01, [share(20_01)])])
      paid()
        .when(wrong)
        .then({ reasons: ['exceeds_refundable'], pending: [] });
    paid()
      .when(refund(10_00, [share(9_99)]))
      .then({ reasons: ['plan_sum_differs'] });
  });

  it('is in the currency of the order, and for a return that is there', () => {
    paid()
      .when(refund(0, 'last', { amount: money(1, 'USD') }))
      .then({ reasons: ['currency_mismatch'] })
      .when(refund(1, 'last', { id: 'b', return: 'rma-9' }))
      .then({ reasons: ['unknown_part'] });
  });

  it('counts against the next one at once: a double click pays once', () => {
    paid()
      .when(refund(50_00, 'proportional'), refund(50_00, 'proportional', { id: 'again' }))
      .then({ reasons: ['exceeds_refundable'] });
  });

  it('is possible after the order was closed or canceled, as goodwill without a return too', () => {
    const done = given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(came('card', 'c-1', 50_00), { type: 'fulfillment.ship', fulfillment: 'box' }, { type: 'order.close' })
      .when(refund(5_00, 'first', { goodwill: true, reason: 'sorry' }));
    done.answered().then({ lifecycle: 'closed', status: { overall: 'completed' }, money: { owed: 45_00 } });
  });

  it('goes back as credit in the shop, and counts alike', () => {
    const story = paid()
      .when(refund(10_00, 'first', { to: 'store_credit' }))
      .then({ effects: [{ type: 'refund_payment', amount: 10_00, to: 'store_credit' }] });
    story.answered().then({ money: { refunded: 10_00 }, status: { payment: 'partially_refunded' } });
    paid()
      .when({ type: 'payment.refund', payment: 'card', amount: 1_00, of: 'c-1', to: 'store_credit' })
      .then({ effects: [{ type: 'refund_payment', to: 'store_credit', method: 'card' }] });
  });
});

describe('store credit', () => {
  it('pays like a card: its service is asked', () => {
    given({ payments: { credit: 'store_credit' } })
      .when({ type: 'payment.capture', payment: 'credit', amount: 50_00, id: 'redeem' })
      .then({ effects: [{ type: 'capture_payment', method: 'store_credit', amount: 50_00 }] })
      .answered()
      .then({ status: { payment: 'paid' } });
  });
});

describe('promised and executed refunds', () => {
  const figures = ({ order }: Story) => {
    const { tenders: _, ...sums } = refundsOf(order);
    return sums;
  };
  const none = { promised: 0, requested: 0, unknown: 0, underWay: 0, executed: 0, failed: 0 };

  it('tell what an overpaid order owes its customer until it is asked for', () => {
    const story = given().when(came('card', 'c-1', 60_00));
    expect(figures(story)).toEqual({ ...none, promised: 10_00, refundable: 60_00 });
    const asked = story.when(refund(10_00, 'last'));
    expect(figures(asked)).toEqual({ ...none, requested: 10_00, refundable: 50_00 });
    expect(figures(asked.answered())).toEqual({ ...none, executed: 10_00, refundable: 50_00 });
  });

  it('tell what is under way, unknown and failed', () => {
    const report = { payment: 'card', of: 'c-1', op: 'ask' } as const;
    const asked = given().when(came('card', 'c-1', 50_00), {
      type: 'payment.refund',
      payment: 'card',
      of: 'c-1',
      amount: 30_00,
      id: 'ask',
    });
    const unknown = asked.when({ type: 'payment.unknown', payment: 'card', op: 'ask', reference: 'call-1' });
    expect(figures(unknown)).toEqual({ ...none, requested: 30_00, unknown: 30_00, refundable: 20_00 });
    const going = unknown.when({ ...report, type: 'payment.refund_pending', reference: 'r-1', amount: 30_00 });
    expect(figures(going)).toEqual({ ...none, underWay: 30_00, refundable: 20_00 });
    const done = going.when({ ...report, type: 'payment.refunded', reference: 'r-1', amount: 30_00 });
    expect(figures(done)).toEqual({ ...none, executed: 30_00, refundable: 20_00 });
    const late = done.when({ type: 'payment.refund_failed', payment: 'card', reference: 'r-1' });
    expect(figures(late)).toEqual({ ...none, failed: 30_00, refundable: 50_00 });
  });

  it('are told tender by tender', () => {
    const { tenders } = refundsOf(paid().when(refund(25_00, 'last')).order);
    expect(tenders.map(({ payment, requested, refundable }) => [payment, requested, refundable])).toEqual([
      ['card', 5_00, 25_00],
      ['gift', 20_00, 0],
    ]);
  });
});
