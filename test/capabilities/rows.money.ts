import type { Row } from './rows.ts';

export const modelRows: readonly Row[] = [
  {
    name: 'Payment and fulfillment are separate axes',
    more: '02-facts-commands-statuses',
    tests: ['order/harvested.test.ts: seen elsewhere > a refund never moves a parcel backwards'],
  },
  {
    name: 'Returns are an axis and a record of their own',
    more: '08-returns',
    tests: [
      'order/harvested.test.ts: seen elsewhere > a return of one unit does not hide two that are still to be shipped',
    ],
  },
  {
    name: 'The overall status is computed from the parts',
    more: '02-facts-commands-statuses',
    tests: ['order/status.test.ts: the {axis} word > is by %s: %s'],
  },
  {
    name: 'Deriving a status is a pure recompute',
    more: '02-facts-commands-statuses',
    tests: [
      'properties/laws.property.test.ts: the words > are there for every order (law 8)',
      'properties/laws.property.test.ts: the record > is what replaying its history gives, after any prefix (law 1)',
    ],
  },
  {
    name: 'A quantity ledger per line',
    more: '05-the-record',
    tests: [
      'properties/laws.money-and-units.property.test.ts: money and units > are shipped, canceled and returned once (law 5)',
    ],
  },
  {
    name: 'Each machine is data',
    more: '02-facts-commands-statuses',
    tests: ['parts/machines.test.ts: the %s chart > is plain JSON'],
  },
  {
    name: 'Draft orders',
    more: '02-facts-commands-statuses',
    tests: [
      'order/lifecycle.test.ts: a draft > is placed',
      'order/facts.test.ts: a fact on a draft > is recorded, and stands out until the draft is placed',
    ],
  },
];

export const paymentRows: readonly Row[] = [
  {
    name: 'Split tender: several ways of paying',
    more: '03-payments',
    tests: ['payment/tenders.test.ts: several tenders > pay together'],
  },
  {
    name: 'Partial capture',
    more: '03-payments',
    tests: [
      'payment/gateway.test.ts: a card that is authorized first > is captured in part and the rest voided: the tender has still to bring what it was to pay',
    ],
  },
  {
    name: 'Repeated captures of one authorization',
    more: '03-payments',
    tests: ['payment/gateway.test.ts: a card that is authorized first > is captured in parts and ends in paid'],
  },
  {
    name: 'An authorization that expires is a state',
    more: '03-payments',
    tests: [
      'payment/gateway.test.ts: a card that is authorized first > runs out when its deadline is reported or passes',
    ],
  },
  {
    name: 'Void an authorization',
    more: '03-payments',
    tests: ['payment/gateway.test.ts: a card that is authorized first > is voided in full'],
  },
  {
    name: 'Over-capture is refused, or shown where it happened',
    more: '03-payments',
    tests: [
      'payment/gateway.test.ts: a card that is authorized first > is captured no further than it was authorized, counting what is being captured',
      'order/facts.test.ts: a fact in excess > of an authorization is a discrepancy',
    ],
  },
  {
    name: 'Partial refund',
    more: '03-payments',
    tests: ['payment/refunds.test.ts: a refund > is repeated until all is back'],
  },
  {
    name: 'Over-refund is prevented',
    more: '03-payments',
    tests: [
      'payment/refunds.test.ts: a refund > is never asked for beyond what was captured, pending refunds included',
      'properties/laws.money-and-units.property.test.ts: money and units > go back no further than they came (law 4)',
    ],
  },
  {
    name: 'Refunds that are pending or failed',
    more: '03-payments',
    tests: [
      'payment/refunds.test.ts: a refund > is asked for, under way and done',
      'payment/refunds.test.ts: a refund > that fails after it was reported as done is taken back',
    ],
  },
  {
    name: 'A promised refund against an executed one',
    more: '03-payments',
    tests: [
      'payment/refund-plans.test.ts: promised and executed refunds > tell what an overpaid order owes its customer until it is asked for',
    ],
  },
  {
    name: 'Overpayment is recognized',
    more: '03-payments',
    tests: ['payment/tenders.test.ts: a bank transfer > brings more than is owed'],
  },
  {
    name: 'Chargebacks and disputes',
    more: '03-payments',
    tests: [
      'payment/disputes.test.ts: a chargeback > takes the money until it is decided, and leaves the capture what it is',
      'payment/disputes.test.ts: an inquiry > takes no money and moves no word',
      'payment/disputes.test.ts: a dispute that is to be answered by an instant > has a deadline until it was answered or decided, an inquiry too',
      'payment/write-off.test.ts: money that was charged back and lost > is written off, so that the order can end',
    ],
  },
  {
    name: 'Mark as paid by hand',
    more: '03-payments',
    tests: [
      'payment/tenders.test.ts: money that somebody records by hand > is paid at once, and the report of the bank adds nothing',
    ],
  },
  {
    name: 'Offline: cash on delivery stays pending, and ships',
    more: '03-payments',
    tests: [
      'payment/tenders.test.ts: cash on delivery > is pending until it is collected, and does not keep the goods back',
    ],
  },
  {
    name: 'Paid can never become unpaid',
    more: '03-payments',
    tests: [
      'properties/laws.money-and-units.property.test.ts: money and units > that are held are never called unpaid (law 7)',
    ],
  },
  {
    name: 'Refunds as store credit',
    more: '03-payments',
    tests: ['payment/refund-plans.test.ts: a refund of the order > goes back as credit in the shop, and counts alike'],
  },
];
