import { expect } from 'vitest';
import { money } from '../../src/index.ts';
import type { Quantities, Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

export const eur = (amount: number) => money(amount, 'EUR');
export const yen = { amount: 1, currency: 'JPY' };
export const payment = (what: string, more: object): Tell =>
  ({ type: `payment.${what}`, payment: 'card', ...more }) as Tell;
export const parcel = (what: string, more: object = {}): Tell =>
  ({ type: `fulfillment.${what}`, fulfillment: 'box', ...more }) as Tell;
export const rma = (what: string, more: object = {}): Tell =>
  ({ type: `return.${what}`, return: 'rma', ...more }) as Tell;
export const order = (what: string, more: object = {}): Tell => ({ type: `order.${what}`, ...more }) as Tell;

export const authorized = (amount: number, more: object = {}) =>
  payment('authorized', { reference: 'a-1', amount, ...more });
export const captured = payment('captured', { reference: 'c-1', amount: 50_00 });
export const plan = (id: string, units: Quantities, more: object = {}) =>
  parcel('plan', { fulfillment: id, units, ...more });
export const ship = parcel('ship', { reference: 'way-1' });
export const ask = rma('request', { units: { shirt: 1 } });
export const approve = rma('approve');
export const receive = (shirt: number) => rma('receive', { units: { shirt } });

export type Refusal = readonly [story: string, history: readonly Tell[], command: Tell, code: string, data: object];

export const shop = () => given({ parcels: { box: { shirt: 2, mug: 1 } } });
export const refusedBy = (opened: ReturnType<typeof shop>, history: readonly Tell[], command: Tell) => {
  const before = opened.when(...history);
  expect(before.beats.filter(({ outcome }) => outcome.kind === 'rejected')).toEqual([]);
  const outcome = before.when(command).latest.at(-1)?.outcome;
  return outcome?.kind === 'rejected' ? outcome.reasons.map(({ code, data }) => ({ code, data })) : outcome?.kind;
};
