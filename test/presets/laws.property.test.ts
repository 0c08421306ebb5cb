/** The laws hold for orders of every preset: what a system does not have takes away commands, and no order's truth or end. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineOrder, type OrderDefinition } from '../../src/index.ts';
import { cloudcart } from '../../src/presets/cloudcart.ts';
import { matjari, type PresetOptions } from '../../src/presets/matjari.ts';
import { shopify } from '../../src/presets/shopify.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';
import { deliveries, histories } from '../support/arbitraries.ts';
import type { GeneratedHistory } from '../support/history.ts';
import { freezingOnlyDelays } from '../support/laws.archive.ts';
import { everyOrderCanEnd } from '../support/laws.ends.ts';
import { heldMoneyIsNeverUnpaid, weNeverRefundMoreThanWasCaptured } from '../support/laws.money.ts';
import { replayingGivesTheLiveRecord } from '../support/laws.record.ts';
import { noUnitIsMovedTwice } from '../support/laws.units.ts';
import { running } from '../support/running.ts';

type Law = (definition: OrderDefinition, history: GeneratedHistory) => void;

/** Books count a fact when it is told; a frozen order counts it when it is taken out, which law 15 is about. */
const thawed = ({ options }: { readonly options: PresetOptions }): OrderDefinition => {
  const { archived } = options.policy;
  return defineOrder(
    archived === 'freeze' ? { ...options, policy: { ...options.policy, archived: 'pass_through' } } : options,
  );
};
const asItIs = ({ options }: { readonly options: PresetOptions }): OrderDefinition => defineOrder(options);

const laws: readonly [title: string, number: number, runs: number, law: Law, define: typeof asItIs][] = [
  ['are what replaying their history gives', 1, 40, replayingGivesTheLiveRecord, asItIs],
  ['give back no more than came', 4, 100, weNeverRefundMoreThanWasCaptured, thawed],
  ['ship, cancel and take back each unit once', 5, 100, noUnitIsMovedTwice, thawed],
  ['are never called unpaid while money is held', 7, 100, heldMoneyIsNeverUnpaid, thawed],
  ['can be brought to their end by what is available', 11, 60, everyOrderCanEnd, asItIs],
];

describe.each([matjari, shopify, cloudcart, wechatMall])('orders of $name', (preset) => {
  it.each(laws)('%s (law %i)', { timeout: 1_800_000 }, (_, number, runs, law, define) => {
    const definition = define(preset);
    fc.assert(
      fc.property(histories(60, definition.policy, fc.constant([])), (history) => {
        law(definition, history);
      }),
      running(runs, number),
    );
  });
});

it('of CloudCart only wait while they are frozen in the archive (law 15)', { timeout: 1_800_000 }, () => {
  const definition = defineOrder(cloudcart.options);
  let frozen = 0;
  let runs = 0;
  fc.assert(
    fc.property(deliveries(definition.policy, fc.constant([])), ({ history, prefix }) => {
      runs += 1;
      if (freezingOnlyDelays(definition, history, prefix)) frozen += 1;
    }),
    running(80, 15),
  );
  expect(frozen / runs).toBeGreaterThan(0.7);
});
