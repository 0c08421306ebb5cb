/** A live order under XState's inspector: every event, and the words that each left behind. */
import assert from 'node:assert/strict';
import { defineOrder, type OrderEvent, type OrderSnapshot } from 'order-actor';
import { dayOne, hours } from 'order-actor/testing';
import { createActor, type InspectionEvent } from 'xstate';

const shop = defineOrder({ policy: { completedWhen: 'delivered' } });

/** What an inspector is told. `createBrowserInspector().inspect` of `@statelyai/inspect` takes the place of this function. */
function inspect(told: InspectionEvent): void {
  if (told.type !== '@xstate.snapshot' || told.event.type === 'xstate.init') return;
  const { words, outcome } = told.snapshot as OrderSnapshot;
  console.log(`${told.event.type}: ${outcome?.kind}, ${words.overall}`);
}

const actor = createActor(shop.logic, {
  inspect,
  input: {
    place: {
      id: 'order-1',
      at: dayOne,
      by: { kind: 'customer', id: 'grace' },
      currency: 'EUR',
      lines: [{ id: 'shirt', quantity: 2, total: { amount: 3998, currency: 'EUR' } }],
      payments: [{ id: 'cash', method: 'cash_on_delivery', amount: { amount: 3998, currency: 'EUR' } }],
      fulfillments: [{ id: 'box', units: [{ line: 'shirt', quantity: 2 }] }],
    },
  },
}).start();

const at = hours(1);
const hall = { kind: 'warehouse', id: 'hall-1' } as const;
const post = { kind: 'carrier', id: 'post' } as const;
const ship: OrderEvent = { type: 'fulfillment.ship', id: 'c-1', at, by: hall, fulfillment: 'box' };
const arrived = { fulfillment: 'box', reference: 'scan-1', at, by: post } as const;

actor.send(ship);
actor.send(ship);
actor.send({ type: 'fulfillment.delivered', id: 'e-1', ...arrived });
actor.send({ type: 'order.cancel', id: 'c-2', at, by: hall, scope: 'all' });

assert.equal(actor.getSnapshot().words.overall, 'completed');
