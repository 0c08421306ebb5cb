/**
 * Stories about orders: `given` an opening, `when` these events come, `then` the order stands like this.
 *
 * Events are written without their envelope, amounts as minor units of the order's currency and units as `{ shirt: 2 }`. Unless a
 * `then` says otherwise, every event was accepted and everything adds up.
 */
import {
  canonical,
  defineOrder,
  type Order,
  type OrderDefinition,
  type PendingEffect,
  type Plugin,
  type PluginEnvelope,
  type PluginEvent,
  type PluginStatus,
} from '../index.ts';
import { deepFreeze } from './frozen.ts';
import { refuseUnknown } from './refused.ts';
import { type Beat, deviations, type Expectations } from './scenario.expectations.ts';
import { inputOf, type StoryOpening } from './scenario.opening.ts';
import { envelop, type Tell } from './scenario.tell.ts';
import { expectable, openings } from './scenario.words.ts';

/**
 * A story so far. Each step gives a new story, so that one beginning may have several ends.
 *
 * @typeParam Status - The words that plugins add.
 * @typeParam Event - The events that plugins add.
 * @since 0.1.0
 */
export interface Story<Status extends string = never, Event = never> {
  /** The shop that the story is set in. */
  readonly definition: OrderDefinition;
  /** The order as it stands. */
  readonly order: Order;
  /** Every event since the story began. */
  readonly beats: readonly Beat[];
  /** What the last `when` brought. */
  readonly latest: readonly Beat[];
  /** What came before it and after the last `then`. */
  readonly unchecked: readonly Beat[];
  /** Lets events come, one after the other. */
  readonly when: (...events: readonly Tell<Event>[]) => Story<Status, Event>;
  /** Lets the gateways do everything that they were asked for. */
  readonly answered: () => Story<Status, Event>;
  /**
   * Compares the order with what is expected.
   *
   * @throws An `Error` that tells everything that differs, and the story; an `OrderError` `invalid_input` where something is expected that
   * there is not.
   */
  readonly then: (expectations: Expectations<Status>) => Story<Status, Event>;
}

/**
 * Opens a story. It needs no test runner: what does not end as expected throws an error that tells the story.
 *
 * @example
 * {@includeCode ../../examples/testing/node.test.ts}
 *
 * @throws An `OrderError`, `invalid_definition` or `invalid_input` where there is no such shop or order, or no such thing to say of it.
 * @since 0.1.0
 */
export function given<Status extends string = never, Event = never, const List extends readonly Plugin[] = readonly []>(
  opening: StoryOpening<Status, Event, List> = {},
): Story<Status | PluginStatus<List[number]>, Event | PluginEvent<List[number]>> {
  refuseUnknown('given', opening, openings);
  const { definition: shop, policy, plugins = [], precedence } = opening;
  const options = shop?.options ?? {};
  const definition = defineOrder({
    ...options,
    policy: { ...options.policy, ...policy },
    plugins: [...(options.plugins ?? []), ...plugins],
    ...(precedence && { precedence }),
  }) as unknown as OrderDefinition;
  const begun = opening.begin === 'draft' ? definition.draft(inputOf(opening)) : definition.place(inputOf(opening));
  return story(definition, begun.order, { beats: [], latest: [], unchecked: [] });
}

type Standing = Pick<Story, 'beats' | 'latest' | 'unchecked'>;

function story<Status extends string, Event>(
  definition: OrderDefinition,
  order: Order,
  standing: Standing,
): Story<Status, Event> {
  const { beats, latest, unchecked } = standing;
  deepFreeze(order);
  const when = (...events: readonly Tell<PluginEnvelope>[]): Story<Status, Event> => {
    let now = order;
    const brought: Beat[] = [];
    for (const told of events) {
      const event = envelop(told, now.currency, beats.length + brought.length + 1);
      const { outcome, effects, order: next } = definition.receive(now, deepFreeze(event));
      const kept = outcome.kind === 'duplicate' || outcome.kind === 'rejected';
      if (kept !== (next === now)) throw new Error(`${event.type} was ${outcome.kind}, and the order says otherwise`);
      now = deepFreeze(next);
      brought.push({ event, outcome, effects, words: wordsOf(definition, now) });
    }
    return story(definition, now, {
      beats: [...beats, ...brought],
      latest: brought,
      unchecked: [...unchecked, ...latest],
    });
  };
  const then = (expectations: Expectations<Status>): Story<Status, Event> => {
    refuseUnknown('then', expectations, expectable(definition.explain(order)));
    const reread = definition.decode(definition.encode(order));
    if (canonical(reread) !== canonical(order)) throw new Error('the record does not survive encode and decode');
    const wrong = deviations({ definition, order, latest, unchecked }, expectations);
    if (wrong.length > 0) throw endsOtherwise(wrong, beats, then);
    return story(definition, order, { beats, latest: [], unchecked: [] });
  };
  return {
    definition,
    order,
    ...standing,
    when: when as Story<Status, Event>['when'],
    answered: () => when(...definition.pendingEffects(order).flatMap((effect, n) => answersTo(effect, `done-${n}`))),
    then,
  };
}

/** What differs and how it came to that; its first line of code is the test's own. */
function endsOtherwise(wrong: readonly string[], beats: readonly Beat[], then: (...args: never) => unknown): Error {
  const went = beats.length > 0 ? `It went:\n${indent(beats.map(tell))}` : 'Nothing happened in it.';
  const error = new Error(`The story ends otherwise:\n${indent(wrong)}\n${went}`);
  Error.captureStackTrace?.(error, then);
  return error;
}

const successes = {
  authorize_payment: 'payment.authorized',
  capture_payment: 'payment.captured',
  void_payment: 'payment.voided',
  refund_payment: 'payment.refunded',
} as const;

function answersTo(effect: PendingEffect, reference: string): Tell[] {
  if (effect.type === 'create_return_label')
    return [{ type: 'return.label_created', return: effect.return, op: effect.op, reference }];
  if (!('op' in effect && 'payment' in effect)) return [];
  const { type, payment, op, amount, of } = effect;
  return [{ type: successes[type], payment, op, amount, reference, ...(of !== undefined && { of }) } as Tell];
}

function wordsOf(definition: OrderDefinition, order: Order): string {
  const { payment, fulfillment, returns, overall, custom } = definition.statusOf(order);
  return `${custom ? `${custom} over ` : ''}${overall}: ${payment}, ${fulfillment}, returns ${returns}`;
}

function tell({ event, outcome, words }: Beat): string {
  const reasons = 'reasons' in outcome ? ` (${outcome.reasons.map((one) => one.message).join(' ')})` : '';
  return `${event.id} ${event.type} by ${event.by.kind} -> ${outcome.kind}${reasons}; ${words}`;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
