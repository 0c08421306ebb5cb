/** Programs that must not compile, each with the reason. Where one does, its `@ts-expect-error` is the error. */
import { describe, it } from 'vitest';
import { defineOrder as defineCoreOrder } from '../../src/core.ts';
import { addMoney, compile, defineOrder, definePart, money, type Order, type Reason } from '../../src/index.ts';

declare const order: Order;
const { apply, place, adopt } = defineOrder();
const envelope = { id: 'e1', at: '2026-03-01T09:00:00Z', by: { kind: 'staff', id: 'sam' } } as const;
const eur = money(1, 'EUR');

describe('money', () => {
  it('of two currencies does not add up', () => {
    // @ts-expect-error dollars are not euro
    addMoney(eur, money(1, 'USD'));
    // @ts-expect-error a bare number has no currency
    addMoney(eur, 1);
  });
});

describe('an event', () => {
  it('has a type that exists', () => {
    // @ts-expect-error "payment.capturd" is misspelt
    apply(order, { ...envelope, type: 'payment.capturd', payment: 'card', reference: 'c', amount: eur });
    // @ts-expect-error effects are asked for, they are no events
    apply(order, { ...envelope, type: 'capture_payment', payment: 'card', reference: 'c', amount: eur });
  });

  it('carries its whole payload', () => {
    // @ts-expect-error a capture has an amount
    apply(order, { ...envelope, type: 'payment.captured', payment: 'card', reference: 'c' });
    // @ts-expect-error a report has a reference
    apply(order, { ...envelope, type: 'payment.captured', payment: 'card', amount: eur });
    // @ts-expect-error a refund names its capture
    apply(order, { ...envelope, type: 'payment.refunded', payment: 'card', reference: 'r', amount: eur });
    // @ts-expect-error taking a shipment back needs a reason
    apply(order, { ...envelope, type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1' });
    // @ts-expect-error an envelope has an id
    apply(order, { at: envelope.at, by: envelope.by, type: 'order.close' });
    // @ts-expect-error nobody sent it
    apply(order, { id: 'e1', at: envelope.at, type: 'order.close' });
  });

  it('carries nothing else', () => {
    // @ts-expect-error the field is `payment`
    apply(order, { ...envelope, type: 'payment.capture', tender: 'card', amount: eur });
    // @ts-expect-error amounts are money, not numbers
    apply(order, { ...envelope, type: 'payment.capture', payment: 'card', amount: 100 });
    // @ts-expect-error there is no such scope
    apply(order, { ...envelope, type: 'order.cancel', scope: 'some' });
    const burnt = [{ line: 'a', quantity: 1, disposition: 'burn' }] as const;
    // @ts-expect-error there is no such disposition
    apply(order, { ...envelope, type: 'return.inspect', return: 'r', units: burnt });
    // @ts-expect-error an absent reason is left out, not undefined
    apply(order, { ...envelope, type: 'order.close', reason: undefined });
    // @ts-expect-error there is no such kind of sender
    apply(order, { ...envelope, by: { kind: 'robot', id: 'r' }, type: 'order.close' });
  });
});

describe('an order', () => {
  it('is not written by hand', () => {
    // @ts-expect-error the record is read-only
    order.revision = 2;
    // @ts-expect-error nothing writes a status
    order.payments[0].state = 'captured';
    // @ts-expect-error rows only grow, through apply
    order.lifecycle.context.rows.push({ kind: 'closed', reference: 'x' });
    // @ts-expect-error "completed" is derived and no state
    order.lifecycle.state === 'completed';
  });

  it('begins from an input that says enough', () => {
    const input = { id: 'o', at: envelope.at, by: envelope.by, currency: 'EUR' } as const;
    // @ts-expect-error an order has lines
    place(input);
    // @ts-expect-error there is no such method
    place({ ...input, lines: [], payments: [{ id: 'p', method: 'barter', amount: eur }] });
    // @ts-expect-error a parcel is never "on_hold": that is a derived word
    adopt({ ...input, lines: [], fulfillments: [{ id: 'f', units: [], state: 'on_hold' }] });
  });

  it('is defined by a policy that exists', () => {
    // @ts-expect-error there is no such moment
    defineOrder({ policy: { completedWhen: 'shipped' } });
    // @ts-expect-error there is no such question
    defineOrder({ policy: { completeWhen: 'closed' } });
    defineOrder({ policy: { notifications: 'webhook' } });
    defineOrder({
      policy: { notifications: { placed: 'notify', payment: 'silent', overall: { otherwise: 'webhook' } } },
    });
    defineOrder({ policy: { notifications: { payment: { disputed: 'webhook' }, returns: { none: 'silent' } } } });
    // @ts-expect-error there is no such channel
    defineOrder({ policy: { notifications: 'sms' } });
    // @ts-expect-error there is no such axis
    defineOrder({ policy: { notifications: { payments: 'notify' } } });
    // @ts-expect-error there is no such word
    defineOrder({ policy: { notifications: { payment: { payed: 'notify' } } } });
    // @ts-expect-error it is a word of another axis
    defineOrder({ policy: { notifications: { payment: { fulfilled: 'notify' } } } });
    // @ts-expect-error a customer does not see a dispute
    defineOrder({ policy: { notifications: { payment: { disputed: 'notify' } } } });
    // @ts-expect-error nor that nothing comes back
    defineOrder({ policy: { notifications: { returns: { none: 'notify' } } } });
    // @ts-expect-error the core does not validate
    defineCoreOrder().receive(order, {});
    // @ts-expect-error the core has no actors
    defineCoreOrder().logic;
  });
});

describe('a part', () => {
  type LampEvent = { readonly type: 'lamp.blown' } | { readonly type: 'lamp.switch'; readonly watts: number };
  interface Lamp {
    readonly blown: boolean;
  }
  type Of<Type extends LampEvent['type']> = Extract<LampEvent, { readonly type: Type }>;

  const lamp = () =>
    definePart<Lamp, LampEvent, 'on' | 'broken'>()({
      rules: { isWeak: (_: Lamp, event: Of<'lamp.switch'>): null | Reason => (event.watts < 60 ? null : null) },
      when: { isBlown: (context: Lamp) => context.blown },
      evolve: {
        blow: (context: Lamp, _: Of<'lamp.blown'>) => ({ ...context, blown: true }),
        flip: (context: Lamp, _: Of<'lamp.switch'>) => context,
      },
    });
  const root = { id: 'lamp', initial: 'settling' } as const;
  const on = { 'lamp.blown': { target: '.settling', actions: 'blow' } } as const;
  const table = [{ target: 'broken', guard: 'isBlown' }, { target: 'on' }] as const;
  const settling = { always: table } as const;
  const press = { target: 'settling', guard: 'isWeak', actions: 'flip' } as const;
  const broken = {} as const;

  it('compiles as it is meant', () => {
    const lit = { on: { 'lamp.switch': press } };
    compile(lamp().chart({ ...root, on, states: { on: lit, broken, settling } }));
  });

  it('names rules, evolvers, conditions, targets, states and events that exist', () => {
    const misruled = { on: { 'lamp.switch': { ...press, guard: 'isWaek' } } } as const;
    // @ts-expect-error there is no rule "isWaek"
    lamp().chart({ ...root, on, states: { on: misruled, broken, settling } });
    const misevolved = { on: { 'lamp.switch': { ...press, actions: 'flop' } } } as const;
    // @ts-expect-error there is no evolver "flop"
    lamp().chart({ ...root, on, states: { on: misevolved, broken, settling } });
    const misjudged = { always: [{ target: 'broken', guard: 'isBlwon' }, { target: 'on' }] } as const;
    // @ts-expect-error there is no condition "isBlwon"
    lamp().chart({ ...root, on, states: { on: {}, broken, settling: misjudged } });
    const misled = { always: [{ target: 'dim' }] } as const;
    // @ts-expect-error there is no state "dim"
    lamp().chart({ ...root, on, states: { on: {}, broken, settling: misled } });
    // @ts-expect-error the state "broken" is missing
    lamp().chart({ ...root, on, states: { on: {}, settling } });
    // @ts-expect-error there is no event "lamp.sold"
    lamp().chart({ ...root, on: { 'lamp.sold': on['lamp.blown'] }, states: { on: {}, broken, settling } });
  });

  it('puts no function under an event it was not written for', () => {
    const flipped = { 'lamp.blown': { target: '.settling', actions: 'flip' } } as const;
    // @ts-expect-error `flip` is for lamp.switch
    lamp().chart({ ...root, on: flipped, states: { on: {}, broken, settling } });
    const weakened = { on: { 'lamp.blown': { target: 'settling', guard: 'isWeak', actions: 'blow' } } } as const;
    // @ts-expect-error `isWeak` is for lamp.switch
    lamp().chart({ ...root, on: {}, states: { on: weakened, broken, settling } });
  });

  it('leads facts and commands into settling and nowhere else', () => {
    const direct = { 'lamp.blown': { target: '.broken', actions: 'blow' } } as const;
    // @ts-expect-error a fact settles
    lamp().chart({ ...root, on: direct, states: { on: {}, broken, settling } });
    lamp().chart({
      ...root,
      // @ts-expect-error a fact has no guard
      on: { 'lamp.blown': { ...on['lamp.blown'], guard: 'isWeak' } },
      states: { on: {}, broken, settling },
    });
    // @ts-expect-error a chart has no timers
    lamp().chart({ ...root, on, states: { on: { after: { 1000: 'broken' } }, broken, settling } });
  });
});
