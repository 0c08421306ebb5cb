import type { Row } from './rows.ts';

export const stockRows: readonly Row[] = [
  {
    name: 'Reserve and deduct are separate steps',
    more: '19-stock',
    tests: ['stock/walk.test.ts: is kept back when the order is placed and deducted when it is shipped'],
  },
  {
    name: 'The moment to deduct is configurable',
    more: '19-stock',
    tests: ['stock/moments.test.ts: is deducted at the moment that the policy says, and once'],
  },
  {
    name: 'Restock on cancel',
    more: '10-edits-and-prices',
    tests: [
      'order/cancel-units.test.ts: canceling part of an order > asks for units to be put back into stock only if it is told to',
    ],
  },
  {
    name: 'Stock is restored when a shipment is taken back',
    more: '19-stock',
    tests: ['stock/walk.test.ts: goes back to where it is kept for the order when a shipment is taken back'],
  },
  {
    name: 'A policy for backorders and overselling',
    more: '19-stock',
    tests: ['stock/moments.test.ts: is sold though it is not there, as far as the policy allows'],
  },
  {
    name: 'An exactly-once guard',
    more: '19-stock',
    tests: [
      'order/capabilities.test.ts: what goes back to stock > is asked for once, under one key, until it is answered',
      'stock/walk.test.ts: is asked for under one key until it is answered, and under another one when it is asked again',
    ],
  },
  {
    name: 'Several locations',
    more: '19-stock',
    tests: ['stock/walk.test.ts: is kept back and deducted where the parcels are'],
  },
];

export const extensionRows: readonly Row[] = [
  {
    name: 'Custom statuses',
    more: '17-plugins',
    tests: [
      'plugin/plugin.test.ts: a flag > is shown in place of the word it stands on, and moves no word of the core',
    ],
  },
  {
    name: 'A custom status with transitions of its own',
    more: '17-plugins',
    tests: [
      'plugin/plugin.test.ts: a part > records facts whatever the order, shows its state and keeps the goods',
      'plugin/plugin.test.ts: a part > refuses with the words of its rule, and a command that its state does not know',
    ],
  },
  {
    name: 'A label under a core state',
    more: '17-plugins',
    tests: ['plugin/plugin.test.ts: a label > is shown while its condition holds, with no event of its own'],
  },
  {
    name: 'Behaviour flags on a status',
    more: '17-plugins',
    tests: [
      'plugin/plugin.test.ts: what a status counts as > paid: goods leave, and the money stays owed',
      'plugin/plugin.test.ts: what a status counts as > not cancellable: nothing is canceled',
      'plugin/plugin.test.ts: what a status counts as > terminal: no new work begins',
    ],
  },
  {
    name: 'Hidden from the customer, told by webhook',
    more: '18-notifications',
    tests: [
      'order/notifications.test.ts: a custom status > tells other systems that it came and went, and never the customer, unless it says otherwise',
      'order/notifications.test.ts: a custom status > that is not shown tells nonetheless: over another word, or behind another status',
      'presets/cloudcart.test.ts: CLC-20: statuses of the merchant stay hidden from customers and send a webhook',
    ],
  },
  {
    name: 'A guard returns its reason',
    more: '02-facts-commands-statuses',
    tests: [
      'order/codes.test.ts: every reason for a refusal > %s is given, says what happened and what to do, and is plain JSON',
    ],
  },
  {
    name: 'Hooks before and after',
    more: '02-facts-commands-statuses',
    tests: [
      "order/codes.test.ts: a shop's own guard > that throws refuses the command under its name, and so does one that answers later",
      'order/actor.test.ts: a live order > tells the outcome of every event, refused ones too, and every effect, once the order is set',
    ],
  },
  {
    name: 'Compensation where a later step fails',
    more: '03-payments',
    tests: [
      'order/cancel.test.ts: canceling a whole order > voids what is authorized and refunds what is captured, tender by tender, to the cent',
      'payment/refunds.test.ts: a refund > that fails leaves the money where it is, and can be asked for again',
    ],
  },
  {
    name: 'States that are unknown or cannot be reached',
    more: '02-facts-commands-statuses',
    tests: [
      'parts/graph.test.ts: walking a %s through apply > reaches every state that is published, and no other',
      'types/wrong-programs.test-d.ts: a part > names rules, evolvers, conditions, targets, states and events that exist',
    ],
  },
  {
    name: 'Typed custom states',
    more: '17-plugins',
    tests: ['types/plugins.test-d.ts: the words and events of plugins > are checked'],
  },
  {
    name: 'Status labels in several languages',
    more: '14-labels',
    tests: [
      'labels/labels.test.ts: the labels in %s > have a word for each code of each closed list, and no other',
      'labels/text.test.ts: a word > is found by its list and code',
    ],
  },
];

export const toolingRows: readonly Row[] = [
  {
    name: 'A history of transitions',
    more: '07-projections',
    tests: ['order/projections.test.ts: a timeline > says who did what when and why, and what moved by it'],
  },
  {
    name: 'Who did it',
    more: '07-projections',
    tests: [
      'order/projections.test.ts: a timeline > says who did what when and why, and what moved by it',
      'order/bad-input.test.ts: through %s > a command %s is refused, saying what to do',
    ],
  },
  {
    name: 'Idempotency keys',
    more: '03-payments',
    tests: [
      'properties/laws.property.test.ts: the record > records nothing twice (law 3)',
      'payment/gateway.test.ts: an attempt that does not go through > is known by its id when it is sent again',
    ],
  },
  {
    name: 'Provider events converge out of order',
    more: '05-the-record',
    tests: [
      'properties/laws.property.test.ts: the record > is the same in whatever order and however often facts come (law 2)',
    ],
  },
  {
    name: 'Concurrency control',
    more: '05-the-record',
    open: 'comes with the stores: it belongs to where orders are kept',
  },
  {
    name: 'Timers are declared, as data',
    more: '05-the-record',
    tests: ['order/tick.test.ts: a deadline > fires once, however often the clock ticks'],
  },
  {
    name: 'A diagram of the states',
    more: '30-order-states',
    tests: [
      'order/diagram.test.ts: the diagram of a $chart.id > has every state, with every command where it is possible',
      'order/diagram.test.ts: the diagram of a plugin > stands behind those of the library',
    ],
  },
  {
    name: 'Dry-run: what would happen',
    more: '02-facts-commands-statuses',
    tests: [
      'order/capabilities.test.ts: an event that is tried > shows what would come of it, and the order stays as it was',
    ],
  },
  {
    name: 'Property-based tests of the states',
    more: '02-facts-commands-statuses',
    tests: [
      'properties/laws.property.test.ts: the generated histories > are mostly accepted, often hostile, and reach every event, word, state and effect',
      'properties/broken.test.ts: the laws fail > where nobody asks whether a refund is covered (law 4)',
    ],
  },
  {
    name: 'Usable without a platform',
    more: '01-first-order',
    tests: ['package/layers.test.ts: the layers of src > has every arrow pointing down'],
  },
  { name: 'A persistence adapter for the whole model', more: '05-the-record', open: 'comes with the stores' },
];
