/** The laws hold for orders of every preset: what a system does not have takes away commands, and no order's truth or end. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineOrder, type OrderDefinition } from '../../src/index.ts';
import { cloudcart } from '../../src/presets/cloudcart.ts';
import { matjari, type PresetOptions } from '../../src/presets/matjari.ts';
import { shopify } from '../../src/presets/shopify.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';
import { deliveries, histories } from '../support/arbitraries.ts';
import { type GeneratedHistory, isAccepted, tell } from '../support/history.ts';
import { freezingOnlyDelays } from '../support/laws.archive.ts';
import { everyOrderCanEnd } from '../support/laws.ends.ts';
import { heldMoneyIsNeverUnpaid, weNeverRefundMoreThanWasCaptured } from '../support/laws.money.ts';
import { anyOrderOfPluginsIsTheSame, pluginsMoveNothing } from '../support/laws.plugins.ts';
import {
  anyOrderOfFactsTellsTheSame,
  arrangementOf,
  encodingLosesNothing,
  nothingIsRecordedTwice,
  replayingGivesTheLiveRecord,
} from '../support/laws.record.ts';
import { everyUnitIsInOneStockState } from '../support/laws.stock.ts';
import { whatMovedIsTold } from '../support/laws.tellings.ts';
import { noUnitIsMovedTwice } from '../support/laws.units.ts';
import { pluginOf, precedence, somePlugins } from '../support/plugins.ts';
import { running } from '../support/running.ts';
import { stockDraws, stockHistoriesUnder } from '../support/stock-histories.ts';

type Law = (definition: OrderDefinition, history: GeneratedHistory) => void;
type Define = (preset: { readonly options: PresetOptions }, plugins?: GeneratedHistory['plugins']) => OrderDefinition;

const asItIs: Define = ({ options }, plugins = []) =>
  defineOrder({ ...options, plugins: plugins.map(pluginOf), precedence }) as unknown as OrderDefinition;

/** Books count a fact when it is told; a frozen order counts it when it is taken out, which law 15 is about. */
const thawed: Define = ({ options }, plugins) =>
  asItIs({ options: { ...options, policy: { ...options.policy, archived: 'pass_through' } } }, plugins);

const laws: readonly [title: string, number: number, runs: number, law: Law, define: Define][] = [
  ['are what replaying their history gives', 1, 40, replayingGivesTheLiveRecord, asItIs],
  ['record nothing twice', 3, 60, nothingIsRecordedTwice, asItIs],
  ['give back no more than came', 4, 100, weNeverRefundMoreThanWasCaptured, thawed],
  ['ship, cancel and take back each unit once', 5, 100, noUnitIsMovedTwice, thawed],
  ['are never called unpaid while money is held', 7, 100, heldMoneyIsNeverUnpaid, thawed],
  ['survive encoding', 9, 40, (definition, history) => encodingLosesNothing([definition], history), asItIs],
  ['tell of what moved and of nothing else', 28, 60, whatMovedIsTold, asItIs],
  ['can be brought to their end by what is available', 11, 60, everyOrderCanEnd, asItIs],
];

describe.each([matjari, shopify, cloudcart, wechatMall])('orders of $name, with and without plugins,', (preset) => {
  const shops = shopsOf(preset);

  it.each(laws)('%s (law %i)', { timeout: 1_800_000 }, (_, number, runs, law, define) => {
    fc.assert(
      fc.property(histories(60, shops.policy), (history) => {
        law(shops.of(define, history.plugins), history);
      }),
      running(runs, number),
    );
  });

  it('have every unit in one stock state where their stock is asked for (law 6)', { timeout: 1_800_000 }, () => {
    const stocked: Define = ({ options }, plugins) =>
      thawed({ options: { ...options, policy: { ...options.policy, stock: 'asked' } } }, plugins);
    let answers = 0;
    fc.assert(
      fc.property(stockHistoriesUnder(shops.policy), stockDraws, (history, draw) => {
        answers += everyUnitIsInOneStockState(stocked(preset, history.plugins), history, draw).answers;
      }),
      running(40, 6),
    );
    expect(answers).toBeGreaterThan(20);
  });

  it('are the same in whatever order facts come (law 2)', { timeout: 1_800_000 }, () => {
    fc.assert(
      fc.property(deliveries(shops.policy), ({ history, prefix, shuffles }) => {
        const count = history.events.length - prefix;
        const arrangements = shuffles.map((shuffle) => arrangementOf(count, shuffle));
        anyOrderOfFactsTellsTheSame(shops.of(thawed, history.plugins), history, prefix, arrangements);
      }),
      running(60, 2),
    );
  });

  it('are the same in any order of plugins, which move nothing (laws 13 and 17)', { timeout: 1_800_000 }, () => {
    const define = (history: Pick<GeneratedHistory, 'plugins'>) => shops.of(asItIs, history.plugins);
    let accepted = 0;
    let sent = 0;
    fc.assert(
      fc.property(histories(40, shops.policy, somePlugins), (history) => {
        anyOrderOfPluginsIsTheSame(define(history), history, define);
        pluginsMoveNothing(shops.of(thawed, history.plugins), history);
        const { told } = tell(define(history), history);
        accepted += told.filter(isAccepted).length;
        sent += told.length;
      }),
      running(60, 13),
    );
    expect(accepted / sent).toBeGreaterThan(0.5);
  });
});

/** A preset's definitions, each made once. */
function shopsOf(preset: { readonly options: PresetOptions }) {
  const made = new Map<string, OrderDefinition>();
  return {
    policy: asItIs(preset).policy,
    of: (define: Define, plugins: GeneratedHistory['plugins']): OrderDefinition => {
      const key = `${define === thawed} ${JSON.stringify(plugins)}`;
      const known = made.get(key) ?? define(preset, plugins);
      made.set(key, known);
      return known;
    },
  };
}

it('of CloudCart only wait while they are frozen in the archive (law 15)', { timeout: 1_800_000 }, () => {
  const shops = shopsOf(cloudcart);
  let frozen = 0;
  let runs = 0;
  fc.assert(
    fc.property(deliveries(shops.policy), ({ history, prefix }) => {
      runs += 1;
      if (freezingOnlyDelays(shops.of(asItIs, history.plugins), history, prefix)) frozen += 1;
    }),
    running(80, 15),
  );
  expect(frozen / runs).toBeGreaterThan(0.7);
});
