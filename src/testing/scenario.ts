/**
 * Stories about orders: `given` an opening, `when` these events come, `then` the order stands like this.
 *
 * Events are written without their envelope, amounts as minor units of the order's currency and units as `{ shirt: 2 }`. Unless a
 * `then` says otherwise, every event was accepted and everything adds up.
 */
import { canonical, defineOrder, type Order, type OrderDefinition, type PendingEffect } from '../index.ts';
import { type Beat, deviations, type Expectations } from './scenario.expectations.ts';
import { inputOf, type Opening } from './scenario.opening.ts';
import { envelop, type Tell } from './scenario.tell.ts';

/** A story so far. */
export interface Story {
  readonly definition: OrderDefinition;
  readonly order: Order;
  /** Every event since the story began. */
  readonly beats: readonly Beat[];
  /** What the last `when` brought. */
  readonly latest: readonly Beat[];
  /** What came before it and after the last `then`. */
  readonly unchecked: readonly Beat[];
  /** Lets events come, one after the other. */
  readonly when: (...events: readonly Tell[]) => Story;
  /** Lets the gateways do everything that they were asked for. */
  readonly answered: () => Story;
  /** Compares the order with what is expected; throws what differs, with the story. */
  readonly then: (expectations: Expectations) => Story;
}

/** Opens a story. */
export function given(opening: Opening = {}): Story {
  const { options = {}, policy, plugins = [], precedence = [] } = opening;
  const definition = defineOrder({
    ...options,
    policy: { ...options.policy, ...policy },
    plugins,
    precedence,
  }) as unknown as OrderDefinition;
  const begun = opening.begin === 'draft' ? definition.draft(inputOf(opening)) : definition.place(inputOf(opening));
  return story(definition, begun.order, { beats: [], latest: [], unchecked: [] });
}

export function story(
  definition: OrderDefinition,
  order: Order,
  told: Pick<Story, 'beats' | 'latest' | 'unchecked'>,
): Story {
  const { beats, latest, unchecked } = told;
  deepFreeze(order);
  const self: Story = {
    definition,
    order,
    ...told,
    when: (...events) => {
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
    },
    answered: () =>
      self.when(...definition.pendingEffects(order).flatMap((effect, n) => answersTo(effect, `done-${n}`))),
    // biome-ignore lint/suspicious/noThenProperty: a story is never awaited, and given/when/then is what tests read.
    then: (expectations) => {
      const reread = definition.decode(definition.encode(order));
      if (canonical(reread) !== canonical(order)) throw new Error('the record does not survive encode and decode');
      const wrong = deviations(self, expectations);
      if (wrong.length > 0)
        throw new Error(`The story ends otherwise:\n${indent(wrong)}\nIt went:\n${indent(beats.map(tell))}`);
      return story(definition, order, { beats, latest: [], unchecked: [] });
    },
  };
  return self;
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
  const { payment, fulfillment, returns, overall } = definition.statusOf(order);
  return `${overall}: ${payment}, ${fulfillment}, returns ${returns}`;
}

function tell({ event, outcome, words }: Beat): string {
  const reasons = 'reasons' in outcome ? ` (${outcome.reasons.map((one) => one.message).join(' ')})` : '';
  return `${event.id} ${event.type} by ${event.by.kind} -> ${outcome.kind}${reasons}; ${words}`;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

/** Freezes a value through and through, so that whoever alters it is caught. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
