import type { Outcome } from '../../../src/index.ts';
import type { ExampleName } from '../plugins.ts';
import type { SampleName } from '../samples.ts';
import type { StoryName } from '../stories.ts';

/** What the page itself says in one language; all else is said by the library's labels. Figures stand in braces. */
export interface Texts {
  readonly title: string;
  readonly lead: string;
  readonly shop: string;
  readonly language: string;
  readonly sample: string;
  readonly samples: Readonly<Record<SampleName, string>>;
  readonly story: string;
  readonly ownStory: string;
  readonly nextEvent: string;
  readonly storyEnds: string;
  /** What each story is called, and what to look at in it. */
  readonly stories: Readonly<Record<StoryName, readonly [title: string, look: string]>>;
  readonly policy: string;
  readonly policyHint: string;
  readonly plugin: string;
  readonly plugins: string;
  readonly pluginsHint: string;
  /** What each example is called, and what it does in one sentence. */
  readonly examples: Readonly<Record<ExampleName, readonly [title: string, sentence: string]>>;
  readonly inPlaceOf: string;
  readonly alsoStands: string;
  readonly startOver: string;
  readonly back: string;
  readonly forward: string;
  readonly time: string;
  readonly step: string;
  readonly future: string;
  readonly rule: string;
  readonly meaning: string;
  readonly theirWords: string;
  readonly commands: string;
  readonly commandsHint: string;
  readonly sentBy: string;
  readonly notNow: string;
  readonly nothingNow: string;
  readonly facts: string;
  readonly factsHint: string;
  readonly arrives: string;
  readonly arrivals: Readonly<Record<Arrival, string>>;
  readonly kept: string;
  readonly edit: string;
  readonly event: string;
  readonly send: string;
  readonly close: string;
  readonly notJson: string;
  readonly outcome: string;
  readonly placed: string;
  readonly moved: string;
  /** What it means that an event was taken so. */
  readonly means: Readonly<Record<Outcome['kind'], string>>;
  readonly mended: string;
  readonly mendedBy: string;
  readonly mendedByNothing: string;
  readonly effects: string;
  readonly noEffects: string;
  readonly waiting: string;
  readonly noneWaiting: string;
  readonly discrepancies: string;
  readonly addsUp: string;
  readonly parts: string;
  readonly charts: string;
  readonly chartsHint: string;
  readonly ledger: string;
  readonly history: string;
  readonly again: string;
  readonly share: string;
  readonly shared: string;
  readonly tooLong: string;
  readonly tooMany: string;
  readonly exportTest: string;
  readonly exportHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly broken: string;
  readonly brokenBecause: Readonly<Record<'too_long' | 'unreadable' | 'no_session' | 'no_event', string>>;
}

/** How a fact arrives. */
export const arrivals = ['now', 'late', 'twice', 'kept'] as const;
export type Arrival = (typeof arrivals)[number];
