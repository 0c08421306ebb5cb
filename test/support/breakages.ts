import type {
  Applied,
  CommandDraft,
  CoreOrderDefinition,
  Discrepancy,
  FulfillmentKind,
  Order,
  OrderEvent,
  PendingEffect,
} from '../../src/index.ts';
import { apply } from '../../src/order/order.apply.ts';
import type { GeneratedHistory } from '../../src/testing/histories/history.ts';

/** Breaks a sound definition in one place. */
export type Breakage = (sound: CoreOrderDefinition) => Partial<CoreOrderDefinition>;

export function broken(history: GeneratedHistory, breakage: Breakage): CoreOrderDefinition {
  const sound = history.definition;
  return { ...sound, ...breakage(sound) };
}

/** What comes of the event, with another order. */
export function instead(applied: Applied, order: Order): Applied {
  return { ...applied, order };
}

/** Changes what every accepted event leaves behind. */
export const leaves =
  (change: (order: Order, event: OrderEvent) => Order): Breakage =>
  (sound) => ({
    apply: (order, event) => {
      const applied = sound.apply(order, event);
      return applied.order === order ? applied : instead(applied, change(applied.order, event));
    },
  });

/** Asks no guard about some commands. */
export const unguarded =
  (...types: readonly CommandDraft['type'][]): Breakage =>
  (sound) => ({
    apply: (order, event) =>
      apply(order, event, { policy: sound.policy, trusted: (types as readonly string[]).includes(event.type) }),
  });

/** Refuses some commands for good. */
export const refuses =
  (...types: readonly CommandDraft['type'][]): Breakage =>
  (sound) => ({
    apply: (order, event) =>
      (types as readonly string[]).includes(event.type)
        ? { outcome: { kind: 'rejected', reasons: [] }, order, effects: [], status: sound.statusOf(order) }
        : sound.apply(order, event),
  });

export const withoutDiscrepancies =
  (...codes: readonly Discrepancy['code'][]): Breakage =>
  (sound) => ({ discrepanciesOf: (order) => sound.discrepanciesOf(order).filter(({ code }) => !codes.includes(code)) });

/** Asks for other things than it should. */
export const asks =
  (change: (effects: readonly PendingEffect[], order: Order) => readonly PendingEffect[]): Breakage =>
  (sound) => ({
    pendingEffects: (order) => change(sound.pendingEffects(order), order),
    apply: (order, event) => {
      const applied = sound.apply(order, event);
      return { ...applied, effects: change(applied.effects as readonly PendingEffect[], applied.order) };
    },
  });

/** Parcels lose their rows of one kind. */
export const losesRows = (kind: FulfillmentKind): Breakage =>
  leaves((order) => ({
    ...order,
    fulfillments: order.fulfillments.map((parcel) => ({
      ...parcel,
      context: { rows: parcel.context.rows.filter((row) => row.kind !== kind) },
    })),
  }));

type PaymentRows = Order['payments'][number]['context']['rows'];

/** Changes the rows of the payments that an event names, or of all. */
export const rewritesPayments = (
  change: (rows: PaymentRows, event: OrderEvent) => PaymentRows,
  concerns: (id: string, event: OrderEvent) => boolean = () => true,
): Breakage =>
  leaves((order, event) => ({
    ...order,
    payments: order.payments.map((payment) =>
      concerns(payment.id, event)
        ? { ...payment, context: { ...payment.context, rows: change(payment.context.rows, event) } }
        : payment,
    ),
  }));

/** The last report under a reference wins. */
export const lastWriteWins = rewritesPayments((rows, event) =>
  event.type === 'payment.captured'
    ? rows.map((row) =>
        row.kind === 'captured' && row.reference === event.reference ? { ...row, amount: event.amount } : row,
      )
    : rows,
);

/** Rows stand in the order in which they came. */
export const rowsAsTheyCome = rewritesPayments(
  (rows, event) => [...rows].sort((a, b) => Number(isOf(event, a)) - Number(isOf(event, b))),
  (id, event) => 'payment' in event && event.payment === id,
);

function isOf(event: OrderEvent, row: { readonly reference: string }): boolean {
  return 'reference' in event && event.reference === row.reference;
}
