/** Stories, gateways and models that must compile, and such that must not, each with the reason. */
import type * as fc from 'fast-check';
import { describe, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import {
  defineOrder,
  definePlugin,
  type Fact,
  type Order,
  type OrderEvent,
  type PluginEvent,
} from '../../src/index.ts';
import {
  checkPlugin,
  createGateway,
  createWarehouse,
  deliveries,
  events,
  given,
  histories,
  type Law,
  laws,
  modelOf,
  orders,
  type Story,
  stepsOf,
  storyOf,
} from '../../src/testing/testing.ts';

declare const order: Order;
declare const fact: Fact;
declare const ofGifts: fc.Arbitrary<typeof shop>;
const gift = definePlugin({
  id: 'gift',
  events: {
    ask: { kind: 'command', payload: z.object({ paper: z.string() }) },
    wrapped: { kind: 'fact' },
  },
  states: { asked: { when: (slice) => slice.all('ask').length > 0 }, plain: { on: { ask: true } } },
  statuses: { asked: { base: 'pending' } },
});
const flag = definePlugin({ id: 'desk', flags: { on: { base: 'pending' } } });
const shop = defineOrder({ plugins: [gift] });

describe('a story', () => {
  it('is told of what there is', () => {
    given()
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00 })
      .then({ status: { payment: 'pending' } });
    given({ definition: shop }).when({ type: 'gift.ask', payload: { paper: 'red' } });
    given({ definition: shop, plugins: [flag] })
      .when({ type: 'desk.set', payload: { flag: 'on' } }, { type: 'gift.wrapped', reference: 'desk-1' })
      .then({ status: { custom: 'desk.on' } });
    given()
      .when(fact)
      .then({ status: { custom: null } });
    expectTypeOf(given({ definition: shop })).toExtend<Story>();
  });

  it('knows its events', () => {
    // @ts-expect-error "payment.capturd" is misspelt
    given().when({ type: 'payment.capturd', payment: 'card', reference: 'c', amount: 50_00 });
    // @ts-expect-error a report has a reference
    given().when({ type: 'payment.captured', payment: 'card', amount: 50_00 });
    // @ts-expect-error whoever takes a shipment back says why
    given().when({ type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1' });
    // @ts-expect-error the field is `payment`
    given().when({ type: 'payment.capture', tender: 'card', amount: 50_00 });
    // @ts-expect-error pieces are numbers
    given().when({ type: 'fulfillment.plan', fulfillment: 'box', units: { shirt: 'two' } });
    // @ts-expect-error only what was inspected has a disposition
    given().when({ type: 'fulfillment.plan', fulfillment: 'box', units: { shirt: { restock: 1 } } });
  });

  it('knows the events and words of its plugins', () => {
    // @ts-expect-error this shop wraps nothing
    given().when({ type: 'gift.ask', payload: { paper: 'red' } });
    // @ts-expect-error "gift.aks" is misspelt
    given({ definition: shop }).when({ type: 'gift.aks', payload: { paper: 'red' } });
    // @ts-expect-error paper has a name
    given({ definition: shop }).when({ type: 'gift.ask', payload: { paper: 7 } });
    // @ts-expect-error a fact has a reference
    given({ definition: shop }).when({ type: 'gift.wrapped' });
    // @ts-expect-error there is no such word
    given({ definition: shop }).then({ status: { custom: 'gift.wrapped' } });
    // @ts-expect-error without plugins no word of theirs is shown
    given().then({ status: { custom: 'gift.asked' } });
  });

  it('opens as orders can', () => {
    // @ts-expect-error the option is `payments`
    given({ payment: { card: 'card' } });
    // @ts-expect-error there is no such method
    given({ payments: { card: 'barter' } });
    // @ts-expect-error a line costs something, if nothing
    given({ lines: { shirt: { quantity: 2 } } });
    // @ts-expect-error there is no such moment
    given({ policy: { completedWhen: 'shipped' } });
    // @ts-expect-error a shop is defined, not described
    given({ definition: { policy: { completedWhen: 'paid' } } });
  });

  it('expects what can be', () => {
    // @ts-expect-error the word is "paid"
    given().then({ status: { payment: 'payed' } });
    // @ts-expect-error "fulfilled" is a word of another axis
    given().then({ status: { payment: 'fulfilled' } });
    // @ts-expect-error a status is no part
    given().then({ payments: { card: 'paid' } });
    // @ts-expect-error there is no such reason
    given().then({ reasons: ['nope'] });
    // @ts-expect-error there is no such outcome
    given().then({ outcome: 'accepted' });
    // @ts-expect-error the expectation is `discrepancies`
    given().then({ discrepancy: ['over_captured'] });
    // @ts-expect-error there is no such effect
    given().then({ effects: [{ type: 'take_money' }] });
  });
});

describe('a gateway and a warehouse', () => {
  it('do what there is', () => {
    createGateway().next({ decision: { part: 20_00 } }, { heard: 'timed_out' });
    // @ts-expect-error the decision is to decline
    createGateway().next({ decision: 'refuse' });
    // @ts-expect-error nothing is heard in that way
    createGateway().next({ heard: 'maybe' });
    // @ts-expect-error a gateway has no shelves
    createGateway({ shelves: { shirt: 1 } });
    // @ts-expect-error a warehouse has shelves
    createWarehouse({});
  });
});

describe('laws, arbitraries and models', () => {
  it('are of any shop', () => {
    expectTypeOf(laws(shop)).toEqualTypeOf<readonly Law[]>();
    expectTypeOf(events(defineOrder(), order)).toEqualTypeOf<fc.Arbitrary<OrderEvent>>();
    expectTypeOf(events(shop, order)).toEqualTypeOf<fc.Arbitrary<OrderEvent | PluginEvent<typeof gift>>>();
    expectTypeOf(modelOf(shop).property).parameter(0).returns.toExtend<object>();
    laws(shop, { payloads: { 'gift.ask': [{ paper: 'red' }] } });
    // @ts-expect-error laws are of a definition, not of its options
    laws({ policy: {} });
    // @ts-expect-error the option is `most`
    laws(shop, { max: 10 });
    // @ts-expect-error shops are drawn
    histories(shop);
    // @ts-expect-error there is no such kind
    events(shop, order, { kinds: ['rude'] });
    // @ts-expect-error a keeper can be read
    modelOf(shop).property(() => ({ send: () => ({ kind: 'applied' }) }));
    // @ts-expect-error a keeper says what came of an event
    modelOf(shop).property((first) => ({ send: () => true, read: () => first }));
  });
});

describe('what is checked', () => {
  it('is a plugin, or what makes it at once', () => {
    checkPlugin(gift, { neighbors: [flag] });
    checkPlugin(() => gift);
    // @ts-expect-error it is not made later
    checkPlugin(async () => gift);
    // @ts-expect-error what makes a shop makes no plugin
    checkPlugin(() => shop);
  });
});

describe('what is drawn of a shop', () => {
  it('knows the events of its plugins', () => {
    histories(ofGifts).map((history) =>
      stepsOf(history).filter(({ event }) => event.type === 'gift.ask' && event.payload.paper === 'red'),
    );
    events(shop, order).map((event) => event.type === 'gift.wrapped' && event.reference);
    orders(ofGifts).map(({ definition, order, history }) =>
      history.events.map((event) => definition.apply(order, event)),
    );
    orders(ofGifts).chain(({ order, history }) => events(shop, order, { after: history.events }));
    histories(ofGifts).map((history) => storyOf(shop, history));
    deliveries(ofGifts).map(({ history }) => history.events.map((event) => event.type === 'gift.wrapped'));
  });

  it('knows no others', () => {
    // @ts-expect-error "gift.aks" is misspelt
    events(shop, order).map((event) => event.type === 'gift.aks');
    // @ts-expect-error this shop wraps nothing
    histories().map((history) => stepsOf(history).map(({ event }) => event.type === 'gift.ask'));
  });
});
