import {
  type Applied,
  type CoreOrderDefinition,
  fulfillmentPart,
  type Order,
  type OrderEvent,
  type Part,
  type PartEvent,
  paymentPart,
  returnPart,
} from '../../core.ts';
import { deciding, shopOf } from '../histories/arbitraries.ts';
import { type GeneratedHistory, isFact, tell } from '../histories/history.ts';
import { breaks } from '../laws/law-broken.ts';
import { freezingOnlyDelays } from '../laws/laws.archive.ts';
import { whatIsAvailableIsAccepted } from '../laws/laws.available.ts';
import { editsChangeWhatTheySay } from '../laws/laws.edits.ts';
import { nothingHeldIsMovedByUs, nothingMovesUnderReview } from '../laws/laws.holds.ts';
import { heldMoneyIsNeverUnpaid, weNeverRefundMoreThanWasCaptured } from '../laws/laws.money.ts';
import { bothExecutorsAgree } from '../laws/laws.parts.ts';
import { anyOrderOfPluginsIsTheSame } from '../laws/laws.plugins.ts';
import { decidedAnew, goesOnAlike } from '../laws/laws.policy.ts';
import { everyUnitIsInOneStockState } from '../laws/laws.stock.ts';
import { whatMovedIsTold } from '../laws/laws.tellings.ts';
import { noUnitIsMovedTwice } from '../laws/laws.units.ts';

type LifeLaw = (definition: CoreOrderDefinition, history: GeneratedHistory) => unknown;

/** Laws that hold a whole life against books that read its events, by number. */
export const lawsOfLives: Readonly<Record<number, LifeLaw>> = {
  1: replaysToItsEnd,
  4: weNeverRefundMoreThanWasCaptured,
  5: noUnitIsMovedTwice,
  6: unitsAreInOneStockState,
  7: heldMoneyIsNeverUnpaid,
  10: bothExecutorsAgreeOnItsParts,
  13: anyOrderOfPluginsIsTheSame,
  15: freezingDelaysItsLastFacts,
  16: editsChangeWhatTheySay,
  18: whatIsAvailableIsAccepted,
  19: nothingHeldIsMovedByUs,
  20: nothingMovesUnderReview,
  21: (definition, history) => goesOnAlike(definition, otherwise(definition, 'shown'), history),
  22: (definition, history) => goesOnAlike(definition, otherwise(definition, 'placed'), history),
  23: whatMovedIsTold,
};

/** Holds every law of lives against one, each as is said. */
export function lawsHoldIn(
  definition: CoreOrderDefinition,
  history: GeneratedHistory,
  attempt: (law: () => void) => void = (law) => law(),
): void {
  const remembers = remembering(definition);
  for (const law of Object.values(lawsOfLives)) attempt(() => law(remembers, history));
}

/** The same shop, which knows what came of an event that it applied before: every law tells the same story. */
function remembering(definition: CoreOrderDefinition): CoreOrderDefinition {
  const known = new WeakMap<Order, Map<OrderEvent, Applied>>();
  return {
    ...definition,
    apply: (order, event) => {
      const before = known.get(order)?.get(event);
      if (before) return before;
      const applied = definition.apply(order, event);
      known.set(order, (known.get(order) ?? new Map()).set(event, applied));
      return applied;
    },
  };
}

/** Law 1 of the end of a life: its prefixes are ends of other lives, or of this one's beginning. */
function replaysToItsEnd(definition: CoreOrderDefinition, { opening, events }: GeneratedHistory): void {
  const { told, last } = tell(definition, { opening, events });
  const entries = told.map(({ event, applied: { outcome } }) => ({ event, outcome: { kind: outcome.kind } }));
  const history = { opening, entries };
  const fails = (problem: string) => breaks('replaysToItsEnd', problem, definition, { opening, events });
  if (JSON.stringify(definition.replay(history)) !== JSON.stringify(last)) fails('replayed it is another order');
  if (definition.audit(history).length > 0) fails('audited it is decided otherwise');
}

/** Law 6 with a warehouse of too few pieces, enough, or none. */
function unitsAreInOneStockState(definition: CoreOrderDefinition, history: GeneratedHistory): void {
  if (definition.policy.stock !== 'asked') return;
  const shelves = [history.events.length % 4];
  everyUnitIsInOneStockState(definition, history, { shelves, mail: ['asked', 'nothing', 'sent', 'arrives'] });
}

/** Law 10 of what each part of the order was told. */
function bothExecutorsAgreeOnItsParts(_: CoreOrderDefinition, { opening, events }: GeneratedHistory): void {
  const agree = <Context>(part: Part<Context, never, string>, context: Context, field: string) => {
    const ids = new Set(events.flatMap((event) => (field in event ? [event[field as never] as string] : [])));
    for (const id of ids) {
      const told = events.filter((event) => event.type.startsWith(`${field}.`) && event[field as never] === id);
      bothExecutorsAgree(part as unknown as Part<Context, PartEvent, string>, context, told);
    }
  };
  agree(paymentPart, { currency: opening.input.currency, rows: [] }, 'payment');
  agree(fulfillmentPart, { rows: [] }, 'fulfillment');
  agree(returnPart, { rows: [] }, 'return');
}

/** Law 15, where a life ends in facts. */
function freezingDelaysItsLastFacts(definition: CoreOrderDefinition, history: GeneratedHistory): void {
  const prefix = history.events.findLastIndex((event) => !isFact(definition, event)) + 1;
  if (prefix < history.events.length) freezingOnlyDelays(deciding(definition, { archived: 'freeze' }), history, prefix);
}

const others = new WeakMap<CoreOrderDefinition['options'], Map<string, CoreOrderDefinition>>();

/** The shop as it could have decided what is only shown, or was promised to others. */
function otherwise({ options, policy }: CoreOrderDefinition, when: 'shown' | 'placed'): CoreOrderDefinition {
  const known = others.get(options) ?? new Map<string, CoreOrderDefinition>();
  others.set(options, known);
  const decided =
    known.get(when) ??
    shopOf({ ...options, policy: decidedAnew({ options } as CoreOrderDefinition, elseThan(policy), when) });
  known.set(when, decided);
  return decided;
}

function elseThan(policy: CoreOrderDefinition['policy']): Partial<CoreOrderDefinition['policy']> {
  return {
    completedWhen: policy.completedWhen === 'closed' ? 'delivered' : 'closed',
    refundComparedWith: policy.refundComparedWith === 'total' ? 'captured' : 'total',
    canceledUnits: policy.canceledUnits === 'counted' ? 'ignored' : 'counted',
    cancelAfterCapture: policy.cancelAfterCapture === 'refuse' ? 'refund' : 'refuse',
    lateMoney: policy.lateMoney === 'refund' ? 'discrepancy' : 'refund',
    unpaidAfter: { days: 1 },
    stock: policy.stock === 'asked' ? 'outside' : 'asked',
  };
}
