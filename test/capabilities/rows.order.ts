import type { Row } from './rows.ts';

export const orderRows: readonly Row[] = [
  {
    name: 'Cancel with a choice of refund and restock',
    more: '10-edits-and-prices',
    tests: [
      'order/cancel-units.test.ts: canceling part of an order > asks for units to be put back into stock only if it is told to',
      'order/cancel-units.test.ts: canceling part of an order > lowers what is owed by what those pieces cost, and refunds it',
    ],
  },
  {
    name: 'Cancel part of an order',
    more: '10-edits-and-prices',
    tests: [
      'order/cancel-units.test.ts: canceling part of an order > lowers what is owed by what those pieces cost, and refunds it',
      'order/cancel.test.ts: canceling exactly the units not yet shipped > refunds exactly their price, and the rest completes',
    ],
  },
  {
    name: 'Cancel reasons and a note',
    more: '10-edits-and-prices',
    tests: [
      'order/cancel-units.test.ts: canceling part of an order > says why: a cause for the figures, and words for people',
    ],
  },
  {
    name: 'Resume a canceled order',
    more: '09-order-operations',
    tests: [
      'order/decisions.test.ts: an order that is taken up again > is open with all its units, while canceled parcels and returned money stay so',
    ],
  },
  {
    name: 'Edit after placement, staged',
    more: '10-edits-and-prices',
    tests: [
      'order/edits.test.ts: an edit after placement > is tried without being made: the order that comes back is only kept if it pleases',
      'order/edits.test.ts: an edit after placement > is refused for a version of the lines that is not the present one',
    ],
  },
  {
    name: 'Undo, and previous versions',
    more: '10-edits-and-prices',
    tests: [
      'order/edits.test.ts: an edit after placement > can be taken back, and only once',
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
    more: '13-policies',
    tests: [
      'order/policy.test.ts: a frozen order > accepts no command but to be taken out of the archive',
      'properties/laws.property.test.ts: the record > only waits while its order is frozen in the archive (law 15)',
    ],
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
      'order/review.test.ts: a review that somebody asks for > is rejected: what was not shipped is canceled, and its money goes back',
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
    more: '09-order-operations',
    tests: [
      'order/papers.test.ts: one event for several orders > passes through the same guards as one by one, and tells what became of each',
      'order/papers.test.ts: one event for several orders > moves all of them, or none',
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
