/** Laws and a story of a shop that checks for fraud, with jest: `NODE_OPTIONS=--experimental-vm-modules jest`. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defineOrder, definePlugin } from 'order-actor';
import { createGateway, given, hours, laws } from 'order-actor/testing';

const fraud = definePlugin({
  id: 'fraud',
  events: { suspected: { kind: 'fact' }, clear: { kind: 'command', ends: ['suspected'] } },
  states: { suspected: { when: (slice) => slice.standing('suspected').length > 0, on: { clear: true } }, calm: {} },
  statuses: { suspected: { base: ['pending', 'processing'], counts: { held: true } } },
});
const shop = defineOrder({ plugins: [fraud] });

test.each(laws(shop))('law $number: $says', ({ property }) => fc.assert(property, { numRuns: 5 }), 60_000);

test('an order under suspicion is paid all the same, by a gateway that times out', () => {
  const gateway = createGateway();
  gateway.next({ heard: 'timed_out' });
  const asked = given({ definition: shop })
    .when({ type: 'fraud.suspected', reference: 'score-1' })
    .when({ type: 'payment.capture', payment: 'card', amount: 50_00 });
  const [effect] = shop.pendingEffects(asked.order);

  const unknown = asked.when(...gateway.answer(asked.order, effect, hours(3)));
  unknown.then({ status: { payment: 'pending', custom: 'fraud.suspected' } });
  unknown.when(...gateway.answer(unknown.order, effect, hours(4))).then({ status: { payment: 'paid' }, pending: [] });
  expect(gateway.books('order-1').captured).toBe(50_00);
});
