import {
  type CoreOrderDefinition,
  canonical,
  type Opening,
  type Order,
  type OrderEvent,
  type PlaceInput,
} from '../../core.ts';
import { now } from '../exploration/edge.ts';

const staff = { kind: 'staff', id: 'staff-1' } as const;

/** Everything that a shop says of an order with its plugins' help, and what comes of events. */
function said(shop: CoreOrderDefinition, order: Order, events: readonly OrderEvent[]): string {
  const { custom = null, overall } = shop.statusOf(order);
  const open = shop.available(order, { by: staff, at: now });
  return canonical([
    { custom, overall },
    shop.explain(order).custom ?? null,
    shop.pendingEffects(order),
    shop.nextDeadline(order),
    shop.discrepanciesOf(order),
    open.map(({ command, reasons }) => [command, reasons.map(({ code, data }) => [code, data])]),
    events.map((event) => shop.apply(order, event).outcome.kind),
  ]);
}

/**
 * Whether a shop says of an order what it said before: asked again, as another shop that lists its plugins the other way round, and at
 * another time with other luck.
 */
export function saysTheSame(
  shop: CoreOrderDefinition,
  other: CoreOrderDefinition,
  order: Order,
  events: readonly OrderEvent[],
): 'same' | 'order_matters' | 'impure' {
  // What was said of an order is known for that value: a copy is asked anew.
  const ask = (one: CoreOrderDefinition, turn: Turn) =>
    during(turn, () => said(one, shop.decode(shop.encode(order)), events));
  const first = ask(shop, usual);
  if (ask(other, usual) !== first) return 'order_matters';
  return others.some((turn) => ask(shop, turn) !== first) ? 'impure' : 'same';
}

/** Whether the first order of a shop is like the next one, and like that of the same shop which lists its plugins the other way round. */
export function beginsAlike(shop: CoreOrderDefinition, other: CoreOrderDefinition, { input }: Opening): boolean {
  const [first, ...later] = [shop, shop, other].map((one) =>
    during(usual, () => canonical(one.place(structuredClone(input) as PlaceInput))),
  );
  return later.every((said) => said === first);
}

/** When and with which luck something is asked. */
interface Turn {
  readonly year: number;
  readonly chance: number;
}

const usual: Turn = { year: 2026, chance: 0.5 };
const others: readonly Turn[] = [
  { year: 2126, chance: 0.999 },
  { year: 1990, chance: 0.001 },
];

/** Runs something in another year and with other luck. Nothing is left of it behind. */
function during<Value>({ year, chance }: Turn, run: () => Value): Value {
  const { Date: clock } = globalThis;
  const { random } = Math;
  const then = clock.UTC(year, 0, 1);
  try {
    globalThis.Date = class extends clock {
      constructor(...given: readonly unknown[]) {
        super(...((given.length > 0 ? given : [then]) as [number]));
      }
      static override now(): number {
        return then;
      }
    } as DateConstructor;
    Math.random = () => chance;
    return run();
  } finally {
    globalThis.Date = clock;
    Math.random = random;
  }
}
