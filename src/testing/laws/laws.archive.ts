import { type CoreOrderDefinition, canonical, type Order, type OrderEvent } from '../../core.ts';
import { begin, type GeneratedHistory } from '../histories/history.ts';
import { breaks } from './law-broken.ts';

const staff = { kind: 'staff', id: 'archivist' } as const;

/**
 * Law 15: nothing moves in an archived order under the freeze policy. It accepts no command but to be taken out, shows the same words
 * whatever is reported, and once it is taken out it is what it would be had it been taken out before.
 *
 * @returns Whether the order could be archived: a draft cannot.
 */
export function freezingOnlyDelays(
  definition: CoreOrderDefinition,
  history: GeneratedHistory,
  prefix: number,
): boolean {
  const { opening, events } = history;
  const at = events.at(-1)?.at ?? opening.input.at;
  const fails = (problem: string) => breaks('freezingOnlyDelays', problem, definition, { opening, events });
  const take = (order: Order, event: OrderEvent) => definition.apply(order, event).order;
  const before = events.slice(0, prefix).reduce(take, begin(definition, opening));
  const archived = take(before, { type: 'order.archive', id: 'to-the-archive', at, by: staff });
  const words = definition.statusOf(archived);
  if (!words.archived) return false;

  const facts = events.slice(prefix);
  const told = facts.reduce((order, fact) => {
    const { outcome, order: after, status } = definition.apply(order, fact);
    if (outcome.kind !== 'parked' && outcome.kind !== 'duplicate') fails(`${fact.type} was ${outcome.kind}`);
    if (canonical(status) !== canonical(words)) fails(`after ${fact.type} it shows other words`);
    return after;
  }, archived);
  const allowed = definition.available(told, { by: staff, at }).filter(({ reasons }) => reasons.length === 0);
  for (const { command } of allowed)
    if (command.type !== 'order.unarchive') fails(`${command.type} is possible in a frozen order`);
  if (definition.nextDeadline(told)) fails('a frozen order has a deadline');

  const out = { type: 'order.unarchive', id: 'out-of-the-archive', at, by: staff } as const;
  const late = { ...take(told, out), revision: 0 };
  const early = { ...facts.reduce(take, take(archived, out)), revision: 0 };
  if (canonical(late) !== canonical(early))
    fails('taken out, it is another order than if it had been out all the time');
  return true;
}
