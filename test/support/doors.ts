import { expect } from 'vitest';
import { defineOrder as defineCoreOrder } from '../../src/core.ts';
import {
  type Applied,
  defineOrder,
  type Order,
  type OrderEvent,
  type Reason,
  type ReasonCode,
} from '../../src/index.ts';

const definition = defineOrder();
const core = defineCoreOrder();

/** Every way in: what comes from outside, what is typed already, and the core without validation. */
export const doors: readonly [door: string, enter: (order: Order, event: unknown) => Applied][] = [
  ['receive', (to, event) => definition.receive(to, event)],
  ['apply', (to, event) => definition.apply(to, event as OrderEvent)],
  ['apply of the core', (to, event) => core.apply(to, event as OrderEvent)],
];

/** The order is untouched, nothing is asked for, and this is among the reasons. */
export function expectRefusal(applied: Applied, to: Order, code: ReasonCode): Reason {
  expect(applied.outcome).toMatchObject({ kind: 'rejected' });
  expect(applied.order).toBe(to);
  expect(applied.effects).toEqual([]);
  const reasons = applied.outcome.kind === 'rejected' ? applied.outcome.reasons : [];
  const found = reasons.find((one) => one.code === code);
  expect(found, `${code} among ${reasons.map((one) => one.code)}`).toBeDefined();
  return found as Reason;
}
