/** Stores that keep orders rightly hold the model, and those that do not are caught with a story. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { defineOrder, definePlugin, type Order, type OrderEvent } from '../../src/index.ts';
import { modelOf, type OrderKeeper } from '../../src/testing/model.ts';

const gift = definePlugin({
  id: 'gift',
  events: { ask: { kind: 'command', by: ['customer'] }, wrapped: { kind: 'fact' } },
  states: { asked: { when: (slice) => slice.all('ask').length > 0 }, plain: { on: { ask: true } } },
  statuses: { asked: { base: ['pending', 'processing'] } },
});
const shop = defineOrder({ policy: { unpaidAfter: { days: 3 } }, plugins: [gift] });
const settings = { seed: 20260101, numRuns: 40 } as const;

/** Keeps an order as text, one event after the other. What differs from that is what a test is about. */
function keeperOf(
  first: Order,
  wrongly: {
    readonly keeps?: (order: Order) => Order;
    readonly hears?: (event: OrderEvent) => OrderEvent;
    readonly inTurn?: boolean;
  } = {},
): OrderKeeper {
  const { keeps = (order) => order, hears = (event) => event, inTurn = true } = wrongly;
  let kept = shop.encode(first);
  let turn: Promise<unknown> = Promise.resolve();
  const handle = async (event: OrderEvent) => {
    const read = shop.decode(kept);
    await Promise.resolve();
    const { outcome, order } = shop.apply(read, hears(event));
    kept = shop.encode(keeps(order));
    return outcome;
  };
  return {
    send: (event) => {
      const done = inTurn ? turn.then(() => handle(event)) : handle(event);
      turn = done.catch(() => undefined);
      return done;
    },
    read: () => shop.decode(kept),
  };
}

/** What is told of a keeper that is wrong. */
async function storyOf(open: (first: Order) => OrderKeeper): Promise<string> {
  const run = await fc.check(modelOf(shop, { most: 40 }).property(open), settings);
  expect(run.failed).toBe(true);
  return (run.errorInstance as Error).message;
}

it('a store that takes one event after the other holds the model', async () => {
  await fc.assert(
    modelOf(shop, { most: 40 }).property((first) => keeperOf(first)),
    settings,
  );
});

it('a store that loses one of two events that come at once is caught', async () => {
  const story = await storyOf((first) => keeperOf(first, { inTurn: false }));

  expect(story).toMatch(/^The keeper of the order is wrong. It keeps another order:\n(.*\n)* {2}.* lacks the row /);
  expect(story).toMatch(/at once with the next/);
  expect(story.split('\n').length).toBeLessThan(12);
});

it('a store that forgets what waits for its parcel or tender is caught', async () => {
  const story = await storyOf((first) => keeperOf(first, { keeps: (order) => ({ ...order, parked: [] }) }));

  expect(story).toContain('the order lacks the parked fact {');
  expect(story).toMatch(/It went:\n {2}.* is parked(, at once with the next\n.*)?$/);
});

it('a store that counts a webhook again when it is delivered again is caught', async () => {
  const again = () => {
    const known = new Set<string>();
    return (event: OrderEvent): OrderEvent => {
      if (!('reference' in event)) return event;
      const name = `${event.type} ${event.reference}`;
      if (known.has(name)) return { ...event, reference: `${event.reference}-again` } as OrderEvent;
      known.add(name);
      return event;
    };
  };
  const story = await storyOf((first) => keeperOf(first, { hears: again() }));

  expect(story).toMatch(/It says .*(applied|unchanged) to the last events? instead of .*duplicate/);
});

it('a store that says of events that come at once what neither order of them would be is caught', async () => {
  const story = await storyOf((first) => {
    const sound = keeperOf(first);
    let [underWay, crowded] = [0, false];
    return {
      ...sound,
      send: async (event) => {
        underWay += 1;
        crowded = underWay > 1;
        const outcome = await sound.send(event);
        underWay -= 1;
        return crowded && outcome.kind === 'applied' ? { kind: 'rejected', reasons: [] } : outcome;
      },
    };
  });

  expect(story).toMatch(/It says .*rejected.* to the last events instead of .*applied/);
  expect(story).toMatch(/at once with the next/);
});

it('a store that throws is told with what it threw at', async () => {
  const story = await storyOf((first) => ({
    ...keeperOf(first),
    send: () => {
      throw new Error('the connection is gone');
    },
  }));

  expect(story).toContain('It throws at');
  expect(story).toContain('the connection is gone');
});

it('a store that loses at a restart what it did not keep is caught', async () => {
  const open = (first: Order): OrderKeeper => {
    let order = first;
    return {
      send: (event) => {
        const applied = shop.apply(order, event);
        order = applied.order;
        return applied.outcome;
      },
      read: () => order,
      restart: () => {
        order = first;
      },
    };
  };
  expect(await storyOf(open)).toMatch(/the process ends and begins anew$/);
});
