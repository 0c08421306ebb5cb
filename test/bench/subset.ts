import * as fc from 'fast-check';
import type { CoreOrderDefinition, Order, OrderEvent, PlaceInput } from '../../src/core.ts';
import { authorizationsOf } from '../../src/payment/payment.authorizations.ts';
import { returnTotalsOf } from '../../src/returns/returns.ledger.ts';
import { steps } from '../../src/testing/histories/arbitraries.ts';
import { Dice } from '../../src/testing/histories/dice.ts';
import { type EventKind, nextEvent } from '../../src/testing/histories/next.ts';
import { instantAt, openings } from '../../src/testing/histories/openings.ts';
import type { Scene } from '../../src/testing/histories/scene.ts';

/** What is taken out of an event of the subset: the rest of it says the same to both. */
const left: Readonly<Record<string, readonly string[]>> = {
  'payment.authorized': ['expiresAt', 'replaces'],
  'payment.captured': [],
  'payment.voided': [],
  'payment.refunded': ['goodwill', 'to'],
  'payment.failed': [],
  'payment.refund_failed': [],
  'fulfillment.shipped': ['tracking', 'carrier'],
  'fulfillment.delivered': ['of'],
  'fulfillment.tracked': ['of'],
  'return.received': [],
  'return.inspected': [],
  'return.restocked': [],
  'payment.authorize': ['replaces'],
  'payment.capture': ['fulfillment'],
  'payment.void': [],
  'payment.refund': ['goodwill', 'to'],
  'fulfillment.plan': ['startsAt', 'shipBy', 'location'],
  'fulfillment.ship': ['tracking', 'carrier'],
  'return.request': ['exchange'],
  'return.approve': ['fee'],
  'return.receive': [],
  'return.inspect': [],
  'return.close': [],
  'order.cancel': ['restock', 'notify'],
  'order.close': [],
  'order.write_off': [],
};

/** The events of the subset. */
export const subset = Object.keys(left);

/** The operations that each fact about money may answer. */
const answers: Readonly<Record<string, readonly string[]>> = {
  'payment.authorized': ['authorize'],
  'payment.captured': ['authorize', 'capture'],
  'payment.voided': ['void'],
  'payment.failed': ['authorize', 'capture', 'void'],
  'payment.refunded': ['refund'],
  'payment.refund_failed': ['refund'],
};

/** Commands that are an occurrence themselves, and of what kind. */
const occurrences: Readonly<Record<string, string>> = {
  'fulfillment.ship': 'fulfillment.shipped',
  'return.receive': 'return.received',
  'return.inspect': 'return.inspected',
};

type Told = Readonly<Record<string, unknown>> & { readonly type: string };

/** What was told so far: of one occurrence, two reports that differ are outside the subset. */
type Reports = Map<string, string>;

/** The event as the subset knows it; `null` where it is outside. */
function restricted(event: OrderEvent, order: Order, reports: Reports): OrderEvent | null {
  const dropped = left[event.type];
  if (!dropped) return null;
  const kept = Object.entries(event).filter(([field]) => !dropped.includes(field) && field !== 'handover');
  const told = Object.fromEntries(kept) as Told;
  if ('force' in told || ('handover' in event && event.handover === 'digital')) return null;
  if (event.type === 'payment.failed' && (told.of !== undefined || told.op === undefined)) return null;
  if (!isOfOneCurrency(told, order) || !answersAnOperation(told, order)) return null;
  if (told.reference === undefined && !(event.type in occurrences)) return told as unknown as OrderEvent;
  return isNewOrTheSame(told, reports) ? (told as unknown as OrderEvent) : null;
}

function isOfOneCurrency(told: Told, { currency }: Order): boolean {
  const amount = told.amount as { readonly currency: string } | undefined;
  return !amount || amount.currency === currency || !(told.type in answers);
}

function answersAnOperation({ type, op, payment }: Told, order: Order): boolean {
  if (op === undefined) return true;
  const rows = order.payments.find(({ id }) => id === payment)?.context.rows ?? [];
  return rows.some(({ kind, reference }) => reference === op && answers[type]?.includes(kind));
}

function isNewOrTheSame(told: Told, reports: Reports): boolean {
  const { id, at: _at, by: _by, ...content } = told;
  const part = told.payment ?? told.fulfillment ?? told.return;
  const kind = occurrences[told.type] ?? told.type;
  const reference = told.reference ?? id;
  const places = [`${kind}:${part}:${reference}`];
  // Money has one reference for each occurrence, whatever came of it; a refund and its failure share theirs, and their operation.
  if (kind === 'payment.refunded' || kind === 'payment.refund_failed') {
    const op = `op:${part}:${reference}`;
    if (content.op !== undefined && (reports.get(op) ?? content.op) !== content.op) return false;
    if (content.op !== undefined) reports.set(op, String(content.op));
  } else if (kind in answers) places[0] = `charge:${part}:${reference}`;
  const text = kind === told.type ? JSON.stringify(content) : `${id}`;
  if (places.some((place) => (reports.get(place) ?? text) !== text)) return false;
  for (const place of places) reports.set(place, text);
  return true;
}

/** An order's life within the subset. */
export interface SubsetHistory {
  readonly input: PlaceInput;
  readonly events: readonly OrderEvent[];
}

/** What comes to an order, the likelier with the larger number; beside it, what no honest partner sends. */
const kinds: readonly { readonly kind: EventKind | 'pointed'; readonly weight: number }[] = [
  { kind: 'allowed', weight: 50 },
  { kind: 'honest', weight: 22 },
  { kind: 'refused', weight: 12 },
  { kind: 'again', weight: 7 },
  { kind: 'pointed', weight: 10 },
];

/** What seldom comes by chance: each fits only where the order stands so. */
const situations: readonly ((order: Order, fresh: (noun: string) => string) => Content | null)[] = [
  // What one return claims is asked for by another.
  (order, fresh) => {
    const box = order.returns.find(({ state }) => state === 'requested' || state === 'approved');
    const units = box && returnTotalsOf(box.context).claimed;
    return units?.length ? { type: 'return.request', return: fresh('box'), units } : null;
  },
  // Of two authorizations money is let go that names neither, and more than the first has.
  ({ payments, currency }, fresh) => {
    const tender = payments.find(({ context }) => authorizationsOf(context).length > 1);
    if (!tender) return null;
    const amount = { amount: (authorizationsOf(tender.context)[0]?.left ?? 0) + 1, currency };
    return { type: 'payment.voided', payment: tender.id, reference: fresh('void'), amount };
  },
  // A second authorization of one tender.
  ({ payments, currency }, fresh) => {
    const tender = payments.find(({ context }) => authorizationsOf(context).length === 1);
    const amount = { amount: 3, currency };
    return tender ? { type: 'payment.authorized', payment: tender.id, reference: fresh('auth'), amount } : null;
  },
];

type Content = { readonly type: string } & Readonly<Record<string, unknown>>;

function pointed({ order, at, id, dice, fresh }: Pick<Scene, 'order' | 'at' | 'id' | 'dice' | 'fresh'>) {
  const made = dice.pick(situations)?.(order, fresh);
  return made ? ({ ...made, id, at, by: { kind: 'system', id: 'clerk' } } as unknown as OrderEvent) : null;
}

/** How often an event is drawn until it is within the subset. */
const tries = 8;

/** Histories in which every event fits the order as it stands, drawn like those of the laws and kept within the subset. */
export function subsetHistories(definition: CoreOrderDefinition, most: number): fc.Arbitrary<SubsetHistory> {
  const placed = openings.filter(({ kind }) => kind !== 'adopted').map(({ input }) => plain(input as PlaceInput));
  return fc
    .noBias(
      fc.tuple(placed, fc.array(steps, { minLength: 1, maxLength: most, size: 'max' }), fc.constantFrom(5, 15, 60)),
    )
    .map(([input, drawn, hostility]) => {
      const coming = [...kinds, { kind: 'hostile' as const, weight: hostility }];
      const events: OrderEvent[] = [];
      const reports: Reports = new Map();
      let { order } = definition.place(input);
      let references = 0;
      for (const [i, draws] of drawn.entries()) {
        const at = instantAt((i + 1) * 3_600_000);
        for (let turn = 0; turn < tries; turn++) {
          const dice = new Dice([...draws.slice(turn), ...draws.slice(0, turn)].map((draw) => draw + turn * 7));
          const kind = dice.weighted(coming, ({ weight }) => weight)?.kind ?? 'allowed';
          const fresh = (noun: string) => `${noun}-${++references}`;
          const scene = { definition, order, at, id: `event-${i + 1}`, dice, fresh, sent: events, samples: [] };
          const made = kind === 'pointed' ? pointed(scene) : nextEvent(kind, scene);
          const event = made && restricted(made, order, reports);
          if (!event) continue;
          events.push(event);
          order = definition.apply(order, event).order;
          break;
        }
      }
      return { input, events };
    });
}

function plain({ payments = [], fulfillments = [], lines, ...input }: PlaceInput): PlaceInput {
  return {
    ...input,
    lines: lines.map(({ returnable: _, ...line }) => line),
    payments: payments.map(({ id, method, amount }) => ({ id, method, amount })),
    fulfillments: fulfillments.map(({ id, units }) => ({ id, units })),
  };
}
