/** Laws and a story of a shop whose staff mark orders that need a second look, with vitest. */
import fc from 'fast-check';
import { defineOrder, definePlugin } from 'order-actor';
import { given, laws } from 'order-actor/testing';
import { describe, it } from 'vitest';

const attention = definePlugin({
  id: 'attention',
  flags: { needed: { base: ['pending', 'processing'], label: { en: 'Needs attention' } } },
});
const shop = defineOrder({ plugins: [attention], policy: { completedWhen: 'delivered' } });

describe('an order of the shop', () => {
  it.each(laws(shop))('law $number: $says', ({ property }) => fc.assert(property, { numRuns: 5 }), 60_000);

  it('needs attention until somebody says that it does not', () => {
    given({ definition: shop })
      .when({ type: 'attention.set', payload: { flag: 'needed' } })
      .then({ status: { overall: 'pending', custom: 'attention.needed' } })
      .when({ type: 'payment.captured', payment: 'card', reference: 'ch-1', amount: 50_00 })
      .then({ status: { overall: 'processing', custom: 'attention.needed' } })
      .when({ type: 'attention.clear', payload: { flag: 'needed' } })
      .then({ status: { overall: 'processing', custom: null } });
  });
});
