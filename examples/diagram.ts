/** A plugin's life-cycle as a Mermaid diagram: for a guide of the shop's own. */
import assert from 'node:assert/strict';
import { defineOrder, definePlugin, toMermaid } from '../src/index.ts';

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

assert.equal(
  toMermaid(shop, { parts: ['engraving'] }),
  `stateDiagram-v2
  state "engraving" as engraving {
    state "done" as engraving__done
    state "asked" as engraving__asked
    state "plain" as engraving__plain
    engraving__plain : engraving.ask
    [*] --> engraving__plain
    engraving__asked --> engraving__done : engraving.engraved
    engraving__plain --> engraving__done : engraving.engraved
    engraving__plain --> engraving__asked : engraving.ask
    state "facts, recorded in every state" as engraving__facts
    engraving__facts : engraving.engraved
    state "settles as the first that holds" as engraving__settles
    engraving__settles : 1 done, done
    engraving__settles : 2 asked, asked
    engraving__settles : 3 plain, otherwise
  }
`,
);
