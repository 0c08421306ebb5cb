import { table } from '../capabilities/page.ts';
import { rowsIn } from '../docs/pages/sources.ts';

/** Where a preset's tables of words are declared, by the list that each gives. */
export interface Tables {
  readonly file: string;
  readonly lists: Readonly<Record<string, string>>;
}

/** Conditions that are more than words of ours, by table and rule. Those about the order are known with the order alone. */
const conditions: Readonly<Record<string, string>> = {
  'fulfillment a_service_declined': 'with the order: a service declined the work, and nobody else has taken it since',
  'fulfillment all_that_is_open_is_in_work':
    'with the order: all that is open is in work; without it: fulfillment is `in_progress`',
  'returns a_return_came_to_nothing': 'with the order: a return was canceled',
  'payment a_gateway_took_it': 'as in the row below and, with the order: all money that is here came by a gateway',
  'payment the_money_came': 'payment is `paid`, `overpaid` or `partially_refunded`',
  'basic paid_and_fulfilled': 'its payment is `paid` or `completed`, its fulfillment `fulfilled`',
  'basic the_money_went_back': 'its payment is `refunded`',
  'basic was_sent': 'its fulfillment is `fulfilled`',
  'basic came_to_nothing': 'its payment is `canceled`',
  'basic was_paid': 'its payment is `paid` or `completed`',
  'basic money_is_kept_back': 'its payment is `held`',
  'step the_carrier_has_it': 'as in the row below and, with the order: the carrier said where something is',
  'step was_sent': 'fulfillment is `fulfilled`, `partially_delivered`, `partially_returned` or `returned`',
};

/** What stands behind each word of a system, in the order in which its lists are read. */
export function rulesOf({ file, lists }: Tables): string {
  const rows = Object.entries(lists).flatMap(([list, name]) =>
    rowsIn(file, name).map(({ rule = '', word = '', holds = '' }, i) => [
      list,
      `${i + 1}`,
      code(bare(word)),
      conditionOf(`${name} ${bare(rule)}`, holds),
    ]),
  );
  return `## What stands behind its words

Each list is read from the top, and the first row that holds gives the word.

${table(['list', '', 'word', 'holds if'], rows)}
`;
}

/** @throws Where a condition is more than words of ours, and nobody has put it in words. */
function conditionOf(rule: string, holds: string): string {
  if (holds === 'otherwise') return 'nothing above holds';
  const [, axis, words = ''] = /^shows\('(\w+)', (.+?),? ?\)$/.exec(holds) ?? [];
  if (axis !== undefined) return `${axis} is ${choice(words.split(', ').map((word) => code(bare(word))))}`;
  const told = conditions[rule];
  if (told === undefined) throw new Error(`Nothing says in words when "${rule}" holds.`);
  return told;
}

const bare = (literal: string) => literal.replaceAll("'", '');
const code = (word: string) => `\`${word}\``;

function choice(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
