import type { LineInput, OrderEvent } from '../../core.ts';

/** A line that goes out for another, as these books know it. */
export interface Outgoing {
  readonly box: string;
  readonly id: string;
  readonly sku: string | undefined;
  readonly quantity: number;
  readonly requiresShipping: boolean;
  /** In minor units. */
  readonly total: number;
}

/** A little book of exchanges and claims that reads events only: what goes out for which case, and since when it counts. */
export function createReplacementBooks() {
  const asked = new Map<string, readonly Outgoing[]>();
  const approved = new Set<string>();
  const counted = new Set<string>();
  const calledOff = new Set<string>();

  function outgoing(box: string, line: Partial<LineInput> & { id: string; quantity: number }): Outgoing {
    const { id, sku, quantity, requiresShipping = true, total, net, tax } = line;
    const price = total ? total.amount : net ? net.amount + (tax?.amount ?? 0) : 0;
    return { box, id, sku, quantity, requiresShipping, total: price };
  }

  return {
    /** Reads an event; gives the lines that count from now on. */
    read(event: OrderEvent): readonly Outgoing[] {
      if (!event.type.startsWith('return.') || !('return' in event) || event.return === undefined) return [];
      const box = event.return;
      if (event.type === 'return.request' && event.exchange)
        asked.set(
          box,
          event.exchange.map((line) => outgoing(box, line)),
        );
      if (event.type === 'return.claim')
        asked.set(
          box,
          event.replacement.map((line) => outgoing(box, line)),
        );
      const { type } = event;
      if (type === 'return.approve') approved.add(box);
      if (type === 'return.decline' || type === 'return.cancel') calledOff.add(box);
      if (type === 'return.reopen') calledOff.delete(box);
      const lines = asked.get(box);
      if (!lines || !approved.has(box) || counted.has(box)) return [];
      counted.add(box);
      return lines;
    },
    /** Whether what goes out for the case is not to leave any more. */
    isCalledOff: (box: string) => calledOff.has(box),
  };
}
