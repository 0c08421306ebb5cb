import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { fulfillmentRules } from '../../src/fulfillment/fulfillment.status.ts';
import {
  defaultPolicy,
  fulfillmentStatuses,
  overallStatuses,
  paymentStatuses,
  policyChoices,
  returnStatuses,
} from '../../src/index.ts';
import { overallRules } from '../../src/order/order.status.ts';
import { paymentRules } from '../../src/payment/payment.status.ts';
import { returnRules } from '../../src/returns/returns.status.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
/** The source of each entry, by what a program imports. */
const { exports: entries } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, { readonly default?: string }>>;
};
const sourceOf = (door = '') => `'../../src/${entries[`.${door}`]?.default?.replace(/^\.\/dist\/(.*)\.js$/, '$1.ts')}'`;
const folder = mkdtempSync(join(root, 'test', '.blocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```(?:\s*```text\n([\s\S]*?)```)?/g)];

  // Some check a whole plugin: on a busy machine that takes minutes.
  it(`shows ${blocks.length} programs that print what the page says`, { timeout: 300_000 }, () => {
    for (const [i, [, code = '', shown]] of blocks.entries()) {
      const file = join(folder, `${page.replaceAll('/', '-')}-${i}.ts`);
      writeFileSync(
        file,
        code.replaceAll(/'order-actor(\/[\w/-]+)?'/g, (_, door?: string) => sourceOf(door)),
      );
      const printed = execFileSync(process.execPath, [file], { encoding: 'utf8', cwd: root });
      if (shown !== undefined) expect(printed.trim()).toBe(shown.trim());
    }
  });
});

it('tells every row of the derivation tables in their order', () => {
  const text = readFileSync(join(root, 'docs/02-facts-commands-statuses.md'), 'utf8');
  const told = [...text.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, rule, word]) => ({ rule, word }));
  const tables = [overallRules, paymentRules, fulfillmentRules, returnRules];
  expect(told).toEqual(tables.flatMap((table) => table.map(({ rule, word }) => ({ rule, word }))));
});

it.each([
  ['overall', overallStatuses],
  ['payment', paymentStatuses],
  ['fulfillment', fulfillmentStatuses],
  ['returns', returnStatuses],
])('tells of every word of the %s axis what is true, who acts next and what can be undone', (axis, words) => {
  const text = readFileSync(join(root, `docs/statuses-${axis}.md`), 'utf8');
  const sentences = ['What is true', 'Who acts next', 'What can be undone'].map(
    (lead) => `- \\*\\*${lead}:\\*\\* .+\n`,
  );
  const told = [...text.matchAll(new RegExp(`^## (\\w+)\n\n${sentences.join('')}`, 'gm'))];

  expect(told.map(([, word]) => word)).toEqual(words);
});

it('tells every question of the policy with its answers, the default first', () => {
  const text = readFileSync(join(root, 'docs/13-policies.md'), 'utf8');
  const told = [...text.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(([, question, answers = '']) => [
    question,
    answers,
  ]);
  const choices = Object.entries(policyChoices).map(([question, answers]) => [
    question,
    answers.map((answer) => `\`${answer}\``).join(', '),
  ]);

  expect(told.map(([question]) => question).sort()).toEqual(Object.keys(defaultPolicy).sort());
  for (const choice of choices) {
    const row = told.find(([question]) => question === choice[0]);
    expect(row).toEqual(choice);
  }
});
