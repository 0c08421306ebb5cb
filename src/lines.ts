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
  /** A final sale: its customer cannot ask to bring it back. Absent where they can. */
  readonly returnable?: false;
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
  /** Whether its customer may ask to bring it back; `true` unless said otherwise. */
  readonly returnable?: boolean;
};

/** A line that replaces something at no charge. @since 0.1.0 */
export interface ReplacementLine {
  readonly id: string;
  readonly sku?: string;
  /** Pieces; a positive integer. */
  readonly quantity: number;
  /** Whether the pieces have to be handed over; `true` unless said otherwise. */
  readonly requiresShipping?: boolean;
}

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
  /** Told where the line is new and a final sale. */
  readonly returnable?: false;
}

/** The currency of a line's price. */
export function currencyOf({ total, net }: LinePrice): string {
  return (total ?? net).currency;
}

/** The line of a sound input. */
export function lineOf({
  id,
  sku,
  quantity,
  requiresShipping = true,
  returnable = true,
  ...price
}: LineInput): OrderLine {
  const { total, tax } = priceOf(price);
  return {
    id,
    ...(sku !== undefined && { sku }),
    quantity,
    total,
    ...(tax !== undefined && { tax }),
    requiresShipping,
    ...(!returnable && { returnable }),
  };
}

/** What a price comes to, in minor units. */
export function priceOf({ total, net, tax }: LinePrice): { readonly total: number; readonly tax?: number } {
  const sum = net === undefined ? total.amount + 0 : net.amount + tax.amount + 0;
  return tax === undefined ? { total: sum } : { total: sum, tax: tax.amount + 0 };
}

/** A line as it stands, and as it stood when its price was last set: what its pieces cost follows from that. */
export interface PricedLine {
  readonly line: OrderLine;
  readonly priced: OrderLine;
}

/** An edit as it is remembered. One that was taken back changes nothing, but its new lines stay known, without pieces. */
export interface RememberedEdit {
  readonly changes: readonly LineDelta[];
  readonly takenBack: boolean;
}

/** The lines behind all edits, in the order in which they were made. */
export function editedLines(
  lines: readonly OrderLine[],
  edits: readonly RememberedEdit[],
): ReadonlyMap<string, PricedLine> {
  const byId = new Map(lines.map((line) => [line.id, { line, priced: line }]));
  for (const { changes, takenBack } of edits) {
    for (const delta of changes) {
      const known = byId.get(delta.line);
      if (!takenBack) byId.set(delta.line, withDelta(known, delta));
      else if (!known) byId.set(delta.line, withDelta(known, { ...delta, quantity: 0, total: 0, tax: 0, discount: 0 }));
    }
  }
  return byId;
}

/** A line with one more difference. Another count of pieces leaves the price of a piece as it was. */
export function withDelta(known: PricedLine | undefined, delta: LineDelta): PricedLine {
  const { line: id, sku, requiresShipping = true, returnable, quantity, total, tax, discount } = delta;
  const before: OrderLine = known?.line ?? {
    id,
    ...(sku !== undefined && { sku }),
    quantity: 0,
    total: 0,
    requiresShipping,
    ...(returnable !== undefined && { returnable }),
  };
  const line: OrderLine = {
    ...before,
    quantity: before.quantity + quantity,
    total: before.total + total,
    ...(tax !== undefined && { tax: (before.tax ?? 0) + tax }),
    ...(discount !== undefined && { discount: (before.discount ?? 0) + discount }),
  };
  return { line, priced: known && quantity !== 0 ? known.priced : line };
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
export function piecesWorth({ total, tax = 0, discount = 0, quantity }: OrderLine, from: number, to: number): Worth {
  const between = (amount: number) => shareOf(amount, to, quantity) - shareOf(amount, from, quantity);
  return { total: between(total), tax: between(tax), discount: between(discount) };
}

/** Of that, the total. */
export function totalOfPieces({ total, quantity }: OrderLine, from: number, to: number): number {
  return shareOf(total, to, quantity) - shareOf(total, from, quantity);
}
