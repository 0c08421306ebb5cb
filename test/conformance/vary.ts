import type { RawCase } from './flip.ts';

/** A case as it stands in its file, with one thing about it changed everywhere: what it says stays as true as it was. */
export type Variation = (raw: RawCase) => RawCase;

const money = new Set([
  ...['amount', 'unit', 'shipping', 'total', 'tax', 'authorized', 'captured', 'refunded', 'disputed', 'grantedRefund'],
  ...[
    'outstanding',
    'currentTotal',
    'charged',
    'canceled',
    'paidNet',
    'refundable',
    'covered',
    'p1Refunded',
    'p2Refunded',
  ],
  ...['authorizePending', 'chargePending', 'refundPending', 'cancelPending'],
]);
const names = new Set(['id', 'sku', 'line', 'payment', 'fulfillment', 'return', 'refund']);

/** Every value that is no list and no object, by the field that it stands in. */
function mapped(value: unknown, to: (leaf: unknown, field: string) => unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => mapped(one, to, field));
  if (typeof value !== 'object' || value === null) return to(value, field);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, to, key)]));
}

/** What is looked up by a line or an article. */
const byName = new Set(['stock', 'lines', 'stockBefore', 'kit']);

function renamed(value: unknown, field: string, isKeyed = false): unknown {
  const other = (name: string) =>
    name
      .split('@')
      .map((part, i) => (i === 0 ? `${part}-renamed` : part))
      .join('@');
  if (Array.isArray(value)) return value.map((one) => renamed(one, field));
  if (typeof value === 'string') return names.has(field) ? other(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [isKeyed ? other(key) : key, renamed(inner, key, byName.has(key))]),
  );
}

/** A name that ends in what is read of it, such as `p1Refunded`, names a tender. */
const namesTender = ({ ours }: RawCase) => /"\w+\dRefunded"/.test(JSON.stringify(ours));

export const variations: Readonly<Record<string, Variation>> = {
  'three times the money': (raw) =>
    mapped(raw, (leaf, field) => (typeof leaf === 'number' && money.has(field) ? leaf * 3 : leaf)) as RawCase,
  'another currency': (raw) => mapped(raw, (leaf, field) => (field === 'currency' ? 'JPY' : leaf)) as RawCase,
  'other names': (raw) => {
    if (namesTender(raw)) return raw;
    const { id, source: _, expected, ours, oursAlternatives, ...told } = raw;
    const { payment, fulfillment, ...more } = ours;
    const words = { ...(payment !== undefined && { payment }), ...(fulfillment !== undefined && { fulfillment }) };
    const events = raw.events.map((event) => withWords(event, renamed(event, '') as RawCase));
    return {
      ...(renamed(told, '') as RawCase),
      id,
      expected,
      ...(oursAlternatives !== undefined && { oursAlternatives }),
      ours: { ...(renamed(more, '') as object), ...words },
      events,
    };
  },
  'the parts the other way round': (raw) => {
    const parts = raw.parts as Readonly<Record<string, unknown>> | undefined;
    const turned = Object.entries(parts ?? {}).map(([key, value]) => [
      key,
      Array.isArray(value) && key !== 'ledger' ? value.toReversed() : value,
    ]);
    return { ...raw, ...(parts && { parts: Object.fromEntries(turned) }) };
  },
};

/** The words of an event's checkpoint are no names. */
function withWords(event: RawCase['events'][number], other: object): RawCase['events'][number] {
  const { ours, peer } = (event.after ?? {}) as { readonly ours?: unknown; readonly peer?: unknown };
  if (event.after === undefined) return { ...other };
  const { after } = other as { readonly after: object };
  return { ...other, after: { ...after, ...(ours !== undefined && { ours }), ...(peer !== undefined && { peer }) } };
}
