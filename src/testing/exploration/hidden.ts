import type { Order, OrderEvent } from '../../core.ts';
import { storyOf } from '../histories/story.ts';
import { LawBroken } from '../laws/law-broken.ts';
import type { Edge } from './edge.ts';
import type { Look } from './explore.ts';
import type { Scene } from './scene.ts';

/** What a command asks for and of which part: not how much, how many, or drawn on what. What it makes anew may have any name. */
function aboutOf({ event }: Edge, { payments, fulfillments, returns }: Order): string {
  const said = event as unknown as Readonly<Record<string, string>>;
  const parts = new Set([...payments, ...fulfillments, ...returns].map(({ id }) => id));
  const subject = ['payment', 'fulfillment', 'return'].find((field) => parts.has(said[field] ?? ''));
  const { scope = '', review = '' } = said;
  return [event.type, subject ? said[subject] : '', scope, review].join(' ');
}

/**
 * The other half of law 18: whatever was possible somewhere is sent to every record that does not offer it, and is refused. Of each size
 * that was met, the last: the least.
 */
export function createHiding(scene: Scene): Look {
  const { definition, opening } = scene;
  const met = new Map<string, OrderEvent>();
  return ({ order, path }, steps) => {
    const offered = new Set<string>();
    for (const { edge, applied } of steps) {
      if (edge.kind !== 'command' || applied.outcome.kind === 'rejected') continue;
      const about = aboutOf(edge, order);
      offered.add(about);
      met.set(about, edge.event);
    }
    for (const [about, event] of met) {
      if (offered.has(about)) continue;
      const sent = { ...event, id: 'hidden' } as OrderEvent;
      const { outcome, order: after, effects } = definition.apply(order, sent);
      if (outcome.kind === 'rejected' && after === order && effects.length === 0 && outcome.reasons.length > 0)
        continue;
      const problem = `${sent.type} is not offered, and is ${outcome.kind}`;
      const story = storyOf(definition, { opening, events: [...path(), sent] });
      throw new LawBroken('whatIsAvailableIsAccepted', problem, story);
    }
  };
}
