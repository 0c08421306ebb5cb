import * as fc from 'fast-check';
import { type CoreOrderDefinition, defineOrder as defineCore } from '../../src/core.ts';
import {
  fulfillmentPart,
  lifecyclePart,
  type OrderDefinition,
  type Part,
  type PartEvent,
  paymentPart,
  policyChoices,
  returnPart,
  shareOf,
  splitMoney,
} from '../../src/index.ts';
import { type Delivery, deliveries, histories } from './arbitraries.ts';
import { definitionOf, type GeneratedHistory } from './history.ts';
import { freezingOnlyDelays } from './laws.archive.ts';
import { sharesSumExactly } from './laws.credits.ts';
import { editsChangeWhatTheySay } from './laws.edits.ts';
import { everyOrderCanEnd } from './laws.ends.ts';
import { nothingHeldIsMovedByUs, nothingMovesUnderReview } from './laws.holds.ts';
import { heldMoneyIsNeverUnpaid, weNeverRefundMoreThanWasCaptured } from './laws.money.ts';
import { bothExecutorsAgree } from './laws.parts.ts';
import { anyOrderOfPluginsIsTheSame, pluginsMoveNothing } from './laws.plugins.ts';
import { decidedAnew, goesOnAlike } from './laws.policy.ts';
import {
  anyOrderOfFactsTellsTheSame,
  arrangementOf,
  encodingLosesNothing,
  nothingIsRecordedTwice,
  replayingGivesTheLiveRecord,
} from './laws.record.ts';
import { everyUnitIsInOneStockState } from './laws.stock.ts';
import { whatMovedIsTold } from './laws.tellings.ts';
import { noUnitIsMovedTwice } from './laws.units.ts';
import { everyOrderHasItsWords } from './laws.words.ts';
import { policies } from './openings.ts';
import { fulfillmentEvents, lifecycleEvents, paymentEvents, returnEvents } from './part-events.ts';
import { pluginOf, precedence, somePlugins } from './plugins.ts';
import { stockDraws, stockHistories } from './stock-histories.ts';

/** Hears of every history that a law was held against. */
export type See = (history: GeneratedHistory) => void;

/** What was found about a law. */
export type Found = Pick<fc.RunDetails<unknown>, 'failed' | 'numRuns' | 'counterexamplePath' | 'errorInstance'>;

/** Looks for a case in which a law does not hold. */
export type LawCheck = (see: See, parameters: fc.Parameters<unknown>) => Found;

/** A law as a property of everything that is drawn for it. */
export function checking<Drawn>(of: (see: See) => fc.IProperty<Drawn>): LawCheck {
  return (see, parameters) => fc.check(of(see), parameters as fc.Parameters<Drawn>);
}

/** A law of every history of an order, whatever the shop's policy and plugins. */
function ofHistories(law: (definition: OrderDefinition, history: GeneratedHistory) => unknown): LawCheck {
  return checking((see) =>
    fc.property(histories(), (history) => {
      law(definitionOf(history), history);
      see(history);
    }),
  );
}

/** The same shop without schemas. */
function coreOf({ policy, plugins = [] }: GeneratedHistory): CoreOrderDefinition {
  return defineCore({ policy, plugins: plugins.map(pluginOf), precedence }) as unknown as CoreOrderDefinition;
}

function anyOrder({ history, prefix, shuffles }: Delivery): void {
  const arrangements = shuffles.map((shuffle) => arrangementOf(history.events.length - prefix, shuffle));
  anyOrderOfFactsTellsTheSame(definitionOf(history), history, prefix, arrangements);
}

const steps = <Event extends PartEvent>(events: fc.Arbitrary<Event>) =>
  fc.noBias(fc.array(events, { maxLength: 25, size: 'max' }));

function agree<Context, Event extends PartEvent, State extends string>(
  part: Part<Context, Event, State>,
  context: Context,
  sequence: readonly Event[],
): void {
  bothExecutorsAgree(part, context, sequence);
}

/** Every law by its number. */
export const laws: Readonly<Record<number, LawCheck>> = {
  1: ofHistories(replayingGivesTheLiveRecord),
  2: checking((see) =>
    fc.property(deliveries(), (delivery) => {
      anyOrder(delivery);
      see(delivery.history);
    }),
  ),
  3: ofHistories(nothingIsRecordedTwice),
  4: ofHistories(weNeverRefundMoreThanWasCaptured),
  5: ofHistories(noUnitIsMovedTwice),
  6: checking(() =>
    fc.property(stockHistories, stockDraws, (history, draw) => {
      everyUnitIsInOneStockState(definitionOf(history), history, draw);
    }),
  ),
  7: ofHistories(heldMoneyIsNeverUnpaid),
  8: ofHistories(everyOrderHasItsWords),
  9: ofHistories((definition, history) => encodingLosesNothing([definition, coreOf(history)], history)),
  10: checking(() =>
    fc.property(
      steps(paymentEvents),
      steps(fulfillmentEvents),
      steps(returnEvents),
      steps(lifecycleEvents),
      (payment, fulfillment, box, lifecycle) => {
        agree(paymentPart, { currency: 'EUR', rows: [] }, payment);
        agree(fulfillmentPart, { rows: [] }, fulfillment);
        agree(returnPart, { rows: [] }, box);
        agree(lifecyclePart, { rows: [] }, lifecycle);
      },
    ),
  ),
  11: ofHistories(everyOrderCanEnd),
  12: checking(() =>
    fc.property(
      fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 12 }),
      (amount, taken) => sharesSumExactly({ splitMoney, shareOf }, amount, taken),
    ),
  ),
  13: checking((see) =>
    fc.property(histories(40, {}, somePlugins), (history) => {
      anyOrderOfPluginsIsTheSame(definitionOf(history), history);
      see(history);
    }),
  ),
  15: checking((see) =>
    fc.property(deliveries({ archived: 'freeze' }), ({ history, prefix }) => {
      freezingOnlyDelays(definitionOf(history), history, prefix);
      see(history);
    }),
  ),
  16: ofHistories(editsChangeWhatTheySay),
  17: ofHistories(pluginsMoveNothing),
  21: ofHistories(nothingHeldIsMovedByUs),
  22: ofHistories(nothingMovesUnderReview),
  23: ofDecisions('shown'),
  24: ofDecisions('placed'),
  28: ofHistories(whatMovedIsTold),
};

/** A law of what a shop decides anew. */
function ofDecisions(when: 'shown' | 'placed'): LawCheck {
  return checking((see) =>
    fc.property(histories(), policies, fc.constantFrom(...policyChoices.archived), (history, other, archived) => {
      const policy = decidedAnew(history.policy, { ...other, archived }, when);
      goesOnAlike(definitionOf(history), definitionOf({ ...history, policy }), history);
      see(history);
    }),
  );
}
