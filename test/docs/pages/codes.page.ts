import { discrepancyCodes, type Figures, reason, reasonCodes } from '../../../src/index.ts';
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
  );
}

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
