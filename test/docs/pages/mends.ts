/** For each discrepancy what brings it and what mends it: stories that are run, and the words that the page has for them. */
import type { DiscrepancyCode, Order, OrderDefinition, Outcome } from '../../../src/index.ts';
import { envelop, type Tell } from '../../../src/testing/scenario.tell.ts';
import type { Story } from '../../../src/testing/scenario.ts';
import { goodsMendings } from './mends.goods.ts';
import { moneyMendings } from './mends.money.ts';
import { orderMendings } from './mends.order.ts';

/** An event, or from here on another definition that reads the order. */
export type Step = Tell | { readonly readBy: OrderDefinition };

/** One way in which a discrepancy comes and goes. In its words the event types of its story stand in backticks. */
export interface Mending {
  /** An order in which it does not stand. */
  readonly before: () => Story;
  readonly brought: string;
  /** Each of them alone brings it. */
  readonly brings: readonly Step[];
  /** After each of them it no longer stands: its last step ends it. */
  readonly mended?: readonly Way[];
  /** Where it stays: what a person does, and the steps with which the order is completed all the same. */
  readonly stays?: Way;
}

/** What a way is called, and its steps. */
export type Way = readonly [says: string, ...steps: Step[]];

export const mendings: Readonly<Record<DiscrepancyCode, readonly [Mending, ...Mending[]]>> = {
  ...moneyMendings,
  ...goodsMendings,
  ...orderMendings,
};

/** An order, who reads it, how many events came, and those of them that were not taken. */
export interface Scene {
  readonly definition: OrderDefinition;
  readonly order: Order;
  readonly count: number;
  readonly refused: readonly string[];
}

/** The order as the story of a mending begins. */
export function begun({ before }: Mending): Scene {
  const { definition, order, beats } = before();
  return { definition, order, count: beats.length, refused: [] };
}

/** The order with what each event brings that is said to bring it. */
export function broughtIn(mending: Mending): readonly Scene[] {
  return mending.brings.map((step) => played(begun(mending), step));
}

/** The order after these steps, one after the other. */
export function played(scene: Scene, ...steps: readonly Step[]): Scene {
  let { definition, order, count } = scene;
  const refused = [...scene.refused];
  for (const step of steps) {
    if ('readBy' in step) {
      definition = step.readBy;
      continue;
    }
    count += 1;
    const applied = definition.receive(order, envelop(step, order.currency, count));
    order = applied.order;
    if (untaken.includes(applied.outcome.kind)) refused.push(JSON.stringify([step, applied.outcome]));
  }
  return { definition, order, count, refused };
}

const untaken: readonly Outcome['kind'][] = ['rejected', 'duplicate'];

/** The event types that a text names. */
export function namedIn(text: string): readonly string[] {
  return [...text.matchAll(eventType)].map(([, type = '']) => type);
}

/** A text in which every event type is what `link` makes of it. */
export function withEvents(text: string, link: (type: string) => string): string {
  return text.replaceAll(eventType, (_, type: string) => link(type));
}

const eventType = /`([a-z]+\.[a-z_]+)`/g;
