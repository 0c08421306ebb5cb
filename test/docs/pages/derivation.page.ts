import { code, pageOf, table } from './page.ts';
import { declaredIn, entriesIn, type Field, named, rowsIn } from './sources.ts';

interface Axis {
  readonly title: string;
  readonly says: string;
  readonly file: string;
  readonly table: string;
  readonly position: string;
  /** What conditions name beside figures, in words. */
  readonly named: Readonly<Record<string, string>>;
}

const axes: readonly Axis[] = [
  {
    title: 'The overall word',
    says: 'What a shop shows for an order.',
    file: 'order/order.status.ts',
    table: 'overallRules',
    position: 'OverallPosition',
    named: { 'isHeld(f)': 'There is something to hand over, and all of it is kept back.' },
  },
  {
    title: 'The payment word',
    says: 'Chargebacks outrank refunds, refunds outrank captures, captures outrank authorizations, money outranks attempts.',
    file: 'payment/payment.status.ts',
    table: 'paymentRules',
    position: 'PaymentPosition',
    named: {
      'costsNothing(f)': 'The total is zero and no money moved.',
      'some(f, ...)': 'A tender is in one of these [states](27-payment-states.md).',
    },
  },
  {
    title: 'The fulfillment word',
    says: 'Units decide, never parcels; canceled units leave the denominator, unless the policy counts them.',
    file: 'fulfillment/fulfillment.status.ts',
    table: 'fulfillmentRules',
    position: 'FulfillmentPosition',
    named: {
      'onTheWay(f)': 'Everything was handed over, and some of it delivered.',
      'cameBack(f)': 'Goods came back that are to show here, and nothing is left to ship.',
    },
  },
  {
    title: 'The returns word',
    says: "The most important of the order's returns, and never more than what came back.",
    file: 'returns/returns.status.ts',
    table: 'returnRules',
    position: 'ReturnPosition',
    named: { 'some(f, ...)': 'A return case is in one of these [states](29-return-states.md).' },
  },
];

const positions = declaredIn(/\.status\.ts$/);

/** The derivation tables as the code has them, with the figures that they look at. */
export function derivationPage(): string {
  return pageOf(
    'Derivation tables',
    `Nothing writes a status: four tables read the figures of an order, and the first row that holds gives the word. \`explain(order)\` tells which row
it was, and on which figures (\`f\` below). [In words](02-facts-commands-statuses.md#the-overall-word) the same tables are shorter. Amounts are minor units.`,
    ...axes.flatMap((axis) => {
      const fields = named(positions, axis.position).fields;
      return [
        `## ${axis.title}`,
        axis.says,
        table(
          ['', 'rule', 'word', 'holds if'],
          rowsIn(axis.file, axis.table).map(({ rule = '', word = '', holds = '' }, i) => [
            `${i + 1}`,
            code(bare(rule)),
            bare(word),
            conditionOf(holds),
          ]),
        ),
        ...(axis.table === 'overallRules'
          ? ['What the [policy](13-policies.md) `completedWhen` asks:', completion()]
          : []),
        'What it looks at:',
        table(
          ['figure', 'what it is'],
          [...Object.entries(axis.named).map(([name, says]) => [code(name), says]), ...fields.map(figure)],
        ),
      ];
    }),
  );
}

/** What "completed" means under each policy. */
function completion(): string {
  const rows = entriesIn('order/order.status.ts', 'completed').map(([answer, holds]) => [
    code(answer),
    conditionOf(holds),
  ]);
  return table(['`completedWhen`', '`completed` holds if'], rows);
}

function conditionOf(holds: string): string {
  const condition = holds.replace(/^\((f|facts)\) => /, '');
  return condition === '() => true'
    ? 'nothing above holds'
    : code(/^\w+$/.test(condition) ? `${condition}(f)` : condition);
}

/** What a figure is whose name says it in the code, but not to everybody. */
const figureWords: Readonly<Record<string, string>> = {
  lifecycle: 'The [state of the order itself](30-order-states.md).',
  units: 'The figures of [the fulfillment word](#the-fulfillment-word).',
  liveOfAll: 'Units that are ordered and not canceled, those that need no shipping among them.',
  money: 'The figures of [the payment word](#the-payment-word).',
  balanced: 'Nothing is outstanding either way, and nothing that was asked for waits for its answer.',
  confirmed: '`order.confirmed` was told.',
  completedWhen: 'The policy: when an order is completed.',
  captured: 'Money that came.',
  refunded: 'Money that went back.',
  ordered: 'As the lines say.',
  handedOver: 'Shipped, or handed over at a counter.',
  delivered: 'The customer has them.',
  returned: 'The shop has them again.',
};

function figure({ name, says }: Field): readonly string[] {
  const words = says === '' ? figureWords[name] : says;
  return [code(`f.${name}`), words ?? (name === 'states' ? 'The states of the parts.' : 'The policy of this name.')];
}

const bare = (literal: string) => literal.replaceAll("'", '');
