import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { table } from '../capabilities/page.ts';
import { titlesIn } from '../capabilities/titles.ts';
import { kept } from '../support/kept.ts';
import { type Behaviour, systems } from './behaviours.ts';

const test = fileURLToPath(new URL('..', import.meta.url));
const numbered = /^[A-Z]{3}-\d+: /;

it('shows every numbered behavior that is not open by a test of its words, and has no test without one', () => {
  for (const file of new Set(systems.map((system) => system.file))) {
    const rows = systems
      .filter((system) => system.file === file)
      .flatMap((system) => Object.entries(system.behaviours));
    const told = rows.flatMap(([id, { says, is }]) => (is === 'open' ? [] : [`${id}: ${says}`]));

    expect(
      titlesIn(readFileSync(`${test}/${file}`, 'utf8'))
        .filter((title) => numbered.test(title))
        .sort(),
    ).toEqual(told.sort());
  }
});

it('says of what is open why', () => {
  const open = systems.flatMap(({ behaviours }) => Object.values(behaviours)).filter(({ is }) => is === 'open');

  expect(open.filter((one) => one.open === undefined)).toEqual([]);
});

it('is told in the guide', () => {
  const page = behavioursPage();

  expect(kept('docs/15-behaviours.md', page)).toBe(page);
});

function behavioursPage(): string {
  const all = systems.flatMap(({ behaviours }) => Object.values(behaviours));
  const count = (is: Behaviour['is']) => all.filter((one) => one.is === is).length;
  const sections = systems.map(
    ({ title, file, behaviours }) =>
      `## ${title}\n\n${table(
        ['', 'behavior', 'status', 'test or reason'],
        Object.entries(behaviours).map(([id, { says, is, open }]) => [
          id,
          says,
          is,
          [
            ...(is === 'open' ? [] : [`\`${file}\``]),
            ...(open === undefined ? [] : [is === 'open' ? open : `Open: ${open}`]),
          ].join('<br>'),
        ]),
      )}`,
  );
  return `${[
    '---\ntitle: Behaviors of the four systems\n---',
    '# Behaviors of the four systems',
    `What articles about Matjari, Shopify, CloudCart and a WeChat mall say of orders, in ${all.length} numbered sentences, and what shows that the
[presets](16-presets.md) do the same: ${count('shown')} are shown by a test of that title, ${count('advice')} are advice to merchants and have a test of what serves
them, ${count('open')} are open. The table is generated from \`test/presets/\`; a test fails where a number is without a row or a row without its test.`,
    ...sections,
  ].join('\n\n')}\n`;
}
