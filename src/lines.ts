import { allocate, type Money, shareOf } from './money.ts';

/** One line of what was bought. Shipping, a fee or a service is a line that requires no shipping. @since 0.1.0 */
export interface OrderLine {
  readonly id: string;
  /** The shop's article number, if it wants to see it here. */
  readonly sku?: string;
  /** Pieces; a positive integer, or 0 where an edit took them all away. */
  readonly quantity: number;
  /** What all pieces cost together, in minor units of the order's currency, after discounts and with tax. */
  readonly total: number;
  /** How much of the total is tax, in minor units. Absent where it was not told. */
  readonly tax?: number;
  /** How much was taken off to come to the total, in minor units. Absent where it was not told. */
  readonly discount?: number;
  /** Whether the pieces have to be handed over. */
  readonly requiresShipping: boolean;
}

/** What a line costs: with its tax inside (`total`), or before tax with the tax beside it (`net` and `tax`). @since 0.1.0 */
export type LinePrice<Currency extends string = string> =
  | {
      /** What all pieces cost together, with tax. */
      readonly total: Money<Currency>;
      /** How much of the total is tax. */
      readonly tax?: Money<Currency>;
      readonly net?: never;
    }
  | {
      /** What all pieces cost together, before tax. */
      readonly net: Money<Currency>;
      /** What is added to it. */
      readonly tax: Money<Currency>;
      readonly total?: never;
    };

/** A line as it is ordered. @since 0.1.0 */
export type LineInput<Currency extends string = string> = LinePrice<Currency> & {
  readonly id: string;
  readonly sku?: string;
  /** Pieces; a positive integer. */
  readonly quantity: number;
  /** Whether the pieces have to be handed over; `true` unless said otherwise. */
  readonly requiresShipping?: boolean;
};

/** What an edit changed about one line: differences, so that edits add up whatever came between them. Minor units. @since 0.1.0 */
export interface LineDelta {
  readonly line: string;
  /** Pieces more, or fewer. */
  readonly quantity: number;
  readonly total: number;
  readonly tax?: number;
  readonly discount?: number;
  /** Told where the line is new. */
  readonly sku?: string;
  /** Told where the line is new. */
  readonly requiresShipping?: boolean;
}

/** The currency of a line's price. */
export function currencyOf({ total, net }: LinePrice): string {
  return (total ?? net).currency;
}

/** The line of a sound input. */
export function lineOf({ id, sku, quantity, requiresShipping = true, ...price }: LineInput): OrderLine {
  const { total, tax } = priceOf(price);
  return {
    id,
    ...(sku !== undefined && { sku }),
    quantity,
    total,
    ...(tax !== undefined && { tax }),
    requiresShipping,
  };
}

/** What a price comes to, in minor units. */
export function priceOf({ total, net, tax }: LinePrice): { readonly total: number; readonly tax?: number } {
  const sum = net === undefined ? total.amount + 0 : net.amount + tax.amount;
  return tax === undefined ? { total: sum } : { total: sum, tax: tax.amount + 0 };
}

/** The lines behind all edits: every difference is added, in whatever order the edits are known. */
export function editedLines(
  lines: readonly OrderLine[],
  edits: readonly { readonly changes?: readonly LineDelta[] }[],
): readonly OrderLine[] {
  if (edits.length === 0) return lines;
  const byId = new Map(lines.map((line) => [line.id, line]));
  for (const { changes = [] } of edits) {
    for (const delta of changes) byId.set(delta.line, withDelta(byId.get(delta.line), delta));
  }
  return [...byId.values()];
}

function withDelta(line: OrderLine | undefined, delta: LineDelta): OrderLine {
  const { quantity, total, tax, discount, sku, requiresShipping = true } = delta;
  const known = line ?? { id: delta.line, ...(sku !== undefined && { sku }), quantity: 0, total: 0, requiresShipping };
  return {
    ...known,
    quantity: known.quantity + quantity,
    total: known.total + total,
    ...(tax !== undefined && { tax: (known.tax ?? 0) + tax }),
    ...(discount !== undefined && { discount: (known.discount ?? 0) + discount }),
  };
}

/** Takes a discount off lines, each by what it costs, and its tax by the same part. The shares sum to the discount to the cent. */
export function discountedLines(lines: readonly OrderLine[], amount: number, chosen: ReadonlySet<string>): OrderLine[] {
  const shares = allocate(
    amount,
    lines.map(({ id, total }) => (chosen.has(id) ? total : 0)),
  );
  return lines.map((line, i) => {
    const share = shares[i] ?? 0;
    if (share === 0) return line;
    const total = line.total - share;
    const told = line.tax === undefined ? {} : { tax: shareOf(line.tax, total, line.total) };
    return { ...line, total, ...told, discount: (line.discount ?? 0) + share };
  });
}

/** What pieces of a line are worth, in minor units. @since 0.1.0 */
export interface Worth {
  readonly total: number;
  /** Of the total. */
  readonly tax: number;
  /** What was taken off to come to the total. */
  readonly discount: number;
}

/**
 * What the pieces of a line from the `from`-th to the `to`-th are worth: a difference of cumulative shares, so the worths of any
 * partition of a line sum to its total to the cent.
 */
export function worthOf({ total, tax = 0, discount = 0, quantity }: OrderLine, from: number, to: number): Worth {
  const between = (amount: number) => shareOf(amount, to, quantity) - shareOf(amount, from, quantity);
  return { total: between(total), tax: between(tax), discount: between(discount) };
}
