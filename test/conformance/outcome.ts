import {
  inspectionOf,
  type LineCounts,
  lineCountsOf,
  parcelContentsOf,
  refundsOf,
  stockOf,
  type TenderFigures,
  tendersOf,
  type Units,
} from '../../src/index.ts';
import type { Story } from './format.ts';
import { ledgerTender, presupposedTender } from './opening.ledger.ts';
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

/** One figure of all tenders together. */
const together = ({ moment: { order } }: Reader, of: (tender: TenderFigures) => number) =>
  tendersOf(order).reduce((sum, tender) => sum + of(tender), 0);
const pending =
  (kind: keyof TenderFigures['pending']): Reading =>
  (reader) =>
    together(reader, (tender) => tender.pending[kind]);

/** The words: how an axis reads. */
export const words: Readonly<Record<string, Reading>> = {
  payment: word('payment'),
  fulfillment: word('fulfillment'),
  returns: word('returns'),
  overall: word('overall'),
};

const isLedger = ({ story }: Reader) => story.parts?.ledger !== undefined;

/** What was set aside: in a provider's ledger what is free of it, elsewhere all that ever was. What was taken at once was set aside, too. */
const authorized: Reading = (reader) =>
  isLedger(reader)
    ? together(reader, (tender) => Math.max(0, tender.authorized - tender.pending.capture - tender.pending.void))
    : figures(reader).authorized + figures(reader).captured;

/** What a ledger tells was charged and is still there; a refund that names nothing stands alone, and so does what was paid before. */
const charged = ({ payment, captured, refunded, unmatched, disputed, pending: { refund } }: TenderFigures) => {
  const isOfCharges = payment === ledgerTender || captured > 0;
  const told = payment === presupposedTender ? 0 : captured;
  return told - disputed - refund - (isOfCharges ? refunded + unmatched : 0);
};

const grantedRefundStatus: Reading = ({ story, moment: { order } }) => {
  const { requested, underWay, executed, failed } = refundsOf(order);
  if (executed > 0 && executed >= (story.parts?.grantedRefund ?? 0)) return 'success';
  if (requested + underWay > 0) return 'pending';
  return failed > 0 ? 'failure' : 'none';
};

/** What covers the order: money that is here, and money that is set aside; of one kind alone where the case asks so. */
const covered: Reading = (reader) => {
  const { captured, refunded, authorized: open } = figures(reader);
  const only = reader.story.parts?.onlyStatus;
  return (only === 'authorized' ? 0 : captured - refunded) + (only === 'captured' ? 0 : open);
};

/** Amounts, in minor units. */
export const amounts: Readonly<Record<string, Reading>> = {
  total: (reader) => figures(reader).total,
  currentTotal: (reader) => figures(reader).owed,
  outstanding: (reader) => figures(reader).outstanding,
  authorized,
  captured: (reader) => figures(reader).captured,
  // A ledger counts whatever it says went back. With us a refund counts once its capture is there.
  refunded: (reader) =>
    isLedger(reader) ? together(reader, (tender) => tender.refunded + tender.unmatched) : figures(reader).refunded,
  canceled: (reader) => together(reader, ({ voided }) => voided),
  charged: (reader) => together(reader, charged),
  authorizePending: pending('authorize'),
  chargePending: pending('capture'),
  refundPending: pending('refund'),
  cancelPending: pending('void'),
  paidNet: (reader) => figures(reader).captured - figures(reader).refunded,
  refundable: ({ moment: { order } }) => refundsOf(order).refundable,
  covered,
  grantedRefundStatus,
};

type LineReading = (reader: Reader, line: string) => unknown;

const nowhere: Omit<LineCounts, 'line'> = {
  ordered: 0,
  canceled: 0,
  unplanned: 0,
  planned: 0,
  begun: 0,
  shipped: 0,
  delivered: 0,
  returning: 0,
  returned: 0,
};
const unitsIn =
  (of: (units: Omit<LineCounts, 'line'>) => number): LineReading =>
  ({ moment: { order } }, line) =>
    of(lineCountsOf(order).find((one) => one.line === line) ?? nowhere);
const stockIn =
  (of: (stock: ReturnType<typeof stockOf>[number]) => number): LineReading =>
  ({ moment: { order } }, line) =>
    stockOf(order).reduce((sum, one) => (one.line === line ? sum + of(one) : sum), 0);
const pieces = (units: Units, line: string) =>
  units.reduce((sum, one) => (one.line === line ? sum + one.quantity : sum), 0);
const inspected =
  (as: 'restock' | 'writtenOff'): LineReading =>
  ({ moment: { order } }, line) =>
    order.returns.reduce((sum, { context }) => sum + pieces(inspectionOf(context)[as], line), 0);

/** Of one line, in pieces. */
export const lineReadings: Readonly<Record<string, LineReading>> = {
  qty: unitsIn(({ ordered }) => ordered),
  fulfilled: unitsIn(({ begun, shipped }) => begun + shipped),
  remaining: unitsIn(({ unplanned }) => unplanned),
  returnRequested: unitsIn(({ returning }) => returning),
  returnReceived: inspected('restock'),
  returnDismissed: inspected('writtenOff'),
  taken: stockIn(({ committed }) => committed),
  held: stockIn(({ reserved }) => reserved),
  heldForOthers: ({ moment: { stock }, story }, line) =>
    stock[story.order.lines.find(({ id }) => id === line)?.sku ?? line]?.allocated ?? 0,
  // Pieces that the shelf owed, and has now.
  backordersFilled: ({ story, told: { opening }, moment }, line) => {
    const { sku = line, qty = 0 } = story.order.lines.find(({ id }) => id === line) ?? {};
    const owed = ({ stock }: Moment) => Math.max(0, -(stock[sku]?.onHand ?? 0));
    return Math.min(qty, Math.max(0, owed(opening) - owed(moment)));
  },
  fulfillments: ({ moment: { order } }, line) =>
    order.fulfillments.flatMap(({ state, context }) => {
      const { contents, shipped } = parcelContentsOf(context);
      const qty = pieces(contents, line);
      return qty > 0 && state !== 'canceled' ? [{ shipped: pieces(shipped, line) > 0, qty }] : [];
    }),
};

/** A reading that names a tender: `p1Refunded`. */
export function amountOf(reader: Reader, name: string): unknown {
  const known = Object.hasOwn(amounts, name) ? amounts[name] : undefined;
  if (known) return known(reader);
  const tender = /^(.+)Refunded$/.exec(name)?.[1];
  return refundsOf(reader.moment.order).tenders.find(({ payment }) => payment === tender)?.executed;
}
