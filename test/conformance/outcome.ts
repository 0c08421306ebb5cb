import { linesOf, operationsOf, type Payment, refundsOf, stockOf } from '../../src/index.ts';
import type { Story } from './format.ts';
import type { Moment, Told } from './translate.ts';

/** A moment of a story, in the neutral words. */
export interface Reader {
  readonly told: Told;
  readonly story: Story;
  readonly moment: Moment;
}

type Reading = (reader: Reader) => unknown;

const figures = ({ told: { session }, moment: { order } }: Reader) => session.shop.explain(order).payment.figures;
const word =
  (axis: 'payment' | 'fulfillment' | 'returns' | 'overall'): Reading =>
  ({ told: { session }, moment: { order } }) =>
    session.shop.statusOf(order)[axis];
const pendingOf = ({ moment: { order } }: Reader, kind: string) =>
  operationsOf(order).reduce((sum, one) => (one.kind === kind ? sum + one.left.amount : sum), 0);
const pending =
  (kind: string): Reading =>
  (reader) =>
    pendingOf(reader, kind);
const rowsSum = ({ moment: { order } }: Reader, kind: string) =>
  order.payments
    .flatMap(({ context }) => context.rows)
    .reduce((sum, row) => (row.kind === kind ? sum + (row.amount?.amount ?? 0) : sum), 0);

/** The words: how an axis reads. */
export const words: Readonly<Record<string, Reading>> = {
  payment: word('payment'),
  fulfillment: word('fulfillment'),
  returns: word('returns'),
  overall: word('overall'),
};

/** What was set aside: in a provider's ledger what is left of it, elsewhere all that ever was. What was taken at once was set aside, too. */
const authorized: Reading = (reader) => {
  const { authorized: open, captured } = figures(reader);
  if (reader.story.parts?.ledger) return Math.max(0, open - pendingOf(reader, 'capture') - pendingOf(reader, 'void'));
  return open + captured;
};

/**
 * A provider's ledger counts what it says went back. With us a refund counts once its capture is there; until then it is recorded, and a
 * discrepancy.
 */
function recorded({ moment: { order } }: Reader, of: (payment: Payment) => boolean = () => true): number {
  return order.payments.filter(of).reduce((sum, { context: { rows } }) => {
    const failed = new Set(rows.flatMap(({ kind, reference }) => (kind === 'refund_failed' ? [reference] : [])));
    const stand = rows.filter(({ kind, reference }) => kind === 'refunded' && !failed.has(reference));
    return sum + stand.reduce((all, { amount }) => all + (amount?.amount ?? 0), 0);
  }, 0);
}

/** What the ledger tells was charged; what was presupposed before it is not told there. */
const charges = ({ moment: { order } }: Reader) =>
  order.payments
    .filter(({ id }) => id !== 'paid')
    .flatMap(({ context }) => context.rows)
    .reduce((sum, { kind, amount }) => (kind === 'captured' ? sum + (amount?.amount ?? 0) : sum), 0);

/** A refund that names nothing stands alone. */
const touchesCharges = ({ id, context: { rows } }: Payment) =>
  id === 'ledger' || rows.some(({ kind }) => kind === 'captured');

const grantedRefundStatus: Reading = ({ story, moment: { order } }) => {
  const { requested, underWay, executed } = refundsOf(order);
  if (executed >= (story.parts?.grantedRefund ?? 0) && executed > 0) return 'success';
  return requested + underWay > 0 ? 'pending' : refundFailed(story) ? 'failure' : 'none';
};

const refundFailed = ({ parts }: Story) => parts?.ledger?.some(({ type }) => /^refund_fail/.test(type)) ?? false;

/** Amounts, in minor units. */
export const amounts: Readonly<Record<string, Reading>> = {
  total: (reader) => figures(reader).total,
  currentTotal: (reader) => figures(reader).owed,
  outstanding: (reader) => figures(reader).outstanding,
  authorized,
  captured: (reader) => figures(reader).captured,
  refunded: (reader) => (reader.story.parts?.ledger ? recorded(reader) : figures(reader).refunded),
  canceled: (reader) => rowsSum(reader, 'voided'),
  charged: (reader) => {
    const { refundPending, disputed } = figures(reader);
    return charges(reader) - recorded(reader, touchesCharges) - refundPending - disputed;
  },
  authorizePending: pending('authorize'),
  chargePending: pending('capture'),
  refundPending: pending('refund'),
  cancelPending: pending('void'),
  paidNet: (reader) => figures(reader).captured - figures(reader).refunded,
  refundable: ({ moment: { order } }) => refundsOf(order).refundable,
  covered: (reader) => {
    const { captured, refunded, authorized: open } = figures(reader);
    return captured - refunded + (reader.story.parts?.onlyStatus === 'captured' ? 0 : open);
  },
  grantedRefundStatus,
};

type LineReading = (reader: Reader, line: string) => unknown;

const parcelsWith = ({ moment: { order } }: Reader, line: string) =>
  order.fulfillments.flatMap(({ state, context }) => {
    const planned = context.rows.find(({ kind }) => kind === 'planned')?.units ?? [];
    return planned.some((one) => one.line === line) && state !== 'canceled'
      ? [{ state, units: planned, rows: context.rows }]
      : [];
  });
const pieces = (units: readonly { readonly line: string; readonly quantity: number }[], line: string) =>
  units.reduce((sum, one) => (one.line === line ? sum + one.quantity : sum), 0);
const inspectedPieces = ({ moment: { order } }: Reader, line: string, as: 'restock' | 'damaged') =>
  order.returns
    .flatMap(({ context }) => context.rows)
    .reduce((sum, row) => (row.kind === 'inspected' ? sum + pieces(row[as] ?? [], line) : sum), 0);
const began = new Set(['in_progress', 'packed', 'shipped', 'delivered']);
const left = new Set(['shipped', 'delivered']);
const awaitsGoods = new Set(['requested', 'approved', 'in_transit', 'received']);

/** Of one line, in pieces. */
export const lineReadings: Readonly<Record<string, LineReading>> = {
  qty: ({ moment: { order } }, line) => linesOf(order).find(({ id }) => id === line)?.quantity ?? 0,
  fulfilled: (reader, line) =>
    parcelsWith(reader, line).reduce(
      (sum, { state, units }) => (began.has(state) ? sum + pieces(units, line) : sum),
      0,
    ),
  remaining: (reader, line) => {
    const ordered = linesOf(reader.moment.order).find(({ id }) => id === line)?.quantity ?? 0;
    return ordered - parcelsWith(reader, line).reduce((sum, { units }) => sum + pieces(units, line), 0);
  },
  returnRequested: ({ moment: { order } }, line) =>
    order.returns.reduce((sum, { state, context }) => {
      const count = (kind: string) =>
        context.rows.reduce((all, row) => (row.kind === kind ? all + pieces(row.units ?? [], line) : all), 0);
      return awaitsGoods.has(state) ? sum + Math.max(0, count('requested') - count('received')) : sum;
    }, 0),
  returnReceived: (reader, line) => inspectedPieces(reader, line, 'restock'),
  returnDismissed: (reader, line) => inspectedPieces(reader, line, 'damaged'),
  taken: ({ moment: { order } }, line) => stockOf(order).find((one) => one.line === line)?.committed ?? 0,
  held: ({ told: { session }, moment: { order } }, line) => session.keeper.heldFor(order.id, line),
  heldForOthers: ({ told: { session }, moment: { order } }, line) => session.keeper.heldFor(order.id, line),
  backordersFilled: ({ story, told: { opening }, moment }, line) => {
    const found = story.order.lines.find(({ id }) => id === line);
    const owed = ({ stock }: Moment) => Math.max(0, -(stock[found?.sku ?? line]?.onHand ?? 0));
    return Math.min(found?.qty ?? 0, Math.max(0, owed(opening) - owed(moment)));
  },
  fulfillments: (reader, line) =>
    parcelsWith(reader, line).map(({ state, units }) => ({ shipped: left.has(state), qty: pieces(units, line) })),
};

/** A reading that names a tender: `p1Refunded`. */
export function amountOf(reader: Reader, name: string): unknown {
  const known = amounts[name];
  if (known) return known(reader);
  const tender = /^(.+)Refunded$/.exec(name)?.[1];
  const found = refundsOf(reader.moment.order).tenders.find(({ payment }) => payment === tender);
  if (!found) return undefined;
  return found.executed;
}
