import type { EditCommand, LineChange } from '../edits/edits.events.ts';
import {
  currencyOf,
  discountedLines,
  type LineDelta,
  type LineInput,
  lineOf,
  type OrderLine,
  type PricedLine,
  piecesWorth,
  withDelta,
} from '../lines.ts';
import { type Reason, reason } from '../reasons.ts';
import { isCalledOff, replacementsAgreedOf, replacementsAskedOf } from '../returns/returns.replacements.ts';
import { figuresOf } from './order.figures.ts';
import { linesVersionOf, pricedLinesOf, standingEditsOf } from './order.lines.ts';
import { creditedOf } from './order.money.ts';
import type { Order } from './order.ts';

/** What is known while a list of changes is read: the order, and its lines with the changes so far. */
interface Reading {
  readonly order: Order;
  readonly lines: ReadonlyMap<string, PricedLine>;
}

type Difference<Change> = (reading: Reading, change: Change) => readonly LineDelta[] | Reason;

/** What each kind of change comes to, line by line, or why it makes no sense. */
const differences: {
  readonly [Kind in LineChange['kind']]: Difference<Extract<LineChange, { readonly kind: Kind }>>;
} = {
  add_line: ({ order, lines }, { line: input }) => {
    const { id: line, ...content } = lineOf(input);
    if (lines.has(line) || isAskedFor(order, line)) return reason('part_exists', { part: 'line', id: line });
    return refusesCurrency(order, currencyOf(input)) ?? [{ line, ...content }];
  },
  change_quantity: ({ lines }, { line: id, by }) => {
    const known = lines.get(id);
    if (!known || known.priced.quantity === 0) return reason('unknown_line', { line: id });
    const { line, priced } = known;
    const { total, tax, discount } = piecesWorth(priced, line.quantity, line.quantity + by);
    const told = { ...(line.tax !== undefined && { tax }), ...(line.discount !== undefined && { discount }) };
    return [{ line: id, quantity: by, total, ...told }];
  },
  change_total: ({ order, lines }, { line: id, by, tax }) => {
    if (!lines.has(id)) return reason('unknown_line', { line: id });
    const told = tax === undefined ? {} : { tax: tax.amount + 0 };
    const delta = { line: id, quantity: 0, total: by.amount + 0, ...told };
    return refusesCurrency(order, by.currency, tax?.currency) ?? [delta];
  },
  discount: ({ order, lines }, { amount, lines: named }) => {
    const unknown = named?.find((id) => !lines.has(id));
    if (unknown !== undefined) return reason('unknown_line', { line: unknown });
    const chosen = new Set(named ?? lines.keys());
    const before = [...lines.values()].map(({ line }) => line);
    const most = before.reduce((sum, { id, total }) => sum + (chosen.has(id) ? total : 0), 0);
    if (amount.amount > most) return reason('exceeds_lines', { requested: amount.amount, available: most });
    const deltas = discountedLines(before, amount.amount, chosen).map((line, i) => {
      const { total, tax = 0 } = before[i] as OrderLine;
      const told = line.tax === undefined ? {} : { tax: line.tax - tax };
      return { line: line.id, quantity: 0, total: line.total - total, ...told, discount: total - line.total };
    });
    return refusesCurrency(order, amount.currency) ?? deltas.filter(({ total }) => total !== 0);
  },
};

/** Whether a return case wants to send a line of that id out, or wanted to: its answer may come at any time. */
function isAskedFor({ returns }: Order, id: string): boolean {
  return returns.some(({ context }) => replacementsAskedOf(context).some(({ line }) => line === id));
}

/** Whether a line belongs to a case that was called off: whatever is added to it would be called off with it. */
function isLineCalledOff({ returns }: Order, id: string): boolean {
  return returns.some(
    ({ context }) => isCalledOff(context) && replacementsAgreedOf(context).some(({ line }) => line === id),
  );
}

function refusesCurrency(order: Order, ...currencies: readonly (string | undefined)[]): null | Reason {
  const currency = currencies.find((one) => one !== undefined && one !== order.currency);
  return currency === undefined ? null : reason('currency_mismatch', { expected: order.currency, currency });
}

interface Read {
  /** The lines behind the changes. */
  readonly lines: ReadonlyMap<string, PricedLine>;
  readonly deltas: readonly LineDelta[];
  readonly wrong?: Reason;
}

/** The changes one after the other, up to the first that makes no sense or leads beyond what can be counted. */
function read(order: Order, changes: readonly LineChange[]): Read {
  const lines = new Map(pricedLinesOf(order));
  const deltas: LineDelta[] = [];
  for (const change of changes) {
    const found = (differences[change.kind] as Difference<LineChange>)({ order, lines }, change);
    if ('code' in found) return { lines, deltas, wrong: found };
    for (const delta of found) {
      const after = withDelta(lines.get(delta.line), delta);
      if (!isCountable(delta) || !isCountable(after.line)) return { lines, deltas, wrong: uncountable };
      if (after.line.total < 0 || after.line.quantity < 0) return { lines, deltas, wrong: belowNothing(after.line) };
      lines.set(delta.line, after);
      deltas.push(delta);
    }
  }
  return { lines, deltas };
}

function isCountable({ quantity, total, tax = 0, discount = 0 }: LineDelta | OrderLine): boolean {
  return [quantity, total, tax, discount].every(Number.isSafeInteger);
}

const uncountable = reason('invalid_event', {
  path: 'changes',
  problem: 'totals and quantities that add up to safe integers are needed',
});

function belowNothing({ id: line, quantity, total, tax = 0 }: OrderLine): Reason {
  return reason('exceeds_line', { line, quantity, total, tax });
}

/** What the changes of an edit come to, line by line. */
export function deltasOf(order: Order, changes: readonly LineChange[]): readonly LineDelta[] {
  return read(order, changes).deltas;
}

/** What speaks against new lines: an id that is known, another currency, sums that do not add up. */
export function refusesLines(order: Order, lines: readonly LineInput[]): null | Reason {
  const {
    lines: after,
    deltas,
    wrong,
  } = read(
    order,
    lines.map((line) => ({ kind: 'add_line', line })),
  );
  return wrong ?? refusesOutcome(order, after, deltas);
}

/** What speaks against an edit, beside who sends it. */
export function refusesEdit(order: Order, command: EditCommand): null | Reason {
  const current = linesVersionOf(order);
  if (command.version !== undefined && command.version !== current)
    return reason('edited_meanwhile', { version: command.version, current });
  if (command.type === 'order.edit') {
    const { lines, deltas, wrong } = read(order, command.changes);
    return wrong ?? refusesOutcome(order, lines, deltas);
  }
  return refusesRevert(order, command.edit);
}

/** An edit can be taken back while no later one builds on it. */
function refusesRevert(order: Order, id: string): null | Reason {
  const edits = standingEditsOf(order);
  const at = edits.findIndex(({ reference }) => reference === id);
  if (at < 0) return reason('unknown_part', { part: 'edit', id });
  const changes = edits[at]?.changes ?? [];
  const touched = new Set(changes.map(({ line }) => line));
  const later = edits.slice(at + 1).filter((edit) => edit.changes?.some(({ line }) => touched.has(line)));
  if (later.length > 0) return reason('edited_since', { edit: id, later: later.map(({ reference }) => reference) });
  const inverse = changes.map(({ line, quantity, total, tax = 0 }) => ({
    line,
    quantity: -quantity,
    total: -total,
    tax: -tax,
  }));
  const lines = new Map(pricedLinesOf(order));
  for (const delta of inverse) lines.set(delta.line, withDelta(lines.get(delta.line), delta));
  return refusesOutcome(order, lines, inverse);
}

/**
 * Whether the lines can stand like that: no fewer pieces than are spoken for, no price for no pieces and no more tax than price. The
 * price of a line of which something was credited is left alone, since part of the change would be lost in what was credited; and a
 * line of which more left or came back than it has gets no more pieces, since those would at once be taken for the others.
 */
function refusesOutcome(
  order: Order,
  after: ReadonlyMap<string, PricedLine>,
  deltas: readonly LineDelta[],
): null | Reason {
  const figuresById = new Map(figuresOf(order).lines.map((figures) => [figures.line.id, figures]));
  for (const { line: id, quantity, total, tax: taxed = 0 } of deltas) {
    const { line } = after.get(id) as PricedLine;
    const figures = figuresById.get(id);
    if (figures) {
      const { shipped, cancelAsked, canceled, planned, accepted, handedOver } = figures;
      const taken = shipped + cancelAsked + planned;
      if (quantity < 0 && line.quantity < taken) {
        const available = Math.max(0, figures.line.quantity - taken);
        return reason('exceeds_unfulfilled', { line: id, requested: -quantity, available });
      }
      const excess = Math.max(cancelAsked - canceled, accepted - handedOver);
      if (quantity > 0 && (excess > 0 || isLineCalledOff(order, id)))
        return reason('line_in_excess', { line: id, excess });
      if (quantity === 0 && (total !== 0 || taxed !== 0) && creditedOf(figures) > 0)
        return reason('line_credited', { line: id, credited: creditedOf(figures) });
    }
    const { tax = 0 } = line;
    if (tax < 0 || tax > line.total || (line.quantity === 0 && line.total > 0)) return belowNothing(line);
  }
  const sums = { quantity: 0, total: 0 };
  for (const { line } of after.values()) {
    sums.quantity += line.quantity;
    sums.total += line.total;
  }
  return isCountable({ line: '', ...sums }) ? null : uncountable;
}
