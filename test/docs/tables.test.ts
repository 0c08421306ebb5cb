/** Tables of the guides that are written by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
import { root } from './blocks.ts';

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
