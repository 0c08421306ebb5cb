/** A plugin is checked for what shows only when it runs, and the shop that uses it for every law. Here, one with a trap. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defineOrder, definePlugin } from 'order-actor';
import { checkPlugin, given, laws, pluginFlaws } from 'order-actor/testing';

/** Keeps an order until somebody lets it go. Without a way out, nobody can. */
const vaultWith = (wayOut: boolean) =>
  definePlugin({
    id: 'vault',
    events: { lock: { kind: 'command' }, unlock: { kind: 'command', ...(wayOut && { ends: ['lock'] }) } },
    states: {
      locked: { when: (slice) => slice.standing('lock').length > 0, on: { unlock: true } },
      free: { on: { lock: true } },
    },
    statuses: { locked: { base: ['pending', 'processing'], counts: { held: true, cancellable: false } } },
  });

// Whoever locks an order by this one has lost it.
const [flaw] = pluginFlaws(vaultWith(false));
assert.equal(flaw?.code, 'trap');
console.log(flaw.story);

const vault = vaultWith(true);
checkPlugin(vault);

// A story of the shop, and the laws of the library with the plugin in it.
const shop = defineOrder({ plugins: [vault] });
given({ definition: shop, parcels: { box: { shirt: 2, mug: 1 } } })
  .when({ type: 'payment.captured', payment: 'card', reference: 'ch-1', amount: 50_00 }, { type: 'vault.lock' })
  .then({ status: { overall: 'processing', custom: 'vault.locked' } })
  .when({ type: 'fulfillment.ship', fulfillment: 'box' })
  .then({ reasons: ['plugin_veto'] })
  .when({ type: 'vault.unlock' }, { type: 'fulfillment.ship', fulfillment: 'box' })
  .then({ status: { fulfillment: 'fulfilled', custom: null } });
for (const { property } of laws(shop)) fc.assert(property, { numRuns: 2 });
