import type { Row } from './rows.ts';

export const fulfillmentRows: readonly Row[] = [
  {
    name: 'Partial, by quantity of a line',
    more: '04-fulfillment',
    tests: ['fulfillment/parcels.test.ts: a parcel > carries part of a line, and moves only its own quantity'],
  },
  {
    name: 'Hold with a reason',
    more: '09-order-operations',
    tests: [
      'order/holds.test.ts: a hold on the order > keeps every parcel back until it is released, and names itself in the refusal',
      'order/holds.test.ts: causes > are a closed list, and the own ones of a shop',
    ],
  },
  {
    name: 'Several holds at once',
    more: '09-order-operations',
    tests: ['order/holds.test.ts: a hold on the order > is one of several, and work waits for the last of them'],
  },
  {
    name: 'Scheduled fulfillment',
    more: '04-fulfillment',
    tests: [
      'fulfillment/scheduled.test.ts: a parcel that is scheduled > is opened by its date and not before',
      'fulfillment/scheduled.test.ts: a parcel that is scheduled > is given another date, which alone counts',
    ],
  },
  {
    name: 'Split, merge and move work',
    more: '04-fulfillment',
    tests: [
      'fulfillment/arranged.test.ts: a parcel that is split > keeps the rest, and both are shipped',
      'fulfillment/arranged.test.ts: parcels that are merged > are one: the other is empty, and asks for nothing',
      'fulfillment/arranged.test.ts: a parcel that is moved > is where it was moved last',
    ],
  },
  {
    name: 'A request to a service, accepted or rejected',
    more: '04-fulfillment',
    tests: [
      'fulfillment/service.test.ts: work that a service is asked for > is in progress once it is accepted, and shipped by the service',
      'fulfillment/service.test.ts: work that a service is asked for > is ours again once it is rejected, with the reason, and can be asked of another',
    ],
  },
  {
    name: 'Cancellation is a request with its own outcome',
    more: '04-fulfillment',
    tests: [
      'fulfillment/service.test.ts: calling off what a service has > is a request: the work goes on and its units stay planned until the service answers',
    ],
  },
  {
    name: 'Un-ship after shipping',
    more: '04-fulfillment',
    tests: [
      'fulfillment/parcels.test.ts: a shipment that is taken back > is here again, and ships again under a new reference',
    ],
  },
  {
    name: 'Approval before it counts',
    more: '09-order-operations',
    tests: [
      'order/review.test.ts: a review beside payment > opens when the order is placed, and waits with the goods while money comes',
    ],
  },
  {
    name: 'Carrier events stand apart from the merchant status',
    more: '04-fulfillment',
    tests: ["fulfillment/parcels.test.ts: the carrier's reports > stand beside the state and never move it"],
  },
  {
    name: 'Failed delivery, return to sender',
    more: '04-fulfillment',
    tests: [
      "fulfillment/parcels.test.ts: the carrier's reports > tell of a failed delivery, and of another attempt that succeeds",
      "fulfillment/parcels.test.ts: the carrier's reports > tell of a return to the sender: the parcel is here again until it is shipped anew",
      'fulfillment/carrier.test.ts: units that the carrier lost or damaged > left and will not arrive: they are open again, and the parcel stays shipped',
    ],
  },
  {
    name: 'Delivered is a state',
    more: '04-fulfillment',
    tests: ['fulfillment/parcels.test.ts: a parcel > is planned, packed, shipped and delivered'],
  },
  {
    name: 'Pickup flow',
    more: '04-fulfillment',
    tests: [
      'fulfillment/pickup.test.ts: a parcel that the customer collects > is handed over and delivered at once when it is picked up',
      'fulfillment/pickup.test.ts: a parcel that the customer collects > that nobody collected is packed and here again, and can be offered anew',
    ],
  },
  {
    name: 'Digital goods, nothing to ship',
    more: '04-fulfillment',
    tests: [
      'fulfillment/parcels.test.ts: lines that need no shipping > leave nothing to fulfill where the whole order is such',
      'fulfillment/parcels.test.ts: lines that need no shipping > do not keep an order open beside lines that are shipped',
      'fulfillment/digital.test.ts: a line that is delivered digitally > holds a mixed order back until both parts are done',
    ],
  },
  {
    name: 'Force past unpaid or short stock',
    more: '04-fulfillment',
    tests: [
      'fulfillment/forced.test.ts: a parcel that staff force out > leaves before money is secured, and the record says so',
      'fulfillment/forced.test.ts: a parcel that staff force out > leaves although stock rejected its units',
    ],
  },
  {
    name: 'A deadline to fulfill by',
    more: '04-fulfillment',
    tests: [
      'fulfillment/late.test.ts: a parcel that is to leave by a date > is late when it is still here then, and moves no state by it',
    ],
  },
  {
    name: 'The actions that are allowed now, listed',
    more: '02-facts-commands-statuses',
    tests: [
      'order/capabilities.test.ts: what can be done now > is listed with the reasons for what cannot',
      'fulfillment/blockers.test.ts: why an order is not shipped > is told for each parcel by itself, and a hold among the reasons',
    ],
  },
];

export const returnRows: readonly Row[] = [
  {
    name: 'A customer requests first',
    more: '08-returns',
    tests: [
      'returns/returns.test.ts: a return > is requested, approved, sent, received, inspected, closed, and refunded apart from it',
    ],
  },
  {
    name: 'Approve, or decline with a reason',
    more: '08-returns',
    tests: [
      'returns/causes.test.ts: a customer asks to return, and the shop approves or declines with a reason > declined because of %s',
    ],
  },
  {
    name: 'Partial receipt',
    more: '08-returns',
    tests: ['returns/returns.test.ts: a return > arrives in two boxes'],
  },
  {
    name: 'The outcome of an inspection, per item',
    more: '08-returns',
    tests: [
      'returns/inspection.test.ts: an inspection > finds units resellable, damaged, missing and swapped in one box, and credits what came back',
    ],
  },
  {
    name: 'Restock is decided per item',
    more: '08-returns',
    tests: ['returns/returns.test.ts: a return > decides for each unit whether it is sold again or written off'],
  },
  {
    name: 'A refund capped by the goods received',
    more: '08-returns',
    tests: [
      'returns/refunds.test.ts: a refund that names a return > is capped by the goods received where the shop wants it so: their worth, less the fee, less what was refunded',
    ],
  },
  {
    name: 'Exchange',
    more: '08-returns',
    tests: [
      'returns/exchange.test.ts: an exchange > is a return and new outbound lines on the same order; of equal value it moves no money',
      'returns/exchange.test.ts: an exchange > for %i tells the signed difference: %i',
    ],
  },
  {
    name: 'Claim or replace without a return',
    more: '08-returns',
    tests: ['returns/exchange.test.ts: a claim > replaces units at no charge, and nothing comes back'],
  },
  {
    name: 'Cancel or reopen a return',
    more: '08-returns',
    tests: [
      'returns/returns.test.ts: a return > is canceled by the customer before it arrives',
      'returns/reopen.test.ts: a return that is reopened > is again where it was before it was %s, and can be ended again',
    ],
  },
  {
    name: 'An eligibility policy',
    more: '08-returns',
    tests: [
      'returns/window.test.ts: the return window, an eligibility policy > is open to a customer for so long after delivery',
      'returns/window.test.ts: a final sale > is not asked back by a customer; the rest of the order is',
    ],
  },
  {
    name: 'A return after completion',
    more: '08-returns',
    tests: ['order/lifecycle.test.ts: closing an order > ends it, and leaves refunds and returns possible'],
  },
];
