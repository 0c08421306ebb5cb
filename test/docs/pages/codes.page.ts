import { discrepancyCodes, type ErrorCode, errorCodes, type Figures, reason, reasonCodes } from '../../../src/index.ts';
import { en } from '../../../src/labels/en.ts';
import { mendings, withEvents } from './mends.ts';
import { code, codes, pageOf } from './page.ts';

/** The catalogue of reasons: why a command can be refused, and what takes the reason away. */
export function reasonsPage(): string {
  return pageOf(
    'Reasons',
    `Why an event is refused. A refusal lists every reason that speaks against it, each with its code, its figures (\`data\`) and the events that
can remove it (\`unblockedBy\`). The message is for staff, in English; for people take [labels](14-labels.md), by code, in six languages. \`{...}\` stands for a figure.
Amounts are minor units.`,
    ...reasonCodes.flatMap((one) => {
      const { template, figures, unblockedBy } = readingOf(one);
      return [
        `## ${one}`,
        template,
        [
          `- In words: ${en.reasons[one]}`,
          `- Figures: ${figures.length > 0 ? codes(figures) : 'none'}`,
          `- Removed by: ${unblockedBy.length > 0 ? unblockedBy.map(event).join(', ') : 'no event; ask otherwise'}`,
        ].join('\n'),
      ];
    }),
    '## Errors',
    `What is thrown, an \`OrderError\` with a code: the call itself is wrong, and nothing was recorded. \`details.path\` names the place where there
is one. \`isOrderError\` recognizes it, also where two copies of the library are loaded.`,
    ...errorCodes.flatMap((one) => [`### OrderError ${one}`, errorWords[one]]),
  );
}

/** Who throws it, and what is to be done. */
const errorWords: Record<ErrorCode, string> = {
  invalid_input:
    'An amount, an opening, an option or another argument is malformed. The message says what is needed there; correct the call.',
  currency_mismatch: 'Amounts of two currencies were added. Convert before you call: an order has one currency.',
  invalid_definition:
    '`defineOrder`, `definePlugin`, `compile` or `toMachine` was given a policy, a plugin or a chart that cannot be. It is thrown when the program starts, not when an order comes.',
  invalid_record:
    '`decode` was given something that is no order: cut off, altered, or never one. Nothing of it is taken; keep the text that `encode` gave, and look for who altered it.',
  newer_format: 'The record was written by a newer version of the library. Upgrade before you read it.',
  other_definition:
    'The record belongs to a definition of another `id`, or of a higher `version`, or to a version of a plugin from which no migration leads to this one. Read it with its own, or give the plugin that migration.',
  invalid_history:
    '`replay` or `audit` was given a history that cannot have been: it is no opening with entries, or an entry that is recorded as applied changes nothing. `details.index` names that entry.',
};

/** The message of a reason with its figures by name. */
function readingOf(one: (typeof reasonCodes)[number]) {
  const asked = new Set<string>(placeholdersIn(en.reasons[one]));
  const data = new Proxy({} as Figures, {
    get: (_, name) => {
      if (typeof name !== 'string') return undefined;
      asked.add(name);
      return `{${name}}`;
    },
  });
  const { message, unblockedBy } = reason(one, data);
  return { template: message, figures: [...asked], unblockedBy };
}

/** The catalogue of discrepancies: what can fail to add up. */
export function discrepanciesPage(): string {
  return pageOf(
    'Discrepancies',
    `What does not add up. Facts are never refused, so what is wrong with them stands in \`discrepanciesOf(order)\` until another fact or a command
mends it; nothing has to be set back by hand. \`subject\` is the tender, parcel, return or line that it is about. Amounts are minor units.

What brings each of them and what mends it was run as a story by the tests. There may be other ways. One that stays says what happened, and its
order is completed like any other.`,
    ...discrepancyCodes.flatMap((one) => {
      const figures = placeholdersIn(en.discrepancies[one]);
      return [
        `## ${one}`,
        en.discrepancies[one],
        [
          ...mendings[one].flatMap(({ brought, mended = [['nothing.']], stays = [''] }, n) => [
            `- ${n === 0 ? 'Brought' : 'Also brought'} by: ${withEvents(brought, event)}`,
            `- ${n === 0 ? 'Mended' : 'That is mended'} by: ${withEvents([mended.map(([says]) => says).join(' Or: '), stays[0]].join(' ').trim(), event)}`,
          ]),
          `- Figures: ${figures.length > 0 ? codes(figures) : 'none'}`,
        ].join('\n'),
      ];
    }),
  );
}

const placeholdersIn = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))];

const event = (type: string) => `[${code(type)}](34-events.md#${type.replace('.', '')})`;
