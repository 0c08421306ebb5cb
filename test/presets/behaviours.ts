/**
 * What the four systems do, number by number, in our own words, and what shows it here. An id without a row does not compile. A row that
 * is shown has a test of the title `<id>: <what it says>` in the file of its preset.
 */

type CountTo<N extends number, All extends readonly string[] = []> = All['length'] extends N
  ? All[number]
  : CountTo<N, [...All, `${All['length']}`]>;
/** From 1 up to, and without, the number given. */
type Ids<Letters extends string, End extends number> = `${Letters}-${Exclude<CountTo<End>, '0'>}`;

/** One behavior of a system. */
export interface Behaviour {
  readonly says: string;
  /** `shown` by a test; mere `advice` to merchants, with a test of what serves them; or `open`. */
  readonly is: 'shown' | 'advice' | 'open';
  /** Why it is open, or what of it is. */
  readonly open?: string;
}

const shown = (says: string, open?: string): Behaviour => ({ says, is: 'shown', ...(open !== undefined && { open }) });
const advice = (says: string): Behaviour => ({ says, is: 'advice' });
const open = (says: string, why: string): Behaviour => ({ says, is: 'open', open: why });

const sending = 'Whether it becomes an e-mail or a text message is up to the shop’s own sender.';
const keeping = 'Orders are kept by whoever uses the library; a store is still to come.';

const matjari: Readonly<Record<Ids<'MAT', 16>, Behaviour>> = {
  'MAT-1': shown('the order status and the payment status are set independently'),
  'MAT-2': shown('an order is pending, in progress, on the way, canceled or completed'),
  'MAT-3': shown('a payment is pending while a gateway or a bank is awaited, and a success once the money came'),
  'MAT-4': shown('an order is completed once it was delivered, not once it is paid and shipped'),
  'MAT-5': shown('a cancellation tells whether the customer asked for it or a product is not available'),
  'MAT-6': shown('one dialog edits both axes and one save applies both'),
  'MAT-7': shown('the dialog is opened from a row of the list of all orders, which knows what may be picked'),
  'MAT-8': shown('any value may be picked from either list, and only what happened in the world stands against it'),
  'MAT-9': shown('an order may be on the way or completed while its payment is pending'),
  'MAT-10': shown('a bank transfer is confirmed by hand, with who did it and its reference'),
  'MAT-11': shown('customers are told of changes by e-mail or text message', sending),
  'MAT-12': advice('it is known since when a status has not moved'),
  'MAT-13': advice('it is known how long orders stood in each status'),
  'MAT-14': advice('what the customer is to be told stays on the list until somebody reports that they were told'),
  'MAT-15': shown(
    'refunds, returns and partial work show as one of the five and two, in words that are read from right to left',
  ),
};

const shopifyStatuses: Readonly<Record<Ids<'SHA', 22>, Behaviour>> = {
  'SHA-1': shown(
    'payment, fulfillment and returns each have a status of their own, which changes over the life of an order',
  ),
  'SHA-2': shown('a payment is authorized while it waits for its capture, and expires; there are other values'),
  'SHA-3': shown('each payment status calls for an action of its own'),
  'SHA-4': shown('fulfillment begins as unfulfilled'),
  'SHA-5': shown('fulfillment can be automatic'),
  'SHA-6': shown('whether an order is partially fulfilled or fulfilled depends on how many items were sent'),
  'SHA-7': shown('what is subscribed to stays scheduled until the date of its fulfillment'),
  'SHA-8': shown('an order is on hold for one of eight reasons, and what staff hold waits for somebody to release it'),
  'SHA-9': shown('the return status of an order is the most important one among its returns'),
  'SHA-10': shown('where nothing comes back, no return status is shown at all'),
  'SHA-11': shown('return statuses differ, and each asks for a response of its own'),
  'SHA-12': shown(
    'the status of one order can be looked at by itself',
    'The pages for desktop and phone are the shop’s.',
  ),
  'SHA-13': shown('delivery can be seen over all orders at once', 'Finding the orders is up to a store.'),
  'SHA-14': shown(
    'the customer has a page with tracking numbers and what the carrier says, and nothing that is for staff',
  ),
  'SHA-15': shown('staff see a timeline with payments and with edits of where the order goes'),
  'SHA-16': shown('orders are told apart by tags'),
  'SHA-17': shown('a note is for staff alone, or guides the order and may be read by its customer'),
  'SHA-18': advice('a delay or a problem shows before the customer asks'),
  'SHA-19': advice('reports are made of what each order went through'),
  'SHA-20': shown('customers are told at milestones by e-mail or text message', sending),
  'SHA-21': advice('customers follow their order by themselves'),
};

const shopifyWork: Readonly<Record<Ids<'SHB', 16>, Behaviour>> = {
  'SHB-1': shown('work is done by hand or by itself, by the shop or by a service'),
  'SHB-2': shown('it is known why an order is not shipped'),
  'SHB-3': shown(
    'an order that is wrongly unfulfilled is looked into, and set by hand, and it is kept who did so and why',
  ),
  'SHB-4': shown('a single fulfilled order does not go back to unfulfilled, and many do'),
  'SHB-5': shown('what is marked as fulfilled and has not left is canceled once it is taken back, not before'),
  'SHB-6': shown('many orders are marked as fulfilled at once, each with its tracking number'),
  'SHB-7': shown('at the till, an order is not marked as fulfilled while stock is short'),
  'SHB-8': shown('canceling many orders asks about the refund, the stock and the customer'),
  'SHB-9': shown('many orders are handed to a service at once, and asking again does not change which'),
  'SHB-10': shown('calling work off does not stop a service that has begun; it answers'),
  'SHB-11': shown('archiving an order changes no status of it'),
  'SHB-12': shown(
    'an archived order keeps its status and can be taken out at any time, which a new return does by itself',
  ),
  'SHB-13': open(
    'orders that do not matter are deleted',
    `${keeping} Deleting is its own: an order is its record, its history and what still waits to be sent, and nothing of it is kept elsewhere. What is only to leave the list is archived.`,
  ),
  'SHB-14': shown('what customers are told is set from the confirmation to the delivery'),
  'SHB-15': shown('an order for what is out of stock is taken, waits, and is sent when the goods are there'),
};

const cloudcart: Readonly<Record<Ids<'CLC', 23>, Behaviour>> = {
  'CLC-1': shown('an order has three statuses, and the basic one is computed from fulfillment and payment'),
  'CLC-2': shown('which payment statuses there are depends on the method'),
  'CLC-3': shown('marking as paid is for offline methods alone'),
  'CLC-4': shown('preparing for shipment is the button that fulfills'),
  'CLC-5': shown('an order is pending while there is only a request to pay, outside the shop'),
  'CLC-6': shown(
    'a pending order that is prepared for shipment is fulfilled, and its customer is told that it was sent',
  ),
  'CLC-7': shown('a paid order never becomes unpaid, and is refunded where the customer withdrew'),
  'CLC-8': shown('shipping is reversible by a button of its own, after which another status is chosen'),
  'CLC-9': shown(
    'both addresses, of the goods and of bills, are locked while an order is fulfilled, and open again once it is not',
  ),
  'CLC-10': shown('stock is deducted once an order is pending or fulfilled'),
  'CLC-11': shown('stock is deducted only once an order is paid or fulfilled'),
  'CLC-12': shown('stock is deducted exactly once, at the first status that counts'),
  'CLC-13': shown('whether stock comes back is decided where a shipment or an order is taken back'),
  'CLC-14': shown('paid and fulfilled together make an order completed, whichever came second'),
  'CLC-15': shown('one tool archives all completed orders, and no other', 'Finding the orders is up to a store.'),
  'CLC-16': shown('an archived order can be taken out, and its statuses do not change before'),
  'CLC-17': shown('orders are filtered by their statuses'),
  'CLC-18': shown('there are statuses of the system, and those that a merchant adds'),
  'CLC-19': shown('statuses of the merchant mark orders and carry information to other systems'),
  'CLC-20': shown('statuses of the merchant stay hidden from customers and send a webhook'),
  'CLC-21': shown('every status goes to other systems as it changes'),
  'CLC-22': shown(
    'an invoice is asked for when an order stands where the shop makes one',
    'By itself at a status: whoever is told of the status asks for it.',
  ),
};

const wechatMall: Readonly<Record<Ids<'WEC', 17>, Behaviour>> = {
  'WEC-1': shown('placing an order needs chosen items', 'The address is optional: digital orders have none.'),
  'WEC-2': shown(
    'an order has a number of its own, which is sent with the date of shipping',
    'A number that no other order has is given by the shop; a store that keeps it so is still to come.',
  ),
  'WEC-3': shown('staff look whether there is enough stock and whether the address is right'),
  'WEC-4': shown('what a review found is resolved with the buyer first, and only a clean review lets the order go on'),
  'WEC-5': shown('the answer of the payment platform makes the order paid, and no person is needed'),
  'WEC-6': shown('cash on delivery skips the payment step'),
  'WEC-7': shown('picking needs an order that is paid and reviewed; with cash on delivery, one that is reviewed'),
  'WEC-8': shown('what was picked is looked at again, piece by piece, before it is packed'),
  'WEC-9': shown(
    'shipping records the carrier that was chosen and the number of the waybill',
    'Comparing carriers by distance and cost is the shop’s.',
  ),
  'WEC-10': shown('what the carrier says after hand-over is passed on to the customer'),
  'WEC-11': shown('the customer confirms the receipt, and that ends the flow'),
  'WEC-12': shown('instead of confirming, a customer asks to return or to exchange what is wrong'),
  'WEC-13': shown('after-sales goes on after an order is completed'),
  'WEC-14': shown('review and payment come in either order'),
  'WEC-15': shown('customer, reviewer, warehouse, payment platform and carrier each do what is theirs'),
  'WEC-16': shown(
    'an unpaid order closes after a while and lets its stock go, and a sent one completes by itself; both spans are those of its day',
    'Coupons and points are up to the shop.',
  ),
};

/** The systems, with the file of their tests. */
export const systems: readonly {
  readonly title: string;
  readonly file: string;
  readonly behaviours: Readonly<Record<string, Behaviour>>;
}[] = [
  { title: 'Matjari', file: 'presets/matjari.test.ts', behaviours: matjari },
  { title: 'Shopify: statuses', file: 'presets/shopify.test.ts', behaviours: shopifyStatuses },
  { title: 'Shopify: work', file: 'presets/shopify.test.ts', behaviours: shopifyWork },
  { title: 'CloudCart', file: 'presets/cloudcart.test.ts', behaviours: cloudcart },
  { title: 'WeChat mall', file: 'presets/wechat-mall.test.ts', behaviours: wechatMall },
];
