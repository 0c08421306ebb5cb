import type { CoreOrderDefinition, Order, OrderEvent } from '../../core.ts';
import { type GeneratedHistory, isFact } from '../histories/history.ts';
import { storyOf } from '../histories/story.ts';
import { LawBroken } from '../laws/law-broken.ts';
import { everyNameIsPublished } from '../laws/laws.names.ts';
import { pluginsMoveNothing } from '../laws/laws.plugins.ts';
import { anyOrderOfFactsTellsTheSame, encodingLosesNothing, nothingIsRecordedTwice } from '../laws/laws.record.ts';
import { everyOrderHasItsWords } from '../laws/laws.words.ts';
import type { Look } from './explore.ts';
import type { Scene } from './scene.ts';

type StepLaw = (definition: CoreOrderDefinition, history: GeneratedHistory) => unknown;

/** Laws of one record and one step out of it, by number. */
export const lawsOfSteps: Readonly<Record<number, StepLaw>> = {
  2: factsComeInAnyOrder,
  3: nothingIsRecordedTwice,
  8: everyOrderHasItsWords,
  9: encodingLosesNothing,
  14: everyNameIsPublished,
  17: pluginsMoveNothing,
};

/** Looks whether the laws of steps hold of every record, of the step that first led to it, and of all that may be reported next. */
export function lawsHoldAt(scene: Scene): Look {
  const { definition } = scene;
  const { 2: anyOrder, ...others } = lawsOfSteps;
  return ({ order, path }, steps) => {
    const hold = (law: StepLaw | undefined, events: readonly OrderEvent[]) => {
      try {
        law?.(beginningAt(definition, order), historyOf(scene, events));
      } catch (error) {
        if (!(error instanceof LawBroken)) throw error;
        const { opening } = scene;
        throw new LawBroken(error.law, error.problem, storyOf(definition, { opening, events: [...path(), ...events] }));
      }
    };
    for (const { edge, isNew } of steps) if (isNew) for (const law of Object.values(others)) hold(law, [edge.event]);
    hold(
      anyOrder,
      steps.flatMap(({ edge: { event } }) => (isFact(definition, event) ? [event] : [])),
    );
  };
}

/** A history of a scene, of which nothing was hostile on purpose. */
export function historyOf({ definition, opening }: Scene, events: readonly OrderEvent[]): GeneratedHistory {
  return { definition, opening, events, hostile: [], refusedOnPurpose: [] };
}

/** The same shop, in which every order begins with this one. */
export function beginningAt(definition: CoreOrderDefinition, order: Order): CoreOrderDefinition {
  const begun = () =>
    ({ outcome: { kind: 'applied' }, order, effects: [], status: definition.statusOf(order) }) as const;
  return { ...definition, place: begun, draft: begun, adopt: begun };
}

/** Law 2 of everything that can be reported next, at once: as it stands and backwards, which swaps each two of them. */
function factsComeInAnyOrder(definition: CoreOrderDefinition, { opening, events }: GeneratedHistory): void {
  const backwards = events.map((_, i) => events.length - 1 - i);
  anyOrderOfFactsTellsTheSame(definition, { opening, events }, 0, [backwards]);
}
