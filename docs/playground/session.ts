import type { Effect, Order, OrderDefinition, OrderEvent, OrderStatus, Outcome, Policy } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { envelop, hours, type Tell } from '../../src/testing/scenario.tell.ts';
import type { Language } from './languages.ts';
import { type ExampleName, pluginOf, pluginOptions } from './plugins.ts';
import { type SampleName, samples } from './samples.ts';
import { definitionOf, type ShopName } from './shops.ts';

/** What was chosen before anything happened. */
export interface Choices {
  readonly shop: ShopName;
  readonly language: Language;
  readonly sample: SampleName;
  /** What the shop decides otherwise. */
  readonly policy: Partial<Policy>;
  /** The examples whose plugins the shop has. */
  readonly plugins: readonly ExampleName[];
}

/** An event without what a story fills in: its id, its instant and whoever usually sends it. */
export type Told = { readonly type: string } & Readonly<Record<string, unknown>>;

/** All there is to know: what is on the page follows from it. */
export interface Session {
  readonly choices: Choices;
  readonly events: readonly Told[];
  /** How many of the events are looked at; the others are the future. */
  readonly at: number;
}

/** An order after an event, or as it was placed. */
export interface Moment {
  /** None where the order was placed. */
  readonly event?: OrderEvent;
  readonly outcome: Outcome;
  readonly order: Order;
  readonly effects: readonly Effect[];
  readonly status: OrderStatus;
}

export const beginning: Session = {
  choices: { shop: 'core', language: 'en', sample: 'card', policy: {}, plugins: [] },
  events: [],
  at: 0,
};

/** The event as it is sent: the one of that place in the story. */
export function sent(told: Told, place: number): OrderEvent {
  const envelope = envelop({ type: told.type } as unknown as Tell, '', place);
  return { ...envelope, ...told } as OrderEvent;
}

/** Every moment of a session: the placed order, and the order after each event. */
export function play(session: Session): { readonly definition: OrderDefinition; readonly moments: readonly Moment[] } {
  const { shop, policy, plugins, sample } = session.choices;
  const definition = definitionOf(shop, policy, plugins);
  const moments: Moment[] = [definition.place(inputOf(samples[sample]))];
  for (const [i, told] of session.events.entries()) {
    const event = sent(told, i + 1);
    const { order } = moments[i] as Moment;
    moments.push({ event, ...definition.receive(order, event) });
  }
  return { definition, moments };
}

/** The session under other choices. What was said by plugins that are switched off is taken out of it. */
export function choose({ choices, events, at }: Session, chosen: Partial<Choices>): Session {
  const next = { ...choices, ...chosen, ...(chosen.shop && { policy: {} }) };
  if (next.sample !== choices.sample) return { choices: next, events: [], at: 0 };
  const ids = pluginOptions(next.plugins).plugins.map(({ id }) => id);
  const stays = ({ type }: Told) => ids.includes(pluginOf(type) ?? '') || pluginOf(type) === undefined;
  return { choices: next, events: events.filter(stays), at: events.slice(0, at).filter(stays).length };
}

/** When the next event comes: an hour after the last one that is looked at. */
export function nextInstant({ events, at }: Session): string {
  const last = events
    .slice(0, at)
    .map((told, i) => sent(told, i + 1).at)
    .reduce((latest, one) => (one > latest ? one : latest), hours(0));
  return new Date(Date.parse(last) + 3_600_000).toISOString();
}

/** The session with events that come now: what was the future is no more. */
export function tell(session: Session, ...told: readonly Told[]): Session {
  const events = session.events.slice(0, session.at);
  for (const one of told) {
    const at = nextInstant({ ...session, events, at: events.length });
    const usual = sent({ type: one.type }, events.length + 1).at;
    events.push(one.at === undefined && at !== usual ? { ...one, at } : one);
  }
  return { ...session, events, at: events.length };
}
