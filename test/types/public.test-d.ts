import { describe, expectTypeOf, it } from 'vitest';
import type { EventFromLogic, InputFrom, SnapshotFrom } from 'xstate';
import type * as core from '../../src/core.ts';
import {
  type Applied,
  addMoney,
  type Command,
  type CoreOrderDefinition,
  type Discrepancy,
  defineOrder,
  type Effect,
  type Fact,
  type History,
  money,
  type Order,
  type OrderActorInput,
  type OrderEvent,
  type OrderExplanation,
  type OrderSnapshot,
  type OrderStatus,
  type Outcome,
  type PaymentState,
  type PaymentStatus,
  type PendingEffect,
  paymentMachine,
  type Reason,
  type TellingEffect,
} from '../../src/index.ts';

const definition = defineOrder();

describe('the public types', () => {
  it('let no any through', () => {
    expectTypeOf<Order>().not.toBeAny();
    expectTypeOf<Order['payments'][number]['context']['rows'][number]>().not.toBeAny();
    expectTypeOf<Order['payments'][number]['state']>().toEqualTypeOf<PaymentState>();
    expectTypeOf<Order['parked'][number]>().not.toBeAny();
    expectTypeOf<Applied>().not.toBeAny();
    expectTypeOf<Applied['order']>().toEqualTypeOf<Order>();
    expectTypeOf<Outcome>().not.toBeAny();
    expectTypeOf<Extract<Outcome, { kind: 'rejected' }>['reasons'][number]>().toEqualTypeOf<Reason>();
    expectTypeOf<Effect>().not.toBeAny();
    expectTypeOf<Effect>().toEqualTypeOf<PendingEffect | TellingEffect>();
    expectTypeOf<
      Extract<TellingEffect, { readonly axis: 'payment'; readonly type: 'notify_customer' }>['to']
    >().toEqualTypeOf<Exclude<PaymentStatus, 'disputed'>>();
    expectTypeOf<Effect['key']>().toEqualTypeOf<string>();
    expectTypeOf<OrderEvent>().not.toBeAny();
    expectTypeOf<OrderEvent>().toEqualTypeOf<Fact | Command>();
    expectTypeOf<OrderEvent['type']>().not.toEqualTypeOf<string>();
    expectTypeOf<Discrepancy>().not.toBeAny();
    expectTypeOf<OrderStatus['payment']>().toEqualTypeOf<PaymentStatus>();
    expectTypeOf<OrderExplanation['overall']['figures']>().not.toBeAny();
    expectTypeOf<History['entries'][number]['event']>().toEqualTypeOf<OrderEvent>();
  });

  it('of a definition are whole', () => {
    expectTypeOf(definition).not.toBeAny();
    expectTypeOf(definition.apply).toEqualTypeOf<(order: Order, event: OrderEvent) => Applied<never>>();
    expectTypeOf(definition.receive).toEqualTypeOf<(order: Order, event: unknown) => Applied<never>>();
    expectTypeOf(definition.decode).returns.toEqualTypeOf<Order>();
    expectTypeOf(definition.available).returns.items.not.toBeAny();
  });

  it('of the actor logic are those of the order', () => {
    expectTypeOf<EventFromLogic<typeof definition.logic>>().toEqualTypeOf<OrderEvent>();
    expectTypeOf<SnapshotFrom<typeof definition.logic>>().toEqualTypeOf<OrderSnapshot>();
    expectTypeOf<InputFrom<typeof definition.logic>>().toEqualTypeOf<OrderActorInput>();
    expectTypeOf<OrderSnapshot['order']>().toEqualTypeOf<Order>();
  });

  it('of a machine name its states and events', () => {
    expectTypeOf<SnapshotFrom<typeof paymentMachine>['value']>().toEqualTypeOf<PaymentState>();
    expectTypeOf<EventFromLogic<typeof paymentMachine>['type']>().not.toEqualTypeOf<string>();
    expectTypeOf(paymentMachine).not.toBeAny();
  });

  it('of the core know neither validation nor actors', () => {
    expectTypeOf<ReturnType<typeof core.defineOrder<readonly []>>>().toEqualTypeOf<CoreOrderDefinition<never, never>>();
    expectTypeOf<CoreOrderDefinition>().not.toHaveProperty('receive');
    expectTypeOf<CoreOrderDefinition>().not.toHaveProperty('logic');
    expectTypeOf<typeof core>().not.toHaveProperty('paymentMachine');
    expectTypeOf<typeof core>().not.toHaveProperty('eventSchemas');
  });

  it('of money keep their currency', () => {
    expectTypeOf(money(1, 'EUR').currency).toEqualTypeOf<'EUR'>();
    expectTypeOf(addMoney(money(1, 'EUR'), money(2, 'EUR')).currency).toEqualTypeOf<'EUR'>();
  });
});
