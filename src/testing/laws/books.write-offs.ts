import { linesOf, type Order, shareOf } from '../../core.ts';

/** A decision to give up money: how much, what was owed then, and for how many pieces of which line. */
interface Decision {
  readonly amount: number;
  readonly owed: number;
  readonly pieces: ReadonlyMap<string, number>;
}

/** Every decision to write money off, and how much of what is missing they account for. */
export function createWriteOffBooks() {
  const decisions: Decision[] = [];

  /** What pieces cost that were added since; goods that came back for them may have paid for some. */
  function addedSince(order: Order, { pieces }: Decision): number {
    return linesOf(order).reduce((sum, { id, quantity, total }) => {
      const before = Math.min(quantity, pieces.get(id) ?? 0);
      return sum + total - shareOf(total, before, quantity);
    }, 0);
  }
  /** Each decision accounts for its amount, all that were made of less than so much for no more than that together. */
  function together(missing: (decision: Decision) => number): number {
    const limits = [0, ...decisions.map((one) => Math.max(0, missing(one)))];
    const beyond = (limit: number) => decisions.reduce((sum, one) => sum + (missing(one) > limit ? one.amount : 0), 0);
    return Math.min(...limits.map((limit) => limit + beyond(limit)));
  }

  return {
    /** Reads an accepted decision: what was owed, and what was ordered, is read off the order before it. */
    decide(amount: number, owed: number, before: Order): void {
      decisions.push({ amount, owed, pieces: new Map(linesOf(before).map(({ id, quantity }) => [id, quantity])) });
    },
    /** The least and the most that is written off of an order of which so much is owed and held: the same where nothing was added. */
    writtenOff(order: Order, owed: number, held: number): { readonly least: number; readonly most: number } {
      return {
        least: together((one) => Math.min(owed - addedSince(order, one), one.owed) - held),
        most: together((one) => Math.min(owed, one.owed) - held),
      };
    },
  };
}
