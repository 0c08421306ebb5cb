// Cut from examples/three-tiers.ts by test/docs/playground.plugins.test.ts.
import { definePlugin } from '../../../src/index.ts';

/** Tier 1, a label: another word while a condition holds. It has no events and forbids nothing. */
export const size = definePlugin({
  id: 'size',
  labels: { large: { base: 'pending', when: ({ lines }) => lines.length > 2, label: { en: 'Large order' } } },
});

/** Tier 2, a flag: staff set and clear it. */
export const care = definePlugin({
  id: 'care',
  flags: { fragile: { base: ['pending', 'processing'], before: ['size'], label: { en: 'Handle with care' } } },
});

/** Tier 3, a part: what was said decides the state, and while it waits the goods wait. */
export const engraving = definePlugin({
  id: 'engraving',
  events: { asked: { kind: 'fact' }, finish: { kind: 'command', ends: ['asked'] } },
  states: { waiting: { when: (slice) => slice.standing('asked').length > 0, on: { finish: true } }, idle: {} },
  statuses: { waiting: { base: ['pending', 'processing'], before: ['size', 'care'], counts: { held: true } } },
});

export const source = `/** Tier 1, a label: another word while a condition holds. It has no events and forbids nothing. */
const size = definePlugin({
  id: 'size',
  labels: { large: { base: 'pending', when: ({ lines }) => lines.length > 2, label: { en: 'Large order' } } },
});

/** Tier 2, a flag: staff set and clear it. */
const care = definePlugin({
  id: 'care',
  flags: { fragile: { base: ['pending', 'processing'], before: ['size'], label: { en: 'Handle with care' } } },
});

/** Tier 3, a part: what was said decides the state, and while it waits the goods wait. */
const engraving = definePlugin({
  id: 'engraving',
  events: { asked: { kind: 'fact' }, finish: { kind: 'command', ends: ['asked'] } },
  states: { waiting: { when: (slice) => slice.standing('asked').length > 0, on: { finish: true } }, idle: {} },
  statuses: { waiting: { base: ['pending', 'processing'], before: ['size', 'care'], counts: { held: true } } },
});
`;
