import type { CoreOrderDefinition, Order, OrderEvent, Outcome } from '../core.ts';
import { deepFreeze } from './frozen.ts';

/** What events come to, taken one after the other. */
export interface Course {
  /** In the order in which the events were given. */
  readonly outcomes: readonly Outcome[];
  readonly order: Order;
}

function courseOf(definition: CoreOrderDefinition, from: Order, events: readonly OrderEvent[]): Course {
  let order = from;
  const outcomes = events.map((event): Outcome => {
    const applied = definition.apply(order, event);
    order = deepFreeze(applied.order);
    return applied.outcome;
  });
  return { outcomes, order };
}

/** Which of two that come at once is first is the keeper's to say. */
export function coursesOf(
  definition: CoreOrderDefinition,
  from: Order,
  events: readonly OrderEvent[],
): readonly Course[] {
  const course = courseOf(definition, from, events);
  if (events.length === 1) return [course];
  const other = courseOf(definition, from, [...events].reverse());
  return [course, { ...other, outcomes: [...other.outcomes].reverse() }];
}

/** What came of several, in a few words. */
export function sayingsOf(outcomes: readonly Outcome[]): string {
  return outcomes.map(sayingOf).join(', ');
}

/** What came of one. */
export function sayingOf(outcome: Outcome | undefined): string {
  const reasons = outcome?.kind === 'rejected' ? outcome.reasons.map(({ code }) => code) : [];
  return [outcome?.kind ?? 'nothing', ...reasons].join(' ');
}
