import {
  type CoreOrderDefinition,
  canonical,
  type Opening,
  type Order,
  type OrderEvent,
  type PlaceInput,
} from '../../core.ts';
import { now } from '../exploration/edge.ts';
import type { Apart, Said } from './apart.ts';
import { during, others, usual } from './other-times.ts';

const staff = { kind: 'staff', id: 'staff-1' } as const;

/** Everything that a shop says of an order, as it is compared. */
export function said(shop: CoreOrderDefinition, order: Order, events: readonly OrderEvent[] = []): string {
  const { custom = null, overall } = shop.statusOf(order);
  const explained = shop.explain(order).custom ?? null;
  const open = shop.available(order, { by: staff, at: now });
  const told: Said = {
    shown: [overall, ...(explained?.standing.map(({ word }) => word) ?? [])].join(', '),
    refused: Object.fromEntries(
      open.map(({ command, reasons }) => [canonical(command), reasons.map(({ message }) => message)]),
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

/** What a shop said of an order, and what it said of the same order then, and why that is wrong. */
export interface SaidOtherwise extends Apart {
  readonly code: 'remembers' | 'impure';
}

/** Where a shop does not say of an order what it said before: asked again, as it is kept in memory, and at another time with other luck. */
export function saysOtherwise(
  shop: CoreOrderDefinition,
  order: Order,
  events: readonly OrderEvent[] = [],
): SaidOtherwise | null {
  // What was said of an order is known for that value: a copy is asked anew.
  const ask = (turn = usual, asked = shop.decode(shop.encode(order))) => during(turn, () => said(shop, asked, events));
  const one = ask();
  const again = () => ask(usual, { ...order });
  for (const [code, says] of [
    ['remembers', again],
    ['remembers', again],
    ...others.map((turn) => ['impure', () => ask(turn)] as const),
  ] as const) {
    const other = says();
    if (other !== one) return { code, one, other };
  }
  return null;
}

/** Where the first order of a shop is not like the next one. */
export function beginsOtherwise(shop: CoreOrderDefinition, { input }: Opening): Apart | null {
  const place = () => {
    const placed = shop.place(structuredClone(input) as PlaceInput);
    const { overall, custom } = placed.status;
    return canonical({ shown: custom ? `${overall}, ${custom}` : overall, refused: {}, more: placed } satisfies Said);
  };
  const [one, ...others] = Array.from({ length: 3 }, () => during(usual, place)) as [string, ...string[]];
  const other = others.find((each) => each !== one);
  return other === undefined ? null : { one, other };
}
