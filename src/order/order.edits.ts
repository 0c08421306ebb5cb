import type { EditCommand, LineChange } from '../edits/edits.events.ts';
import { currencyOf, discountedLines, editedLines, type LineDelta, lineOf, type OrderLine, worthOf } from '../lines.ts';
import { type Reason, reason } from '../reasons.ts';
import { creditedOf, figuresOf } from './order.figures.ts';
import { linesOf, linesVersionOf, standingEditsOf } from './order.lines.ts';
import type { Order } from './order.ts';

/** What is known while a list of changes is read: the order, and its lines with the changes so far. */
interface Reading {
  readonly order: Order;
  readonly lines: readonly OrderLine[];
}

/** What each kind of change comes to, line by line, or why it makes no sense. */
const differences: {
  readonly [Kind in LineChange['kind']]: (
    reading: Reading,
    change: Extract<LineChange, { readonly kind: Kind }>,
  ) => readonly LineDelta[] | Reason;
} = {
  add_line: ({ order, lines }, { line: input }) => {
    const { id: line, ...content } = lineOf(input);
    if (lines.some(({ id }) => id === line)) return reason('part_exists', { part: 'line', id: line });
    return refusesCurrency(order, currencyOf(input)) ?? [{ line, ...content }];
  },
  change_quantity: ({ lines }, { line: id, by }) => {
    const line = lines.find((one) => one.id === id && one.quantity > 0);
    if (!line) return reason('unknown_line', { line: id });
    const { total, tax, discount } = worthOf(line, line.quantity, line.quantity + by);
    const told = { ...(line.tax !== undefined && { tax }), ...(line.discount !== undefined && { discount }) };
    return [{ line: id, quantity: by, total, ...told }];
  },
  change_total: ({ order, lines }, { line: id, by, tax }) => {
    if (!lines.some((one) => one.id === id && one.quantity > 0)) return reason('unknown_line', { line: id });
    const told = tax === undefined ? {} : { tax: tax.amount + 0 };
    return (
      refusesCurrency(order, by.currency, tax?.currency) ?? [{ line: id, quantity: 0, total: by.amount + 0, ...told }]
    );
  },
  discount: ({ order, lines }, { amount, lines: named }) => {
    const unknown = named?.find((id) => !lines.some((line) => line.id === id));
    if (unknown !== undefined) return reason('unknown_line', { line: unknown });
    const chosen = new Set(named ?? lines.map(({ id }) => id));
    const most = lines.reduce((sum, { id, total }) => sum + (chosen.has(id) ? total : 0), 0);
    if (amount.amount > most) return reason('exceeds_lines', { requested: amount.amount, available: most });
    const deltas = discountedLines(lines, amount.amount, chosen).map((line, i) => {
      const total = line.total - (lines[i]?.total ?? 0);
      const told = line.tax === undefined ? {} : { tax: line.tax - (lines[i]?.tax ?? 0) };
      return { line: line.id, quantity: 0, total, ...told, discount: -total };
    });
    return refusesCurrency(order, amount.currency) ?? deltas.filter(({ total }) => total !== 0);
  },
};

function refusesCurrency(order: Order, ...currencies: readonly (string | undefined)[]): null | Reason {
  const currency = currencies.find((one) => one !== undefined && one !== order.currency);
  return currency === undefined ? null : reason('currency_mismatch', { expected: order.currency, currency });
}

/** The changes one after the other, up to the first that makes no sense. */
function read(order: Order, changes: readonly LineChange[]): { readonly deltas: LineDelta[]; readonly wrong?: Reason } {
  let lines = linesOf(order);
  const deltas: LineDelta[] = [];
  for (const change of changes) {
    const difference = differences[change.kind] as (
      reading: Reading,
      change: LineChange,
    ) => readonly LineDelta[] | Reason;
    const found = difference({ order, lines }, change);
    if ('code' in found) return { deltas, wrong: found };
    lines = editedLines(lines, [{ changes: found }]);
    deltas.push(...found);
  }
  return { deltas };
}

/** What the changes of an edit come to, line by line. */
export function deltasOf(order: Order, changes: readonly LineChange[]): readonly LineDelta[] {
  return read(order, changes).deltas;
}

/** What speaks against an edit, beside who sends it. */
export function refusesEdit(order: Order, command: EditCommand): null | Reason {
  const current = linesVersionOf(order);
  if (command.version !== undefined && command.version !== current)
    return reason('edited_meanwhile', { version: command.version, current });
  if (command.type === 'order.edit') {
    const { deltas, wrong } = read(order, command.changes);
    return wrong ?? refusesOutcome(order, deltas);
  }
  const edit = standingEditsOf(order).find(({ reference }) => reference === command.edit);
  return edit
    ? refusesOutcome(order, (edit.changes ?? []).map(inverse))
    : reason('unknown_part', { part: 'edit', id: command.edit });
}

function inverse({ line, quantity, total, tax = 0 }: LineDelta): LineDelta {
  return { line, quantity: -quantity, total: -total, tax: -tax };
}

/**
 * Whether the lines can stand like that: no fewer pieces than are spoken for, no price below nothing or for no pieces, and the price
 * of a line of which something was credited left alone, since part of the change would be lost in what was credited.
 */
function refusesOutcome(order: Order, deltas: readonly LineDelta[]): null | Reason {
  const after = editedLines(linesOf(order), [{ changes: deltas }]);
  for (const { line: id, quantity, total } of deltas) {
    const line = after.find((one) => one.id === id) as OrderLine;
    const figures = figuresOf(order).lines.find((one) => one.line.id === id);
    const taken = figures ? figures.shipped + figures.cancelAsked + figures.planned : 0;
    if (quantity < 0 && line.quantity < taken) {
      const available = Math.max(0, line.quantity - quantity - taken);
      return reason('exceeds_unfulfilled', { line: id, requested: -quantity, available });
    }
    if (quantity === 0 && total !== 0 && figures && creditedOf(figures) > 0)
      return reason('line_credited', { line: id, credited: creditedOf(figures) });
    const { tax = 0 } = line;
    if (line.total < 0 || tax < 0 || tax > line.total || (line.quantity === 0 && line.total > 0))
      return reason('exceeds_line', { line: id, quantity: line.quantity, total: line.total, tax });
  }
  const [total, pieces] = (['total', 'quantity'] as const).map((field) =>
    after.reduce((sum, line) => sum + line[field], 0),
  );
  return Number.isSafeInteger(total) && Number.isSafeInteger(pieces)
    ? null
    : reason('invalid_event', {
        path: 'changes',
        problem: 'totals and quantities that add up to safe integers are needed',
      });
}
