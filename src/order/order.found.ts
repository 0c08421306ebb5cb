import type { Discrepancy, Figures } from '../errors.ts';
import { figuresOf, type LineFigures } from './order.figures.ts';
import type { Order } from './order.ts';

/** A discrepancy without its code. */
export type Found = Omit<Discrepancy, 'code'>;
/** Finds what does not add up in one way. */
export type Finder = (order: Order) => readonly Found[];

/** What was found about a part or line. */
export function about(subject: string, data: Figures): Found {
  return { subject, data };
}

/** So much too much; nothing where it is none. */
export function excess(subject: string, amount: number): Found[] {
  return amount > 0 ? [about(subject, { excess: amount })] : [];
}

/** What is too much of a line, line by line. */
export function perLine(
  order: Order,
  over: (line: LineFigures) => number,
  concerns: (line: LineFigures) => boolean = () => true,
): Found[] {
  return figuresOf(order).lines.flatMap((line) => (concerns(line) ? excess(line.line.id, over(line)) : []));
}
