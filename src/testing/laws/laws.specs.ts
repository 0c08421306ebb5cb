import * as fc from 'fast-check';
import {
  type CoreOrderDefinition,
  fulfillmentPart,
  lifecyclePart,
  type OrderEvent,
  type Part,
  type PartEvent,
  paymentPart,
  policyChoices,
  returnPart,
  shareOf,
  splitMoney,
} from '../../core.ts';
import { type Delivery, deciding, deliveries, histories, shopOf } from '../histories/arbitraries.ts';
import { isFact } from '../histories/history.ts';
import { policies } from '../histories/openings.ts';
import { fulfillmentEvents, returnEvents } from '../histories/part-events.goods.ts';
import { paymentEvents } from '../histories/part-events.payment.ts';
import { lifecycleEvents } from '../histories/part-events.ts';
import { stockDraws, stockHistories } from '../histories/stock-histories.ts';
import { type Figures, type LawSpec, ofHistories, thawed } from './law.ts';
import { freezingOnlyDelays } from './laws.archive.ts';
import { whatIsAvailableIsAccepted } from './laws.available.ts';
import { whatIsLeftIsTold } from './laws.balance.ts';
import { partition } from './laws.credits.draws.ts';
import { creditsSumToTheLine, sharesSumExactly } from './laws.credits.ts';
import { whatIsDueComesOnce } from './laws.deadlines.ts';
import { editsChangeWhatTheySay } from './laws.edits.ts';
import { everyOrderCanEnd } from './laws.ends.ts';
import { nothingHeldIsMovedByUs, nothingMovesUnderReview } from './laws.holds.ts';
import { noHookFails } from './laws.hooks.ts';
import { whatIsListedIsKnown } from './laws.listed.ts';
import { heldMoneyIsNeverUnpaid, weNeverRefundMoreThanWasCaptured } from './laws.money.ts';
import { everyNameIsPublished } from './laws.names.ts';
import { bothExecutorsAgree, pluginsTakeTheSameSteps } from './laws.parts.ts';
import { anyOrderOfPluginsIsTheSame, pluginsMoveNothing } from './laws.plugins.ts';
import { decidedAnew, goesOnAlike } from './laws.policy.ts';
import {
  anyOrderOfFactsTellsTheSame,
  arrangementOf,
  encodingLosesNothing,
  nothingIsRecordedTwice,
  replayingGivesTheLiveRecord,
} from './laws.record.ts';
import { theGatewayIsAskedWhatWasSaid } from './laws.requests.ts';
import { everyUnitIsInOneStockState } from './laws.stock.ts';
import { whatMovedIsTold } from './laws.tellings.ts';
import { noUnitIsMovedTwice } from './laws.units.ts';
import { everyOrderHasItsWords } from './laws.words.ts';
import { heldAgainst } from './shortest.ts';

/** A law of what a shop decides anew. */
function ofDecisions(when: 'shown' | 'placed', says: string): LawSpec {
  return {
    name: goesOnAlike.name,
    says,
    property: ({ any, options, see }) =>
      fc.property(
        histories(thawed({ any }), options),
        policies(),
        fc.constantFrom(...policyChoices.archived),
        (history, other, archived) => {
          const { definition } = history;
          const policy = decidedAnew(definition, { ...other, archived }, when);
          const later = shopOf({ ...definition.options, policy });
          see({ told: goesOnAlike(definition, later, history) }, history);
        },
      ),
  };
}

/** Law 2 of one delivery. */
export function factsInAnyOrder(definition: CoreOrderDefinition, delivery: Delivery): Figures {
  const { prefix, shuffles } = delivery;
  const history = { ...delivery.history, events: [...delivery.history.events, ...secondReportsIn(delivery)] };
  const facts = history.events.length - prefix;
  const arrangements = shuffles.map((shuffle) => arrangementOf(facts, shuffle));
  anyOrderOfFactsTellsTheSame(definition, history, prefix, arrangements);
  const isShuffled = arrangements.every((places) => places.some((place, i) => place !== i));
  return { facts, shuffled: Number(isShuffled) };
}

/** A third of the facts once more, told to have happened at another time. */
function secondReportsIn({ history: { definition, events }, prefix }: Delivery): readonly OrderEvent[] {
  const facts = events.slice(prefix).filter((event) => isFact(definition, event));
  return facts.flatMap((fact, i): OrderEvent[] => {
    if (i % 3 > 0) return [];
    const time = Date.parse(fact.occurredAt ?? fact.at) - (i % 2 === 0 ? 1 : -1) * (i + 1) * hour;
    return [{ ...fact, id: `${fact.id}-again`, occurredAt: new Date(time).toISOString() }];
  });
}

const hour = 3_600_000;

const steps = <Event extends PartEvent>(events: fc.Arbitrary<Event>) =>
  fc.noBias(fc.array(events, { maxLength: 25, size: 'max' }));

function agree<Context, Event extends PartEvent, State extends string>(
  part: Part<Context, Event, State>,
  context: Context,
  sequence: readonly Event[],
): void {
  bothExecutorsAgree(part, context, sequence);
}

/** What credits come to is no matter of a policy: a shop without one of its own shows it. */
const usual = shopOf({});

export const specs: Readonly<Record<number, LawSpec>> = {
  1: ofHistories(replayingGivesTheLiveRecord, 'Replaying the history gives the live record, after any prefix.'),
  2: {
    name: anyOrderOfFactsTellsTheSame.name,
    says: 'Facts may come in any order and any number of times: the record, the statuses and what does not add up are the same.',
    property: ({ any, options, see }) =>
      fc.property(deliveries(thawed({ any }), options), (delivery) => {
        see(factsInAnyOrder(delivery.history.definition, delivery), delivery.history);
      }),
  },
  3: {
    ...ofHistories((definition, history) => {
      nothingIsRecordedTwice(definition, history);
      whatIsListedIsKnown(definition, history);
    }, 'A duplicate or a refusal leaves the identical order, and what a provider lists that is known asks for nothing.'),
    name: nothingIsRecordedTwice.name,
  },
  4: ofHistories(
    weNeverRefundMoreThanWasCaptured,
    'We never refund more than was captured; what facts move beyond it is told to the cent.',
    thawed,
  ),
  5: ofHistories(
    noUnitIsMovedTwice,
    'Each unit is shipped, canceled and returned once, and what a service has is called off by its answer alone; what facts move beyond it is told to the piece.',
    thawed,
  ),
  6: {
    name: everyUnitIsInOneStockState.name,
    says: 'Every unit is in exactly one stock state, the shelves of every place agree, and an order at its end keeps nothing back.',
    property: ({ any, options, see }) =>
      fc.property(stockHistories(thawed({ any }), options), stockDraws, (history, draw) => {
        const { answers, ended } = everyUnitIsInOneStockState(history.definition, history, draw);
        see({ answers, ended: Number(ended) });
      }),
  },
  7: ofHistories(
    heldMoneyIsNeverUnpaid,
    'While money is held the order is never unpaid; what is written off is what was decided.',
    thawed,
  ),
  8: ofHistories(
    everyOrderHasItsWords,
    'Every order has its words, each with the rule that gave it; they say what happened to goods and money.',
  ),
  9: ofHistories(encodingLosesNothing, 'A record that is encoded and decoded is the same record, and goes on alike.'),
  10: {
    name: bothExecutorsAgree.name,
    says: 'Compiled and interpreted, a part takes the same steps; so does the part that a plugin is.',
    property: ({ any, options, see }) =>
      fc.property(
        histories(any, options),
        steps(paymentEvents),
        steps(fulfillmentEvents),
        steps(returnEvents),
        steps(lifecycleEvents),
        (history, payment, fulfillment, box, lifecycle) => {
          agree(paymentPart, { currency: 'EUR', rows: [] }, payment);
          agree(fulfillmentPart, { rows: [] }, fulfillment);
          agree(returnPart, { rows: [] }, box);
          agree(lifecyclePart, { rows: [] }, lifecycle);
          see({ ofPlugins: pluginsTakeTheSameSteps(history.definition, history) }, history);
        },
      ),
  },
  11: {
    name: everyOrderCanEnd.name,
    says: 'Every order can be brought to its end by what is available and by answers.',
    property: ({ any, options, see }) =>
      fc.property(histories(any, options), (history) => {
        heldAgainst((shop, told) => everyOrderCanEnd(shop, told, options), history.definition, history);
        see({}, history);
      }),
  },
  12: {
    name: creditsSumToTheLine.name,
    says: 'The credits of a line sum to its total to the cent, however it is given up.',
    property: ({ see }) =>
      fc.property(
        fc.nat({ max: Number.MAX_SAFE_INTEGER }),
        fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 12 }),
        fc.array(partition(fc.nat({ max: 1_000 })), { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat({ max: 100 }), { maxLength: 12 }),
        (amount, taken, lines, order) => {
          sharesSumExactly({ splitMoney, shareOf }, amount, taken);
          creditsSumToTheLine(usual, lines, order);
          see({});
        },
      ),
  },
  13: ofHistories(
    anyOrderOfPluginsIsTheSame,
    'In which order plugins are listed changes nothing.',
    ({ withPlugins }) => withPlugins,
  ),
  14: ofHistories(everyNameIsPublished, 'Every name that occurs is in the published lists.'),
  15: {
    name: freezingOnlyDelays.name,
    says: 'Nothing moves in a frozen order; taken out of the archive, it is as if it had been out all the time.',
    property: ({ any, options, see }) =>
      fc.property(
        deliveries(
          any.map((shop) => deciding(shop, { archived: 'freeze' })),
          options,
        ),
        ({ history, prefix }) => {
          see({ frozen: Number(freezingOnlyDelays(history.definition, history, prefix)) }, history);
        },
      ),
  },
  16: ofHistories(editsChangeWhatTheySay, 'An edit changes what it says and nothing else.', thawed),
  17: ofHistories(pluginsMoveNothing, 'What a plugin is told moves no money and no goods.', (trial) =>
    thawed({ any: trial.withPlugins }),
  ),
  18: ofHistories(
    whatIsAvailableIsAccepted,
    'What is offered is accepted, filled in with the most that is possible, and what is not offered is refused with the reasons that were given.',
  ),
  19: ofHistories(nothingHeldIsMovedByUs, 'What is on hold stays until the hold is released.', thawed),
  20: ofHistories(nothingMovesUnderReview, 'What is under review waits for its decision.', thawed),
  21: ofDecisions('shown', 'A policy that is only shown moves nothing.'),
  22: ofDecisions('placed', 'What was promised to an order when it was placed stays as it was.'),
  23: ofHistories(whatMovedIsTold, 'Who is to be told of a status is told of what moved, and of nothing else.'),
  24: ofHistories(
    theGatewayIsAskedWhatWasSaid,
    'The gateway is asked for what a command says, to the cent, of and for what it names, and under its own key.',
  ),
  25: ofHistories(whatIsDueComesOnce, 'What falls due comes at its instant, not before it, and once.'),
  26: ofHistories(noHookFails, 'No guard and no hook fails, and none writes into the order that it is given.'),
  27: ofHistories(
    whatIsLeftIsTold,
    'What is owed, set aside and on its way is what was said, and what of it is left behind is told.',
  ),
};
