/** In JavaScript a misspelt word compiles: a test that says one is told so, and does not pass as if it had said nothing. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineOrder, definePlugin, OrderError } from '../../src/index.ts';
import {
  checkPlugin,
  createGateway,
  createWarehouse,
  deliveries,
  events,
  given,
  histories,
  laws,
  modelOf,
  orders,
} from '../../src/testing/testing.ts';

const shop = defineOrder();
const { order } = given();
const attention = definePlugin({ id: 'attention', flags: { needed: { base: ['pending'] } } });

function refusalOf(tell: () => unknown): string {
  try {
    tell();
  } catch (error) {
    if (error instanceof OrderError) return `${error.code} ${error.message}`;
    throw error;
  }
  throw new Error('nothing was refused');
}

const expecting = (expectations: unknown) => () => given().then(expectations as never);

describe('what a test says that there is not is refused', () => {
  it.each([
    [
      'an opening',
      () => given({ polcy: {} } as never),
      /^invalid_input given: polcy: there is no such field\..* policy/,
    ],
    ['how an order begins', () => given({ begin: 'drafted' } as never), /given: begin: one of placed, draft is needed/],
    ['a line', () => given({ lines: { mug: { total: 1, shipped: false } } } as never), /lines\.mug\.shipped.* ships/],
    ['an expectation', expecting({ statuss: { payment: 'paid' } }), /then: statuss: there is no such field\..* status/],
    ['an axis', expecting({ status: { paymnt: 'paid' } }), /then: status\.paymnt: .* payment, fulfillment, returns/],
    ['a word', expecting({ status: { payment: 'payed' } }), /then: status\.payment: one of .*paid.* is needed/],
    ['a rule', expecting({ rules: { paymnt: 'x' } }), /then: rules\.paymnt: there is no such field/],
    ['a figure of money', expecting({ money: { captred: 0 } }), /then: money\.captred: .* captured/],
    ['a figure of units', expecting({ units: { orderd: undefined } }), /then: units\.orderd: .* ordered/],
    ['an outcome', expecting({ outcome: 'aplied' }), /then: outcome: one of applied/],
    ['the state of a part', expecting({ payments: { card: 'payed' } }), /then: payments\.card: one of pending/],
    ['no expectation at all', expecting(undefined), /then: an object is needed/],
    ['a gateway', () => createGateway({ as: 'psp' } as never), /createGateway: as: .* There is by\./],
    ['a call', () => createGateway().next({ herd: 'lost' } as never), /gateway\.next: herd: .* decision, heard/],
    [
      'what is heard',
      () => createGateway().next({ heard: 'timedout' } as never),
      /next: heard: one of answer, timed_out/,
    ],
    ['what is decided', () => createGateway().next({ decision: 'acept' } as never), /decision: one of accept, decline/],
    ['a part', () => createGateway().next({ decision: { prt: 1 } } as never), /decision\.prt: .* There is part\./],
    ['a warehouse', () => createWarehouse({ shelf: {} } as never), /createWarehouse: shelf: .* There is shelves, by\./],
    ['no shelves', () => createWarehouse({} as never), /createWarehouse: shelves: an object is needed/],
    ['a shelf', () => createWarehouse({ shelves: { mug: '3' } } as never), /shelves\.mug: a whole number/],
    ['how many steps laws take', () => laws(shop, { moast: 3 } as never), /laws: moast: .* There is most, payloads\./],
    [
      'how many steps histories take',
      () => histories(fc.constant(shop), { mots: 3 } as never),
      /histories: mots: .* most/,
    ],
    ['how many steps a model takes', () => modelOf(shop, { most: '3' } as never), /modelOf: most: a whole number/],
    ['how orders are drawn', () => orders(fc.constant(shop), { moste: 3 } as never), /moste: .* There is most/],
    ['what deliveries carry', () => deliveries(fc.constant(shop), { payload: {} } as never), /deliveries: payload: /],
    [
      'which events are drawn',
      () => events(shop, order, { kind: ['honest'] } as never),
      /events: kind: .* kinds, after/,
    ],
    ['a kind of event', () => events(shop, order, { kinds: ['honst'] } as never), /events: kinds\.0: one of allowed/],
    [
      'one shop where shops are drawn',
      () => histories(shop as never),
      /histories: shops are drawn: .*fc\.constant\(shop\)/,
    ],
    ['the same of orders and deliveries', () => deliveries(shop as never), /deliveries: shops are drawn/],
    ['a check', () => checkPlugin(attention, { neighbours: [] } as never), /checkPlugin: neighbours: .* neighbors/],
  ])('%s', (_, tell, says) => {
    expect(refusalOf(tell)).toMatch(says);
    expect(refusalOf(tell)).toMatch(/^invalid_input /);
  });
});
