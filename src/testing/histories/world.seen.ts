import type { Actor, LedgerRow, Order, Payment } from '../../core.ts';
import type { Dice } from './dice.ts';
import type { PluginSample } from './payloads.ts';

export const provider: Actor = { kind: 'provider', id: 'gateway-1' };

export const warehouse: Actor = { kind: 'warehouse', id: 'warehouse-1' };

export const carrier: Actor = { kind: 'carrier', id: 'carrier-1' };

export const customer: Actor = { kind: 'customer', id: 'customer-1' };

export const system: Actor = { kind: 'system', id: 'shop' };

/** A fresh reference. */
export type Fresh = (noun: string) => string;

/** What partners see. */
export interface Seen {
  readonly order: Order;
  readonly at: string;
  readonly dice: Dice;
  readonly fresh: Fresh;
  /** What may be told to plugins. */
  readonly samples: readonly PluginSample[];
}

export function rowsOf(payment: Payment | undefined, kind: string): readonly LedgerRow[] {
  return payment?.context.rows.filter((row) => row.kind === kind) ?? [];
}
