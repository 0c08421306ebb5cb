import type { Pain } from './pains.ts';

export const goodsPains: readonly Pain[] = [
  {
    name: 'Two buyers get the last unit',
    promise: 'The truth is what the stock keeper answers; a paid order that is rejected stands on hold, visibly.',
    tests: [
      'order/promises.test.ts: an order whose stock is rejected > is on hold though it is paid, and goes on once it is reserved',
    ],
    elsewhere: 'the reservation itself: the stock keeper',
  },
  {
    name: 'Stock stays held for unpaid or failed orders',
    promise: 'An unpaid order is called off by its deadline, its parcels with it, and what is kept back is let go.',
    tests: [
      'stock/walk.test.ts: is let go when the order is canceled, once',
      'order/harvested.test.ts: seen elsewhere > a payment that fails gives its pieces back once, when the order is called off, and one that then succeeds takes them once',
    ],
  },
  {
    name: 'Refunds, returns and cancels restock when they should not, or never',
    promise: 'Each received unit is decided on; a refund never touches stock.',
    tests: [
      'returns/returns.test.ts: a return > decides for each unit whether it is sold again or written off',
      'order/promises.test.ts: a refund > asks nothing of the warehouse',
    ],
  },
  {
    name: 'Canceling after part was shipped is all or nothing',
    promise: 'Exactly what has not left is canceled; goods that left after the cancel are a fact and a discrepancy.',
    tests: [
      'order/cancel.test.ts: canceling exactly the units not yet shipped > refunds exactly their price, and the rest completes',
      'order/lifecycle.test.ts: an order that was canceled outside > after it left is a discrepancy and not a cancellation',
    ],
  },
  {
    name: 'Part of a line ships and the status is wrong',
    promise: 'Units decide the fulfillment word, never parcels.',
    tests: [
      'fulfillment/parcels.test.ts: a parcel > carries part of a line, and moves only its own quantity',
      'properties/laws.money-and-units.property.test.ts: money and units > are shipped, canceled and returned once (law 5)',
    ],
  },
  {
    name: 'Fulfilled means packed to one and shipped to another',
    promise: 'Each word has one physical meaning, told by a table that the tests hold against the code.',
    tests: [
      'docs/tables.test.ts: tells every row of the derivation tables in their order',
      'order/status.test.ts: the {axis} word > has a story for each of its rules, and no other',
    ],
  },
  {
    name: 'More is returned than was delivered',
    promise: 'A return claims no more than was handed over; what arrives beyond it is a discrepancy of that many.',
    tests: [
      'returns/returns.test.ts: a return > never claims more than was handed over',
      'order/facts.test.ts: a fact in excess > of returned units is a discrepancy',
    ],
  },
  {
    name: 'Exchanges do not show, and move the wrong price or goods',
    promise: 'An exchange is a return and new lines.',
    tests: [
      'returns/exchange.test.ts: an exchange > is a return and new outbound lines on the same order; of equal value it moves no money',
      'returns/exchange.test.ts: an exchange > of more value owes the difference at once, and ships when it is paid',
    ],
  },
  {
    name: 'Digital and mixed orders hang in processing',
    promise: 'Lines that need no shipping keep no order open.',
    tests: [
      'fulfillment/parcels.test.ts: lines that need no shipping > leave nothing to fulfill where the whole order is such',
      'fulfillment/parcels.test.ts: lines that need no shipping > do not keep an order open beside lines that are shipped',
    ],
  },
  {
    name: 'Split and marketplace orders: the parent and its parts disagree',
    promise: 'A group is the same pure fold over its orders.',
    tests: [
      'order/projections.test.ts: a group of orders > shows what all its orders show',
      'order/projections.property.test.ts: a group of orders > is the same in whatever order they are given',
    ],
  },
];
