/** A plugin's life-cycle as a Mermaid diagram: for a guide of the shop's own. */
import assert from 'node:assert/strict';
import { defineOrder, definePlugin, toMermaid } from 'order-actor';

const engraving = definePlugin({
  id: 'engraving',
  events: { ask: { kind: 'command' }, engraved: { kind: 'fact' } },
  states: {
    done: { when: (slice) => slice.all('engraved').length > 0 },
    asked: { when: (slice) => slice.all('ask').length > 0 },
    plain: { on: { ask: true } },
  },
});
const shop = defineOrder({ plugins: [engraving] });

const diagram = toMermaid(shop, { parts: ['engraving'] });
console.log(diagram);

// Without a list of parts it draws all of them, the library's own first.
const all = toMermaid(shop);
assert.match(all, /state "payment" as payment/);
assert.match(diagram, /engraving__plain --> engraving__asked : engraving\.ask/);
