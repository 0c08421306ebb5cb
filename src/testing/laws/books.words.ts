import type {
  FulfillmentStatus,
  Opening,
  Order,
  OverallStatus,
  PaymentStatus,
  Policy,
  Readings,
  ReturnStatus,
} from '../../core.ts';
import { type BookedFigures, createFigureBooks } from './books.figures.ts';

/** What the books say of an order; of a word more than one where they do not know, and no reading of which they do not. */
export interface Said {
  readonly payment: readonly PaymentStatus[];
  readonly fulfillment: readonly FulfillmentStatus[];
  readonly returns: readonly ReturnStatus[];
  readonly overall: readonly OverallStatus[];
  readonly any: Partial<Readings>;
  readonly all: Partial<Readings>;
}

/** `null` where the books do not know. */
type Maybe = boolean | null;
type Table<Word> = readonly (readonly [Word, Maybe])[];

/** The first word that holds, and those before it of which it is not known. */
function wordsOf<Word>(table: Table<Word>): readonly Word[] {
  const end = table.findIndex(([, holds]) => holds === true);
  return [...new Set(table.slice(0, end + 1).flatMap(([word, holds]) => (holds === false ? [] : [word])))];
}

const both = (...all: readonly Maybe[]): Maybe => (all.includes(false) ? false : all.includes(null) ? null : true);
const known = (figure: number | null, holds: (figure: number) => boolean): Maybe =>
  figure === null ? null : holds(figure);

function paymentOf(f: BookedFigures, policy: Policy): readonly PaymentStatus[] {
  const isFree = f.total === 0 && f.captured === 0 && f.authorized === 0 && f.refunded === 0 && f.disputed === 0;
  const whole = policy.refundComparedWith === 'total' ? f.total : f.captured;
  const waiting = f.tenders.filter(({ word }) => word === 'waits');
  const isCash = waiting.length > 0 && waiting.every(({ method }) => method === 'cash_on_delivery');
  const some = (...words: readonly string[]) => f.tenders.some(({ word }) => words.includes(word));
  return wordsOf<PaymentStatus>([
    [policy.zeroTotal, isFree],
    ['disputed', f.disputed > 0],
    ['refunded', f.refunded > 0 && f.refunded >= whole],
    ['partially_refunded', f.refunded > 0],
    ['overpaid', known(f.outstanding, (left) => left < 0)],
    [
      'paid',
      both(
        f.captured > 0,
        known(f.outstanding, (left) => left === 0 && f.writtenOff === 0),
      ),
    ],
    ['partially_paid', f.captured > 0],
    [
      'authorized',
      both(
        f.authorized > 0,
        known(f.owed, (owed) => f.authorized >= owed),
      ),
    ],
    ['partially_authorized', f.authorized > 0],
    ['voided', f.calledOff],
    ['not_required', policy.cashOnDelivery === 'skipped' && isCash],
    ['pending', some('waits')],
    ['failed', some('failed')],
    ['expired', some('expired')],
    ['voided', some('voided')],
    ['unpaid', true],
  ]);
}

function fulfillmentOf(f: BookedFigures, policy: Policy): readonly FulfillmentStatus[] {
  const isWhole = f.gone === f.live;
  const cameBack = isWhole && f.back > 0 && policy.returnsShown === 'in_fulfillment';
  return wordsOf<FulfillmentStatus>([
    [policy.nothingToShip, f.ordered === 0],
    ['canceled', f.live === 0],
    ['returned', cameBack && f.back === f.live],
    ['partially_returned', cameBack],
    ['partially_fulfilled', f.gone > 0 && (!isWhole || (f.live < f.ordered && policy.canceledUnits === 'counted'))],
    ['delivered', f.arrived === f.live],
    [policy.shippedAndDelivered, isWhole && f.arrived > 0],
    ['fulfilled', isWhole],
    ['on_hold', heldIn(f, 'shipping').all],
    ['on_hold', both(policy.holdShownWhen === 'some', heldIn(f, 'shipping').any)],
    ['scheduled', f.scheduled >= f.open.shipping],
    ['in_progress', f.begun > 0],
    ['unfulfilled', true],
  ]);
}

/** Whether some and all of what is open is held. */
function heldIn({ open, held, heldAtMost }: BookedFigures, ...ways: readonly ('shipping' | 'digital')[]) {
  const sum = (pieces: typeof open) => ways.reduce((all, way) => all + pieces[way], 0);
  const [left, kept, most] = [sum(open), sum(held), sum(heldAtMost)];
  const reaches = (least: number): Maybe => (kept >= least ? true : most >= least ? null : false);
  return { any: reaches(1), all: left === 0 ? false : reaches(left) };
}

function returnsOf({ cases, live, back }: BookedFigures): readonly ReturnStatus[] {
  const stands = (...states: readonly string[]) => cases.filter(({ state }) => states.includes(state));
  return wordsOf<ReturnStatus>([
    ['returned', back > 0 && back === live],
    ['requested', stands('requested').length > 0],
    ['in_progress', stands('approved', 'in_transit', 'received').length > 0],
    ['inspection_complete', stands('inspected').some(({ inFull }) => inFull)],
    ['partially_returned', back > 0],
    ['none', true],
  ]);
}

function isCompleted(f: BookedFigures, policy: Policy): Maybe {
  const { lifecycle, live } = f;
  const isBalanced = both(
    f.isSettled,
    known(f.outstanding, (left) => left === 0),
  );
  const nothingOpen = f.open.shipping === 0 && f.open.digital === 0;
  if (policy.completedWhen === 'paid_and_fulfilled') return both(nothingOpen, isBalanced);
  if (policy.completedWhen === 'delivered')
    return both(f.open.digital === 0, live > 0 ? f.arrived === live : isBalanced);
  if (lifecycle === 'closed') return true;
  if (policy.completedWhen === 'closed') return both(lifecycle === 'canceled', isBalanced);
  return both(nothingOpen, live > 0 ? f.received : isBalanced);
}

function overallOf(f: BookedFigures, policy: Policy): readonly OverallStatus[] {
  const { lifecycle } = f;
  const { any, all } = heldIn(f, 'shipping', 'digital');
  const begun = f.tenders.some(({ word }) => word === 'came') || f.begun > 0 || f.gone > 0 || f.confirmed;
  return wordsOf<OverallStatus>([
    ['draft', lifecycle === 'draft'],
    ['canceled', f.liveOfAll === 0 || (lifecycle === 'canceled' && f.gone === 0)],
    ['returned', f.live > 0 && f.back === f.live],
    ['in_review', lifecycle === 'in_review'],
    ['completed', isCompleted(f, policy)],
    ['on_hold', all],
    ['on_hold', both(policy.holdShownWhen === 'some', any)],
    ['shipped', f.live > 0 && f.gone === f.live],
    ['processing', begun],
    ['pending', true],
  ]);
}

/** Only what the books know. */
function sure(readings: { readonly [Name in keyof Readings]: Maybe }): Partial<Readings> {
  return Object.fromEntries(Object.entries(readings).filter(([, is]) => is !== null));
}

/** A second reading of the four words, of any and of all, from figures that books count. */
export function createWordBooks(opening: Opening) {
  const books = createFigureBooks(opening);
  return {
    /** Reads an accepted event. */
    read: books.read,
    said(order: Order, policy: Policy): Said {
      const f = books.figures(order);
      const { ordered, live, gone, arrived, back, captured, refunded, authorized } = f;
      const whole = (pieces: number) => live > 0 && pieces === live;
      const held = heldIn(f, 'shipping', 'digital');
      return {
        payment: paymentOf(f, policy),
        fulfillment: fulfillmentOf(f, policy),
        returns: returnsOf(f),
        overall: overallOf(f, policy),
        any: sure({
          authorized: authorized > 0,
          captured: captured > 0,
          refunded: refunded > 0,
          shipped: gone > 0,
          delivered: arrived > 0,
          returned: back > 0,
          canceled: live < ordered,
          held: held.any,
        }),
        all: sure({
          authorized: both(
            authorized > 0,
            known(f.outstanding, (left) => authorized >= left),
          ),
          captured: both(
            captured > 0,
            known(f.outstanding, (left) => left <= 0 && f.writtenOff === 0),
          ),
          refunded: refunded > 0 && refunded >= captured,
          shipped: whole(gone),
          delivered: whole(arrived),
          returned: whole(back),
          canceled: ordered > 0 && live === 0,
          held: held.all,
        }),
      };
    },
  };
}
