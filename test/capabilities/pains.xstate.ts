import type { Pain } from './pains.ts';

export const xstatePains: readonly Pain[] = [
  {
    name: 'Unknown or untimely events vanish without a trace',
    promise: 'Every event has an outcome; one that nobody knows is refused by name, by the live actor too.',
    tests: [
      'order/bad-input.test.ts: through %s > an event that nobody knows (%.20s) is refused',
      'order/actor.test.ts: a live order > tells the outcome of every event, refused ones too, and every effect, once the order is set',
    ],
  },
  {
    name: 'A wildcard misfires in parallel regions',
    promise: 'Charts are flat and without wildcards; whatever else a definition has is refused when it is made.',
    tests: [
      'parts/compile.test.ts: a definition that both executors would not read alike > %s: it is refused, naming the part and the place',
      'parts/machines.test.ts: the %s chart > uses the subset that both executors share',
    ],
  },
  {
    name: 'Pure transitions do not step child actors',
    promise: 'There are no children: `apply` steps all parts, and agrees with XState on each of them.',
    tests: [
      'properties/laws.property.test.ts: parts > take the same steps compiled and interpreted (law 10)',
      'parts/charts.property.test.ts: any chart within the subset takes the same steps compiled and interpreted (law 10)',
      'order/actor.test.ts: a live order > shows every event to its subscribers, with the words and the outcome',
    ],
  },
  {
    name: 'Spawned children do not survive persistence',
    promise: 'A live order is kept as its record, after any event and after it was stopped.',
    tests: [
      'order/actor.test.ts: a live order that is kept > goes on alike after every event, through JSON',
      'order/actor.test.ts: a live order that is kept > can be kept after it was stopped',
    ],
  },
  {
    name: 'Dates, maps and big integers are lost or throw when stored',
    promise: 'A record is plain JSON, what plugins are told too; anything else is refused.',
    tests: [
      'properties/laws.property.test.ts: the record > survives encoding and goes on alike (law 9)',
      'plugin/plugin.test.ts: a part > keeps payloads that are JSON, and neither deep nor long',
    ],
  },
  {
    name: "Exported machines break a consumer's declaration build",
    promise: 'Exported values have written types; programs of users are checked by four versions of TypeScript.',
    tests: [
      'package/packed.built.test.ts: the packed types > are sound for TypeScript %s with %s',
      'types/public.test-d.ts: the public types > of a machine name its states and events',
    ],
    elsewhere: "a consumer's own declarations are not built in the tests",
  },
  {
    name: 'Large machines slow the type checker and the editor',
    promise: 'Types are written, not inferred from charts.',
    tests: ['package/types.test.ts: asks little of the type checker, and no more of it for each further plugin'],
  },
  {
    name: 'The own extension point of XState is too narrow for plugins',
    promise: "Plugins are definitions of the library's own; words and events follow from their list.",
    tests: [
      'types/plugins.test-d.ts: the words and events of plugins > follow from the list',
      'plugin/plugin.test.ts: a part > is a chart that XState runs alone',
    ],
  },
  {
    name: 'Schemas give types and check nothing at run time',
    promise: 'What comes from outside is validated once, and every record when it is read; faults name the place.',
    tests: [
      'order/bad-input.test.ts: through receive, where events come from outside > every place that is wrong has its own reason',
      'order/record.test.ts: decode of %s > refuses %s, naming the place',
      'plugin/schemas.test.ts: a payload that %s checks > is refused with its place where it is another',
    ],
    elsewhere: 'a schema that answers later is refused: checks are synchronous',
  },
  {
    name: 'Model-based tests explode or cannot be replayed',
    promise: 'Generators are bounded; a broken law is told as a story, with the command that goes straight to it.',
    tests: [
      'laws/laws.test.ts: tells a broken law as a story, and goes straight to the case that it printed',
      'testing/payloads.test.ts: the laws of a shop > are held against its own policy and plugins',
    ],
  },
  {
    name: 'Memory and throughput on servers',
    promise: 'Nothing of an order outlives its call.',
    tests: [
      'order/memory.test.ts: memory > is given back with the orders that nobody keeps, whatever was asked of them',
      'order/memory.test.ts: memory > is not taken by types of events that nobody knows',
    ],
    elsewhere: 'throughput is measured and not bounded by a test: [performance](26-performance.md)',
  },
  {
    name: 'The next version of XState changes these very points',
    promise: 'One file touches XState at run time; records and the core mention none of it.',
    tests: [
      'package/layers.test.ts: the layers of src > has every arrow pointing down',
      'types/public.test-d.ts: the public types > of the core know neither validation nor actors',
      'order/actor.test.ts: a live order that is kept > is kept as its record and nothing else',
    ],
    elsewhere: 'no run against its alpha',
  },
];
