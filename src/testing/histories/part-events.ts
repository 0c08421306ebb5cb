import * as fc from 'fast-check';
import { type LifecycleEvent, noteVisibilities, refundDestinations, riskLevels } from '../../core.ts';
import { amount, events, location, maybe, operation, reference, signed, units } from './part-events.fields.ts';

/** Random decisions about an order, and reports about it as a whole. */
export const lifecycleEvents: fc.Arbitrary<LifecycleEvent> = fc.oneof(
  events<LifecycleEvent>(['order.confirmed'], { reference }),
  events<LifecycleEvent>(['order.canceled'], { reference, source: maybe(fc.constant('marketplace')) }),
  events<LifecycleEvent>(['order.reported'], { reference, code: fc.constant('no_items') }),
  events<LifecycleEvent>(['stock.rejected'], {
    attempt: reference,
    units,
    reserved: maybe(units),
    source: maybe(fc.constant('erp')),
  }),
  events<LifecycleEvent>(['stock.reserved'], { attempt: reference, units: maybe(units), location }),
  events<LifecycleEvent>(['stock.committed'], { attempt: reference, units, reserved: maybe(units), location }),
  events<LifecycleEvent>(['stock.released'], { attempt: reference, units, location }),
  events<LifecycleEvent>(['hold.placed', 'hold.place'], {
    hold: reference,
    on: fc.oneof(fc.constant('order'), fc.record({ units }), fc.constant({ fulfillment: 'parcel-1' })),
    cause: fc.constantFrom('other', 'own:x'),
    owner: maybe(fc.constant('app')),
    expiresAt: maybe(fc.constant('2026-02-01T00:00:00Z')),
  }),
  events<LifecycleEvent>(['hold.released', 'hold.release'], { hold: reference }),
  events<LifecycleEvent>(['review.opened'], { reference, cause: maybe(fc.constant('other')) }),
  events<LifecycleEvent>(['risk.assessed'], { reference, level: fc.constantFrom(...riskLevels) }),
  events<LifecycleEvent>(['review.approve'], { review: reference }),
  events<LifecycleEvent>(['review.reject'], { review: reference, reason: fc.constant('x') }),
  events<LifecycleEvent>(['note.add'], { text: fc.constant('note'), visibility: fc.constantFrom(...noteVisibilities) }),
  events<LifecycleEvent>(['note.remove'], { note: operation }),
  events<LifecycleEvent>(['order.set_status'], { fulfillment: maybe(fc.constant('fulfilled')) }),
  events<LifecycleEvent>(['order.archive', 'order.unarchive'], {}),
  { weight: 2, arbitrary: events<LifecycleEvent>(['order.reopen'], { reason: fc.constant('x') }) },
  events<LifecycleEvent>(['tag.add', 'tag.remove'], { tag: fc.constantFrom('vip', 'late') }),
  { weight: 5, arbitrary: events<LifecycleEvent>(['order.place', 'order.close'], {}) },
  events<LifecycleEvent>(['order.edit'], {
    changes: fc.array(fc.record({ line: fc.constantFrom('a', 'b'), quantity: signed, total: signed }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  events<LifecycleEvent>(['order.revert_edit'], { edit: operation }),
  events<LifecycleEvent>(['stock.restocked'], { reference: operation, units: maybe(units), reserved: maybe(units) }),
  events<LifecycleEvent>(['customer.notified'], { reference: operation }),
  events<LifecycleEvent>(['order.change_address'], {
    address: fc.constantFrom('home', 'office'),
    billing: maybe(fc.constant(true)),
    fulfillment: maybe(fc.constant('parcel-1')),
  }),
  events<LifecycleEvent>(['order.invoiced'], { reference, op: maybe(operation) }),
  events<LifecycleEvent>(['order.invoice'], {}),
  events<LifecycleEvent>(['order.confirm_receipt'], { units }),
  events<LifecycleEvent>(['order.cancel_units'], { units, restock: maybe(units), notify: maybe(fc.constant(true)) }),
  events<LifecycleEvent>(['order.refund'], {
    amount,
    plan: fc.constantFrom('first', 'last'),
    to: maybe(fc.constantFrom(...refundDestinations)),
  }),
  events<LifecycleEvent>(['order.write_off'], { amount, owed: amount, units, reason: fc.constant('x') }),
  events<LifecycleEvent>(['order.cancel'], {
    scope: fc.constantFrom('all', 'unshipped', 'unshipped', 'unshipped'),
    units,
  }),
);
