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
  { name: 'Resume a canceled order', more: '02-facts-commands-statuses', open: 'not built yet' },
  { name: 'Edit after placement, staged', more: '05-the-record', open: 'not built yet' },
  {
    name: 'Undo, and previous versions',
    more: '05-the-record',
    tests: [
      'order/capabilities.test.ts: every earlier state of an order > is read again from the history, and a branch of it never touches the order',
    ],
  },
  { name: 'Archive and unarchive', more: '02-facts-commands-statuses', open: 'not built yet' },
  { name: 'An archive freezes the status', more: '02-facts-commands-statuses', open: 'not built yet' },
  { name: 'The address is locked after shipping', more: '02-facts-commands-statuses', open: 'not built yet' },
  { name: 'A review or audit gate', more: '02-facts-commands-statuses', open: 'not built yet' },
  { name: 'Fraud and risk flags', more: '02-facts-commands-statuses', open: 'not built yet' },
  { name: 'Tags', more: '02-facts-commands-statuses', open: 'not built yet' },
  { name: 'Notes with visibility', more: '02-facts-commands-statuses', open: 'not built yet' },
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
  { name: 'The customer confirms receipt', more: '02-facts-commands-statuses', open: 'not built yet' },
];
