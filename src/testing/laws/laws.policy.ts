import { type CoreOrderDefinition, canonical, type Order, type OrderEvent, type Policy } from '../../core.ts';
import { begin, type GeneratedHistory, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';
import { isTelling } from './told.ts';

/** When each question of the policy is asked, as its guide says. */
export const askedWhen: Readonly<Record<keyof Policy, 'shown' | 'asked' | 'placed'>> = {
  completedWhen: 'shown',
  zeroTotal: 'shown',
  nothingToShip: 'shown',
  refundComparedWith: 'shown',
  canceledUnits: 'shown',
  shippedAndDelivered: 'shown',
  returnsShown: 'shown',
  cashOnDelivery: 'shown',
  holdShownWhen: 'shown',
  paidBefore: 'asked',
  unship: 'asked',
  reopen: 'asked',
  goodwill: 'asked',
  notifications: 'asked',
  cancelAfterCapture: 'placed',
  lateMoney: 'placed',
  archived: 'placed',
  review: 'placed',
  unpaidAfter: 'placed',
  autoCompleteAfter: 'placed',
  shipWithin: 'placed',
  returnWindow: 'placed',
  refundLimitedByReceipt: 'placed',
  stock: 'placed',
  reserveAt: 'placed',
  deductAt: 'placed',
  stockOnUnship: 'placed',
  stockOnCancel: 'placed',
  stockOnFailedPayment: 'placed',
  backorder: 'placed',
  backorderLimit: 'placed',
};

/** What a shop decides anew of the questions that are asked at one time; the rest stays. */
export function decidedAnew(
  { options: { policy = {} } }: CoreOrderDefinition,
  other: Partial<Policy>,
  when: 'shown' | 'placed',
): Partial<Policy> {
  const anew = Object.fromEntries(
    Object.entries(other).filter(([question]) => askedWhen[question as keyof Policy] === when),
  );
  const decided = { ...policy, ...anew };
  return {
    ...decided,
    ...(decided.lateMoney === 'reopen' && decided.reopen !== 'allowed' && { lateMoney: 'refund' as const }),
    ...(decided.backorder !== 'allowed' && { backorderLimit: null }),
  };
}

/**
 * Laws 21 and 22: an order goes on alike under a shop that decided anew what is only shown, or what was promised to the order when it was
 * placed: the same is accepted, recorded, asked for and due, and its history with
 * what was promised tells the same order. Whoever is told of a word is told of the word that is shown.
 *
 * @returns How many events it was told.
 */
export function goesOnAlike(
  definition: CoreOrderDefinition,
  later: CoreOrderDefinition,
  history: Pick<GeneratedHistory, 'opening' | 'events'>,
): number {
  const { opening } = history;
  const { first, told, last } = tell(definition, history);
  const kept = ({ obligations }: Order) => ({ obligations });
  const entries = told.map(({ event, applied: { outcome, order } }) => ({
    event,
    outcome: { kind: outcome.kind },
    ...(event.type === 'order.place' && kept(order)),
  }));
  const begun = opening.kind === 'drafted' ? opening : { ...opening, ...kept(first) };
  if (canonical(later.replay({ opening: begun, entries })) !== canonical(last))
    breaks(
      'goesOnAlike',
      'replayed with what was promised it is another order once the shop decided anew',
      definition,
      history,
    );
  return eachStepIsAlike(definition, later, history);
}

/** The same of each step by itself, wherever the order came from. */
export function eachStepIsAlike(
  definition: CoreOrderDefinition,
  later: CoreOrderDefinition,
  { opening, events }: Pick<GeneratedHistory, 'opening' | 'events'>,
): number {
  // What is promised to a draft is promised when it is placed.
  if (opening.kind === 'drafted') return 0;
  let order = begin(definition, opening);
  for (const [i, event] of events.entries()) {
    const [now, then] = [definition, later].map((shop) => tellOf(shop, order, event));
    if (now !== then)
      breaks('goesOnAlike', `event ${i + 1} comes to something else once the shop decided anew`, definition, {
        opening,
        events,
      });
    order = definition.apply(order, event).order;
  }
  return events.length;
}

function tellOf(shop: CoreOrderDefinition, before: Order, event: OrderEvent): string {
  const { outcome, order, effects } = shop.apply(before, event);
  const reasons = 'reasons' in outcome ? (outcome.reasons ?? []) : [];
  return canonical([
    order,
    reasons.map(({ code, data }) => [code, data]),
    effects.filter((effect) => !isTelling(effect)).map(({ key }) => key),
    [shop.nextDeadline(order)],
  ]);
}
