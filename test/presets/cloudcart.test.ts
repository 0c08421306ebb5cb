/** CloudCart's behaviors, one test for each by its id. */
import { expect, it } from 'vitest';
import {
  addressOf,
  billingAddressOf,
  customerView,
  defineOrder,
  definePlugin,
  isArchived,
  type Order,
  type PaymentMethod,
} from '../../src/index.ts';
import { type CloudcartWords, cloudcart } from '../../src/presets/cloudcart.ts';
import { toldToSystems } from '../../src/testing/laws/told.ts';
import { inputOf, type StoryOpening } from '../../src/testing/scenario.opening.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { type KeptStory, kept } from '../support/kept-stock.ts';
import { lostBy, statusWith } from './lost.ts';
import { asked, customerTold, envelope, inWords, refusal, systemsTold, tell } from './telling.ts';

const by = (method: PaymentMethod) =>
  ({ definition: defineOrder(cloudcart.options), payments: { tender: method } }) as const satisfies StoryOpening;
const cash = () => given(by('cash_on_delivery'));

const pay = tell(cloudcart.markAsPaid(envelope('pay')));
const prepare = tell(cloudcart.prepareForShipment(envelope('send')));
const takeBack = tell(cloudcart.markAsNotFulfilled(envelope('back')));
const captured: Tell = { type: 'payment.captured', payment: 'tender', reference: 'c-1', amount: 50_00 };
const moveTo = (address: string): Tell => ({ type: 'order.change_address', address });

const words = (story: Story) => inWords(cloudcart, story);
const shown = (story: Story) => {
  const { fulfillment, payment, order } = words(story);
  return `${fulfillment} + ${payment} = ${order}`;
};
const archive = { type: 'order.archive' } as const;
const named = (order: Order, id: string): Order => ({ ...order, id });

it('CLC-1: an order has three statuses, and the basic one is computed from fulfillment and payment', () => {
  expect([cash(), cash().when(prepare), cash().when(pay), cash().when(pay, prepare)].map(shown)).toEqual([
    'not_fulfilled + pending = pending',
    'fulfilled + pending = fulfilled',
    'not_fulfilled + paid = paid',
    'fulfilled + paid = completed',
  ]);
});

it('CLC-2: which payment statuses there are depends on the method', () => {
  const held = given(by('card')).when({
    type: 'payment.authorized',
    payment: 'tender',
    reference: 'a-1',
    amount: 50_00,
    expiresAt: days(7),
  });
  const completed = given(by('card')).when(captured);
  const paid = given(by('bank_transfer')).when(captured);
  const refund = { type: 'payment.refunded', payment: 'tender', reference: 'r-1', of: 'c-1', amount: 50_00 } as const;
  const canceled = given(by('card')).when({ type: 'order.cancel', scope: 'all' });

  const both = given({
    definition: defineOrder(cloudcart.options),
    payments: { card: ['card', 30_00], cash: ['cash_on_delivery', 20_00] },
  })
    .when({ ...captured, payment: 'card', amount: 30_00 } as Tell)
    .when({ ...captured, payment: 'cash', reference: 'c-2', amount: 20_00 } as Tell);

  expect([held, completed, paid, both, paid.when(refund), canceled].map(shown)).toEqual([
    'not_fulfilled + held = held',
    'not_fulfilled + completed = paid',
    'not_fulfilled + paid = paid',
    'not_fulfilled + paid = paid',
    'not_fulfilled + refunded = refunded',
    'not_fulfilled + canceled = canceled',
  ]);
});

it('CLC-3: marking as paid is for offline methods alone', () => {
  for (const method of ['cash_on_delivery', 'bank_transfer'] as const)
    expect(words(given(by(method)).when(pay)).payment).toBe('paid');

  const card = given(by('card'));
  expect(card.definition.can(card.order, cloudcart.markAsPaid(envelope('pay'))).allowed).toBe(false);
  expect(words(card.when(pay)).payment).toBe('pending');
  expect(refusal(card.when({ type: 'payment.mark_paid', payment: 'tender', amount: 50_00 }))).toEqual([
    'gateway_method',
  ]);
});

it('CLC-4: preparing for shipment is the button that fulfills', () => {
  expect(words(cash().when(prepare)).fulfillment).toBe('fulfilled');
});

it('CLC-5: an order is pending while there is only a request to pay, outside the shop', () => {
  expect(words(cash()).order).toBe('pending');
  expect(words(given(by('bank_transfer'))).order).toBe('pending');
  expect(words(given(by('bank_transfer')).when(captured)).order).toBe('paid');
});

it('CLC-6: a pending order that is prepared for shipment is fulfilled, and its customer is told that it was sent', () => {
  const story = cash().when(prepare);

  expect([words(cash()).order, words(story).order]).toEqual(['pending', 'fulfilled']);
  expect(cloudcart.native.el.order[words(story).order]).toBe('ΑΠΕΣΤΑΛΜΕΝΗ');
  expect(customerTold(story)).toEqual(['fulfillment unfulfilled > fulfilled']);
  expect(customerTold(story.when(takeBack))).toEqual([]);
  expect(customerTold(story.when(takeBack, { ...prepare, id: 'again' } as Tell))).toEqual([
    'fulfillment unfulfilled > fulfilled',
  ]);
});

it('tells the customer that the order is paid, also with more than it costs', () => {
  const more = cash().when({ ...captured, amount: 60_00 } as Tell);

  expect(words(more).payment).toBe('paid');
  expect(customerTold(more)).toEqual(['payment pending > overpaid']);
});

it('CLC-7: a paid order never becomes unpaid, and is refunded where the customer withdrew', () => {
  const paid = cash().when(pay);
  const unpaying: readonly Tell[] = [
    { type: 'payment.failed', payment: 'tender', reference: 'f-1' },
    { type: 'payment.voided', payment: 'tender', reference: 'v-1', amount: 50_00 },
    takeBack,
    { type: 'order.cancel', scope: 'all' },
  ];
  for (const event of unpaying) expect(words(paid.when(event)).payment).toBe('paid');

  const refund = cloudcart.markAsRefunded(paid.order, envelope('refund'));
  const asking = paid.when(...(refund ? [tell(refund)] : []));
  expect(asked(asking)).toEqual(['refund_payment']);
  expect(shown(asking.answered())).toBe('not_fulfilled + refunded = refunded');
  expect(cloudcart.markAsRefunded(cash().order, envelope('refund'))).toBe(null);
});

it('CLC-8: shipping is reversible by a button of its own, after which another status is chosen', () => {
  const back = cash().when(prepare, takeBack);

  expect(shown(back)).toBe('not_fulfilled + pending = pending');
  expect(refusal(cash().when(prepare, { type: 'order.cancel', scope: 'all' }))).toEqual(['already_shipped']);
  expect(words(back.when({ type: 'order.cancel', scope: 'all' })).order).toBe('canceled');
  expect(words(back.when({ ...prepare, id: 'again' } as Tell)).order).toBe('fulfilled');
});

it('CLC-9: both addresses, of the goods and of bills, are locked while an order is fulfilled, and open again once it is not', () => {
  const sent = cash().when(moveTo('home'), prepare);

  const billTo = { ...moveTo('office'), billing: true } as Tell;

  for (const address of [moveTo('work'), billTo]) {
    expect(refusal(sent.when(address))).toEqual(['address_locked']);
    expect(refusal(sent.when(takeBack, address))).toEqual([]);
  }
  expect([addressOf, billingAddressOf].map((read) => read(sent.when(takeBack, billTo).order))).toEqual([
    'home',
    'office',
  ]);
});

it('CLC-14: paid and fulfilled together make an order completed, whichever came second', () => {
  expect(words(cash().when(pay).when(prepare)).order).toBe('completed');
  expect(words(cash().when(prepare).when(pay)).order).toBe('completed');
});

it('CLC-15: one tool archives all completed orders, and no other', () => {
  const stories = [cash(), cash().when(pay), cash().when(pay, prepare), cash().when(prepare, pay)];
  const orders = stories.map(({ order }, n) => named(order, `order-${n}`));
  const { definition } = cash();
  const tool = (known: readonly Order[]) =>
    cloudcart.archiveCompleted(definition, known, ({ id }) => envelope(`archive-${id}`));
  const { accepted, results } = tool(orders);

  expect(accepted).toBe(true);
  expect(results.map(({ order }) => order.id)).toEqual(['order-2', 'order-3']);
  expect(results.every(({ status }) => status.archived)).toBe(true);
  expect(tool(results.map(({ order }) => order)).results).toEqual([]);
});

it('CLC-16: an archived order can be taken out, and its statuses do not change before', () => {
  const sent = cash().when(prepare);
  const away = sent.when(archive);
  const refund: Tell = { type: 'payment.refunded', payment: 'tender', reference: 'r-1', of: 'c-1', amount: 50_00 };

  for (const event of [pay, takeBack, moveTo('work')]) expect(refusal(away.when(event))).toContain('order_archived');
  const told = away.when(captured, refund);
  expect(words(told)).toEqual(words(sent));
  const out = told.when({ type: 'order.unarchive' });
  expect(isArchived(out.order)).toBe(false);
  expect(words(out).payment).toBe('refunded');
});

it('CLC-17: orders are filtered by their statuses', () => {
  const stories = [cash(), cash().when(pay), cash().when(prepare), cash().when(pay, prepare)];
  const flagged = definePlugin({ id: 'own', flags: { mark: { base: 'pending' } } });
  const marked = given({ ...by('cash_on_delivery'), plugins: [flagged] }).when({
    type: 'own.set',
    payload: { flag: 'mark' },
  } as never);
  const only = (wanted: Partial<CloudcartWords>) =>
    stories
      .filter((story) =>
        Object.entries(wanted).every(([axis, word]) => words(story)[axis as keyof CloudcartWords] === word),
      )
      .map((story) => words(story).order);

  expect(only({ order: 'completed' })).toEqual(['completed']);
  expect(only({ payment: 'paid' })).toEqual(['paid', 'completed']);
  expect(only({ fulfillment: 'fulfilled', payment: 'pending' })).toEqual(['fulfilled']);
  expect([cash(), marked].filter(({ definition, order }) => definition.statusOf(order).custom === 'own.mark')).toEqual([
    marked,
  ]);
});

const merchants = () => {
  const own = definePlugin({
    id: 'own',
    flags: { needs_attention: { base: ['pending', 'processing', 'shipped', 'completed'] } },
  });
  return given({ ...by('cash_on_delivery'), plugins: [own] });
};
const mark = { type: 'own.set', payload: { flag: 'needs_attention' } } as never;
const unmark = { type: 'own.clear', payload: { flag: 'needs_attention' } } as never;

it('CLC-18: there are statuses of the system, and those that a merchant adds', () => {
  const marked = merchants().when(mark);

  expect(marked.definition.statusOf(marked.order).custom).toBe('own.needs_attention');
  expect(shown(marked)).toBe(shown(cash()));
});

it('CLC-19: statuses of the merchant mark orders and carry information to other systems', () => {
  const marked = merchants().when(mark);

  expect(marked.definition.statusOf(marked.order).custom).toBe('own.needs_attention');
  expect(systemsTold(marked)).toEqual(['custom nothing > own.needs_attention']);
  expect(marked.latest.flatMap(({ effects }) => effects)).toMatchObject([
    { type: 'emit_webhook', key: 'order-1/webhook/1/custom/own.needs_attention', revision: 1 },
  ]);
});

it('CLC-20: statuses of the merchant stay hidden from customers and send a webhook', () => {
  const marked = merchants().when(mark);
  const unmarked = marked.when(unmark);
  const sent = marked.when(prepare);

  expect(customerView(marked.order, marked.definition)).toEqual(customerView(cash().order, cash().definition));
  expect(customerTold(marked)).toEqual([]);
  expect([marked, unmarked].map(systemsTold)).toEqual([
    ['custom nothing > own.needs_attention'],
    ['custom own.needs_attention > nothing'],
  ]);
  expect(customerTold(unmarked)).toEqual([]);
  expect(customerTold(sent)).toEqual(['fulfillment unfulfilled > fulfilled']);
});

it('CLC-21: every status goes to other systems as it changes', () => {
  const completed = cash().when(prepare, takeBack, { ...prepare, id: 'again' } as Tell, pay);
  const refund = cloudcart.markAsRefunded(completed.order, envelope('refund'));
  const { beats, definition, order } = completed.when(...(refund ? [tell(refund)] : [])).answered();
  const told = beats.map(({ effects }) => toldToSystems(effects));

  expect(toldToSystems(definition.place(inputOf(by('cash_on_delivery'))).effects)).toEqual([
    'payment nothing > pending',
    'fulfillment nothing > unfulfilled',
    'returns nothing > none',
    'overall nothing > pending',
  ]);
  expect(told).toEqual([
    ['fulfillment unfulfilled > fulfilled', 'overall pending > shipped'],
    ['fulfillment fulfilled > unfulfilled', 'overall shipped > pending'],
    ['fulfillment unfulfilled > fulfilled', 'overall pending > shipped'],
    ['payment pending > paid', 'overall shipped > completed'],
    ['overall completed > shipped'],
    ['payment paid > refunded'],
  ]);
  expect(definition.statusOf(order)).toMatchObject({ payment: 'refunded', fulfillment: 'fulfilled' });
});

it('CLC-22: an invoice is asked for when an order stands where the shop makes one', () => {
  const completed = cash().when(pay, prepare);
  const invoiced = completed.when({ type: 'order.invoice', id: 'invoice-1' });

  expect(words(completed).order).toBe('completed');
  expect(asked(invoiced)).toEqual(['create_invoice']);
  invoiced.when({ type: 'order.invoiced', reference: '2026-1', op: 'invoice-1' }).then({ pending: [] });
});

it('decides otherwise than the library where CloudCart does', () => {
  const status = ({ definition, order }: Story) => definition.statusOf(order);
  const free = given({ definition: defineOrder(cloudcart.options), lines: { sample: { total: 0 } }, payments: {} });
  const apart = given({ ...by('cash_on_delivery'), parcels: { box: { shirt: 2 }, bag: { mug: 1 } } }).when(
    pay,
    prepare,
  );
  const of = apart.order.fulfillments[0]?.context.rows.find(({ kind }) => kind === 'shipped')?.reference ?? '';
  const some = apart.when({
    type: 'fulfillment.delivered',
    fulfillment: 'bag',
    reference: 'd-1',
    of: of.replace('box', 'bag'),
  });

  expect([status(free).payment, shown(free)]).toEqual(['paid', 'not_fulfilled + paid = paid']);
  expect([status(some).fulfillment, shown(some)]).toEqual(['fulfilled', 'fulfilled + paid = completed']);
  expect(status(some).any.delivered).toBe(true);
});

it('refuses what CloudCart does not have, and names itself', () => {
  const story = cash().when({ type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'mug', by: 1 }] });
  const outcome = story.latest[0]?.outcome;

  expect(refusal(story)).toEqual(['forbidden_by_policy']);
  expect(outcome?.kind === 'rejected' && outcome.reasons[0]?.data.is).toBe('cloudcart');
});

it('lists what its words cannot tell, and nothing else', () => {
  expect(cloudcart.lost.map(({ axis, ours }) => ({ axis, ours }))).toEqual(lostBy(cloudcart.words));
  for (const { axis, ours, as } of cloudcart.lost)
    for (const word of ours)
      expect(Object.values(cloudcart.words(statusWith({ [axis]: word })))).toContain(as ?? 'pending');
});

type Setting = keyof typeof cloudcart.stockSettings;

/** An order whose stock is asked for by one of the two settings, ten shirts being there. */
const stocked = (setting: Setting, method: PaymentMethod, policy: StoryOpening['policy'] = {}) =>
  kept({ ...by(method), policy: { ...cloudcart.stockSettings[setting], ...policy } });
const left = ({ warehouse }: KeptStory) => warehouse.onHand('shirt');
const deductions = (story: KeptStory) => story.asked.filter((one) => one.startsWith('commit_stock')).length;

it('CLC-10: stock is deducted once an order is pending or fulfilled', () => {
  const card = stocked('pendingOrFulfilled', 'card').when(captured);

  expect(left(stocked('pendingOrFulfilled', 'cash_on_delivery'))).toBe(8);
  expect(left(card)).toBe(10);
  expect(left(card.when(prepare))).toBe(8);
});

it('CLC-11: stock is deducted only once an order is paid or fulfilled', () => {
  const cash = stocked('paidOrFulfilled', 'cash_on_delivery');
  const card = stocked('paidOrFulfilled', 'card');

  expect([left(cash), left(card)]).toEqual([10, 10]);
  expect(left(card.when(captured))).toBe(8);
  expect(left(cash.when(prepare))).toBe(8);
});

it('CLC-12: stock is deducted exactly once, at the first status that counts', () => {
  const again = tell(cloudcart.prepareForShipment(envelope('again')));
  for (const setting of ['pendingOrFulfilled', 'paidOrFulfilled'] as const) {
    for (const steps of [
      [pay, prepare],
      [prepare, pay],
      [prepare, takeBack, again, pay],
    ]) {
      const story = stocked(setting, 'cash_on_delivery', { stockOnUnship: 'deducted' }).when(...steps);
      expect([setting, left(story), deductions(story)]).toEqual([setting, 8, 1]);
    }
  }
});

it('CLC-13: whether stock comes back is decided where a shipment or an order is taken back', () => {
  const sent = (policy: StoryOpening['policy']) => stocked('paidOrFulfilled', 'cash_on_delivery', policy).when(prepare);
  expect(left(sent({}).when(takeBack))).toBe(10);
  expect(left(sent({ stockOnUnship: 'deducted' }).when(takeBack))).toBe(8);

  const cancel: Tell = { type: 'order.cancel', scope: 'all' };
  const bought = (policy: StoryOpening['policy']) => stocked('paidOrFulfilled', 'card', policy).when(captured);
  expect(left(bought({}).when(cancel))).toBe(10);
  expect(left(bought({ stockOnCancel: 'as_asked' }).when(cancel))).toBe(8);
  expect(left(bought({ stockOnCancel: 'as_asked' }).when({ ...cancel, restock: true } as Tell))).toBe(10);
});
