import type { Actor, CommandDraft } from '../../core.ts';
import { type Next, now, type Sight } from './edge.ts';
import { whoAsks } from './edges.plugins.ts';
import type { Scene } from './scene.ts';
import { sizesOf } from './sizes.ts';

const staff: Actor = { kind: 'staff', id: 'staff-1' };

/** Every command that is available, in every size, what is forced, and the deadlines that pass. */
export function commandsOf({ scene, order }: Sight): Next[] {
  const open = scene.definition.available(order, { by: staff, at: now });
  const asked = open.flatMap(({ command, allowed }) =>
    allowed && isAsked(scene, command) ? sizesOf(scene, command) : [],
  );
  return [
    ...asked.map((draft): Next => {
      const by = whoAsks(sampleOf(scene, draft.type)?.spec);
      return { kind: 'command', draft, by, pays: draft.type === 'payment.mark_paid' };
    }),
    ...(scene.overrides ? overrides(open, order) : []),
    ...deadlinesThatPass(scene, order),
  ];
}

function isAsked(scene: Scene, { type }: CommandDraft): boolean {
  return scene.commands.has(type) || sampleOf(scene, type) !== undefined;
}

function sampleOf({ samples }: Scene, type: string) {
  return samples.find((sample) => sample.type === type);
}

/** What staff do past the guards. */
function overrides(open: ReturnType<Scene['definition']['available']>, { fulfillments }: Sight['order']): Next[] {
  const set = open.flatMap(({ command, allowed }): CommandDraft[] =>
    allowed && command.type === 'order.set_status' ? [command] : [],
  );
  const forced = fulfillments.map(
    ({ id: fulfillment }): CommandDraft => ({ type: 'fulfillment.ship', fulfillment, force: true, reason: 'forced' }),
  );
  return [...set, ...forced].map((draft): Next => ({ kind: 'override', draft, by: staff }));
}

/** Time goes on to the first deadline. */
function deadlinesThatPass({ definition }: Scene, order: Sight['order']): Next[] {
  const due = definition.nextDeadline(order);
  if (due === null) return [];
  return definition.tick(order, due.dueAt).map((event): Next => {
    const { id, at, by, ...draft } = event;
    return { kind: 'command', draft, by, id, at };
  });
}
