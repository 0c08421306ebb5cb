import type { CoreOrderDefinition, Opening, OrderEvent } from '../../core.ts';
import { type GeneratedHistory, isAccepted, tell } from '../histories/history.ts';
import { createHoldBooks } from './books.holds.ts';
import { breaks } from './law-broken.ts';
import { eventsOf } from './settings.ts';
import { createUnitBooks } from './unit-books.ts';

type Move = Extract<OrderEvent, { readonly type: `fulfillment.${'request' | 'pick' | 'pack' | 'offer' | 'ship'}` }>;

function isMove(event: OrderEvent): event is Move {
  return /^fulfillment\.(request|pick|pack|offer|ship)$/.test(event.type);
}

/** A little list of reviews that reads events only. */
function createReviewBooks(definition: CoreOrderDefinition, { kind }: Opening) {
  const byPolicy = definition.policy.review !== 'none';
  const opened = new Set(byPolicy && kind === 'placed' ? ['place'] : []);
  const decided = new Set<string>();
  return {
    read(event: OrderEvent): void {
      if (event.type === 'review.opened') opened.add(event.reference);
      if (event.type === 'order.place' && byPolicy) opened.add(event.id);
      if (event.type === 'review.approve' || event.type === 'review.reject') decided.add(event.review);
    },
    isOpen: () => [...opened].some((review) => !decided.has(review)),
  };
}

/** What a command packs, by line: what it names, a line as often as it names it, or all that the parcel holds. */
function piecesToPack(
  { units }: Extract<OrderEvent, { readonly type: 'fulfillment.pack' }>,
  contents: Record<string, number>,
): Record<string, number> {
  if (!units) return contents;
  const pieces: Record<string, number> = {};
  for (const { line, quantity } of units) pieces[line] = (pieces[line] ?? 0) + quantity;
  return pieces;
}

/** While a review is open, no command of ours packs or ships; where it comes before payment, none asks for money. */
export function nothingMovesUnderReview(
  definition: CoreOrderDefinition,
  history: Pick<GeneratedHistory, 'opening' | 'events'>,
): void {
  const { opening, events } = history;
  const reviews = createReviewBooks(definition, opening);
  let promised = definition.policy.review === 'before_payment' && opening.kind === 'placed';
  for (const [i, told] of tell(definition, history).told.entries()) {
    if (!isAccepted(told)) continue;
    const { type } = told.event;
    const moves = isMove(told.event);
    const asks = promised && (type === 'payment.authorize' || type === 'payment.capture');
    if (reviews.isOpen() && (moves || asks))
      breaks('nothingMovesUnderReview', `event ${i + 1} does not wait for the review`, definition, {
        opening,
        events: events.slice(0, i + 1),
      });
    reviews.read(told.event);
    if (type === 'order.place') promised = definition.policy.review === 'before_payment';
  }
}

/**
 * While a hold stands, no command of ours packs or ships what it keeps back: of a line, so many pieces stay as holds name, whether it is
 * shipped or delivered without shipping.
 */
export function nothingHeldIsMovedByUs(
  definition: CoreOrderDefinition,
  history: Pick<GeneratedHistory, 'opening' | 'events'>,
): void {
  const law = 'nothingHeldIsMovedByUs';
  const { opening, events } = history;
  const units = createUnitBooks(opening);
  const holds = createHoldBooks();
  const { told } = tell(definition, history);
  for (const [i, { event, before, applied }] of told.entries()) {
    if (!isAccepted({ event, before, applied })) continue;
    const fail = (problem: string) =>
      breaks(law, `event ${i + 1} ${problem}`, definition, { opening, events: events.slice(0, i + 1) });
    const leftBefore = new Map(units.lines.map(({ id }) => [id, units.lineOf(before, id).left]));
    const packed = event.type === 'fulfillment.pack' ? piecesToPack(event, units.contentsOf(event.fulfillment)) : {};
    for (const [id, pieces] of Object.entries(packed)) {
      const free = (leftBefore.get(id) ?? 0) - holds.onLine(id);
      if (holds.onLine(id) > 0 && pieces > free) fail(`packs ${pieces} of ${id} and ${free} are not held`);
    }
    units.decide(event, before);
    units.read(event);
    for (const { line: id } of event.type === 'fulfillment.pick' ? event.units : []) {
      const picked = event.type === 'fulfillment.pick' ? (units.pickedOf(event.fulfillment)[id] ?? 0) : 0;
      const free = (leftBefore.get(id) ?? 0) - holds.onLine(id);
      if (holds.onLine(id) > 0 && picked > free) fail(`leaves ${picked} of ${id} picked and ${free} are not held`);
    }
    for (const step of eventsOf(event, before)) {
      if (!isMove(step)) continue;
      if (holds.onOrder()) fail('moves goods of an order that is held');
      if (holds.onParcel(step.fulfillment)) fail('moves a parcel that is held');
    }
    if (event.type === 'fulfillment.ship') {
      for (const { id } of units.lines) {
        const { left } = units.lineOf(applied.order, id);
        if (left < (leftBefore.get(id) ?? 0) && left < holds.onLine(id))
          fail(`leaves ${left} of ${id} and ${holds.onLine(id)} are held`);
      }
    }
    holds.read(event);
  }
}
