import type { Actor, CommandDraft, Order, OrderEvent, ParkedFact } from '../../core.ts';
import type { Scene } from './scene.ts';

/**
 * What kind of step it is: asked for by somebody, asked for past its guards, the answer to something that was asked, or what happens by
 * itself.
 */
export type EdgeKind = 'command' | 'override' | 'answer' | 'fact';

/** Something that can come next. */
export interface Edge {
  readonly kind: EdgeKind;
  readonly event: OrderEvent;
  /** The customer pays with it. */
  readonly pays: boolean;
}

/** Whether it may be counted on: it can be asked for or is an answer that is due, and costs the customer nothing more. */
export function isWayOut({ kind, pays = false }: Pick<Next, 'kind' | 'pays'>): boolean {
  return (kind === 'command' || kind === 'answer') && !pays;
}

/** The same, before it has its id. */
export interface Next<Draft = CommandDraft | ParkedFact> {
  readonly kind: EdgeKind;
  readonly draft: Draft;
  readonly by: Actor;
  /** The customer pays with it. */
  readonly pays?: boolean;
  /** When it is sent; at the usual instant unless it waits for one. */
  readonly at?: string;
  /** What it is sent as, where that is not free. */
  readonly id?: string;
}

/** What is seen of an order by those who tell something of it. */
export interface Sight {
  readonly scene: Scene;
  readonly order: Order;
  /** A reference that nobody has used. */
  readonly fresh: (noun: string) => string;
}

/** The instant at which everything happens that waits for none. */
export const now = '2026-01-01T08:00:00.000Z';
