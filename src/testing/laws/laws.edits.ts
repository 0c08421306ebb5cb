import {
  type CoreOrderDefinition,
  type LineChange,
  type LineInput,
  linesOf,
  type Opening,
  type OrderEvent,
} from '../../core.ts';
import { type GeneratedHistory, isAccepted, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';
import { openingEvents } from './opening-events.ts';
import { createReplacementBooks } from './replacements.ts';

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;
type Edit = Extract<OrderEvent, { readonly type: 'order.edit' }>;

/** A line in these books: its pieces and price now, and what they were when the price was last set. */
interface Entry {
  readonly sku: string | undefined;
  readonly ships: boolean;
  readonly quantity: bigint;
  readonly total: bigint;
  readonly priced: { readonly quantity: bigint; readonly total: bigint };
}

function entryOf({ sku, quantity, requiresShipping = true, total, net, tax }: LineInput): Entry {
  const now = { quantity: BigInt(quantity), total: BigInt(total ? total.amount : net.amount + tax.amount) };
  return { sku, ships: requiresShipping, ...now, priced: now };
}

/** The lines with one more change. */
function changed(lines: Map<string, Entry>, change: LineChange): void {
  const priced = (id: string, by: bigint) => {
    const known = lines.get(id);
    if (!known || by === 0n) return;
    const now = { quantity: known.quantity, total: known.total + by };
    lines.set(id, { ...known, ...now, priced: now });
  };
  if (change.kind === 'add_line') lines.set(change.line.id, entryOf(change.line));
  if (change.kind === 'change_total') priced(change.line, BigInt(change.by.amount));
  if (change.kind === 'change_quantity') {
    const known = lines.get(change.line);
    if (!known) return;
    const quantity = known.quantity + BigInt(change.by);
    lines.set(change.line, { ...known, quantity, total: (known.priced.total * quantity) / known.priced.quantity });
  }
  if (change.kind !== 'discount') return;
  const bearing = [...lines].filter(([id]) => change.lines?.includes(id) ?? true);
  const sum = bearing.reduce((all, [, { total }]) => all + total, 0n);
  const amount = BigInt(change.amount.amount);
  let upTo = 0n;
  for (const [id, { total }] of bearing) {
    if (sum > 0n) priced(id, -((amount * (upTo + total)) / sum - (amount * upTo) / sum));
    upTo += total;
  }
}

/** A second price list that reads events only: what every line is and costs, with every edit that stands. */
function createPrices(opening: Opening) {
  const { input } = opening;
  const edits: Pick<Edit, 'id' | 'changes'>[] = [];
  const replacements = createReplacementBooks();
  const takenBack = new Set<string>();
  const goodwill = new Map<string, number>();
  const sendOut = (event: OrderEvent) => {
    for (const { id, sku, quantity, requiresShipping, total } of replacements.read(event)) {
      const price = { total: { amount: total, currency: input.currency } };
      const line = { id, ...(sku !== undefined && { sku }), quantity, requiresShipping, ...price };
      edits.push({ id: `out ${id}`, changes: [{ kind: 'add_line', line }] });
    }
  };
  for (const event of openingEvents(opening)) sendOut(event);
  return {
    lines(): Map<string, Entry> {
      const lines = new Map(input.lines.map((line) => [line.id, entryOf(line)]));
      for (const { id, changes } of edits) {
        if (!takenBack.has(id)) for (const change of changes) changed(lines, change);
      }
      return lines;
    },
    /** Goodwill that was asked for and of which nobody has said anything. */
    goodwillAsked: () => [...goodwill.values()].reduce((sum, amount) => sum + amount, 0),
    read(event: OrderEvent): void {
      sendOut(event);
      if (event.type === 'order.edit') edits.push(event);
      if (event.type === 'order.revert_edit') takenBack.add(event.edit);
      if (event.type === 'payment.refund' && event.goodwill) goodwill.set(event.id, event.amount.amount);
      if (event.type === 'payment.refunded' && event.op !== undefined) {
        const left = (goodwill.get(event.op) ?? 0) - event.amount.amount;
        if (left > 0) goodwill.set(event.op, left);
        else goodwill.delete(event.op);
      }
      if (event.type === 'payment.refund_failed' && event.op !== undefined) goodwill.delete(event.op);
    },
  };
}

/**
 * Law 16: every line is what was ordered and costs what was ordered, with every edit that stands, to the cent; and an edit that settles
 * leaves no less with us than is owed once the goodwill that was asked for is paid, and asks for nothing that nobody wanted back.
 */
export function editsChangeWhatTheySay(definition: CoreOrderDefinition, history: Story): void {
  const law = 'editsChangeWhatTheySay';
  const { opening, events } = history;
  if ((opening.input.discounts ?? []).length > 0) return;
  const prices = createPrices(opening);
  const { told } = tell(definition, history);
  for (const [i, { event, before, applied }] of told.entries()) {
    if (!isAccepted({ event, before, applied })) continue;
    const fail = (problem: string) =>
      breaks(law, `after event ${i + 1} ${problem}`, definition, { opening, events: events.slice(0, i + 1) });
    const spent = definition.explain(before).payment.figures;
    prices.read(event);
    const known = prices.lines();
    const lines = linesOf(applied.order);
    for (const [id, { sku, ships, quantity, total }] of known) {
      const line = lines.find((one) => one.id === id);
      if (!line || line.sku !== sku || line.requiresShipping !== ships)
        fail(`the line ${id} is not what was ordered: ${JSON.stringify(line)}`);
      else if (BigInt(line.quantity) !== quantity || BigInt(line.total) !== total)
        fail(`${quantity} of ${id} cost ${total}, and the order says ${line.quantity} for ${line.total}`);
    }
    const unknown = lines.filter(({ id, quantity, total }) => !known.has(id) && (quantity !== 0 || total !== 0));
    if (unknown.length > 0) fail(`nobody ordered ${unknown.map(({ id }) => id).join(', ')}`);
    if (event.type !== 'order.edit' && event.type !== 'order.revert_edit') continue;
    const { owed, captured, refunded, refundPending } = definition.explain(applied.order).payment.figures;
    const asked = refundPending - spent.refundPending;
    const left = captured - refunded - refundPending;
    if (!event.settle && asked !== 0) fail(`${asked} is given back and nobody asked for it`);
    if (asked > 0 && left < Math.max(0, owed - prices.goodwillAsked())) fail(`${left} is left and ${owed} is owed`);
  }
}
