import type { Pain } from './pains.ts';

const stores = 'keeping orders comes later';

export const firstPains: readonly Pain[] = [
  {
    name: 'A retried capture or refund gets a new key, and money moves twice',
    promise:
      'An operation has its id before it is asked for; the key is the same on every retry, and an unknown outcome keeps it.',
    tests: [
      'payment/gateway.test.ts: an attempt that does not go through > is known by its id when it is sent again',
      'payment/gateway.property.test.ts: any mix of timeouts, crashes, retries and refusals moves exactly what was meant and blocks nothing for good',
    ],
  },
  {
    name: 'One payment fact arrives twice, or twice at once',
    promise: 'A fact is known by its reference; the second is a duplicate, changes nothing and asks for nothing.',
    tests: [
      'properties/laws.property.test.ts: the record > records nothing twice (law 3)',
      'order/harvested.test.ts: seen elsewhere > a webhook and a request settle the same payment at once, and it is paid once',
    ],
    elsewhere: `several processes at once: ${stores}`,
  },
  {
    name: 'Refunds are checked one by one and together exceed the capture',
    promise: 'Refunded and pending refunds never exceed what was captured, per tender and per capture.',
    tests: [
      'properties/laws.money-and-units.property.test.ts: money and units > go back no further than they came (law 4)',
      'payment/refunds.test.ts: a refund > is never asked for beyond what was captured, pending refunds included',
    ],
  },
  {
    name: 'A refund is booked before the gateway agrees, and its failure is mishandled',
    promise: 'Only a refund that succeeded counts; a late failure gives the amount back and leaves the capture alone.',
    tests: [
      'payment/refunds.test.ts: a refund > is asked for, under way and done',
      'payment/refunds.test.ts: a refund > that fails after it was reported as done is taken back',
    ],
  },
  {
    name: 'The overall status is a stored field that drifts',
    promise: 'Every word is a total function of the record; nothing can write one.',
    tests: [
      'properties/laws.property.test.ts: the words > are there for every order (law 8)',
      'types/wrong-programs.test-d.ts: an order > is not written by hand',
    ],
  },
  {
    name: 'A throwing hook leaves half a transition behind, and messages leave before the commit',
    promise:
      'A hook that throws refuses the event; the order is the same value. Effects are data, returned with the order.',
    tests: [
      "order/codes.test.ts: a shop's own guard > that throws refuses the command under its name, and so does one that answers later",
    ],
    elsewhere: `one atomic write of record and effects: ${stores}`,
  },
  {
    name: 'Stock is taken or given back twice',
    promise: 'Every request has one key until it is answered; what is asked is what the keeper has not told.',
    tests: [
      'stock/walk.test.ts: is asked for under one key until it is answered, and under another one when it is asked again',
      'order/capabilities.test.ts: what goes back to stock > is asked for once, under one key, until it is answered',
    ],
  },
  {
    name: 'Fractions of a cent leave paid orders partially captured',
    promise: 'Money is whole minor units; parts of a line sum to the line, in any order.',
    tests: [
      'properties/credits.property.test.ts: what is credited (law 12) > sums to the line, canceled and returned piece by piece in any order',
      'money.test.ts: money > is whole minor units of a currency',
    ],
  },
  {
    name: 'Provider events arrive out of order and an old one overwrites a newer state',
    promise: 'Any order of the same facts makes the same record; what comes too early waits, visibly.',
    tests: [
      'properties/laws.property.test.ts: the record > is the same in whatever order and however often facts come (law 2)',
    ],
  },
  {
    name: 'A stored snapshot has no version, and the wrong one is restored in silence',
    promise: 'A record names its format and definition; what is newer, foreign or contradictory is refused, untouched.',
    tests: [
      'order/record.test.ts: decode of %s > refuses a newer format, and says to upgrade',
      'order/record.test.ts: decode of %s > refuses a record %s, naming both',
      'order/record.test.ts: decode of %s > leaves a refused record as it was',
    ],
  },
  {
    name: 'After a restart timers are gone, and running calls run again',
    promise: 'Deadlines and requests are read from the record; restoring fires and asks nothing.',
    tests: [
      'order/tick.test.ts: a deadline > does not fire because the order is restored',
      'order/actor.test.ts: a live order that is kept > goes on alike after every event, through JSON',
    ],
  },
  {
    name: 'An asynchronous guard always passes, a throwing one kills the actor',
    promise: 'A guard answers at once; a promise or an error refuses the event by name, and the next event works.',
    tests: [
      "order/codes.test.ts: a shop's own guard > that throws refuses the command under its name, and so does one that answers later",
      'order/actor.test.ts: a live order > refuses what is no event, and lives on',
    ],
  },
  {
    name: 'Core code compares status names, so a custom status is half supported',
    promise: 'A status declares what it counts as; nothing asks its name, and the core reads its base word.',
    tests: [
      'plugin/plugin.test.ts: what a status counts as > paid: goods leave, and the money stays owed',
      'properties/laws.property.test.ts: plugins > may be listed in any order (law 13)',
    ],
  },
  {
    name: 'Cancel, refund and partial shipment combine into dead ends',
    promise: 'From every order some way of allowed commands and honest answers leads to an end.',
    tests: [
      'properties/laws.money-and-units.property.test.ts: every order > can be brought to its end by what is available (law 11)',
      'parts/graph.test.ts: walking a %s through apply > finds a way out of every state but those that are ends, each for its reason',
    ],
  },
  {
    name: 'A deploy strands orders in flight',
    promise:
      'Versions are raised by hand; records and histories of every release are restored and replayed in the tests.',
    tests: [
      'golden/golden.test.ts: the golden order %s > is restored byte for byte',
      'golden/golden.test.ts: the golden order %s > is replayed to the same bytes',
      'order/upcast.test.ts: an older record > is read in the present structure, with the facts that wait in it, and stays as it was',
    ],
  },
];

export const moneyPains: readonly Pain[] = [
  {
    name: 'Payment, fulfillment and returns share one field, and one hides the other',
    promise: 'Three axes stand beside the overall word, each with its readings for any and for all.',
    tests: [
      'order/status.test.ts: the readings beside the words > tell some from all',
      'order/harvested.test.ts: seen elsewhere > one of two units is refunded, the other shipped, and the order completes',
    ],
  },
  {
    name: 'A refund counts both as money back and as a lower price',
    promise: 'What is owed and what has moved are kept apart: outstanding = owed - (captured - refunded).',
    tests: ['order/promises.test.ts: what is owed and what has moved are kept apart > %s'],
  },
  {
    name: 'A share of a discount, of tax or of shipping is lost on a partial refund',
    promise: 'A part of a line is credited by cumulative difference, so any partition sums to the line.',
    tests: [
      'properties/credits.property.test.ts: what is credited (law 12) > sums to the line, canceled and returned piece by piece in any order',
    ],
  },
  {
    name: 'Yen come out a hundred times too big or too small',
    promise: 'One table of decimals; no source counts with a hundred.',
    tests: [
      'payment/tenders.test.ts: money in several currencies > is kept to the minor unit in yen, which has none, and in dinar, which has three',
      'order/promises.test.ts: no source counts with a hundred',
    ],
  },
  {
    name: 'A refund is made in another currency than the capture',
    promise: 'Currencies do not mix: it does not compile, is refused in commands and not counted in facts.',
    tests: [
      'types/wrong-programs.test-d.ts: money > of two currencies does not add up',
      'order/facts.test.ts: a fact in another currency > is kept and not counted',
    ],
  },
  {
    name: 'An order of two tenders is refunded to the wrong one',
    promise: 'A refund names its tender and capture; a plan spreads one refund over them, capped by each.',
    tests: [
      'payment/refund-plans.test.ts: a refund plan > takes the first tender first, or the last one',
      'payment/refund-plans.test.ts: a refund of the order > asks for one refund for each capture of its plan, and is known by its id',
    ],
  },
  {
    name: 'A dispute and a refund both pay the customer',
    promise: 'Disputed money is not refundable, and what both take beyond the capture shows.',
    tests: [
      'payment/disputes.test.ts: a chargeback > leaves only the rest to be refunded while it is open, and after it is lost',
      'payment/disputes.test.ts: a chargeback > after a refund pays the customer twice, which shows as exactly the excess',
    ],
  },
  {
    name: 'An authorization expires and nobody knows until the goods are gone',
    promise:
      'Its end is data and a deadline; capturing and shipping on what has run out is refused, and a new one takes its place.',
    tests: [
      'payment/gateway.test.ts: an authorization in the place of another > makes capture and shipping possible again, which were refused once the other had run out',
      'payment/gateway.test.ts: a card that is authorized first > runs out when its deadline is reported or passes',
      'payment/operations.test.ts: a capture that we asked for > that names none draws on an authorization that has not run out',
    ],
  },
  {
    name: 'Several partial captures block the order or take the wrong sum',
    promise: 'Each authorization is drawn on no further than it goes; a capture for a parcel takes what that costs.',
    tests: [
      'payment/parcels.test.ts: captures over all parcels, in any order and with failures between, sum to the order to the cent',
      'payment/gateway.test.ts: a card that is authorized first > is captured in parts and ends in paid',
      'payment/gateway.test.ts: a card that is authorized first > is captured in part and the rest voided: the tender has still to bring what it was to pay',
    ],
  },
  {
    name: 'Free orders hang in waiting, and empty carts become orders',
    promise: 'Nothing to pay is not_required and ships; an order without lines is a typed error.',
    tests: [
      'order/status.test.ts: an order of which there is little > and that costs nothing is completed by handing it over',
      'order/record.test.ts: what an order begins with > with %s is a typed error that names the path',
    ],
  },
  {
    name: 'Cash on delivery and invoices count as paid too early, or cannot ship',
    promise: 'An offline method ships on its promise and stays pending until the money is reported.',
    tests: [
      'payment/tenders.test.ts: cash on delivery > is pending until it is collected, and does not keep the goods back',
    ],
  },
  {
    name: 'No goodwill refund without a return, no return without a refund',
    promise: 'Returns and refunds are apart; a refund may name its case.',
    tests: [
      'payment/refunds.test.ts: a refund > as goodwill lowers what is owed',
      'returns/returns.test.ts: a return > is requested, approved, sent, received, inspected, closed, and refunded apart from it',
    ],
  },
  {
    name: 'Editing a placed order refunds money that was never paid',
    promise: 'An edit is a delta on what is owed.',
    tests: [
      'order/edits.test.ts: an edit after placement > that makes an unpaid order cheaper gives nothing back',
      'order/edits.test.ts: an edit after placement > changes a price, and gives back no more than the overpayment when it settles',
      'order/edits.test.ts: an edit after placement > that adds and removes the same line changes nothing for money and status',
    ],
  },
];
