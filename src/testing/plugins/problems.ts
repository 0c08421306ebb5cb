import type { CoreOrderDefinition, Order, OrderEvent, Outcome, Plugin, Reason } from '../../core.ts';
import { now } from '../exploration/edge.ts';
import type { Step } from '../exploration/explore.ts';
import { isWrittenInto } from '../frozen.ts';
import { sayings } from './sayings.ts';

const staff = { kind: 'staff', id: 'staff-1' } as const;

/**
 * What one of a plugin's functions threw, or answered instead of an answer; or that it writes into what it is given.
 *
 * @param steps - What the order was told, and what came of it.
 */
export function problemIn(
  shop: CoreOrderDefinition,
  plugin: Plugin,
  order: Order,
  steps: readonly Step[],
): { readonly code: 'throws' | 'writes'; readonly message: string } | null {
  const failed = failureIn(shop, plugin, order, steps.map(outcomeOf));
  const refused = steps.filter((step) => failureAmong(plugin, reasonsOf(outcomeOf(step))) !== null);
  const fails = (one: Order, events: readonly OrderEvent[]) =>
    failureIn(
      shop,
      plugin,
      one,
      events.map((event) => shop.apply(one, event).outcome),
    ) !== null;
  if (
    isWrittenInto(
      order,
      refused.map(({ edge }) => edge.event),
      fails,
    )
  )
    return { code: 'writes', message: sayings.writes };
  return failed === null ? null : { code: 'throws', message: sayings.throws(failed) };
}

/** What fails where an order is read and asked about, and of what came of events. */
function failureIn(
  shop: CoreOrderDefinition,
  plugin: Plugin,
  order: Order,
  outcomes: readonly Outcome[],
): string | null {
  const read = shop
    .discrepanciesOf(order)
    .find(({ code, subject }) => code === 'plugin_failed' && subject === plugin.id);
  if (read) return String(read.data.problem);
  const open = shop.available(order, { by: staff, at: now });
  return failureAmong(plugin, [...open.flatMap(({ reasons }) => reasons), ...outcomes.flatMap(reasonsOf)]);
}

function failureAmong({ id }: Plugin, reasons: readonly Reason[]): string | null {
  const failed = reasons.find(({ code, data }) => code === 'hook_failed' && String(data.hook).split(/[:.]/)[0] === id);
  return failed ? `one of its functions fails: ${failed.data.problem}` : null;
}

function outcomeOf({ applied }: Step): Outcome {
  return applied.outcome;
}

function reasonsOf(outcome: Outcome): readonly Reason[] {
  return 'reasons' in outcome ? (outcome.reasons ?? []) : [];
}
