import { stockOf } from '../../src/index.ts';
import type { StoryOpening } from '../../src/testing/scenario.opening.ts';
import { hours, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { createWarehouse, type Shelves, type Warehouse } from '../../src/testing/testing.ts';

/** A story with a warehouse that answers what it is asked after every event. */
export interface KeptStory {
  readonly story: Story;
  readonly warehouse: Warehouse;
  /** What the warehouse was asked, in the order in which it came. */
  readonly asked: readonly string[];
  readonly when: (...events: readonly Tell[]) => KeptStory;
  /** Goods come in. */
  readonly comesIn: (article: string, quantity: number, location?: string) => KeptStory;
}

const shelvesFull: Shelves = { shirt: 10, mug: 10 };

/** Opens a story whose stock is asked for: ten of everything, unless told otherwise. */
export function kept({
  shelves = shelvesFull,
  policy,
  ...opening
}: StoryOpening & { readonly shelves?: Shelves } = {}): KeptStory {
  const warehouse = createWarehouse({ shelves });
  const begun = given({ ...opening, policy: { stock: 'asked', ...policy } });
  return answered(begun, warehouse, []);
}

function answered(begun: Story, warehouse: Warehouse, before: readonly string[]): KeptStory {
  const asked = [...before];
  let story = begun;
  for (;;) {
    const effect = story.definition.pendingEffects(story.order).find(({ type }) => /stock/.test(type));
    const answer = effect && warehouse.answer(story.order, effect, hours(story.beats.length + 1));
    if (!effect || !answer) break;
    asked.push(told(effect as unknown as Record<string, unknown>));
    if (asked.length > 200) throw new Error(`it never ends: ${asked.slice(-6).join(', ')}`);
    const next = story.when(answer);
    if (next.order === story.order) throw new Error(`${answer.type} says nothing new of ${effect.key}`);
    story = next;
  }
  const self: KeptStory = {
    story,
    warehouse,
    asked,
    when: (...events) => events.reduce((now, event) => answered(now.story.when(event), warehouse, now.asked), self),
    comesIn: (article, quantity, location) => {
      const news = warehouse.receive(article, quantity, hours(story.beats.length + 1), location);
      return answered(
        news.reduce((now, { fact }) => now.when(fact), story),
        warehouse,
        asked,
      );
    },
  };
  return self;
}

function told({ type, units, location }: Record<string, unknown>): string {
  const pieces = (units as { line: string; quantity: number }[]).map(({ line, quantity }) => `${quantity} ${line}`);
  return `${type} ${pieces.join(' ')}${location === undefined ? '' : ` at ${location}`}`;
}

/** A line's stock in one word: what is kept back, deducted, and on the shelves. */
export function shelvesOf({ story, warehouse }: KeptStory, line: string): string {
  const stock = stockOf(story.order).find((one) => one.line === line);
  return `${stock?.reserved} reserved, ${stock?.committed} deducted, ${warehouse.onHand(line)} in the building`;
}
