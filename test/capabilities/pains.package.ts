import type { Pain } from './pains.ts';

export const packagePains: readonly Pain[] = [
  {
    name: 'Types resolve wrongly in one module system or the other',
    promise: 'One format, ESM. The packed package is installed, checked and run; publint and attw look at it.',
    tests: [
      'package/packed.built.test.ts: the packed types > are sound for TypeScript %s with %s',
      'package/packed.built.test.ts: the packed package > loads and runs on %s',
    ],
  },
  {
    name: 'Bundled declarations run out of memory, or break with a new TypeScript',
    promise: 'What is published is compared with what users need.',
    open: 'The bundler still writes the declarations.',
  },
  {
    name: 'Two versions of Zod: peers conflict and types do not match',
    promise: 'Payloads of plugins take any standard schema, and no public type is one of a validator.',
    tests: [
      'types/payloads.test-d.ts: a payload > is what its schema takes, of zod, valibot and arktype',
      'plugin/schemas.test.ts: a payload that %s checks > is kept as it came',
      'types/public.test-d.ts: the public types > of the core know neither validation nor actors',
    ],
    elsewhere: 'the main entry brings a zod 4 of its own; the core has none',
  },
  {
    name: 'Two copies of XState in one tree',
    promise: 'XState is a peer, and the core runs without it.',
    tests: ['package/copies.built.test.ts: two copies exchange records, actors and errors'],
  },
  {
    name: 'Strict consumers fail on the declarations',
    promise: 'Every entry is checked with `strict` and without `skipLibCheck`.',
    tests: ['package/packed.built.test.ts: the packed types > are sound for TypeScript %s with %s'],
  },
  {
    name: 'API docs show unreadable types and miss referenced ones',
    promise: 'The site is not made where an export or a type that one names is not documented.',
    tests: [
      'package/api.built.test.ts: the public surface > has no type that is longer than a screen is wide three times',
      'types/hover.built.test.ts: an editor shows > whole what a shop with plugins takes',
    ],
  },
  {
    name: 'Examples in the docs are stale or wrong',
    promise: 'Every program of the guides compiles, runs, and prints what the page says; so does every example.',
    tests: [
      'docs/code-blocks.test.ts: the program at $page:$line prints what the page says',
      'docs/code-types.test.ts: the programs of %s compile',
      'examples/examples.test.ts: an example > %s runs, what it asserts holds, and a guide shows it with what it prints',
    ],
  },
  {
    name: 'Readers cannot tell what each status means, or when it is allowed',
    promise: 'Each word has its rule, in the order in which they are asked; diagrams and tables come from the charts.',
    tests: [
      'docs/tables.test.ts: tells of every word of the %s axis what is true, who acts next and what can be undone',
      'docs/tables.test.ts: tells every row of the derivation tables in their order',
      'order/diagram.test.ts: the diagram of a $chart.id > has every state, with every command where it is possible',
    ],
  },
];
