import { counted, type Words } from './reasons.words.ts';

/** What the reasons about parcels, returns and units say. */
export const goodsWords = {
  out_of_stock: {
    says: (d) =>
      `${d.requested} of line ${d.line} was to be shipped, and stock rejected all but ${d.available} of what is open. Send those, wait for the stock, or let staff force it.`,
    unblockedBy: ['stock.reserved'],
  },
  with_service: {
    says: (d) => `${d.service} has the work or is asked to take it. Call it off there first.`,
    unblockedBy: ['fulfillment.cancel', 'fulfillment.canceled', 'fulfillment.rejected'],
  },
  not_planned: {
    says: (d) => `${counted(d.open, 'open unit is', 'open units are')} in no parcel. Plan one.`,
    unblockedBy: ['fulfillment.plan'],
  },
  scheduled_until: {
    says: (d) => `The parcel waits until ${d.startsAt}. Start it, or give it another date.`,
    unblockedBy: ['fulfillment.start', 'fulfillment.schedule', 'deadline.fired'],
  },
  other_handover: {
    says: (d) => `The parcel is handed over by ${d.handover}, not by ${d.needed}. Choose a parcel that is.`,
  },
  other_address: {
    says: (d) =>
      `One parcel goes to ${d.address ?? 'no address'}, the other one to ${d.other ?? 'no address'}. Give both the same address first.`,
    unblockedBy: ['order.change_address'],
  },
  needs_shipping: {
    says: (d) => `Line ${d.line} has to be shipped and cannot be delivered digitally. Plan another parcel for it.`,
  },
  exceeds_unfulfilled: {
    says: (d) =>
      `${d.requested} of line ${d.line} was asked for and ${d.available} is neither canceled nor in another parcel. Ask for no more, or call a parcel off first.`,
    unblockedBy: ['fulfillment.cancel', 'fulfillment.unship'],
  },
  exceeds_shippable: {
    says: (d) =>
      `${d.requested} of line ${d.line} was to be shipped and ${d.available} is neither canceled nor shipped. Ship no more, or take a shipment back first.`,
    unblockedBy: ['fulfillment.unship', 'fulfillment.returned_to_sender'],
  },
  exceeds_parcel: {
    says: (d) =>
      `${d.requested} of line ${d.line} was named and the parcel holds ${d.available} that this was not done to yet. Name no more, or put more into the parcel first.`,
  },
  exceeds_returnable: {
    says: (d) =>
      `${d.requested} of line ${d.line} was asked for and ${d.available} was handed over and is not coming back already. Ask for no more.`,
    unblockedBy: ['fulfillment.shipped', 'return.cancel'],
  },
  return_window_closed: {
    says: (d) => `Line ${d.line}: the return window closed at ${d.closedAt}. Staff may take it in all the same.`,
  },
  final_sale: { says: (d) => `Line ${d.line} is a final sale. Staff may take it in all the same.` },
  exceeds_return: { says: (d) => `${d.available} is due for return "${d.return}". More can be given as goodwill.` },
  already_refunded: { says: (d) => `${d.refunded} was refunded for return "${d.return}". Close it instead.` },
  exceeds_requested: {
    says: (d) =>
      `${d.requested} of line ${d.line} was to be received and ${d.available} is expected. Receive no more; what came beside is reported as a fact.`,
  },
  exceeds_received: {
    says: (d) =>
      `${d.requested} of line ${d.line} was to be inspected and ${d.available} waits for inspection. Inspect no more, or receive it first.`,
  },
  reference_used: { says: (d) => `"${d.reference}" was reported before. A new occurrence has a new reference.` },
  already_shipped: {
    says: (d) =>
      `${counted(d.shipped, 'unit was', 'units were')} shipped. Cancel the unshipped rest, or take the shipment back first.`,
    unblockedBy: ['fulfillment.unship', 'fulfillment.returned_to_sender'],
  },
  already_delivered: {
    says: (d) => `Units of shipment "${d.shipment}" were delivered. What comes back now is a return.`,
  },
  already_returned: {
    says: () =>
      'Units of this shipment came back, or are coming back, as a return. Cancel or decline the return first.',
    unblockedBy: ['return.cancel', 'return.decline'],
  },
} as const satisfies Readonly<Record<string, Words>>;
