import type { Row } from './rows.ts';

export const fulfillmentRows: readonly Row[] = [
  {
    name: 'Partial, by quantity of a line',
    more: '04-fulfillment',
    tests: ['fulfillment/parcels.test.ts: a parcel > carries part of a line, and moves only its own quantity'],
  },
  { name: 'Hold with a reason', more: '04-fulfillment', open: 'not built yet' },
  { name: 'Several holds at once', more: '04-fulfillment', open: 'not built yet' },
  { name: 'Scheduled fulfillment', more: '04-fulfillment', open: 'not built yet' },
  { name: 'Split, merge and move work', more: '04-fulfillment', open: 'not built yet' },
  {
    name: 'A request to a service, accepted or rejected',
    more: '04-fulfillment',
    open: 'not built yet',
  },
  { name: 'Cancellation is a request with its own outcome', more: '04-fulfillment', open: 'not built yet' },
  {
    name: 'Un-ship after shipping',
    more: '04-fulfillment',
    tests: [
      'fulfillment/parcels.test.ts: a shipment that is taken back > is here again, and ships again under a new reference',
    ],
  },
  { name: 'Approval before it counts', more: '04-fulfillment', open: 'not built yet' },
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
    ],
  },
  {
    name: 'Delivered is a state',
    more: '04-fulfillment',
    tests: ['fulfillment/parcels.test.ts: a parcel > is planned, packed, shipped and delivered'],
  },
  { name: 'Pickup flow', more: '04-fulfillment', open: 'not built yet' },
  {
    name: 'Digital goods, nothing to ship',
    more: '04-fulfillment',
    tests: [
      'fulfillment/parcels.test.ts: lines that need no shipping > leave nothing to fulfill where the whole order is such',
      'fulfillment/parcels.test.ts: lines that need no shipping > do not keep an order open beside lines that are shipped',
    ],
  },
  { name: 'Force past unpaid or short stock', more: '04-fulfillment', open: 'not built yet' },
  { name: 'A deadline to fulfill by', more: '04-fulfillment', open: 'not built yet' },
  {
    name: 'The actions that are allowed now, listed',
    more: '02-facts-commands-statuses',
    tests: ['order/capabilities.test.ts: what can be done now > is listed with the reasons for what cannot'],
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
    tests: ['returns/returns.test.ts: a return > is declined, and the units stay where they are'],
  },
  {
    name: 'Partial receipt',
    more: '08-returns',
    tests: ['returns/returns.test.ts: a return > arrives in two boxes'],
  },
  { name: 'The outcome of an inspection, per item', more: '08-returns', open: 'not built yet' },
  {
    name: 'Restock is decided per item',
    more: '08-returns',
    tests: ['returns/returns.test.ts: a return > decides for each unit whether it is sold again or written off'],
  },
  { name: 'A refund capped by the goods received', more: '08-returns', open: 'not built yet' },
  { name: 'Exchange', more: '08-returns', open: 'not built yet' },
  { name: 'Claim or replace without a return', more: '08-returns', open: 'not built yet' },
  { name: 'Cancel or reopen a return', more: '08-returns', open: 'not built yet' },
  { name: 'An eligibility policy', more: '08-returns', open: 'not built yet' },
  {
    name: 'A return after completion',
    more: '08-returns',
    tests: ['order/lifecycle.test.ts: closing an order > ends it, and leaves refunds and returns possible'],
  },
];
