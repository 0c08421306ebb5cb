import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { defineOrder, type Order } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { envelop } from '../../src/testing/scenario.tell.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const definition = defineOrder();
const place = () => definition.place(inputOf({ parcels: { box: { shirt: 2, mug: 1 } } })).order;
const ship = envelop({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' }, 'EUR', 0);

describe('memory', () => {
  it('is given back with the orders that nobody keeps, whatever was asked of them', async () => {
    const orders: WeakRef<Order>[] = [];
    for (let i = 0; i < 200; i++) {
      const { order } = definition.apply(place(), ship);
      definition.available(order, { by: ship.by, at: ship.at });
      definition.encode(order);
      orders.push(new WeakRef(order));
    }
    expect(orders.every((order) => order.deref())).toBe(true);

    // What was reached in one turn is held until its end; the order that was asked about last is remembered, and no other.
    await new Promise((resolve) => setTimeout(resolve));
    collect();
    expect(orders.filter((order) => order.deref()).length).toBeLessThanOrEqual(1);
  });

  it('is not taken by types of events that nobody knows', () => {
    const order = place();
    const send = (count: number) => {
      for (let i = 0; i < count; i++) definition.receive(order, { ...ship, type: `unknown.${count}.${i}` });
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = send(1_000);
    const bytes = (send(50_000) - before) / 50_000;
    expect(bytes).toBeLessThan(8);
  });
});
