import type { Applied, Effect, Order } from '../../src/core.ts';
import { parcelOf } from '../../src/fulfillment/fulfillment.ledger.ts';
import { figuresOf } from '../../src/order/order.figures.ts';
import { refundableOf as refundableIn, totalsOf } from '../../src/payment/payment.ledger.ts';
import { returnTotalsOf } from '../../src/returns/returns.ledger.ts';
import type { Applied as HandApplied } from './by-hand/by-hand.ts';
import { canceledOf, handedOverOf, liveOf } from './by-hand/lines.ts';
import { refundableOf } from './by-hand/money.tender.ts';
import type { Effect as HandEffect, Order as HandOrder } from './by-hand/order.ts';

/** What the library says came of an event, in the words that both share. */
export function saidByUs({ outcome, order, status, effects }: Applied): object {
  const reasons = outcome.kind === 'rejected' ? reasonsOf(outcome.reasons) : [];
  return {
    kind: outcome.kind,
    reasons,
    retry: 'retry' in outcome,
    status,
    effects: sorted(effects),
    ...booksOf(order),
  };
}

/** What the reducer by hand says of it. */
export function saidByHand({ outcome, order, status, effects }: HandApplied): object {
  const reasons = outcome.kind === 'rejected' ? reasonsOf(outcome.reasons) : [];
  return {
    kind: outcome.kind,
    reasons,
    retry: 'retry' in outcome,
    status,
    effects: sorted(effects),
    ...handBooksOf(order),
  };
}

/** Codes with their figures; in which states something would be possible is said by the library alone. */
function reasonsOf(reasons: readonly { readonly code: string; readonly data: object }[]): readonly string[] {
  const texts = reasons.map(({ code, data }) => {
    const told = Object.entries(data).filter(([name]) => name !== 'allowedIn' && name !== 'allowed');
    const figures = told.map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value] as const);
    return `${code} ${JSON.stringify(figures.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
  });
  return [...new Set(texts)].sort();
}

function sorted(effects: readonly (Effect | HandEffect)[]) {
  return [...effects].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function booksOf(order: Order) {
  const { money, units, lines, liveOfAll, pendingOperations } = figuresOf(order);
  const { total, owed, authorized, captured, refunded, refundPending, writtenOff, outstanding } = money;
  const { ordered, canceled, live, open, handedOver, delivered, returned } = units;
  return {
    revision: order.revision,
    lifecycle: order.lifecycle.state,
    money: { total, owed, authorized, captured, refunded, refundPending, writtenOff, outstanding },
    operations: pendingOperations.length,
    units: { ordered, canceled, live, open, handedOver, delivered, returned, liveOfAll },
    lines: lines.map((f) => [
      f.line.id,
      f.canceled,
      f.live,
      f.planned,
      f.shipped,
      f.handedOver,
      f.delivered,
      f.claimed,
      f.received,
      f.accepted,
    ]),
    tenders: order.payments.map(({ id, state, context }) => {
      const { method, declared, authorized, open, captured, refunded, refundUncounted } = totalsOf(context);
      const { capturePending, voidPending, refundPending } = totalsOf(context);
      const pending = [capturePending, voidPending, refundPending];
      const figures = { authorized, open, captured, refunded, uncounted: refundUncounted, pending };
      return { id, state, method, declared, ...figures, refundable: refundableIn(context) };
    }),
    parcels: order.fulfillments.map(({ id, state, context }) => {
      const { contents, shipped, delivered } = parcelOf(context);
      return { id, state, contents, shipped, delivered };
    }),
    cases: order.returns.map(({ id, state, context }) => {
      const { arrived, received, inspected, accepted, claimed } = returnTotalsOf(context);
      return { id, state, arrived, received, inspected, accepted, claimed };
    }),
    waiting: order.parked.length,
  };
}

function handBooksOf(order: HandOrder) {
  const { operations, ...money } = order.money;
  const { ordered, canceled, live, open, handedOver, delivered, returned, liveOfAll } = order.units;
  return {
    revision: order.revision,
    lifecycle: order.state,
    money,
    operations,
    units: { ordered, canceled, live, open, handedOver, delivered, returned, liveOfAll },
    lines: order.lines.map((line) => [
      line.id,
      canceledOf(order, line),
      liveOf(order, line),
      line.planned,
      line.shipped,
      handedOverOf(order, line),
      line.delivered,
      line.claimed,
      line.received,
      line.accepted,
    ]),
    tenders: order.tenders.map((tender) => {
      const { id, state, method, declared, authorized, open, captured, refunded, uncounted } = tender;
      const pending = [tender.pending.capture, tender.pending.void, tender.pending.refund];
      const figures = { authorized, open, captured, refunded, uncounted, pending };
      return { id, state, method, declared, ...figures, refundable: refundableOf(tender) };
    }),
    parcels: order.parcels.map(({ id, state, contents, shipped, delivered }) => ({
      id,
      state,
      contents,
      shipped,
      delivered,
    })),
    cases: order.cases.map(({ id, state, arrived, received, inspected, accepted, claimed }) => ({
      id,
      state,
      arrived,
      received,
      inspected,
      accepted,
      claimed,
    })),
    waiting: order.waiting.length,
  };
}
