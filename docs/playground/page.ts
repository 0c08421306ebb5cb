import type { Actor, Order, OrderDefinition } from '../../src/index.ts';
import type { Labels } from '../../src/labels/labels.ts';
import type { Choices, Moment, Session, Told } from './session.ts';
import type { StoryName } from './stories.ts';
import type { Arrival, Texts } from './texts/texts.ts';

/** What can be sent: what is asked for, and what happened. */
export const tabs = ['commands', 'facts'] as const;
export type Tab = (typeof tabs)[number];

/** What is on the page beside the session: it is not shared. */
export interface Desk {
  readonly tab: Tab;
  readonly sentBy: Actor['kind'];
  readonly arrival: Arrival;
  /** Facts that are on their way, to arrive in any order. */
  readonly kept: readonly Told[];
  /** Which folded parts of the page are open. */
  readonly open: Set<string>;
}

/** What can be done on the page. */
export interface Acts {
  readonly choose: (choices: Partial<Choices>) => void;
  readonly ask: (told: Told) => void;
  readonly report: (told: Told) => void;
  /** Opens an event as text, to be altered before it is sent. */
  readonly edit: (told: Told) => void;
  readonly again: (place: number) => void;
  readonly deliver: (place: number) => void;
  readonly goTo: (at: number) => void;
  readonly arrange: (desk: Partial<Desk>) => void;
  readonly startOver: () => void;
  readonly tellStory: (name: StoryName) => void;
  readonly share: () => void;
  readonly exportTest: () => void;
}

/** Everything that a view is made from. */
export interface Page {
  readonly session: Session;
  readonly desk: Desk;
  readonly definition: OrderDefinition;
  readonly moments: readonly Moment[];
  /** The moment that is looked at. */
  readonly moment: Moment;
  readonly order: Order;
  readonly labels: Labels;
  readonly texts: Texts;
  readonly act: Acts;
}

/** A part as it is shown. */
export interface Shown {
  readonly subject: string;
  /** What the library calls this kind of part. */
  readonly part: string;
  readonly states: readonly string[];
  /** The state that it is in; flags can be several or none. */
  readonly current: readonly string[];
  /** What a state is called. */
  readonly word: (state: string) => string;
  readonly rows: readonly { readonly kind: string; readonly reference: string }[];
}
