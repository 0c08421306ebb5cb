import type { CoreOrderDefinition, Deadline, DeadlineKind, Opening, Order, OrderEvent } from '../../core.ts';
import { isCommand } from '../histories/history.ts';

/** Deadlines at an instant that somebody told; the others follow from what was promised. */
const told: ReadonlySet<DeadlineKind> = new Set([
  'authorization_expiry',
  'payment_due',
  'dispute_response',
  'hold_expiry',
  'scheduled_start',
  'pickup_by',
]);

const moves: ReadonlySet<string> = new Set([
  'fulfillment.ship',
  'fulfillment.shipped',
  'fulfillment.delivered',
  'fulfillment.picked_up',
]);

/** Events that leave it as it is that nobody paid, sent, called off or looked at anything. */
const idle = /^(note|tag|customer|risk)\./;

/** What is due when, as far as events say it: a second reading of what was told and promised. */
export function createDeadlineBooks(definition: CoreOrderDefinition, opening: Opening, first: Order) {
  const instants = new Set<string>();
  const moved = new Map<string, string[]>();
  let isUntouched = opening.kind === 'placed' && first.lifecycle.state === 'open';
  learn(opening);

  /** Every instant in what was said. */
  function learn(said: unknown): void {
    if (typeof said === 'string' && /^\d{4}-\d\d-\d\dT/.test(said)) instants.add(new Date(said).toISOString());
    if (typeof said === 'object' && said !== null) for (const part of Object.values(said)) learn(part);
  }

  function read(event: OrderEvent): void {
    learn(event);
    isUntouched &&= idle.test(event.type);
    if (!('fulfillment' in event) || event.fulfillment === undefined || !moves.has(event.type)) return;
    const at = event.occurredAt ?? (isCommand(definition, event) ? event.at : undefined);
    if (at !== undefined) moved.set(event.fulfillment, [...(moved.get(event.fulfillment) ?? []), at]);
  }

  /** The customer has so long from the beginning: nobody paid, and nothing else happened that would give them more or less. */
  function unpaidAt(): string | null {
    const { unpaidAfter } = first.obligations;
    const pays = first.payments.length === 0 && first.lines.some(({ total }) => total > 0);
    if (!isUntouched || unpaidAfter === null || !pays) return null;
    return new Date(Date.parse(opening.input.at) + unpaidAfter).toISOString();
  }

  /** An order is not completed before its last parcel has been out for so long, whatever parcel left first. */
  function completesFrom({ obligations, fulfillments }: Order): number {
    const left = fulfillments.filter(({ state }) => state === 'shipped' || state === 'delivered');
    const earliest = left.flatMap(({ id }) => {
      const known = moved.get(id)?.map((at) => Date.parse(at)) ?? [];
      return known.length === 0 ? [] : [Math.min(...known)];
    });
    return Math.max(0, ...earliest) + (obligations.autoCompleteAfter ?? 0);
  }

  return {
    read,
    /** What is wrong with the deadlines that stand; null where nothing is. */
    problemIn(order: Order, standing: readonly Deadline[]): string | null {
      const unpaid = unpaidAt();
      if (unpaid !== null && !standing.some(({ kind, dueAt }) => kind === 'unpaid' && dueAt === unpaid))
        return `nobody paid, and nothing is due at ${unpaid}`;
      for (const { kind, dueAt } of standing) {
        if (told.has(kind) && !instants.has(new Date(dueAt).toISOString()))
          return `${kind} is due at ${dueAt}, which nobody told`;
        if (kind === 'auto_complete' && Date.parse(dueAt) < completesFrom(order))
          return `the order completes at ${dueAt}, before its last parcel was out for so long`;
      }
      return null;
    },
  };
}
