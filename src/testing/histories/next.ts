import type { CommandDraft, OrderEvent, ParkedFact } from '../../core.ts';
import { refusedCommand } from './commands.refused.ts';
import { allowedCommand } from './commands.ts';
import { isCommand } from './history.ts';
import { hostileFact } from './hostile.ts';
import type { Scene } from './scene.ts';
import type { Sent } from './sent.ts';
import { honestFact } from './world.ts';

/**
 * What an event is to an order: a command that it allows, one that it ought to refuse, what an honest and timely partner reports, what
 * no such partner would send, or something that was sent before.
 *
 * @since 0.1.0
 */
export type EventKind = 'allowed' | 'refused' | 'honest' | 'hostile' | 'again';

/** Makes an event of each kind; none where there is nothing of the kind to send. */
const makers: Readonly<Record<EventKind, (scene: Scene) => OrderEvent | null>> = {
  allowed: (scene) => enveloped(scene, allowedCommand(scene)),
  refused: (scene) => {
    const { definition, dice, sent } = scene;
    const event = enveloped(scene, refusedCommand(definition, scene.order, scene.at, dice));
    const before = dice.chance(10) ? dice.pick(sent.filter((one) => isCommand(definition, one))) : undefined;
    return event && before ? { ...event, id: before.id } : event;
  },
  honest: (scene) => enveloped(scene, honestFact(scene.definition, scene)),
  hostile: (scene) => enveloped(scene, hostileFact(scene)),
  again: ({ dice, sent }) => dice.pick(sent) ?? null,
};

/** An event of one kind that comes to an order as it stands. */
export function nextEvent(kind: EventKind, scene: Scene): OrderEvent | null {
  return makers[kind](scene);
}

const hour = 3_600_000;

function enveloped(
  { definition, id, at, dice }: Scene,
  sent: Sent<CommandDraft | ParkedFact> | null,
): OrderEvent | null {
  if (sent === null) return null;
  const { draft, by } = sent;
  const earlier = dice.below(8);
  const occurredAt =
    earlier < 4 || isCommand(definition, draft as OrderEvent)
      ? {}
      : {
          occurredAt: new Date(Date.parse(at) - earlier * hour)
            .toISOString()
            .replace(earlier === 7 ? '.000Z' : '', earlier === 7 ? 'Z' : ''),
        };
  return { id, at, by, ...occurredAt, ...draft } as OrderEvent;
}
