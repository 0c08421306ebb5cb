import type { CaseEvent, CaseLine } from './format.ts';

/** What tells nothing that an order would be asked or told, by the place where it stands. */
const idle: Readonly<Record<string, readonly string[]>> = {
  case: ['tier', 'source', 'confidence', 'notes'],
  order: ['synthetic', 'groups'],
  payments: ['peerStatus', 'note', 'amountSynthetic', 'capturedSynthetic', 'refunds'],
  fulfillments: ['peerStatus', 'note'],
  returns: ['peerStatus', 'note'],
  ledger: ['seq', 'note'],
  reservations: ['id'],
  // An order that is paid and handed over is completed, whether or not somebody says so.
  settings: ['completeWhenFulfilled'],
  // Words that explain, names that nobody uses again, and how a peer divides one sum.
  event: ['reason', 'note', 'claim', 'kind', 'neutral', 'guardMessage', 'additional', 'shares', 'group'],
};

/** Fields of events that are a policy under which the whole story is told. */
const policies = ['allowUnpaidFulfillment', 'restock', 'ignoreOwnAfterMinutes'];

const read: Readonly<Record<string, readonly string[]>> = {
  case: [
    ...['id', 'peer', 'kind', 'order', 'parts', 'stockBefore', 'events', 'expected', 'ours', 'oursAlternatives'],
    ...['disagreement', 'nonInteger'],
  ],
  order: ['currency', 'lines', 'shipping', 'total', 'tax', 'discount', 'surcharges'],
  lines: [
    ...[
      'id',
      'sku',
      'qty',
      'unit',
      'tax',
      'tracked',
      'requiresShipping',
      'allowBackorder',
      'outOfStockThreshold',
      'kit',
    ],
    ...['location', 'backordered'],
  ],
  parts: [
    ...['placed', 'payments', 'fulfillments', 'returns', 'ledger', 'reservations', 'grantedRefund', 'canceled'],
    ...['onlyStatus', 'settings'],
  ],
  payments: ['id', 'status', 'amount', 'authorized', 'captured', 'refunded', 'disputed'],
  fulfillments: ['id', 'status', 'lines', 'delivered'],
  returns: ['id', 'status', 'lines'],
  ledger: ['type', 'amount', 'ref', 'atMinutes', 'ignore'],
  reservations: ['location', 'qty'],
  settings: ['requirePaymentToShip', 'allowUnpaidFulfillment'],
  units: ['line', 'qty', 'damaged', 'unit'],
  level: ['onHand', 'allocated'],
};

type Fields = Readonly<Record<string, unknown>>;

/** Fields outside of the events that nobody reads, and that are not known to be idle: `parts.payments.0: fee`. */
export function strangeIn(raw: Fields): string[] {
  const order = raw.order as Fields;
  const parts = (raw.parts ?? {}) as Fields;
  const each = (place: string, list: unknown, path = `parts.${place}`) =>
    (Array.isArray(list) ? list : []).flatMap((one, i) => strange(place, one, `${path}.${i}: `));
  return [
    ...strange('case', raw, ''),
    ...strange('order', order, 'order: '),
    ...beyondItsLines(order),
    ...each('lines', order.lines, 'order.lines'),
    ...strange('parts', parts, 'parts: '),
    ...['payments', 'fulfillments', 'returns', 'ledger', 'reservations'].flatMap((place) => each(place, parts[place])),
    ...strange('settings', parts.settings ?? {}, 'parts.settings: '),
    ...Object.entries(raw.stockBefore ?? {}).flatMap(([key, level]) => strange('level', level, `stockBefore.${key}: `)),
    ...(raw.events as readonly Fields[]).flatMap((event, i) =>
      ['lines', 'outbound'].flatMap((list) => each('units', event[list], `event ${i + 1}: ${list}`)),
    ),
  ];
}

/** A total that nothing explains which the order tells. What it is more than its lines is taken for a fee, what less for a discount. */
function beyondItsLines({ lines, shipping, total, tax = 0, discount = 0, surcharges = [] }: Fields): string[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const known = lines as readonly CaseLine[];
  const taxOfLines = sum(known.map((line) => line.tax ?? 0));
  const told = [shipping, discount, taxOfLines || tax, ...(Array.isArray(surcharges) ? surcharges : [])].map(Number);
  const comesTo = Math.max(0, sum(known.map(({ qty, unit }) => qty * unit)) + sum(told));
  return comesTo === total ? [] : [`order.total: what it holds comes to ${comesTo}`];
}

function strange(place: string, told: unknown, path: string): string[] {
  const known = new Set([...(read[place] ?? []), ...(idle[place] ?? [])]);
  return Object.keys(told as object).flatMap((field) => (known.has(field) ? [] : [`${path}${field}`]));
}

const whole = new WeakMap<CaseEvent, CaseEvent>();

/** An event that knows which of its fields were read. */
export function watched(event: CaseEvent): { readonly event: CaseEvent; readonly unread: () => readonly string[] } {
  const seen = new Set<PropertyKey>(['type', ...(idle.event ?? []), ...policies]);
  const proxy = new Proxy(event, {
    get: (target, field) => {
      seen.add(field);
      return Reflect.get(target, field);
    },
  });
  whole.set(proxy, event);
  return { event: proxy, unread: () => Object.keys(event).filter((field) => !seen.has(field)) };
}

/** An event as it was told: who compares it does not read it. */
export function asTold(event: CaseEvent): CaseEvent {
  return whole.get(event) ?? event;
}
