// Cut from examples/needs-attention.ts by test/docs/playground.plugins.test.ts.
import { definePlugin } from '../../../src/index.ts';

export const attention = definePlugin({
  id: 'attention',
  flags: {
    needed: { base: ['pending', 'processing', 'shipped'], label: { en: 'Needs attention', el: 'Χρειάζεται προσοχή' } },
  },
});

export const source = `const attention = definePlugin({
  id: 'attention',
  flags: {
    needed: { base: ['pending', 'processing', 'shipped'], label: { en: 'Needs attention', el: 'Χρειάζεται προσοχή' } },
  },
});
`;
