/** Shopify's behaviors, as two articles of merchants tell them, one test for each by its id. */
import { expect, it } from 'vitest';
import {
  applyToAll,
  blockersOf,
  customerView,
  defineOrder,
  group,
  type History,
  isArchived,
  type Notifications,
  notesOf,
  type Order,
  overridesOf,
  tagsOf,
  timeInStatus,
  timeline,
} from '../../src/index.ts';
import { type ShopifyHoldReason, shopify } from '../../src/presets/shopify.ts';
import { toldToCustomer } from '../../src/testing/laws/told.ts';
import { inputOf, type StoryOpening } from '../../src/testing/scenario.opening.ts';
import { days, hours, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { lostBy, statusWith } from './lost.ts';
import { asked, customerTold, envelope, inWords, refusal, tell, ticked } from './telling.ts';

const boxed = {
  definition: defineOrder(shopify.options),
  parcels: { box: { shirt: 2, mug: 1 } },
} as const satisfies StoryOpening;
const loose = { definition: defineOrder(shopify.options) } as const satisfies StoryOpening;
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box' };
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' };

const words = (story: Story) => inWords(shopify, story);
const sent = () => given(boxed).when(captured, shipped, delivered);
const customer = { kind: 'customer', id: 'carla' } as const;
const system = { kind: 'system', id: 'automation' } as const;
/** The commands of some parts that the order would take now. */
const next = ({ definition, order }: Story, ...parts: readonly string[]) =>
  definition
    .available(order, { by: { kind: 'staff', id: 'sam' }, at: hours(20) })
    .flatMap(({ command: { type }, allowed }) =>
      allowed && parts.some((part) => type.startsWith(part)) ? [type] : [],
    );
const historyOf = ({ beats }: Story, opening: StoryOpening): History => ({
  opening: { kind: 'placed', input: inputOf(opening) },
  entries: beats.map(({ event, outcome }) => ({ event, outcome: { kind: outcome.kind } })),
});
const named = (order: Order, id: string): Order => ({ ...order, id });
const returned = (id: string, units: Record<string, number>): Tell[] => [
  { type: 'return.request', return: id, units },
  { type: 'return.approve', return: id },
  { type: 'return.receive', return: id, units },
];

it('SHA-1: payment, fulfillment and returns each have a status of their own, which changes over the life of an order', () => {
  const placed = given(boxed);
  const paid = placed.when(captured);
  const gone = paid.when(shipped);
  const back = gone.when(delivered).when(...returned('rma', { mug: 1 }));

  expect([placed, paid, gone, back].map(words)).toEqual([
    { financial: 'PENDING', fulfillment: 'UNFULFILLED' },
    { financial: 'PAID', fulfillment: 'UNFULFILLED' },
    { financial: 'PAID', fulfillment: 'FULFILLED' },
    { financial: 'PAID', fulfillment: 'FULFILLED', returns: 'IN_PROGRESS' },
  ]);
});

it('SHA-2: a payment is authorized while it waits for its capture, and expires; there are other values', () => {
  const authorized = given(boxed).when({
    type: 'payment.authorized',
    payment: 'card',
    reference: 'a-1',
    amount: 50_00,
    expiresAt: days(7),
  });
  const expired = ticked(authorized, days(8));
  const refund = { type: 'payment.refunded', payment: 'card', of: 'c-1' } as const;
  const part = given(boxed).when(captured, { ...refund, reference: 'r-1', amount: 20_00 });

  expect(words(authorized).financial).toBe('AUTHORIZED');
  expect(words(expired).financial).toBe('EXPIRED');
  expect(words(part).financial).toBe('PARTIALLY_REFUNDED');
  expect(words(part.when({ ...refund, reference: 'r-2', amount: 30_00 })).financial).toBe('REFUNDED');
  expect(words(given(boxed).when({ ...captured, amount: 10_00 } as Tell)).financial).toBe('PARTIALLY_PAID');
  expect(words(given(boxed).when({ type: 'order.cancel', scope: 'all' })).financial).toBe('VOIDED');
});

it('SHA-3: each payment status calls for an action of its own', () => {
  const authorized = given(boxed).when({
    type: 'payment.authorized',
    payment: 'card',
    reference: 'a-1',
    amount: 50_00,
    expiresAt: days(1),
  });

  expect(next(given(boxed), 'payment.')).toEqual(['payment.authorize', 'payment.capture']);
  expect(next(authorized, 'payment.')).toContain('payment.capture');
  expect(next(ticked(authorized, days(2)), 'payment.')).toContain('payment.authorize');
  expect(next(given(boxed).when(captured), 'payment.')).toEqual(['payment.refund']);
});

it('SHA-4: fulfillment begins as unfulfilled', () => {
  expect(words(given(boxed)).fulfillment).toBe('UNFULFILLED');
});

it('SHA-5: fulfillment can be automatic', () => {
  const paid = given(loose).when(captured);
  const story = paid.when(tell(shopify.markAsFulfilled(envelope('auto-1', { by: system }))));

  expect(words(story)).toEqual({ financial: 'PAID', fulfillment: 'FULFILLED' });
});

it('SHA-6: whether an order is partially fulfilled or fulfilled depends on how many items were sent', () => {
  const [one, both] = [{ shirt: 1 }, { shirt: 1, mug: 1 }].map((units) => ({ ...shipped, units }) as Tell);
  const part = given(boxed).when(captured, one as Tell);
  const all = part.when({ ...(both as object), reference: 'way-2' } as Tell);

  expect([part, all].map((story) => words(story).fulfillment)).toEqual(['PARTIALLY_FULFILLED', 'FULFILLED']);
});

it('SHA-7: what is subscribed to stays scheduled until the date of its fulfillment', () => {
  const units = { shirt: 2, mug: 1 };
  const story = given(loose).when(captured, {
    type: 'fulfillment.plan',
    fulfillment: 'box',
    units,
    startsAt: days(30),
  });

  expect(words(story).fulfillment).toBe('SCHEDULED');
  expect(refusal(story.when(ship))).toContain('not_in_state');
  expect(words(ticked(story, days(30))).fulfillment).toBe('UNFULFILLED');
});

it('SHA-8: an order is on hold for one of eight reasons, and what staff hold waits for somebody to release it', () => {
  const reasons: readonly ShopifyHoldReason[] = [
    'AWAITING_PAYMENT',
    'HIGH_RISK_OF_FRAUD',
    'INCORRECT_ADDRESS',
    'INVENTORY_OUT_OF_STOCK',
    'UNKNOWN_DELIVERY_DATE',
    'ONLINE_STORE_POST_PURCHASE_CROSS_SELL',
    'AWAITING_RETURN_ITEMS',
    'OTHER',
  ];
  for (const reason of reasons) {
    const held = given(boxed)
      .when(captured)
      .when(tell(shopify.hold({ reason, handle: 'wait', on: 'order' }, envelope('hold-1'))));

    expect(words(held).fulfillment).toBe('ON_HOLD');
    expect(shopify.holdReasonsOf(held.order)).toEqual([reason]);
    expect(refusal(held.when(ship))).toEqual(['on_hold']);
    expect(words(held.when({ type: 'hold.release', hold: 'wait' }, ship)).fulfillment).toBe('FULFILLED');
  }
  const upsell = { type: 'hold.placed', hold: 'upsell', on: 'order', cause: 'own:upsell', expiresAt: days(1) } as const;
  const own = given(boxed).when(captured, upsell);

  expect(shopify.holdReasonsOf(own.order)).toEqual(['OTHER']);
  expect(words(ticked(own, days(1))).fulfillment).toBe('UNFULFILLED');
});

it('SHA-9: the return status of an order is the most important one among its returns', () => {
  const inspected = sent()
    .when(...returned('first', { shirt: 1 }))
    .when({ type: 'return.inspect', return: 'first', units: { shirt: { restock: 1 } } });
  const second: Tell = { type: 'return.request', return: 'second', units: { mug: 1 } };

  expect(words(inspected).returns).toBe('INSPECTION_COMPLETE');
  expect(words(inspected.when(...returned('second', { mug: 1 }))).returns).toBe('IN_PROGRESS');
  expect(words(inspected.when(second)).returns).toBe('RETURN_REQUESTED');
  const declined = inspected.when(second, { type: 'return.decline', return: 'second', cause: 'final_sale' });
  expect(words(declined).returns).toBe('INSPECTION_COMPLETE');
  expect(words(declined.when({ type: 'return.close', return: 'first' })).returns).toBe('RETURNED');
});

it('SHA-10: where nothing comes back, no return status is shown at all', () => {
  expect(words(sent())).not.toHaveProperty('returns');
});

it('SHA-11: return statuses differ, and each asks for a response of its own', () => {
  const requested = sent().when({ type: 'return.request', return: 'rma', units: { mug: 1 } });
  const approved = requested.when({ type: 'return.approve', return: 'rma' });
  const canceled = approved.when({ type: 'return.cancel', return: 'rma' });
  const received = approved.when({ type: 'return.receive', return: 'rma', units: { mug: 1 } });
  const inspected = received.when({ type: 'return.inspect', return: 'rma', units: { mug: { restock: 1 } } });

  expect([requested, approved, inspected, canceled].map((story) => words(story).returns)).toEqual([
    'RETURN_REQUESTED',
    'IN_PROGRESS',
    'INSPECTION_COMPLETE',
    'RETURN_FAILED',
  ]);
  expect(next(requested, 'return.')).toContain('return.approve');
  expect(next(approved, 'return.')).toContain('return.receive');
  expect(next(received, 'return.')).toContain('return.inspect');
  expect(next(inspected, 'return.')).toContain('return.close');
  expect(next(canceled, 'return.')).toContain('return.reopen');
});

it('SHA-12: the status of one order can be looked at by itself', () => {
  expect(words(given(boxed).when(captured))).toEqual({ financial: 'PAID', fulfillment: 'UNFULFILLED' });
});

it('SHA-13: delivery can be seen over all orders at once', () => {
  const stories = [given(boxed), given(boxed).when(captured, shipped), sent()];
  const orders = stories.map(({ order }, n) => named(order, `order-${n}`));
  const { definition } = given(boxed);

  expect(orders.map((order) => shopify.words(definition.statusOf(order), order).fulfillment)).toEqual([
    'UNFULFILLED',
    'FULFILLED',
    'FULFILLED',
  ]);
  expect(group(orders, definition).fulfillment.figures.shown).toEqual({ unfulfilled: 1, fulfilled: 1, delivered: 1 });
});

it('SHA-14: the customer has a page with tracking numbers and what the carrier says, and nothing that is for staff', () => {
  const story = given(boxed)
    .when(captured, { type: 'note.add', text: 'difficult', visibility: 'staff' })
    .when({ ...shipped, tracking: 'RR 1' } as Tell)
    .when({ type: 'fulfillment.tracked', fulfillment: 'box', reference: 't-1', status: 'in_transit' });
  const { parcels, notes } = customerView(story.order, story.definition);

  expect(parcels[0]?.tracking).toMatchObject({ status: 'in_transit', numbers: ['RR 1'] });
  expect(notes).toEqual([]);
});

it('SHA-15: staff see a timeline with payments and with edits of where the order goes', () => {
  const story = given(boxed).when(captured, { type: 'order.change_address', address: 'home' });

  expect(timeline(story.definition, historyOf(story, boxed)).map(({ type, by }) => `${by.kind} ${type}`)).toEqual([
    'provider payment.captured',
    'staff order.change_address',
  ]);
});

it('SHA-16: orders are told apart by tags', () => {
  const story = given(boxed).when({ type: 'tag.add', tag: 'wholesale' }, { type: 'tag.add', tag: 'fragile' });

  expect(tagsOf(story.order)).toEqual(['fragile', 'wholesale']);
});

it('SHA-17: a note is for staff alone, or guides the order and may be read by its customer', () => {
  const story = given(boxed).when(
    { type: 'note.add', text: 'called twice', visibility: 'staff' },
    { type: 'note.add', text: 'gift, no invoice', visibility: 'customer' },
  );

  expect(notesOf(story.order).map(({ text }) => text)).toEqual(['called twice', 'gift, no invoice']);
  expect(customerView(story.order, story.definition).notes).toEqual(['gift, no invoice']);
});

it('SHA-18: a delay or a problem shows before the customer asks', () => {
  const late = given(boxed)
    .when(captured, shipped)
    .when({ type: 'fulfillment.tracked', fulfillment: 'box', reference: 't-1', status: 'delayed' });

  expect(customerView(late.order, late.definition).parcels[0]?.tracking.delayed).toBe(true);
  const missed = late.when({ type: 'fulfillment.delivery_failed', fulfillment: 'box', reference: 'f-1' });
  expect(customerView(missed.order, missed.definition).parcels[0]?.tracking.failedAttempts).toBe(1);
});

it('SHA-19: reports are made of what each order went through', () => {
  const story = given(boxed).when(captured, shipped);
  const { payment, total } = timeInStatus(story.definition, historyOf(story, boxed), { until: hours(3) });

  expect(payment).toEqual({ pending: 3_600_000, paid: total - 3_600_000 });
});

it('SHA-20: customers are told at milestones by e-mail or text message', () => {
  const parcels = { box: { shirt: 2 }, bag: { mug: 1 } };
  const opening = { ...boxed, parcels } as const satisfies StoryOpening;
  const inBag: Tell = { type: 'fulfillment.shipped', fulfillment: 'bag', reference: 'way-2' };
  const arrived: Tell = { type: 'fulfillment.delivered', fulfillment: 'bag', reference: 'd-2', of: 'way-2' };
  const story = given(opening).when(captured, shipped, inBag, delivered, arrived);

  expect(toldToCustomer(story.definition.place(inputOf(opening)).effects)).toEqual(['overall nothing > pending']);
  expect(customerTold(story)).toEqual([
    'fulfillment unfulfilled > partially_fulfilled',
    'fulfillment partially_fulfilled > fulfilled',
    'fulfillment fulfilled > delivered',
  ]);
  expect(customerTold(given(opening).when(captured))).toEqual([]);
});

it('SHA-21: customers follow their order by themselves', () => {
  const view = (story: Story) => customerView(story.order, story.definition).lines.map(({ shipped }) => shipped);

  expect([given(boxed), sent()].map(view)).toEqual([
    [0, 0],
    [2, 1],
  ]);
  expect(refusal(sent().when({ type: 'tag.add', tag: 'mine', by: customer }))).toEqual(['not_authorized']);
});

it('SHB-1: work is done by hand or by itself, by the shop or by a service', () => {
  const byHand = given(boxed).when(captured, { type: 'fulfillment.pack', fulfillment: 'box' }, ship);
  const byService = given(boxed)
    .when(captured)
    .when({ type: 'fulfillment.request', id: 'ask-1', fulfillment: 'box', service: 'hub' });

  expect(words(byHand).fulfillment).toBe('FULFILLED');
  expect(asked(byService)).toEqual(['request_fulfillment']);
  const accepted = byService.when({ type: 'fulfillment.accepted', fulfillment: 'box', reference: 'a-1', op: 'ask-1' });
  expect(words(accepted).fulfillment).toBe('IN_PROGRESS');
  expect(words(accepted.when(shipped)).fulfillment).toBe('FULFILLED');
  const no = {
    type: 'fulfillment.rejected',
    fulfillment: 'box',
    reference: 'n-1',
    op: 'ask-1',
    cause: 'other',
  } as const;
  expect(words(byService.when(no)).fulfillment).toBe('REQUEST_DECLINED');
  expect(words(byService.when(no, { type: 'fulfillment.pack', fulfillment: 'box' })).fulfillment).toBe('IN_PROGRESS');

  const apart = { ...loose, parcels: { box: { shirt: 1 }, bag: { shirt: 1 } } };
  const begun: readonly Tell[] = ['box', 'bag'].map((fulfillment) => ({ type: 'fulfillment.pack', fulfillment }));
  const rest: Tell = { type: 'fulfillment.plan', fulfillment: 'last', units: { mug: 1 } };
  const all = given(apart).when(captured, ...begun, rest, { type: 'fulfillment.pack', fulfillment: 'last' });
  expect(
    [given(apart).when(captured, ...begun.slice(0, 1)), given(apart).when(captured, ...begun), all].map(
      (story) => words(story).fulfillment,
    ),
  ).toEqual(['UNFULFILLED', 'UNFULFILLED', 'IN_PROGRESS']);
});

it('SHB-2: it is known why an order is not shipped', () => {
  const why = (story: Story) => [
    ...new Set(
      blockersOf(story.order, story.definition, hours(1)).flatMap(({ reasons }) => reasons.map(({ code }) => code)),
    ),
  ];
  const paid = given(boxed).when(captured);

  expect(why(given(loose).when(captured))).toEqual(['not_planned']);
  expect(why(paid.when({ type: 'stock.rejected', attempt: 'try-1', units: { shirt: 2, mug: 1 } }))).toContain(
    'out_of_stock',
  );
  expect(why(given(boxed))).toEqual(['unpaid']);
  expect(why(paid.when({ type: 'fulfillment.request', fulfillment: 'box', service: 'supplier' }))).toContain(
    'with_service',
  );
  expect(why(paid.when({ type: 'fulfillment.schedule', fulfillment: 'box', startsAt: days(9) }))).toContain(
    'scheduled_until',
  );
});

it('SHB-3: an order that is wrongly unfulfilled is looked into, and set by hand, and it is kept who did so and why', () => {
  const stuck = given(boxed).when({ type: 'stock.rejected', attempt: 'try-1', units: { mug: 1 } });
  const forced = stuck.when({ ...ship, force: true, reason: 'the supplier sent it, number RR 1' } as Tell);

  expect(refusal(stuck.when(ship))).toEqual(['out_of_stock', 'unpaid']);
  expect(words(forced).fulfillment).toBe('FULFILLED');
  const [override] = overridesOf(forced.order);
  expect(override).toMatchObject({ fulfillment: 'box', reason: 'the supplier sent it, number RR 1' });
  const entry = timeline(forced.definition, historyOf(forced, boxed)).find(({ id }) => id === override?.op);
  expect(entry?.by).toEqual({ kind: 'staff', id: 'sam' });
});

it('SHB-4: a single fulfilled order does not go back to unfulfilled, and many do', () => {
  const story = given(boxed).when(captured, shipped);
  const unship: Tell = { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'not sent' };

  expect(refusal(story.when(unship))).toEqual(['forbidden_by_policy']);
  const { accepted, results } = applyToAll(story.definition, [story.order, named(story.order, 'order-2')], ({ id }) =>
    shopify.markAsUnfulfilled(envelope(`back-${id}`)),
  );
  expect(accepted).toBe(true);
  expect(results.map(({ order, status }) => shopify.words(status, order).fulfillment)).toEqual([
    'UNFULFILLED',
    'UNFULFILLED',
  ]);
});

it('SHB-5: what is marked as fulfilled and has not left is canceled once it is taken back, not before', () => {
  const story = given(boxed).when(captured, shipped);
  const cancel: Tell = { type: 'order.cancel', scope: 'all' };

  expect(refusal(story.when(cancel))).toEqual(['already_shipped']);
  const back = story.when(tell(shopify.markAsUnfulfilled(envelope('back'))));
  expect(refusal(back.when(cancel))).toEqual([]);
});

it('SHB-6: many orders are marked as fulfilled at once, each with its tracking number', () => {
  const { definition, order } = given(loose).when(captured);
  const numbers: Readonly<Record<string, string>> = { 'order-1': 'RR 1', 'order-2': 'RR 2' };
  const { results } = applyToAll(definition, [order, named(order, 'order-2')], ({ id }) =>
    shopify.markAsFulfilled(envelope(`bulk-${id}`), { tracking: numbers[id] ?? '' }),
  );

  expect(results.map(({ status, order }) => shopify.words(status, order).fulfillment)).toEqual([
    'FULFILLED',
    'FULFILLED',
  ]);
  expect(results.map(({ order }) => customerView(order, definition).parcels[0]?.tracking.numbers)).toEqual([
    ['RR 1'],
    ['RR 2'],
  ]);
});

it('SHB-7: at the till, an order is not marked as fulfilled while stock is short', () => {
  const short = given(boxed).when(captured, { type: 'stock.rejected', attempt: 'till', units: { mug: 1 } });
  const marked = short.when(tell(shopify.markAsFulfilled(envelope('till-1'))));

  expect(refusal(marked)).toEqual(['out_of_stock']);
  expect(words(marked).fulfillment).toBe('UNFULFILLED');
});

it('SHB-8: canceling many orders asks about the refund, the stock and the customer', () => {
  const paid = given(boxed).when(captured);
  const dialog = { reason: 'INVENTORY', refund: 'original', restock: true, notify: true } as const;
  const canceled = [paid, given(boxed)].map((story) =>
    story.when(...shopify.cancel(story.order, dialog, envelope('off')).map(tell)),
  );

  expect(canceled.map(asked)).toEqual([
    ['cancel_fulfillment', 'restock', 'notify_customer', 'refund_payment'],
    ['cancel_fulfillment', 'restock', 'notify_customer'],
  ]);
  expect(canceled.map((story) => words(story.answered()).financial)).toEqual(['REFUNDED', 'VOIDED']);
  const later = { ...dialog, refund: null, restock: false, notify: false };
  const kept = paid.when(...shopify.cancel(paid.order, later, envelope('off')).map(tell));
  kept.then({ discrepancies: ['money_held_after_cancel'] });
  expect(asked(kept)).toEqual(['cancel_fulfillment']);
  expect(words(kept).financial).toBe('PAID');

  const credit = paid.when(
    ...shopify.cancel(paid.order, { ...dialog, refund: 'store_credit' }, envelope('off')).map(tell),
  );
  expect(credit.latest.flatMap(({ effects }) => effects)).toContainEqual(
    expect.objectContaining({ type: 'refund_payment', to: 'store_credit' }),
  );
  const causes = ['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'STAFF', 'OTHER'] as const;
  expect(
    causes.map((reason) => {
      const story = paid.when(...shopify.cancel(paid.order, { ...later, reason }, envelope('off')).map(tell));
      return story.order.lifecycle.context.rows.find(({ kind }) => kind === 'cancel_all')?.cause;
    }),
  ).toEqual(['customer', 'declined', 'fraud', 'inventory', 'staff', 'other']);
});

it('SHB-9: many orders are handed to a service at once, and asking again does not change which', () => {
  const { definition, order } = given(boxed).when(captured);
  const ask = (service: string) => (known: Order) => ({
    ...envelope(`${service}-${known.id}`),
    type: 'fulfillment.request' as const,
    fulfillment: 'box',
    service,
  });
  const { results } = applyToAll(definition, [order, named(order, 'order-2')], ask('hub'));

  expect(results.flatMap(({ effects }) => effects)).toMatchObject([{ service: 'hub' }, { service: 'hub' }]);
  const asked = shopify.requestFulfillment(order, 'hub', envelope('bulk'));
  expect(asked.map(({ id, fulfillment, service }) => [id, fulfillment, service])).toEqual([['bulk:box', 'box', 'hub']]);
  expect(shopify.requestFulfillment(results[0]?.order ?? order, 'hub', envelope('bulk'))).toEqual([]);
  const again = applyToAll(
    definition,
    results.map(({ order }) => order),
    ask('other-hub'),
  );
  expect(again.refusals.map(({ reasons }) => reasons[0]?.code)).toEqual(['not_in_state', 'not_in_state']);
});

it('SHB-10: calling work off does not stop a service that has begun; it answers', () => {
  const begun = given(boxed)
    .when(captured, ...shopify.requestFulfillment(given(boxed).order, 'hub', envelope('ask')).map(tell))
    .when({ type: 'fulfillment.accepted', fulfillment: 'box', reference: 'a-1', op: 'ask:box' });
  const calledOff = begun.when(...shopify.cancelRequest(begun.order, envelope('stop')).map(tell));
  const no = { type: 'fulfillment.cancel_rejected', fulfillment: 'box', reference: 'no-1', op: 'stop:box' } as const;
  const yes = { type: 'fulfillment.canceled', fulfillment: 'box', reference: 'yes-1' } as const;

  expect(asked(calledOff)).toEqual(['cancel_fulfillment']);
  expect(words(calledOff).fulfillment).toBe('IN_PROGRESS');
  expect(words(calledOff.when(no).when(shipped)).fulfillment).toBe('FULFILLED');
  expect(shopify.cancelRequest(calledOff.when(no).when(shipped).order, envelope('late'))).toEqual([]);
  expect(words(calledOff.when(yes)).fulfillment).toBe('UNFULFILLED');
});

it('SHB-11: archiving an order changes no status of it', () => {
  const story = given(boxed).when(captured);
  const away = story.when({ type: 'order.archive' });

  expect(isArchived(away.order)).toBe(true);
  expect(words(away)).toEqual(words(story));
  expect(words(away.when(ship)).fulfillment).toBe('FULFILLED');
});

it('SHB-12: an archived order keeps its status and can be taken out at any time, which a new return does by itself', () => {
  const away = sent().when({ type: 'order.archive' });
  const out = away.when({ type: 'order.unarchive' });
  const asks = away.when({ type: 'return.request', return: 'rma', units: { mug: 1 }, by: customer });

  expect([away, out, asks].map(({ order }) => isArchived(order))).toEqual([true, false, false]);
  expect(words(out)).toEqual(words(sent()));
});

it('SHB-14: what customers are told is set from the confirmation to the delivery', () => {
  const { options } = shopify;
  const set = (notifications: Notifications) => {
    const policy = { ...options.policy, notifications };
    const story = given({ ...boxed, definition: defineOrder({ ...options, policy }) });
    const placed = toldToCustomer(story.definition.place(inputOf(boxed)).effects);
    return [...placed, ...customerTold(story.when(captured, shipped, delivered))];
  };

  expect(set('silent')).toEqual([]);
  expect(set({ placed: 'notify' })).toEqual(['overall nothing > pending']);
  expect(set({ payment: { paid: 'notify' } })).toEqual(['payment pending > paid']);
  expect(set({ fulfillment: { fulfilled: 'notify' } })).toEqual(['fulfillment unfulfilled > fulfilled']);
  expect(set({ fulfillment: { delivered: 'notify' } })).toEqual(['fulfillment fulfilled > delivered']);
  expect(set(options.policy.notifications ?? 'silent')).toEqual([
    'overall nothing > pending',
    'fulfillment unfulfilled > fulfilled',
    'fulfillment fulfilled > delivered',
  ]);
});

it('SHB-15: an order for what is out of stock is taken, waits, and is sent when the goods are there', () => {
  const units = { shirt: 2, mug: 1 };
  const waiting = given(boxed).when(captured, { type: 'stock.rejected', attempt: 'try-1', units });

  expect(words(waiting)).toEqual({ financial: 'PAID', fulfillment: 'ON_HOLD' });
  expect(refusal(waiting.when(ship))).toEqual(['out_of_stock']);
  expect(words(waiting.when({ type: 'stock.reserved', attempt: 'try-1' }, ship)).fulfillment).toBe('FULFILLED');
});

it('keeps a promise to reopen for late money, though its staff reopen nothing', () => {
  const policy = { ...shopify.options.policy, reopen: 'allowed', lateMoney: 'reopen' } as const;
  const canceled = given({ definition: defineOrder({ ...shopify.options, policy }) }).when({
    type: 'order.cancel',
    scope: 'all',
  });
  const late = ticked(canceled.when(captured), days(2));

  expect(words(late).financial).toBe('PAID');
  late.then({ lifecycle: 'open' });
  expect(refusal(canceled.when({ type: 'order.reopen', reason: 'the customer called' }))).toEqual([
    'forbidden_by_policy',
  ]);
});

it('decides otherwise than the library where Shopify does', () => {
  const status = ({ definition, order }: Story) => definition.statusOf(order);
  const free = given({ ...loose, lines: { sample: { total: 0 } }, payments: {} });
  const apart = given({ ...loose, parcels: { box: { shirt: 2 }, bag: { mug: 1 } } });
  const some = apart.when(captured, shipped, { ...shipped, fulfillment: 'bag' } as Tell, delivered);

  expect([status(free).payment, words(free).financial]).toEqual(['paid', 'PAID']);
  expect([status(some).fulfillment, words(some).fulfillment]).toEqual(['fulfilled', 'FULFILLED']);
  expect([sent(), sent().when({ type: 'order.close' })].map((story) => status(story).overall)).toEqual([
    'shipped',
    'completed',
  ]);
});

it('refuses what Shopify does not have, and names itself', () => {
  const story = given(boxed).when({ type: 'order.confirm_receipt' });
  const outcome = story.latest[0]?.outcome;

  expect(refusal(story)).toContain('forbidden_by_policy');
  expect(outcome?.kind === 'rejected' && outcome.reasons.map(({ data }) => data.is)).toContain('shopify');
});

it('lists what its words cannot tell, and nothing else', () => {
  expect(shopify.lost.map(({ axis, ours }) => ({ axis, ours }))).toEqual(lostBy(shopify.words));
  for (const { axis, ours, as } of shopify.lost)
    for (const word of ours) {
      const told = shopify.words(statusWith({ [axis]: word }));
      expect(Object.values(told)).toContain(as ?? 'PENDING');
    }
});
