import type { CoreOrderDefinition, Fact, Order, OrderEvent, Outcome } from '../../core.ts';
import { begin, type GeneratedHistory, isAccepted, isCommand, isFact, tell } from '../histories/history.ts';
import { isSame } from './is-same.ts';
import { breaks, firstDifference } from './law-broken.ts';

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;

/** So many prefixes of a history are replayed, evenly spread: all of a short one. */
const prefixes = 6;

/** Law 1: replaying the recorded history gives the live record after any prefix, and auditing it finds nothing. */
export function replayingGivesTheLiveRecord(definition: CoreOrderDefinition, history: Story): void {
  const law = 'replayingGivesTheLiveRecord';
  const { first, told } = tell(definition, history);
  const { opening } = history;
  const entries = told.map(({ event, applied: { outcome } }) => ({ event, outcome: { kind: outcome.kind } }));
  const stride = Math.max(1, Math.ceil(entries.length / prefixes));
  for (let length = entries.length; length >= 0; length -= stride) {
    const live = length === 0 ? first : told[length - 1]?.applied.order;
    const prefix = { opening, entries: entries.slice(0, length) };
    let replayed: Order;
    try {
      replayed = definition.replay(prefix);
    } catch (error) {
      breaks(law, `replaying ${length} events throws ${error}`, definition, {
        opening,
        events: history.events.slice(0, length),
      });
    }
    const [expected, actual] = [JSON.stringify(live), JSON.stringify(replayed)];
    if (expected !== actual) {
      breaks(law, `after ${length} events ${firstDifference(actual, expected)}`, definition, {
        opening,
        events: history.events.slice(0, length),
      });
    }
  }
  const [finding] = definition.audit({ opening, entries });
  if (finding) {
    breaks(
      law,
      `the audit decides event ${finding.index + 1} as ${finding.decided.kind}, recorded is ${finding.recorded}`,
      definition,
      history,
    );
  }
}

/** Everything that an order says about itself, but for how many events it took. */
export function sayingsOf(definition: CoreOrderDefinition, order: Order): string {
  return JSON.stringify({
    ...order,
    revision: 0,
    discrepancies: definition.discrepanciesOf(order),
    status: definition.statusOf(order),
    explanation: definition.explain(order),
    effects: definition.pendingEffects(order),
    deadline: definition.nextDeadline(order),
  });
}

/** The same fact, told again: known by its reference, so under a new event id and so many minutes later. */
export function toldAgain(fact: Fact, id: string, minutes: number): Fact {
  return { ...fact, id, at: later(fact.at, minutes) };
}

function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

/** In which order a shuffle delivers so many facts; a third of them twice. Nothing sorts. */
export function arrangementOf(count: number, shuffle: readonly number[]): readonly number[] {
  const drawn = (i: number) => shuffle[i % shuffle.length] ?? 0;
  const places = Array.from({ length: count }, (_, i) => i);
  for (let i = 0; i < count; i++) if (drawn(i) % 3 === 0) places.push(i);
  for (let i = places.length - 1; i > 0; i--) {
    const j = (drawn(i) >>> 2) % (i + 1);
    [places[i], places[j]] = [places[j] as number, places[i] as number];
  }
  return places;
}

/**
 * Law 2: the facts that follow a prefix, in any order and any number of times, give the same record, discrepancies, statuses,
 * explanations, effects and deadlines, and none of them is refused.
 */
export function anyOrderOfFactsTellsTheSame(
  definition: CoreOrderDefinition,
  { opening, events }: Story,
  prefix: number,
  arrangements: readonly (readonly number[])[],
): void {
  const law = 'anyOrderOfFactsTellsTheSame';
  const before = tell(definition, { opening, events: events.slice(0, prefix) });
  const facts = events.slice(prefix).filter((event): event is Fact => isFact(definition, event));
  const deliver = (places: readonly number[], told: string) => {
    const delivered = places.map((place, i) => toldAgain(facts[place] as Fact, `${told}-${i}`, i + told.length));
    const outcomes: Outcome[] = [];
    const order = delivered.reduce((known, fact) => {
      const { outcome, order: next } = definition.apply(known, fact);
      outcomes.push(outcome);
      return next;
    }, before.last);
    const story = { opening, events: [...events.slice(0, prefix), ...delivered] };
    if (outcomes.some(({ kind }) => kind === 'rejected'))
      breaks(law, 'a well-formed fact was refused', definition, story);
    return { says: sayingsOf(definition, order), story };
  };
  const straight = deliver(
    facts.map((_, place) => place),
    'straight',
  );
  for (const [n, arrangement] of arrangements.entries()) {
    const shuffled = deliver(arrangement, `shuffled-${n + 1}`);
    if (shuffled.says !== straight.says) {
      breaks(
        law,
        `the facts behind event ${prefix} came as ${arrangement.join(', ')}, which gives ${firstDifference(shuffled.says, straight.says)}`,
        definition,
        straight.story,
      );
    }
  }
}

/**
 * Law 3: `duplicate` and `rejected` return the identical order; whatever was accepted is a duplicate when it comes again (a command by
 * its id, a fact by its reference); a command id with other content is refused; no well-formed fact is refused.
 */
export function nothingIsRecordedTwice(definition: CoreOrderDefinition, history: Story): void {
  const law = 'nothingIsRecordedTwice';
  const { opening, events } = history;
  const { told, last } = tell(definition, history);
  for (const [i, { event, before, applied }] of told.entries()) {
    const story = { opening, events: events.slice(0, i + 1) };
    const { kind } = applied.outcome;
    if ((kind === 'duplicate' || kind === 'rejected') && applied.order !== before)
      breaks(law, `event ${i + 1} is ${kind} and gives another order`, definition, story);
    if (kind !== 'duplicate' && kind !== 'rejected' && applied.order.revision !== before.revision + 1)
      breaks(law, `event ${i + 1} is ${kind} and does not raise the revision by one`, definition, story);
    if (isFact(definition, event) && kind === 'rejected') breaks(law, `fact ${i + 1} is refused`, definition, story);
    if (!isAccepted({ event, before, applied })) continue;
    for (const order of [applied.order, last]) {
      const again = sentAgain(definition, event, `again-${i}`);
      const repeated = definition.apply(order, again);
      if (repeated.outcome.kind !== 'duplicate' || repeated.order !== order || repeated.effects.length > 0) {
        breaks(law, `event ${i + 1} comes again and is ${JSON.stringify(repeated.outcome)}`, definition, {
          opening,
          events: order === last ? [...events, again] : [...story.events, again],
        });
      }
    }
    if (!isCommand(definition, event)) continue;
    const other = definition.apply(last, differently(event));
    if (
      other.outcome.kind !== 'rejected' ||
      other.outcome.reasons[0]?.code !== 'command_id_reused' ||
      other.order !== last
    ) {
      breaks(law, `the id of command ${i + 1} with other content is ${JSON.stringify(other.outcome)}`, definition, {
        opening,
        events: [...events, differently(event)],
      });
    }
  }
}

function sentAgain(definition: CoreOrderDefinition, event: OrderEvent, id: string): OrderEvent {
  return isFact(definition, event) ? toldAgain(event, id, 90) : { ...event, at: later(event.at, 1) };
}

/** The same command id, meaning something else. */
function differently(command: OrderEvent): OrderEvent {
  if ('amount' in command) return { ...command, amount: { ...command.amount, amount: command.amount.amount + 1 } };
  if (command.type === 'order.close') return { ...command, type: 'order.cancel', scope: 'all' };
  return { type: 'order.close', id: command.id, at: command.at, by: command.by };
}

/** Law 9: `decode(encode(x))` is `x`, and going on from the decoded order comes to the same as going on from the live one. */
export function encodingLosesNothing(definition: CoreOrderDefinition, history: Story): void {
  const law = 'encodingLosesNothing';
  const { opening, events } = history;
  let order = begin(definition, opening);
  for (const [i, event] of events.entries()) {
    const story = { opening, events: events.slice(0, i + 1) };
    let decoded: Order;
    try {
      decoded = definition.decode(definition.encode(order));
    } catch (error) {
      breaks(law, `the record before event ${i + 1} does not decode: ${error}`, definition, story);
    }
    if (!isSame(decoded, order) || JSON.stringify(decoded) !== JSON.stringify(order))
      breaks(law, `the record before event ${i + 1} decodes to another`, definition, story);
    const live = definition.apply(order, event);
    const restored = definition.apply(decoded, event);
    const [expected, actual] = [live, restored].map((applied) => JSON.stringify(applied)) as [string, string];
    if (expected !== actual)
      breaks(law, `event ${i + 1} on the decoded record gives ${firstDifference(actual, expected)}`, definition, story);
    order = live.order;
  }
  if (!isSame(definition.decode(JSON.parse(definition.encode(order))), order))
    breaks(law, 'the last record decodes to another', definition, history);
}
