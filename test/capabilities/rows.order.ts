import type { Row } from './rows.ts';

export const orderRows: readonly Row[] = [
  { name: 'Cancel with a choice of refund and restock', more: '04-fulfillment', open: 'not built yet' },
  {
    name: 'Cancel part of an order',
    more: '04-fulfillment',
    tests: [
      'order/cancel.test.ts: canceling exactly the units not yet shipped > refunds exactly their price, and the rest completes',
    ],
  },
  { name: 'Cancel reasons and a note', more: '04-fulfillment', open: 'not built yet' },
  {
    name: 'Resume a canceled order',
    more: '09-order-operations',
    tests: [
      'order/decisions.test.ts: an order that is taken up again > is open with all its units, while canceled parcels and returned money stay so',
    ],
  },
  { name: 'Edit after placement, staged', more: '05-the-record', open: 'not built yet' },
  {
    name: 'Undo, and previous versions',
    more: '05-the-record',
    tests: [
      'order/capabilities.test.ts: every earlier state of an order > is read again from the history, and a branch of it never touches the order',
    ],
  },
  {
    name: 'Archive and unarchive',
    more: '09-order-operations',
    tests: ['order/decisions.test.ts: an archived order > is taken out at any time, and put away again'],
  },
  {
    name: 'An archive freezes the status',
    more: '09-order-operations',
    open: 'an archived order lets everything pass; freezing it is a policy for later',
  },
  {
    name: 'The address is locked after shipping',
    more: '09-order-operations',
    tests: [
      'order/papers.test.ts: the address of an order > is locked while anything is shipped, and unlocked by taking the shipment back',
    ],
  },
  {
    name: 'A review or audit gate',
    more: '09-order-operations',
    tests: [
      'order/review.test.ts: a review beside payment > opens when the order is placed, and waits with the goods while money comes',
      'order/review.test.ts: a review before payment > waits with the money too, but records what is reported',
    ],
  },
  {
    name: 'Fraud and risk flags',
    more: '09-order-operations',
    tests: [
      'order/review.test.ts: risk > is data: the highest rating stands, nothing moves and customers do not see it',
    ],
  },
  {
    name: 'Tags',
    more: '09-order-operations',
    tests: ['order/notes.test.ts: a tag > is put on, taken off and put on again'],
  },
  {
    name: 'Notes with visibility',
    more: '09-order-operations',
    tests: ['order/notes.test.ts: a note > is for staff or for the customer, who sees no other'],
  },
  {
    name: 'Bulk operations',
    more: '02-facts-commands-statuses',
    tests: [
      'order/harvested.test.ts: seen elsewhere > closing many orders asks each one what closing it alone asks, and each has its own outcome',
    ],
  },
  {
    name: 'Auto-cancel an unpaid order',
    more: '05-the-record',
    tests: ['order/deadlines.test.ts: an order that nobody pays > is canceled when its time is over'],
  },
  {
    name: 'Auto-complete after so many days',
    more: '05-the-record',
    tests: [
      'order/deadlines.test.ts: an order that is done > is closed so many days after the last hand-over or delivery',
    ],
  },
  {
    name: 'The customer confirms receipt',
    more: '09-order-operations',
    tests: [
      'order/papers.test.ts: confirming receipt > completes an order where the shop waits for the customer to say that all came',
    ],
  },
];
