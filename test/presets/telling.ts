import type { Envelope, Order, OrderEvent, OrderStatus } from '../../src/index.ts';
import { isTelling, toldToCustomer, toldToSystems } from '../../src/testing/laws/told.ts';
import { hours, type Tell } from '../../src/testing/scenario.tell.ts';
import type { Story } from '../../src/testing/scenario.ts';

const staff = { kind: 'staff', id: 'sam' } as const;

/** Who sends a preset's event, and when; by staff unless told otherwise. */
export function envelope(id: string, more: Partial<Envelope> = {}): Envelope {
  return { id, at: hours(1), by: staff, ...more };
}

/** A preset's event as a story tells it. */
export function tell(event: OrderEvent): Tell {
  return event as Tell;
}

/** What a preset says of a story's order. */
export function inWords<Words>(
  { words }: { readonly words: (status: OrderStatus, order?: Order) => Words },
  { definition, order }: Story,
): Words {
  return words(definition.statusOf(order), order);
}

/** What became of the last event: the codes that it was refused with, or nothing. */
export function refusal({ latest }: Story): readonly string[] {
  const outcome = latest.at(-1)?.outcome;
  return outcome?.kind === 'rejected' ? outcome.reasons.map(({ code }) => code) : [];
}

/** The types of everything that the last events asked for, beside telling of statuses. */
export function asked({ latest }: Story): readonly string[] {
  return latest.flatMap(({ effects }) => effects.filter((effect) => !isTelling(effect)).map(({ type }) => type));
}

/** What the last events told the customer: the words that they came to see. */
export function customerTold({ latest }: Story): readonly string[] {
  return latest.flatMap(({ effects }) => toldToCustomer(effects));
}

/** What the last events told other systems. */
export function systemsTold({ latest }: Story): readonly string[] {
  return latest.flatMap(({ effects }) => toldToSystems(effects));
}

/** Lets every deadline come that is due. */
export function ticked(story: Story, at: string): Story {
  return story.when(...story.definition.tick(story.order, at).map(tell));
}
