import {
  type CoreOrderDefinition,
  canonical,
  type Opening,
  type Order,
  type OrderEvent,
  type PlaceInput,
} from '../../core.ts';
import { now } from '../exploration/edge.ts';
import { during, others, usual } from './other-times.ts';

const staff = { kind: 'staff', id: 'staff-1' } as const;

/** Everything that a shop says of an order with its plugins' help, and what comes of events. */
export interface Said {
  /** The words that stand. */
  readonly shown: string;
  /** What speaks against each command, in words. */
  readonly refused: Readonly<Record<string, string>>;
  readonly more: unknown;
}

/** The same, as it is compared. */
export function said(shop: CoreOrderDefinition, order: Order, events: readonly OrderEvent[] = []): string {
  const { custom = null, overall } = shop.statusOf(order);
  const explained = shop.explain(order).custom ?? null;
  const open = shop.available(order, { by: staff, at: now });
  const told: Said = {
    shown: [overall, ...(explained?.standing.map(({ word }) => word) ?? [])].join(', '),
    refused: Object.fromEntries(
      open.map(({ command, reasons }) => [canonical(command), reasons.map(({ message }) => message).join(' ')]),
    ),
    more: [
      custom,
      explained,
      shop.pendingEffects(order),
      shop.nextDeadline(order),
      shop.discrepanciesOf(order),
      open.map(({ reasons }) => reasons.map(({ code, data }) => [code, data])),
      events.map((event) => shop.apply(order, event).outcome.kind),
    ],
  };
  return canonical(told);
}

/** Whether a shop says of an order what it said before: asked again, as it is kept in memory, and at another time with other luck. */
export function saysTheSame(
  shop: CoreOrderDefinition,
  order: Order,
  events: readonly OrderEvent[] = [],
): 'same' | 'remembers' | 'impure' {
  // What was said of an order is known for that value: a copy is asked anew.
  const ask = (turn = usual, one = shop.decode(shop.encode(order))) => during(turn, () => said(shop, one, events));
  const first = ask();
  if (ask(usual, { ...order }) !== first || ask(usual, { ...order }) !== first) return 'remembers';
  return others.some((turn) => ask(turn) !== first) ? 'impure' : 'same';
}

/** Whether the first order of a shop is like the next one. */
export function beginsAlike(shop: CoreOrderDefinition, { input }: Opening): boolean {
  const place = () => during(usual, () => canonical(shop.place(structuredClone(input) as PlaceInput)));
  const first = place();
  return place() === first && place() === first;
}
