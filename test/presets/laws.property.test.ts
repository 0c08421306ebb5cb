/** The laws hold for orders of every preset: what a system does not have takes away commands, and no order's truth or end. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudcart } from '../../src/presets/cloudcart.ts';
import { matjari } from '../../src/presets/matjari.ts';
import { shopify } from '../../src/presets/shopify.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';
import { isAccepted, tell } from '../../src/testing/histories/history.ts';
import { lawsOf } from '../../src/testing/laws/laws.ts';
import { createCounting, type Means } from '../support/counting.ts';
import { running } from '../support/running.ts';
import { shopsOf } from '../support/shops.ts';

type Preset = typeof matjari | typeof shopify | typeof cloudcart | typeof wechatMall;

interface Case {
  readonly title: string;
  readonly law: number;
  readonly runs: number;
  readonly cameTo?: (means: Means) => void;
}

const cases: readonly Case[] = [
  { title: 'are what replaying their history gives', law: 1, runs: 40 },
  { title: 'are the same in whatever order facts come', law: 2, runs: 60 },
  { title: 'record nothing twice', law: 3, runs: 60 },
  { title: 'give back no more than came', law: 4, runs: 100 },
  { title: 'ship, cancel and take back each unit once', law: 5, runs: 100 },
  {
    title: 'have every unit in one stock state where their stock is asked for',
    law: 6,
    runs: 40,
    cameTo: ({ answers }) => expect(answers).toBeGreaterThan(0.5),
  },
  { title: 'are never called unpaid while money is held', law: 7, runs: 100 },
  { title: 'survive encoding', law: 9, runs: 40 },
  { title: 'can be brought to their end by what is available', law: 11, runs: 60 },
  {
    title: 'are the same in any order of plugins',
    law: 13,
    runs: 60,
    cameTo: ({ accepted = 0, sent = 1 }) => expect(accepted / sent).toBeGreaterThan(0.5),
  },
  { title: 'are not moved by plugins', law: 17, runs: 60 },
  { title: 'tell of what moved and of nothing else', law: 23, runs: 60 },
];

function hold(preset: Preset, { law: number, runs, cameTo }: Case): void {
  const counting = createCounting();
  const law = lawsOf(shopsOf(preset), (figures, history) => {
    const told = history ? tell(history.definition, history).told : [];
    counting.add({ ...figures, sent: told.length, accepted: told.filter(isAccepted).length });
  }).find((one) => one.number === number);
  if (!law) throw new Error(`There is no law ${number}.`);
  fc.assert(law.property, running(runs, number));
  cameTo?.(counting.means());
}

describe.each([matjari, shopify, cloudcart, wechatMall])('orders of $name, with and without plugins,', (preset) => {
  it.each(cases)('$title (law $law)', { timeout: 1_800_000 }, (one) => hold(preset, one));
});

describe.each([shopify, cloudcart])('orders of $name, which has an archive,', (preset) => {
  it('only wait while they are frozen in it (law 15)', { timeout: 1_800_000 }, () => {
    hold(preset, { title: '', law: 15, runs: 60, cameTo: ({ frozen }) => expect(frozen).toBeGreaterThan(0.6) });
  });
});
