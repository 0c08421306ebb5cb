import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type Command, commandTypes, defineOrder, money } from '../../src/index.ts';
import { cloudcart } from '../../src/presets/cloudcart.ts';
import { matjari } from '../../src/presets/matjari.ts';
import { shopify } from '../../src/presets/shopify.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';
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

it('lets each system have the commands that the guide tells, and every system what brings an order to its end', () => {
  expect(inSome.length).toBeGreaterThan(10);
  for (const needed of [
    'order.cancel',
    'order.cancel_units',
    'order.close',
    'order.refund',
    'order.write_off',
    'fulfillment.cancel',
    'hold.release',
  ])
    expect(inSome).not.toContain(needed);
});

it('is told in the guide', () => {
  const page = behavioursPage();

  expect(kept('docs/15-behaviours.md', page)).toBe(page);
});

const presets = [matjari, shopify, cloudcart, wechatMall];
const { order } = defineOrder().place({
  id: 'order-1',
  at: '2026-01-01T12:00:00Z',
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [{ id: 'shirt', quantity: 1, total: money(1000, 'EUR') }],
});
const has = (preset: (typeof presets)[number], type: Command['type']) =>
  preset.options.guards.every(({ name, check }) => {
    const against = name.startsWith('is_unknown_to_') ? check(order, { type } as Command) : null;
    return against?.data.command !== type;
  });
/** The commands that some of the systems have and some have not. */
const inSome = commandTypes.filter((type) => !presets.every((preset) => has(preset, type)));

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
    '---\ntitle: Behaviors of the four systems\ngroup: Presets\n---',
    '# Behaviors of the four systems',
    `What articles about Matjari, Shopify, CloudCart and a WeChat mall say of orders, in ${all.length} numbered sentences, and what shows that the
[presets](16-presets.md) do the same: ${count('shown')} are shown by a test of that title, ${count('advice')} are advice to merchants and have a test of what serves
them, ${count('open') === 1 ? 'one is' : `${count('open')} are`} open. The table is generated from \`test/presets/\`; a test fails where a number is without a row or a row without its test.`,
    ...sections,
    `## Commands

Every preset has the commands that are not in this table. One that it is without is refused with \`forbidden_by_policy\`.

${table(
  ['', ...presets.map(({ name }) => name)],
  inSome.map((type) => [`\`${type}\``, ...presets.map((preset) => (has(preset, type) ? 'yes' : ''))]),
)}`,
  ].join('\n\n')}\n`;
}
