import { decide } from './commands.ts';
import { effectsBetween } from './effects.ts';
import type { Command, Event, Fact, Placement } from './events.ts';
import { newParcel, report } from './goods.ts';
import { count, withCase, withParcel } from './lines.ts';
import { indexOf, normal, withPart } from './lists.ts';
import { tell } from './money.facts.ts';
import { newTender } from './money.tender.ts';
import { type Effect, type Line, type Order, type Reason, reason } from './order.ts';
import { hear, newCase } from './returns.ts';
import { fulfillmentWord, moneyOf, overallWord, paymentWord, returnsWord, type Status, statusOf } from './status.ts';

export type Outcome =
  | { readonly kind: 'applied' | 'unchanged' | 'duplicate' | 'parked' }
  | { readonly kind: 'rejected'; readonly reasons: readonly Reason[]; readonly retry?: true };

export interface Applied {
  readonly outcome: Outcome;
  readonly order: Order;
  readonly effects: readonly Effect[];
  readonly status: Status;
}

const mostWaiting = 64;
const nothing: readonly Effect[] = [];

export function place(input: Placement): Order {
  const { id, at, by, currency, payments = [], fulfillments = [] } = input;
  let lines: readonly Line[] = input.lines.map((line) => ({
    id: line.id,
    quantity: line.quantity,
    total: line.total.amount,
    requiresShipping: line.requiresShipping ?? true,
    cancelAsked: 0,
    planned: 0,
    shipped: 0,
    delivered: 0,
    claimed: 0,
    received: 0,
    accepted: 0,
  }));
  const parcels = fulfillments.map((one) => newParcel(one.id, normal(one.units))).sort(byId);
  for (const parcel of parcels) lines = withParcel(lines, undefined, parcel);
  const tenders = payments.map((one) => newTender(one.id, one.method, one.amount.amount)).sort(byId);
  const units = count({ state: 'open', lines });
  return {
    id,
    currency,
    revision: 0,
    placedAt: at,
    placedBy: by,
    state: 'open',
    lines,
    tenders,
    parcels,
    cases: [],
    writeOffs: [],
    commands: [],
    waiting: [],
    money: moneyOf(tenders, units, []),
    units,
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** What comes of an event. */
export function apply(order: Order, event: Event): Applied {
  if ('scope' in event || !isFact(event)) return applyCommand(order, event as Command);
  const told = joined(order, event);
  if (told === order) return unmoved(order, { kind: 'duplicate' });
  return told === null ? park(order, event) : moved(order, told);
}

function applyCommand(order: Order, command: Command): Applied {
  for (const known of order.commands) {
    if (known.id !== command.id) continue;
    return unmoved(
      order,
      isSame(known, command)
        ? { kind: 'duplicate' }
        : { kind: 'rejected', reasons: [reason('command_id_reused', { id: command.id })] },
    );
  }
  const decided = decide(order, command);
  if ('reasons' in decided) return unmoved(order, { kind: 'rejected', reasons: decided.reasons });
  return moved(order, decided.order);
}

function unmoved(order: Order, outcome: Outcome): Applied {
  return { outcome, order, effects: nothing, status: statusOf(order) };
}

function moved(before: Order, recorded: Order): Applied {
  const known = recorded.waiting.length === 0 ? recorded : withWaiting(recorded);
  const order: Order = { ...known, revision: before.revision + 1 };
  const status = statusOf(order);
  const isNews = partsMoved(before, order) || wordsMoved(before, status);
  return { outcome: { kind: isNews ? 'applied' : 'unchanged' }, order, effects: effectsBetween(before, order), status };
}

function wordsMoved(before: Order, after: Status): boolean {
  return (
    overallWord(before) !== after.overall ||
    paymentWord(before) !== after.payment ||
    fulfillmentWord(before.units) !== after.fulfillment ||
    returnsWord(before) !== after.returns
  );
}

function partsMoved(before: Order, after: Order): boolean {
  return (
    before.state !== after.state ||
    anyMoved(before.tenders, after.tenders) ||
    anyMoved(before.parcels, after.parcels) ||
    anyMoved(before.cases, after.cases)
  );
}

function anyMoved(before: readonly { readonly state: string }[], after: readonly { readonly state: string }[]) {
  if (before === after) return false;
  if (before.length !== after.length) return true;
  for (let i = 0; i < after.length; i++) if (before[i]?.state !== after[i]?.state) return true;
  return false;
}

const facts: ReadonlySet<string> = new Set<Fact['type']>([
  'payment.authorized',
  'payment.captured',
  'payment.voided',
  'payment.refunded',
  'payment.failed',
  'payment.refund_failed',
  'fulfillment.shipped',
  'fulfillment.delivered',
  'fulfillment.tracked',
  'return.received',
  'return.inspected',
  'return.restocked',
]);

function isFact(event: Event): event is Fact {
  return facts.has(event.type);
}

/** The order with what a fact tells; the same one where it was known, `null` where its part is not. */
function joined(order: Order, fact: Fact): Order | null {
  if ('payment' in fact) {
    const place = indexOf(order.tenders, fact.payment);
    const known = order.tenders[place];
    if (!known && fact.type !== 'payment.authorized' && fact.type !== 'payment.captured') return null;
    const tender = tell(known ?? newTender(fact.payment), fact);
    if (tender === known) return order;
    const tenders = withPart(order.tenders, place, tender);
    return { ...order, tenders, money: moneyOf(tenders, order.units, order.writeOffs) };
  }
  if ('fulfillment' in fact) {
    const place = indexOf(order.parcels, fact.fulfillment);
    const known = order.parcels[place];
    if (!known && !('units' in fact && fact.units)) return null;
    const parcel = report(known ?? newParcel(fact.fulfillment), fact);
    if (parcel === known) return order;
    const parcels = withPart(order.parcels, place, parcel);
    return recounted({ ...order, parcels }, withParcel(order.lines, known, parcel));
  }
  const place = indexOf(order.cases, fact.return);
  const known = order.cases[place];
  if (!known && fact.type !== 'return.received') return null;
  const box = hear(known ?? newCase(fact.return), fact);
  if (box === known) return order;
  const cases = withPart(order.cases, place, box);
  return recounted({ ...order, cases }, withCase(order.lines, known, box));
}

function recounted(order: Order, lines: readonly Line[]): Order {
  if (lines === order.lines) return order;
  const units = count({ state: order.state, lines });
  return { ...order, lines, units, money: moneyOf(order.tenders, units, order.writeOffs) };
}

/** Keeps a fact whose part is not known yet; past the bound its sender does. */
function park(order: Order, fact: Fact): Applied {
  if (order.waiting.some((one) => isSame(one, fact, true))) return unmoved(order, { kind: 'duplicate' });
  const parked = order.waiting.length;
  if (parked >= mostWaiting)
    return unmoved(order, { kind: 'rejected', reasons: [reason('parking_full', { parked })], retry: true });
  const after = { ...order, revision: order.revision + 1, waiting: [...order.waiting, fact] };
  return { outcome: { kind: 'parked' }, order: after, effects: nothing, status: statusOf(after) };
}

/** Records what waited and whose part is there now. */
function withWaiting(order: Order): Order {
  let known = order;
  const waiting: Fact[] = [];
  for (const fact of order.waiting) {
    const told = joined(known, fact);
    if (told === null) waiting.push(fact);
    else known = told;
  }
  return waiting.length === order.waiting.length ? order : { ...known, waiting };
}

/** Whether two events say the same, whoever sends them and whenever; of facts, also under whichever id. */
function isSame(a: Event, b: Event, anyId = false): boolean {
  const content = ({ id, at: _at, by: _by, ...rest }: Event) => JSON.stringify(anyId ? rest : { id, ...rest });
  return content(a) === content(b);
}
