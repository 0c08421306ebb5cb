import type { CoreOrderDefinition, Order, OrderEvent } from '../../core.ts';
import { once } from '../../once.ts';
import { alreadyTold, type GeneratedHistory, isFact } from '../histories/history.ts';
import { storyOf } from '../histories/story.ts';
import { LawBroken } from '../laws/law-broken.ts';
import { whatIsAvailableIsAccepted } from '../laws/laws.available.ts';
import { deadlinesAreAsTold, eachFallsDueOnce } from '../laws/laws.deadlines.ts';
import { editsChangeWhatTheySay } from '../laws/laws.edits.ts';
import { nothingHeldIsMovedByUs, nothingMovesUnderReview } from '../laws/laws.holds.ts';
import { noHookFails } from '../laws/laws.hooks.ts';
import { heldMoneyIsNeverUnpaid, weNeverRefundMoreThanWasCaptured } from '../laws/laws.money.ts';
import { everyNameIsPublished } from '../laws/laws.names.ts';
import { pluginsMoveNothing } from '../laws/laws.plugins.ts';
import { anyOrderOfFactsTellsTheSame, encodingLosesNothing, nothingIsRecordedTwice } from '../laws/laws.record.ts';
import { theGatewayIsAskedWhatWasSaid } from '../laws/laws.requests.ts';
import { noUnitIsMovedTwice } from '../laws/laws.units.ts';
import { everyOrderHasItsWords } from '../laws/laws.words.ts';
import { beginningAt } from './beginning.ts';
import type { Look, Step, Visited } from './explore.ts';
import { createHiding } from './hidden.ts';
import { decidedOtherwiseGoesOnAlike, freezingDelaysFacts, pluginsComeInAnyOrder } from './laws.otherwise.ts';
import type { Scene } from './scene.ts';

/** It throws where it is broken. */
export type HeldLaw = (definition: CoreOrderDefinition, history: GeneratedHistory) => unknown;

/** A law of what follows an order, in a shop where every order begins with that one. */
type NextLaw = (begun: CoreOrderDefinition, next: GeneratedHistory, order: Order) => unknown;

/** Calls a law, and hears of it if it is broken. */
export type Attempt = (law: () => void) => void;

/**
 * Laws of one record, by number: of all that may be reported next, of all that is reported next within the bounds, of what is offered and of what
 * falls due.
 */
export const lawsOfRecords: Readonly<Record<2 | 15 | 18 | 25, NextLaw>> = {
  2: factsComeInAnyOrder,
  15: freezingDelaysFacts,
  18: (begun, { opening }) => whatIsAvailableIsAccepted(begun, { opening, events: [] }),
  25: (begun, { opening }) => eachFallsDueOnce(begun, { opening, events: [] }),
};

/** Laws of one record and one step out of it, by number. */
export const lawsOfSteps: Readonly<Record<number, NextLaw>> = {
  3: nothingIsRecordedTwice,
  9: encodingLosesNothing,
  14: everyNameIsPublished,
  17: pluginsMoveNothing,
  24: theGatewayIsAskedWhatWasSaid,
  26: noHookFails,
};

/** The same of the step that first led to a record: they ask how another shop would go on. */
export const lawsOfFirstSteps: Readonly<Record<number, NextLaw>> = {
  13: pluginsComeInAnyOrder,
  21: (begun, next) => decidedOtherwiseGoesOnAlike(begun, next, 'shown'),
  22: (begun, next) => decidedOtherwiseGoesOnAlike(begun, next, 'placed'),
};

/** Laws of one step that have to know how it came to it, by number. */
export const lawsOfWays: Readonly<Record<number, HeldLaw>> = {
  4: weNeverRefundMoreThanWasCaptured,
  5: noUnitIsMovedTwice,
  7: heldMoneyIsNeverUnpaid,
  8: everyOrderHasItsWords,
  16: editsChangeWhatTheySay,
  19: nothingHeldIsMovedByUs,
  20: nothingMovesUnderReview,
  25: deadlinesAreAsTold,
};

/** One record of so many is asked for everything that it offers. */
const offering = 4;

/** Looks whether the laws hold of every record, and of every step within the bounds, also where it leads to what is known. */
export function lawsHoldAt(scene: Scene, attempt: Attempt): Look {
  const { definition, opening } = scene;
  const hidesNothing = createHiding(scene);
  return (visited, steps) => {
    const { order, path, place } = visited;
    const begun = goingOn(definition, order, steps);
    const hold = (law: NextLaw, events: readonly OrderEvent[]) =>
      attempt(() => {
        try {
          law(begun, historyOf(scene, events), order);
        } catch (error) {
          if (!(error instanceof LawBroken)) throw error;
          const story = storyOf(definition, { opening, events: [...path(), ...events] });
          throw new LawBroken(error.law, error.problem, story);
        }
      });
    const followed = steps.filter(({ isFollowed }) => isFollowed);
    const factsIn = (some: readonly Step[]) => eventsOf(some).filter((event) => isFact(definition, event));
    hold(lawsOfRecords[2], factsIn(steps));
    hold(lawsOfRecords[15], factsIn(followed));
    hold(lawsOfRecords[25], []);
    if (place % offering === 0) hold(lawsOfRecords[18], []);
    attempt(() => hidesNothing(visited, steps));
    for (const step of followed) {
      for (const law of Object.values(lawsOfSteps)) hold(law, [step.edge.event]);
      if (step.isNew) for (const law of Object.values(lawsOfFirstSteps)) hold(law, [step.edge.event]);
      const way = wayOf(scene, visited, step);
      for (const law of Object.values(lawsOfWays)) attempt(() => law(definition, way));
    }
  };
}

const eventsOf = (steps: readonly Step[]) => steps.map(({ edge }) => edge.event);

/** A history of a scene, of which nothing was hostile on purpose. */
export function historyOf({ definition, opening }: Scene, events: readonly OrderEvent[]): GeneratedHistory {
  return { definition, opening, events, hostile: [], refusedOnPurpose: [] };
}

/** How it came to a record, and one step more. */
function wayOf(scene: Scene, { order, told }: Visited, { edge: { event }, applied }: Step): GeneratedHistory {
  const before = told();
  const all = [...before, { event, before: order, applied }];
  const history = historyOf(
    scene,
    all.map((one) => one.event),
  );
  return alreadyTold(history, { first: before[0]?.before ?? order, told: all, last: applied.order });
}

/** The same shop, in which every order begins with this one, and which knows what came of these steps and how that one is written. */
function goingOn(definition: CoreOrderDefinition, order: Order, steps: readonly Step[]): CoreOrderDefinition {
  const known = new Map(steps.map(({ edge, applied }) => [edge.event, applied]));
  const read = new Map<unknown, Order>();
  return {
    ...beginningAt(definition, order),
    apply: (from, event) => (from === order ? known.get(event) : undefined) ?? definition.apply(from, event),
    encode: once(definition.encode),
    decode: (written) => {
      const decoded = read.get(written) ?? definition.decode(written);
      read.set(written, decoded);
      return decoded;
    },
  };
}

/** Law 2 of everything that can be reported next, at once: as it stands and backwards, which swaps each two of them. */
function factsComeInAnyOrder(begun: CoreOrderDefinition, { opening, events }: GeneratedHistory): void {
  const backwards = events.map((_, i) => events.length - 1 - i);
  anyOrderOfFactsTellsTheSame(begun, { opening, events }, 0, [backwards]);
}
