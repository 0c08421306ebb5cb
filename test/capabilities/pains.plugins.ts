import type { Pain } from './pains.ts';

export const pluginPains: readonly Pain[] = [
  {
    name: 'The order of hooks is implicit, so adding a plugin changes outcomes',
    promise: 'Plugins may be listed in any order; which of two is shown is declared, or the definition is refused.',
    tests: [
      'properties/laws.property.test.ts: plugins > may be listed in any order (law 13)',
      'plugin/faults.test.ts: plugins are refused together that > stand before what there is not, or before each other in a circle',
    ],
  },
  {
    name: 'Removing or renaming a plugin orphans its orders',
    promise: 'Without its plugin an order shows the base word, flagged; renaming has a declared migration.',
    tests: [
      'plugin/plugin.test.ts: a plugin that is missing > leaves its orders on the base word, operable and flagged',
      'plugin/plugin.test.ts: a plugin that is missing > comes back unharmed',
      'plugin/plugin.test.ts: a plugin that is renamed > takes its orders along by a declared migration',
    ],
  },
  {
    name: 'Long or odd status keys are cut, and orders disappear',
    promise: 'Names are checked when a plugin is defined, and carry the id of their plugin.',
    tests: [
      'plugin/faults.test.ts: a plugin is refused, also by a program that does not check types, that has > %s',
      'plugin/faults.test.ts: a plugin is refused that has > %s',
    ],
    elsewhere: 'columns of a database: keeping orders comes later',
  },
  {
    name: 'Merging transitions by hand opens or closes the wrong paths',
    promise: 'Plugins add and veto, and take nothing away; `checkPlugin` finds traps and dead ends, with their story.',
    tests: [
      'properties/laws.property.test.ts: plugins > move nothing but themselves (law 17)',
      'plugin/plugin.test.ts: a guard > vetoes with a reason and what removes it, and takes nothing away',
      'plugin/check-plugin.test.ts: checking a plugin finds > a hidden trap: a state that holds the order and whose only command leads nowhere',
    ],
  },
  {
    name: 'Custom states are not type safe, or need augmentation for the whole program',
    promise: 'Types follow from the list of plugins; two definitions live in one program.',
    tests: [
      'types/plugins.test-d.ts: the words and events of plugins > live beside those of another definition in one program',
      'types/plugins.test-d.ts: the words and events of plugins > are checked',
      'types/plugins.test-d.ts: a plugin > names what there is',
    ],
  },
  {
    name: 'Label and state are confused',
    promise: 'A label has a condition and no behavior; a flag is set; a part has states.',
    tests: [
      'types/plugins.test-d.ts: a plugin > has no behavior as a label',
      'plugin/plugin.test.ts: a label > is shown while its condition holds, with no event of its own',
    ],
  },
];
