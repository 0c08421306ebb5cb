/** The behaviors of a WeChat mall, one test for each by its id. */
import { expect, it } from 'vitest';
import { customerView, defineOrder, holdsOf, isOrderError } from '../../src/index.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';
import { isTelling } from '../../src/testing/laws/told.ts';
import { inputOf, type StoryOpening } from '../../src/testing/scenario.opening.ts';
import { days, hours, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { kept } from '../support/kept-stock.ts';
import { lostBy, statusWith } from './lost.ts';
import { asked, customerTold, envelope, inWords, refusal, tell, ticked } from './telling.ts';

const online = {
  definition: defineOrder(wechatMall.options),
  parcels: { box: { shirt: 2, mug: 1 } },
} as const satisfies StoryOpening;
const cash = { ...online, payments: { cash: 'cash_on_delivery' } } as const;

const customer = { kind: 'customer', id: 'carla' } as const;
const warehouse = { kind: 'warehouse', id: 'hub' } as const;
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'wx-1', amount: 50_00 };
const pass = (story: Story) => story.when(tell(wechatMall.pass(story.order, envelope('pass'))));
const units = { shirt: 2, mug: 1 };
const box = { id: 'box', units: Object.entries(units).map(([line, quantity]) => ({ line, quantity })) };
const pick: Tell = { type: 'fulfillment.pick', fulfillment: 'box', units, by: warehouse };
const verify = (found: Record<string, number>): Tell => ({
  type: 'fulfillment.verify',
  fulfillment: 'box',
  units: found,
  by: warehouse,
});
const pack: Tell = { type: 'fulfillment.pack', fulfillment: 'box', by: warehouse };
const ship: Tell = {
  type: 'fulfillment.ship',
  fulfillment: 'box',
  reference: 'way-1',
  tracking: 'SF 1',
  carrier: 'SF Express',
  by: warehouse,
};
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' };
const confirm = tell(wechatMall.confirmReceipt(envelope('thanks', { by: customer, at: hours(30) })));

const step = (story: Story) => inWords(wechatMall, story).step;
const ready = (opening: StoryOpening = online) =>
  opening === cash ? pass(given(cash)) : pass(given(opening)).when(captured);
const sent = () => ready().when(pick, verify(units), pack, ship);

it('WEC-1: placing an order needs chosen items', () => {
  const { place } = defineOrder(wechatMall.options);
  const placed = place({ ...inputOf(online), address: 'home' });

  expect(placed.outcome.kind).toBe('applied');
  expect(customerView(placed.order, defineOrder(wechatMall.options)).address).toBe('home');
  try {
    place({ ...inputOf(online), lines: [] });
    expect.unreachable();
  } catch (error) {
    expect(isOrderError(error) && error.code).toBe('invalid_input');
  }
});

it('WEC-2: an order has a number of its own, which is sent with the date of shipping', () => {
  const shop = defineOrder(wechatMall.options);
  const placed = shop.place(inputOf(online));
  const dated = shop.place({ ...inputOf(online), id: 'order-2', fulfillments: [{ ...box, shipBy: days(1) }] });
  const shipBy = ({ order }: typeof placed) => customerView(order, shop).parcels.map((parcel) => parcel.shipBy);

  expect([placed, dated].map(({ effects }) => effects.filter(isTelling))).toMatchObject(
    ['order-1', 'order-2'].map((id) => [
      { type: 'emit_webhook', key: `${id}/webhook/0/overall/in_review` },
      { type: 'notify_customer', key: `${id}/notify/0/overall/in_review`, from: null },
    ]),
  );
  expect([placed, dated].map(shipBy)).toEqual([[days(2)], [days(1)]]);
  expect(customerView(sent().order, shop).parcels[0]).not.toHaveProperty('shipBy');
});

it('tells the customer of every step', () => {
  const goes = (story: Story, ...events: readonly Tell[]) => customerTold(story.when(...events));
  const arrived = sent().when(delivered);

  const parcels = { box: { shirt: 2 }, bag: { mug: 1 } };
  const inPart: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
  const allBack: Tell = { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'wx-1', amount: 50_00 };

  expect([step(given(online)), step(pass(given(online))), step(ready().when(allBack))]).toEqual([
    'in_review',
    'awaiting_payment',
    'after_sales',
  ]);
  expect(customerTold(pass(given(online)))).toEqual(['overall in_review > pending']);
  expect(goes(pass(given(online)), captured)).toEqual(['payment pending > paid']);
  expect(goes(pass(given(online)), { ...captured, amount: 60_00 } as Tell)).toEqual(['payment pending > overpaid']);
  expect(goes(ready(), allBack)).toEqual(['payment paid > refunded']);
  expect(goes(ready({ ...online, parcels }), inPart)).toEqual(['fulfillment unfulfilled > partially_fulfilled']);
  expect(goes(ready(), pick)).toEqual(['fulfillment unfulfilled > in_progress']);
  expect(goes(ready(), pick, verify(units), pack, ship).slice(-1)).toEqual(['fulfillment in_progress > fulfilled']);
  expect(goes(sent(), delivered)).toEqual(['fulfillment fulfilled > delivered']);
  expect(goes(arrived, confirm)).toEqual(['overall shipped > completed']);
  const back = wechatMall.returnOrExchange(
    { return: 'rma', units: [{ line: 'mug', quantity: 1 }] },
    envelope('back', { by: customer }),
  );
  expect(goes(arrived, tell(back))).toEqual(['returns nothing > requested']);
  expect(goes(given(online), { type: 'order.cancel', scope: 'all' })).toEqual(['overall in_review > canceled']);
});

it('WEC-3: staff look whether there is enough stock and whether the address is right', () => {
  const stock = given(online).when(tell(wechatMall.find('stock', envelope('short'))));
  const address = given(online).when(tell(wechatMall.find('address', envelope('odd'))));

  expect([given(online), stock, address].map(step)).toEqual(['in_review', 'in_review', 'in_review']);
  expect([stock, address].map(({ order }) => holdsOf(order).map(({ cause }) => cause))).toEqual([
    ['inventory_out_of_stock'],
    ['incorrect_address'],
  ]);
  expect(refusal(stock.when(captured, pick))).toEqual(['on_hold', 'in_review']);
  expect(step(pass(given(online)))).toBe('awaiting_payment');
});

it('WEC-4: what a review found is resolved with the buyer first, and only a clean review lets the order go on', () => {
  const found = given(online)
    .when(captured)
    .when(tell(wechatMall.find('address', envelope('odd'))));
  const resolved = found.when({ type: 'order.change_address', address: 'work' }, { type: 'hold.release', hold: 'odd' });

  expect(refusal(pass(found))).toEqual(['on_hold']);
  expect(step(pass(found))).toBe('in_review');
  expect(step(pass(resolved))).toBe('paid');
});

it('WEC-5: the answer of the payment platform makes the order paid, and no person is needed', () => {
  const waiting = pass(given(online));

  expect([waiting, waiting.when(captured)].map(step)).toEqual(['awaiting_payment', 'paid']);
  expect(wechatMall.native.zh.step[step(waiting.when(captured))]).toBe('已付款');
  const back: Tell = { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'wx-1', amount: 50_00 };
  expect(step(waiting.when(captured, back))).toBe('after_sales');
});

it('WEC-6: cash on delivery skips the payment step', () => {
  expect([given(cash), pass(given(cash))].map(step)).toEqual(['in_review', 'picking']);
});

it('WEC-7: picking needs an order that is paid and reviewed; with cash on delivery, one that is reviewed', () => {
  expect(refusal(given(online).when(pick))).toEqual(['in_review', 'unpaid']);
  expect(refusal(given(online).when(captured, pick))).toEqual(['in_review']);
  expect(refusal(pass(given(online)).when(pick))).toEqual(['unpaid']);
  expect(step(ready().when(pick))).toBe('picking');
  expect(refusal(given(cash).when(pick))).toEqual(['in_review']);
  expect(refusal(ready(cash).when(pick))).toEqual([]);
});

it('WEC-8: what was picked is looked at again, piece by piece, before it is packed', () => {
  const missing = ready().when(pick, verify({ shirt: 2 }));

  missing.then({ discrepancies: ['pick_differs'] });
  for (const unseen of [ready(), ready().when(pick), missing])
    for (const event of [pack, ship]) {
      const [reason] = unseen
        .when(event)
        .latest.flatMap(({ outcome }) => ('reasons' in outcome ? (outcome.reasons ?? []) : []));
      expect([reason?.code, reason?.unblockedBy]).toEqual(['exceeds_parcel', ['fulfillment.verify']]);
    }
  missing.when(verify(units), pack).then({ fulfillments: { box: 'packed' } });
  expect(step(missing.when(verify(units), pack))).toBe('picking');
});

it('WEC-9: shipping records the carrier that was chosen and the number of the waybill', () => {
  expect(step(sent())).toBe('shipped');
  expect(customerView(sent().order, sent().definition).parcels[0]?.tracking).toMatchObject({
    numbers: ['SF 1'],
    carriers: ['SF Express'],
  });
});

it('WEC-10: what the carrier says after hand-over is passed on to the customer', () => {
  const moving = sent().when({
    type: 'fulfillment.tracked',
    fulfillment: 'box',
    reference: 't-1',
    status: 'in_transit',
  });

  expect([sent(), moving, moving.when(delivered)].map(step)).toEqual(['shipped', 'in_transit', 'awaiting_receipt']);
  expect(customerView(moving.order, moving.definition).parcels[0]?.tracking.status).toBe('in_transit');
});

it('WEC-11: the customer confirms the receipt, and that ends the flow', () => {
  const arrived = sent().when(delivered);

  expect([arrived, arrived.when(confirm)].map(step)).toEqual(['awaiting_receipt', 'completed']);
  expect(refusal(ready().when(confirm))).toEqual(['units_open']);
});

it('WEC-12: instead of confirming, a customer asks to return or to exchange what is wrong', () => {
  const arrived = sent().when(delivered);
  const asks = { return: 'rma', units: [{ line: 'mug', quantity: 1 }], cause: 'not_as_described' } as const;
  const other = { id: 'mug-2', quantity: 1, total: { amount: 10_00, currency: 'EUR' } };
  const by = envelope('rma-1', { by: customer, at: hours(30) });
  const back = arrived.when(tell(wechatMall.returnOrExchange(asks, by)));
  const exchanged = arrived.when(tell(wechatMall.returnOrExchange({ ...asks, exchange: [other] }, by)));

  expect([back, exchanged].map(step)).toEqual(['after_sales', 'after_sales']);
  const { order, definition } = exchanged.when({ type: 'return.approve', return: 'rma' });
  expect(customerView(order, definition).returns[0]?.exchange?.kind).toBe('exchange');
});

it('WEC-13: after-sales goes on after an order is completed', () => {
  const done = sent().when({ ...delivered, occurredAt: hours(29) } as Tell, confirm);
  const asks = { return: 'rma', units: [{ line: 'mug', quantity: 1 }] } as const;
  const ask = (id: string, at: string) => tell(wechatMall.returnOrExchange(asks, envelope(id, { by: customer, at })));
  const claim: Tell = {
    type: 'return.claim',
    return: 'rma',
    units: { mug: 1 },
    cause: 'warranty',
    replacement: [{ id: 'mug-2', quantity: 1 }],
  };

  expect([done, done.when(ask('rma-1', days(3)))].map(step)).toEqual(['completed', 'after_sales']);
  expect(refusal(done.when(ask('rma-2', days(300))))).toEqual(['return_window_closed']);
  expect(step(done.when({ ...claim, by: customer, at: days(300) } as Tell))).toBe('after_sales');
  expect(refusal(done.when({ type: 'note.add', text: 'called: all is well', visibility: 'staff' }))).toEqual([]);
});

it('WEC-14: review and payment come in either order', () => {
  const reviewedFirst = pass(given(online)).when(captured);
  const paidFirst = pass(given(online).when(captured));

  expect([reviewedFirst, paidFirst].map(step)).toEqual(['paid', 'paid']);
  expect(step(given(online).when(captured))).toBe('in_review');
  const asking = given(online).when({ type: 'payment.capture', id: 'ask', payment: 'card', amount: 50_00 });
  expect(asked(asking)).toEqual(['capture_payment']);
  expect(step(pass(asking.answered()))).toBe('paid');
});

it('WEC-15: customer, reviewer, warehouse, payment platform and carrier each do what is theirs', () => {
  const review = given(online);
  const passBy = (by: object) => review.when({ ...tell(wechatMall.pass(review.order, envelope('pass'))), by } as Tell);

  for (const by of [customer, warehouse, { kind: 'provider', id: 'wx' }, { kind: 'carrier', id: 'sf' }])
    expect(refusal(passBy(by))).toEqual(['not_authorized']);
  expect(refusal(ready().when({ ...pick, by: customer } as Tell))).toEqual(['not_authorized']);
  expect(refusal(sent().when({ ...confirm, by: warehouse } as Tell))).toEqual(['not_authorized']);
  expect(refusal(review.when({ type: 'payment.capture', payment: 'card', amount: 50_00, by: warehouse }))).toEqual([
    'not_authorized',
  ]);
});

it('WEC-16: an unpaid order closes after a while and lets its stock go, and a sent one completes by itself; both spans are those of its day', () => {
  const unpaid = pass(given(online));
  const silent = sent();

  expect([ticked(unpaid, hours(1)), ticked(unpaid, hours(3))].map(step)).toEqual(['awaiting_payment', 'closed']);
  expect([ticked(silent, days(10)), ticked(silent, days(20))].map(step)).toEqual(['shipped', 'completed']);
  const later = defineOrder({
    ...wechatMall.options,
    policy: { ...wechatMall.options.policy, unpaidAfter: { days: 9 } },
  });
  expect(later.nextDeadline(unpaid.order)).toEqual(unpaid.definition.nextDeadline(unpaid.order));
  const asks = { return: 'rma', units: [{ line: 'mug', quantity: 1 }] } as const;
  const tooLate = envelope('rma-1', { by: customer, at: days(30) });
  const arrived = sent().when({ ...delivered, occurredAt: days(2) } as Tell);
  expect(refusal(arrived.when(tell(wechatMall.returnOrExchange(asks, tooLate))))).toEqual(['return_window_closed']);
  expect(asked(ticked(unpaid, hours(3)))).toEqual(['cancel_fulfillment']);
  const held = kept(online);
  expect(held.warehouse.reserved('shirt')).toBe(2);
  const timedOut = held.when(...(held.story.definition.tick(held.story.order, hours(3)) as Tell[]));
  expect(timedOut.warehouse.reserved('shirt')).toBe(0);
  expect(timedOut.asked.at(-1)).toBe('release_stock 1 mug 2 shirt');
});

it('refuses what a WeChat mall does not have, and names itself', () => {
  const story = given(online).when({ type: 'tag.add', tag: 'vip' });
  const outcome = story.latest[0]?.outcome;

  expect(refusal(story)).toEqual(['forbidden_by_policy']);
  expect(outcome?.kind === 'rejected' && outcome.reasons[0]?.data.is).toBe('wechat-mall');
});

it('lists what its words cannot tell, and nothing else', () => {
  expect(wechatMall.lost.map(({ axis, ours }) => ({ axis, ours }))).toEqual(lostBy(wechatMall.words));
  for (const { axis, ours, as } of wechatMall.lost)
    for (const word of ours) expect(wechatMall.words(statusWith({ [axis]: word })).step).toBe(as ?? 'awaiting_payment');
});
