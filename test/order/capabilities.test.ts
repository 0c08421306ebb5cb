/** What a shop can rely on that no other story tells on its own. */
import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { days, envelop, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const staff = { by: { kind: 'staff', id: 'sam' }, at: days(1) } as const;

describe('what can be done now', () => {
  it('is listed with the reasons for what cannot', () => {
    const { definition, order } = given(boxed).when(captured, {
      type: 'return.requested',
      return: 'rma',
      units: { mug: 1 },
    });
    const listed = definition.available(order, staff);

    expect(new Set(listed.map(({ allowed }) => allowed))).toEqual(new Set([true, false]));
    for (const { command, allowed, reasons } of listed) {
      const { outcome } = definition.apply(order, envelop({ ...command, id: 'try', ...staff } as Tell, 'EUR', 1));
      expect(outcome.kind === 'rejected' ? outcome.reasons : [], command.type).toEqual(reasons);
      expect(allowed, command.type).toBe(reasons.length === 0);
    }
  });

  it('is filled in with all that may go back', () => {
    const { definition, order } = given(boxed).when(captured, {
      type: 'payment.refund',
      payment: 'card',
      amount: 9_99,
    });
    const refund = definition.available(order, staff).find(({ command }) => command.type === 'payment.refund');

    expect(refund).toMatchObject({ allowed: true, command: { payment: 'card', amount: eur(40_01) } });
  });
});

describe('an event that is tried', () => {
  it('shows what would come of it, and the order stays as it was', () => {
    const { definition, order } = given(boxed).when(captured);
    const before = definition.encode(order);
    const tried = definition.apply(order, envelop({ type: 'order.cancel', scope: 'all' }, 'EUR', 9));

    expect(tried.status).toMatchObject({ overall: 'canceled' });
    expect(tried.effects.map(({ type }) => type)).toEqual(['refund_payment', 'cancel_fulfillment']);
    expect(definition.encode(order)).toBe(before);
    expect(definition.can(order, envelop({ type: 'order.close' }, 'EUR', 10))).toMatchObject({ allowed: false });
  });
});

describe('every earlier state of an order', () => {
  it('is read again from the history, and a branch of it never touches the order', () => {
    const { definition, beats, order } = given(boxed).when(
      captured,
      { type: 'fulfillment.ship', fulfillment: 'box' },
      { type: 'order.close' },
    );
    const opening = { kind: 'placed', input: inputOf(boxed) } as const;
    const entries = beats.map(({ event, outcome: { kind } }) => ({ event, outcome: { kind } }));
    const at = (length: number): Order => definition.replay({ opening, entries: entries.slice(0, length) });

    expect([0, 1, 2, 3].map((length) => definition.statusOf(at(length)).overall)).toEqual([
      'pending',
      'processing',
      'completed',
      'completed',
    ]);
    expect(at(3)).toEqual(order);
    const otherwise = definition.apply(at(1), envelop({ type: 'order.cancel', scope: 'all' }, 'EUR', 9));
    expect(otherwise.status.overall).toBe('canceled');
    expect(at(3)).toEqual(order);
  });
});

describe('what goes back to stock', () => {
  it('is asked for once, under one key, until it is answered', () => {
    const back = given(boxed).when(
      captured,
      { type: 'fulfillment.ship', fulfillment: 'box' },
      { type: 'return.request', return: 'rma', units: { shirt: 2 } },
      { type: 'return.approve', return: 'rma' },
      { type: 'return.receive', return: 'rma', units: { shirt: 2 } },
    );
    const look: Tell = {
      type: 'return.inspect',
      return: 'rma',
      id: 'look',
      units: { shirt: { restock: 1, write_off: 1 } },
    };
    const inspected = back.when(look);
    inspected.then({ effects: [{ type: 'restock', key: 'order-1/restock/rma/look' }] });
    inspected.when(look).then({ outcome: 'duplicate', effects: [], pending: [{ type: 'restock', reference: 'look' }] });
    const answer: Tell = { type: 'return.restocked', return: 'rma', reference: 'look' };
    inspected.when(answer, answer).then({ outcome: 'duplicate', pending: [] });
  });
});
