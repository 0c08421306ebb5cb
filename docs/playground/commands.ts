import type { Actor, Available, CommandDraft, Order, OrderDefinition, OrderEvent } from '../../src/index.ts';
import { carried } from './plugins.ts';

/** Every command that there is for the order, with the reasons of those that may not be sent now. */
export function commandsOf(
  definition: OrderDefinition,
  order: Order,
  who: { readonly by: Actor; readonly at: string },
): readonly Available[] {
  return [...definition.available(order, who), ...carriedCommands(definition, order, who)];
}

/** Commands of plugins that carry something: what that is, only the page says. */
function carriedCommands(
  definition: OrderDefinition,
  order: Order,
  who: { readonly by: Actor; readonly at: string },
): readonly Available[] {
  return definition.plugins.list.flatMap(({ id, events }) =>
    Object.entries(events).flatMap(([name, { kind }]) => {
      const command = { type: `${id}.${name}`, payload: carried[`${id}.${name}`]?.payload } as unknown as CommandDraft;
      if (kind !== 'command' || carried[command.type] === undefined) return [];
      const answer = definition.can(order, { ...command, id: 'available', ...who } as OrderEvent);
      return [{ command, allowed: answer.allowed, reasons: answer.allowed ? [] : answer.reasons }];
    }),
  );
}
