import { rowsOf } from '../ledger.ts';
import { type LineDelta, type LineInput, lineOf, type ReplacementLine } from '../lines.ts';
import { endsOf, type ReturnContext } from './returns.ledger.ts';

/** What lines come to as differences: as they are new, all of them. */
export function deltasOfLines(lines: readonly LineInput[]): readonly LineDelta[] {
  return lines.map((input) => {
    const { id: line, ...content } = lineOf(input);
    return { line, ...content };
  });
}

/** What lines at no charge come to as differences. */
export function deltasOfReplacements(lines: readonly ReplacementLine[]): readonly LineDelta[] {
  return deltasOfLines(lines.map((line) => ({ ...line, total: { amount: 0, currency: 'XXX' } })));
}

/** The lines that a case sends out: asked for as an exchange, or claimed. */
export function replacementsAskedOf({ rows }: ReturnContext): readonly LineDelta[] {
  if (!rows.some(({ changes }) => changes)) return [];
  return [...rowsOf(rows, 'requested'), ...rowsOf(rows, 'claimed')].flatMap(({ changes }) => changes ?? []);
}

/**
 * The lines that a case adds to the order: once the shop agreed. A box agrees to nothing, or who sends it would set prices by it. What
 * was agreed to once stays on the order.
 */
export function replacementsAgreedOf(context: ReturnContext): readonly LineDelta[] {
  return rowsOf(context.rows, 'approved').length > 0 ? replacementsAskedOf(context) : [];
}

/** Whether what a case sends out is not to leave any more. */
export function isCalledOff({ rows }: ReturnContext): boolean {
  return endsOf(rows).some(({ kind }) => kind !== 'closed');
}
