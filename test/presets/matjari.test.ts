/** Matjari's behaviors, one test for each by its id. */
import { expect, it } from 'vitest';
import { defineOrder, type History, staleSince, timeInStatus, timeline } from '../../src/index.ts';
import { type MatjariDialog, matjari, matjariOrderStatuses } from '../../src/presets/matjari.ts';
import { inputOf, type StoryOpening } from '../../src/testing/scenario.opening.ts';
import { hours, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { lostBy, statusWith } from './lost.ts';
import { asked, customerTold, envelope, inWords, refusal, tell } from './telling.ts';

const opening = {
  definition: defineOrder(matjari.options),
  payments: { transfer: 'bank_transfer' },
} as const satisfies StoryOpening;
const byCard = { ...opening, payments: { card: 'card' } } as const;

const save = (choice: MatjariDialog, id = 'save', reason = 'the customer called'): Tell =>
  tell(matjari.dialog(choice, envelope(id, { reason })));
const shown = (story: Story) => {
  const { order, payment } = inWords(matjari, story);
  return `${order}, ${payment}`;
};
/** An order that stands as one of the five statuses, unpaid. */
const standing = (order: MatjariDialog['order']) => {
  const story = given(opening);
  return order === 'pending' ? story : story.when(save({ order, payment: 'pending' }, 'first'));
};
const historyOf = ({ beats }: Story): History => ({
  opening: { kind: 'placed', input: inputOf(opening) },
  entries: beats.map(({ event, outcome }) => ({ event, outcome: { kind: outcome.kind } })),
});

it('MAT-1: the order status and the payment status are set independently', () => {
  expect(shown(given(opening))).toBe('pending, pending');
  expect(shown(given(opening).when(save({ order: 'on_the_way', payment: 'pending' })))).toBe('on_the_way, pending');
  expect(shown(given(opening).when(save({ order: 'pending', payment: 'success' })))).toBe('pending, success');
});

it('MAT-2: an order is pending, in progress, on the way, canceled or completed', () => {
  const packed = given({ ...byCard, parcels: { box: { shirt: 2, mug: 1 } } }).when({
    type: 'fulfillment.packed',
    fulfillment: 'box',
    reference: 'p-1',
  });
  const sent = packed.when({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' });
  const arrived = sent.when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' });

  expect(shown(given(byCard))).toBe('pending, pending');
  expect([packed, sent, arrived].map(shown)).toEqual([
    'in_progress, pending',
    'on_the_way, pending',
    'completed, pending',
  ]);
  expect(shown(given(byCard).when({ type: 'order.cancel', scope: 'all' }))).toBe('canceled, pending');
});

it('MAT-3: a payment is pending while a gateway or a bank is awaited, and a success once the money came', () => {
  const waiting = given(byCard).when({ type: 'payment.action_required', payment: 'card', reference: 'a-1' });
  const failed = waiting.when({ type: 'payment.failed', payment: 'card', reference: 'a-1' });
  const paid = failed.when({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 });

  expect([given(opening), waiting, failed, paid].map(shown)).toEqual([
    'pending, pending',
    'pending, pending',
    'pending, pending',
    'pending, success',
  ]);
});

it('MAT-4: an order is completed once it was delivered, not once it is paid and shipped', () => {
  const sent = given(opening).when(save({ order: 'on_the_way', payment: 'success' }));

  expect(shown(sent)).toBe('on_the_way, success');
  expect(shown(sent.when(save({ order: 'completed', payment: 'success' }, 'second')))).toBe('completed, success');
});

it('MAT-5: a cancellation tells whether the customer asked for it or a product is not available', () => {
  for (const cause of ['customer', 'inventory'] as const) {
    const story = given(opening).when(save({ order: 'canceled', payment: 'pending', cause }));

    expect(shown(story)).toBe('canceled, pending');
    expect(story.order.lifecycle.context.rows.map((row) => row.cause)).toContain(cause);
  }
  const odd = { order: 'canceled', payment: 'pending', cause: 'mood' } as unknown as MatjariDialog;
  given(opening)
    .when(save(odd))
    .then({ reasons: ['invalid_event'] });
});

it('MAT-6: one dialog edits both axes and one save applies both', () => {
  const story = given(opening).when(save({ order: 'completed', payment: 'success' }));
  const [entry, ...others] = timeline(story.definition, historyOf(story));

  expect(others).toEqual([]);
  expect(entry?.moved.map(({ axis, to }) => `${axis} ${to}`)).toEqual([
    'payment paid',
    'fulfillment delivered',
    'overall completed',
  ]);
  given(byCard)
    .when(save({ order: 'completed', payment: 'success' }))
    .then({ reasons: ['balance_open'], status: { payment: 'pending', fulfillment: 'unfulfilled' } });
  const half = standing('on_the_way').when(save({ order: 'canceled', payment: 'success' }));
  expect(refusal(half)).toEqual(['already_shipped']);
  expect(shown(half)).toBe('on_the_way, pending');
});

it('MAT-7: the dialog is opened from a row of the list of all orders, which knows what may be picked', () => {
  const rows = [given(opening), standing('completed'), standing('canceled')].map(({ definition, order }) => ({
    shows: matjari.words(definition.statusOf(order)).order,
    picks: matjariOrderStatuses.filter((status) => {
      const { allowed } = definition.can(order, matjari.dialog({ order: status, payment: 'pending' }, envelope('row')));
      return allowed;
    }),
  }));

  expect(rows).toEqual([
    { shows: 'pending', picks: ['pending', 'in_progress', 'on_the_way', 'canceled', 'completed'] },
    { shows: 'completed', picks: ['on_the_way', 'completed'] },
    { shows: 'canceled', picks: ['pending', 'in_progress', 'on_the_way', 'completed'] },
  ]);
});

it('MAT-8: any value may be picked from either list, and only what happened in the world stands against it', () => {
  const moves = matjariOrderStatuses.map((from) =>
    matjariOrderStatuses.map((to) => {
      const story = standing(from).when(save({ order: to, payment: 'pending' }));
      return refusal(story)[0] ?? inWords(matjari, story).order;
    }),
  );
  const [pending, packed, sent, canceled, delivered] = moves;

  expect(pending).toEqual(['pending', 'in_progress', 'on_the_way', 'canceled', 'completed']);
  // What was packed stays packed.
  expect(packed).toEqual(['in_progress', 'in_progress', 'on_the_way', 'canceled', 'completed']);
  // A shipment is taken back first, by picking pending.
  expect(sent).toEqual(['pending', 'already_shipped', 'on_the_way', 'already_shipped', 'completed']);
  expect(canceled).toEqual(['pending', 'in_progress', 'on_the_way', 'not_in_state', 'completed']);
  // What was delivered comes back as a return. It stays delivered, also where it is said again that it left.
  expect(delivered).toEqual(['not_in_state', 'already_shipped', 'completed', 'already_shipped', 'completed']);
});

it('MAT-9: an order may be on the way or completed while its payment is pending', () => {
  for (const method of ['cash_on_delivery', 'bank_transfer', 'card'] as const) {
    const story = given({ ...opening, payments: { tender: method } });

    expect(shown(story.when(save({ order: 'on_the_way', payment: 'pending' })))).toBe('on_the_way, pending');
    expect(shown(story.when(save({ order: 'completed', payment: 'pending' })))).toBe('completed, pending');
  }
});

it('MAT-10: a bank transfer is confirmed by hand, with who did it and its reference', () => {
  const paid = given(opening).when({
    type: 'payment.mark_paid',
    payment: 'transfer',
    amount: 50_00,
    reference: 'statement-7',
    by: { kind: 'staff', id: 'amal' },
  });
  const [entry] = timeline(paid.definition, historyOf(paid));

  expect(shown(paid)).toBe('pending, success');
  expect([entry?.by.id, entry?.type]).toEqual(['amal', 'payment.mark_paid']);
  paid
    .when({ type: 'payment.captured', payment: 'transfer', amount: 50_00, reference: 'statement-7' })
    .then({ outcome: 'duplicate' });
});

it('MAT-11: customers are told of changes by e-mail or text message', () => {
  const steps = (['in_progress', 'on_the_way', 'completed'] as const).map((order) =>
    save({ order, payment: 'pending' }, order),
  );
  const told = given(opening).when(...steps);
  const paid = standing('completed').when(save({ order: 'completed', payment: 'success' }));
  const canceled = given(opening).when(save({ order: 'canceled', payment: 'pending' }));

  expect(customerTold(told)).toEqual([
    'fulfillment unfulfilled > in_progress',
    'fulfillment in_progress > fulfilled',
    'overall shipped > completed',
  ]);
  expect(customerTold(paid)).toEqual(['payment pending > paid']);
  expect(customerTold(canceled)).toEqual(['overall pending > canceled']);
  const parcels = { box: { shirt: 2 }, bag: { mug: 1 } };
  const inPart = given({ ...byCard, parcels }).when(
    { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
    { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 60_00 },
  );
  expect(shown(inPart)).toBe('in_progress, success');
  expect(customerTold(inPart)).toEqual(['fulfillment unfulfilled > partially_fulfilled', 'payment pending > overpaid']);
  const { notifications: _, ...policy } = matjari.options.policy;
  expect(
    customerTold(given({ ...opening, definition: defineOrder({ ...matjari.options, policy }) }).when(...steps)),
  ).toEqual([]);
});

it('MAT-12: it is known since when a status has not moved', () => {
  const story = given(opening).when(save({ order: 'in_progress', payment: 'pending' }));

  expect(staleSince(story.definition, historyOf(story)).fulfillment).toBe(hours(1));
});

it('MAT-13: it is known how long orders stood in each status', () => {
  const story = given(opening)
    .when(save({ order: 'in_progress', payment: 'pending' }))
    .when({ ...save({ order: 'on_the_way', payment: 'pending' }, 'second'), at: hours(5) });

  expect(timeInStatus(story.definition, historyOf(story), { until: hours(6) }).fulfillment).toEqual({
    unfulfilled: 3_600_000,
    in_progress: 4 * 3_600_000,
    fulfilled: 3_600_000,
  });
});

it('MAT-14: what the customer is to be told stays on the list until somebody reports that they were told', () => {
  const canceled = given(opening).when({ type: 'order.cancel', id: 'off', scope: 'all', notify: true });

  canceled
    .then({ pending: [{ type: 'notify_customer', reference: 'off' }] })
    .when({ type: 'customer.notified', reference: 'off' })
    .then({ pending: [] });
});

it('MAT-15: refunds, returns and partial work show as one of the five and two, in words that are read from right to left', () => {
  const sent = given(byCard)
    .when({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 })
    .when({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', units: { shirt: 2 } });
  const rest = sent.when({ type: 'fulfillment.shipped', fulfillment: 'bag', reference: 'way-2', units: { mug: 1 } });
  const back = rest.when({ type: 'return.received', return: 'rma', reference: 'in-1', units: { shirt: 2, mug: 1 } });
  const refunded = back.when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 50_00 });

  expect([sent, rest, back, refunded].map(shown)).toEqual([
    'in_progress, success',
    'on_the_way, success',
    'completed, success',
    'completed, success',
  ]);
  const { order, payment } = inWords(matjari, refunded);
  const { ar } = matjari.native;
  for (const word of [ar.order[order], ar.payment[payment]]) expect(word).toMatch(/^[\p{Script=Arabic} ]+$/u);
});

it('decides otherwise than the library where Matjari does', () => {
  const paid = given(byCard).when({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 });
  const canceled = paid.when(save({ order: 'canceled', payment: 'success' }));
  const parts = { ...byCard, parcels: { box: { shirt: 2 }, bag: { mug: 1 } } };
  const arriving = given(parts).when(save({ order: 'on_the_way', payment: 'pending' }));
  const first = arriving.order.fulfillments[0]?.context.rows.find(({ kind }) => kind === 'shipped')?.reference ?? '';
  const some = arriving.when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: first });

  expect([shown(canceled), asked(canceled).includes('refund_payment')]).toEqual(['canceled, success', false]);
  canceled.then({ discrepancies: ['money_held_after_cancel'] });
  expect([shown(some), some.definition.statusOf(some.order).fulfillment]).toEqual(['on_the_way, pending', 'fulfilled']);
});

it('ends an order of which a part was delivered digitally and the rest is not to come', () => {
  const book = { e1: { total: 5_00, ships: false }, e2: { total: 5_00, ships: false } } as const;
  const part = given({ definition: defineOrder(matjari.options), lines: book, payments: {} }).when(
    { type: 'fulfillment.plan', fulfillment: 'mail', units: { e1: 1, e2: 1 }, handover: 'digital' },
    { type: 'fulfillment.ship', fulfillment: 'mail', units: { e1: 1 } },
  );

  part.when({ type: 'order.close' }).then({ reasons: ['units_open', 'balance_open'] });
  part
    .when({ type: 'order.cancel_units', units: { e2: 1 } })
    .when({ type: 'order.write_off', amount: 5_00, reason: 'never paid' }, { type: 'order.close' })
    .then({ lifecycle: 'closed' });
});

it('refuses what Matjari does not have, and names itself', () => {
  const story = given(opening).when({ type: 'tag.add', tag: 'vip' });
  story.then({ reasons: ['forbidden_by_policy'] });

  const outcome = story.latest[0]?.outcome;
  expect(outcome?.kind === 'rejected' && outcome.reasons[0]?.data).toEqual({
    policy: 'preset',
    is: 'matjari',
    command: 'tag.add',
  });
});

it('lists what its words cannot tell, and nothing else', () => {
  expect(matjari.lost.map(({ axis, ours }) => ({ axis, ours }))).toEqual(lostBy(matjari.words));
  for (const { axis, ours, as } of matjari.lost)
    for (const word of ours) {
      const words = Object.values(matjari.words(statusWith({ [axis]: word })));
      expect(words).toContain(as ?? 'pending');
    }
});
