/** Every published reason has a story that brings it about, and every discrepancy those of its page; a code without one does not compile. */
import { describe, expect, it } from 'vitest';
import {
  blockersOf,
  defaultPolicy,
  definePlugin,
  discrepancyCodes,
  type LineChange,
  orderBounds,
  parkingBound,
  type ReasonCode,
  reasonCodes,
} from '../../src/index.ts';
import { apply } from '../../src/order/order.apply.ts';
import type { Guard } from '../../src/order/order.guard.ts';
import { days, envelop, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { broughtIn, mendings } from '../docs/pages/mends.ts';
import { expectTold } from '../support/locales.ts';

const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const authorized: Tell = { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 };
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' };
const unship: Tell = { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'late' };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box' };
const capture = (amount: number): Tell => ({ type: 'payment.capture', payment: 'card', amount });
const refund = (amount: number): Tell => ({ type: 'payment.refund', payment: 'card', amount });
const cancel: Tell = { type: 'order.cancel', scope: 'all' };
const close: Tell = { type: 'order.close' };
const request: Tell = { type: 'return.request', return: 'rma', units: { shirt: 1 } };
const approve: Tell = { type: 'return.approve', return: 'rma' };
const receive = (count: number): Tell => ({ type: 'return.receive', return: 'rma', units: { shirt: count } });
const inspect = (count: number): Tell => ({
  type: 'return.inspect',
  return: 'rma',
  reference: 'look-1',
  units: { shirt: { restock: count } },
});
const edit = (change: LineChange, more: { readonly version?: number } = {}): Tell => ({
  type: 'order.edit',
  changes: [change],
  ...more,
});
const hold: Tell = { type: 'hold.place', hold: 'h-1', on: 'order', cause: 'other' };
const paid = () => given(boxed).when(captured);
const done = () => paid().when(shipped);

const hook = (check: Guard['check']): readonly string[] => {
  const { order } = given();
  const guards = [{ name: 'shop_hook', check }];
  const { outcome, order: after } = apply(order, envelop(cancel, 'EUR', 1), { policy: defaultPolicy, guards });
  expect(after === order).toBe(outcome.kind === 'rejected');
  return outcome.kind === 'rejected' ? outcome.reasons.map(({ code }) => code) : [];
};

const blockers = ({ order, definition }: Story): readonly string[] =>
  blockersOf(order, definition, days(1)).flatMap(({ reasons }) => reasons.map(({ code }) => code));

const strict = definePlugin({
  id: 'strict',
  flags: { odd: { base: 'pending' } },
  guards: [{ name: 'says no', on: ['order.cancel'], check: () => ({ code: 'no', message: 'Ask the owner.' }) }],
});

const refusals: Record<ReasonCode, () => Story | readonly string[]> = {
  invalid_event: () => given().when({ ...captured, amount: -1 } as Tell),
  unknown_event: () => given().when({ type: 'order.frobnicated' } as never),
  not_authorized: () => given().when({ ...cancel, by: { kind: 'carrier', id: 'post' } } as Tell),
  command_id_reused: () => given().when({ ...cancel, id: 'x' } as Tell, { ...close, id: 'x' } as Tell),
  parking_full: () =>
    given().when(
      ...Array.from(
        { length: parkingBound + 1 },
        (_, n): Tell => ({
          type: 'payment.failed',
          payment: `p-${n}`,
          reference: 'f',
        }),
      ),
    ),
  order_not_placed: () => given({ ...boxed, begin: 'draft' }).when(ship),
  order_canceled: () => given(boxed).when(cancel, ship),
  order_closed: () => done().when(close, cancel),
  not_in_state: () => given().when({ type: 'payment.void', payment: 'card', amount: 1 }),
  unknown_part: () => given().when({ ...ship, fulfillment: 'bag' } as Tell),
  part_exists: () => given(boxed).when({ type: 'fulfillment.plan', fulfillment: 'box', units: { mug: 1 } }),
  unknown_line: () => paid().when({ ...ship, units: { hat: 1 } } as Tell),
  empty_selection: () => {
    const { definition, order } = paid();
    const { outcome } = definition.apply(order, envelop({ ...ship, units: [] } as Tell, 'EUR', 9));
    return outcome.kind === 'rejected' ? outcome.reasons.map(({ code }) => code) : [];
  },
  unpaid: () => given(boxed).when(ship),
  out_of_stock: () => paid().when({ type: 'stock.rejected', attempt: 't', units: { mug: 1 } }, ship),
  reason_required: () => given(boxed).when({ ...ship, force: true } as Tell),
  with_service: () =>
    given(boxed).when(
      { type: 'fulfillment.request', fulfillment: 'box', service: 'depot', id: 'ask' },
      { type: 'fulfillment.accepted', fulfillment: 'box', reference: 'yes', op: 'ask' },
      { type: 'fulfillment.split', fulfillment: 'box', into: 'bag', units: { mug: 1 } },
    ),
  not_planned: () => blockers(given()),
  scheduled_until: () =>
    blockers(given(boxed).when({ type: 'fulfillment.schedule', fulfillment: 'box', startsAt: days(9) })),
  other_address: () =>
    given({ parcels: { box: { shirt: 2 }, bag: { mug: 1 } } }).when(
      { type: 'order.change_address', address: 'home', fulfillment: 'bag' },
      { type: 'fulfillment.merge', fulfillment: 'bag', into: 'box' },
    ),
  other_handover: () =>
    given(boxed).when(
      { type: 'fulfillment.pack', fulfillment: 'box' },
      { type: 'fulfillment.offer', fulfillment: 'box' },
    ),
  needs_shipping: () =>
    given().when({ type: 'fulfillment.plan', fulfillment: 'mail', units: { mug: 1 }, handover: 'digital' }),
  offline_method: () => given({ payments: { card: 'bank_transfer' } }).when(capture(1)),
  gateway_method: () => given().when({ type: 'payment.mark_paid', payment: 'card', amount: 1 }),
  exceeds_parcel_worth: () =>
    given(boxed).when(
      authorized,
      { ...capture(50_00), fulfillment: 'box' } as Tell,
      {
        ...capture(1),
        fulfillment: 'box',
      } as Tell,
    ),
  plan_sum_differs: () =>
    paid().when({
      type: 'order.refund',
      amount: 2,
      plan: [{ payment: 'card', of: 'c-1', amount: { amount: 1, currency: 'EUR' } }],
    }),
  currency_mismatch: () => paid().when({ ...refund(0), amount: { amount: 1, currency: 'USD' } } as Tell),
  exceeds_authorized: () => given().when(authorized, capture(50_01)),
  exceeds_declared: () =>
    given({ payments: { card: ['card', 20_00], gift: ['voucher', 30_00] } }).when({
      type: 'payment.authorize',
      payment: 'card',
      amount: 20_01,
    }),
  authorization_expired: () =>
    given().when({ ...authorized, expiresAt: days(1) } as Tell, { ...capture(50_00), at: days(2) } as Tell),
  exceeds_owed: () => given().when(authorized, { type: 'order.canceled', reference: 'x' }, capture(1)),
  exceeds_refundable: () => paid().when(refund(50_01)),
  exceeds_return: () =>
    given({ ...boxed, policy: { refundLimitedByReceipt: true } }).when(captured, shipped, request, {
      ...refund(1),
      return: 'rma',
    } as Tell),
  nothing_to_void: () => given().when(authorized, { type: 'payment.void', payment: 'card', amount: 50_01 }),
  operation_pending: () =>
    given().when(
      { type: 'payment.authorize', payment: 'card', amount: 1 },
      { type: 'payment.authorize', payment: 'card', amount: 1 },
    ),
  edited_meanwhile: () => given().when(edit({ kind: 'change_quantity', line: 'mug', by: 1 }, { version: 1 })),
  edited_since: () =>
    given().when(
      edit({ kind: 'change_quantity', line: 'mug', by: 1 }),
      edit({ kind: 'change_quantity', line: 'mug', by: 1 }),
      { type: 'order.revert_edit', edit: 'e1' },
    ),
  line_in_excess: () =>
    paid().when(
      { type: 'fulfillment.cancel', fulfillment: 'box' },
      { type: 'order.cancel_units', units: { shirt: 2 } },
      { ...shipped, fulfillment: 'drop', units: { shirt: 2 } } as Tell,
      edit({ kind: 'change_quantity', line: 'shirt', by: 1 }),
    ),
  exceeds_lines: () => given().when(edit({ kind: 'discount', amount: { amount: 50_01, currency: 'EUR' } })),
  exceeds_line: () =>
    given().when(edit({ kind: 'change_total', line: 'mug', by: { amount: -10_01, currency: 'EUR' } })),
  line_credited: () =>
    given({ parcels: { box: { shirt: 1, mug: 1 } } }).when(
      captured,
      shipped,
      { type: 'order.cancel', scope: 'unshipped' },
      edit({ kind: 'change_total', line: 'shirt', by: { amount: 1, currency: 'EUR' } }),
    ),
  exceeds_unfulfilled: () => given(boxed).when({ type: 'fulfillment.plan', fulfillment: 'b', units: { mug: 1 } }),
  exceeds_parcel: () => paid().when({ ...ship, units: { mug: 2 } } as Tell),
  exceeds_returnable: () => given().when(request),
  return_window_closed: () =>
    given({ ...boxed, policy: { returnWindow: { days: 14 } } }).when(
      captured,
      { ...shipped, occurredAt: days(1) } as Tell,
      { ...request, at: days(20), by: { kind: 'customer', id: 'carla' } } as Tell,
    ),
  final_sale: () =>
    given({ lines: { shirt: { total: 50_00, returnable: false } }, parcels: { box: { shirt: 1 } } }).when(
      captured,
      shipped,
      { ...request, by: { kind: 'customer', id: 'carla' } } as Tell,
    ),
  exceeds_requested: () => done().when(request, approve, receive(2)),
  exceeds_received: () => done().when(request, approve, receive(1), inspect(2)),
  exceeds_shippable: () => paid().when({ ...shipped, fulfillment: 'drop', units: { mug: 1 } } as Tell, ship),
  already_delivered: () => done().when({ ...delivered, units: { mug: 1 } } as Tell, unship),
  already_returned: () => done().when(request, unship),
  authorization_open: () =>
    given(boxed).when({ ...authorized, amount: 50_01 } as Tell, { ...captured, of: 'a-1' } as Tell, shipped, close),
  reference_used: () => {
    return done().when(unship, { ...ship, reference: 'way-1' } as Tell);
  },
  already_shipped: () => done().when(cancel),
  already_refunded: () =>
    done().when(request, approve, { ...refund(1), return: 'rma' } as Tell, { type: 'return.cancel', return: 'rma' }),
  nothing_to_cancel: () => done().when({ type: 'order.cancel', scope: 'unshipped' }),
  work_begun: () =>
    given(boxed).when({ type: 'fulfillment.pack', fulfillment: 'box' }, {
      ...cancel,
      by: { kind: 'customer', id: 'carla' },
    } as Tell),
  address_locked: () => done().when({ type: 'order.change_address', address: 'office' }),
  address_unchanged: () =>
    given().when({ type: 'order.change_address', address: 'home' }, { type: 'order.change_address', address: 'home' }),
  nothing_to_receive: () =>
    given({ lines: { ebook: { total: 5_00, ships: false } } }).when({ type: 'order.confirm_receipt' }),
  already_received: () => done().when({ type: 'order.confirm_receipt' }, { type: 'order.confirm_receipt' }),
  units_open: () => given().when(close),
  balance_open: () => given().when(close),
  dispute_open: () =>
    done().when(
      { type: 'payment.dispute_opened', payment: 'card', reference: 'd', of: 'c-1', amount: 1, kind: 'chargeback' },
      close,
    ),
  return_open: () => done().when(request, close),
  on_hold: () => paid().when(hold, ship),
  in_review: () => paid().when({ type: 'review.opened', reference: 'look' }, ship),
  nothing_to_set: () => given().when({ type: 'order.set_status' }),
  already_archived: () => given().when({ type: 'order.archive' }, { type: 'order.archive' }),
  order_archived: () => given({ policy: { archived: 'freeze' } }).when({ type: 'order.archive' }, cancel),
  not_archived: () => given().when({ type: 'order.unarchive' }),
  money_held: () => given({ policy: { cancelAfterCapture: 'refuse' } }).when(captured, cancel),
  forbidden_by_policy: () => given().when(cancel, { type: 'order.reopen', reason: 'sorry' }),
  nothing_to_hold: () => done().when(hold),
  limit_reached: () =>
    given().when(
      ...Array.from(
        { length: orderBounds.holds_of_owner + 1 },
        (_, n): Tell => ({ ...hold, hold: `h-${n}`, owner: 'app' }) as Tell,
      ),
    ),
  deadline_not_due: () => given().when({ type: 'deadline.fired', deadline: { kind: 'unpaid', dueAt: days(0) } }),
  plugin_veto: () => given({ plugins: [strict] }).when(cancel),
  hook_failed: () =>
    hook(() => {
      throw new Error('stock service is down');
    }),
};

describe('every reason for a refusal', () => {
  it('is published once and has its story', () => {
    expect(Object.keys(refusals).sort()).toEqual([...reasonCodes].sort());
  });

  it.each(reasonCodes)('%s is given, says what happened and what to do, and is plain JSON', (code) => {
    const told = refusals[code]();
    if (!('definition' in told)) return expect(told).toContain(code);
    const last = told.beats.at(-1)?.outcome;
    const found = last?.kind === 'rejected' ? last.reasons.find((one) => one.code === code) : undefined;

    expect(found, JSON.stringify(last)).toBeDefined();
    expect(found?.message).toMatch(/^\S.*\. [A-Z"].*\.$/s);
    expect(found?.message).not.toMatch(/undefined|\[object|NaN/);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    if (found) expectTold(found);
  });
});

describe('every discrepancy', () => {
  it('is published once and has its story', () => {
    expect(Object.keys(mendings).sort()).toEqual([...discrepancyCodes].sort());
  });

  it.each(discrepancyCodes)('%s stands where it should, as plain JSON', (code) => {
    for (const { definition, order } of mendings[code].flatMap(broughtIn)) {
      const found = definition.discrepanciesOf(order);

      expect(found.map((one) => one.code)).toContain(code);
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      for (const one of found) expectTold(one);
    }
  });
});

describe("a shop's own guard", () => {
  it('that throws refuses the command under its name, and so does one that answers later', () => {
    const later = (async () => null) as unknown as Guard['check'];

    expect(hook(later)).toEqual(['hook_failed']);
    expect(hook(() => null)).toEqual([]);
  });
});
