import { fulfillmentCommands, fulfillmentFacts } from '../../src/fulfillment/fulfillment.events.ts';
import {
  type CoreOrderDefinition,
  fulfillmentStates,
  lifecycleStates,
  type Order,
  type OrderEvent,
  paymentStates,
  returnStates,
} from '../../src/index.ts';
import { orderCommands, orderFacts } from '../../src/order/lifecycle.events.ts';
import { findPart, routeOf } from '../../src/order/order.parts.ts';
import { paymentCommands, paymentFacts } from '../../src/payment/payment.events.ts';
import { returnCommands, returnFacts } from '../../src/returns/returns.events.ts';
import { type GeneratedHistory, tell } from '../../src/testing/histories/history.ts';

/** How many histories came to a pair of a state and an event, by what became of the event. */
export interface Cell {
  taken: number;
  refused: number;
  /** It said nothing new, or waits for its part. */
  idle: number;
}

/** A part whose events are counted by the state in which they come. `none`: the part is not there yet. */
export interface Grid {
  readonly part: 'payment' | 'fulfillment' | 'return' | 'order';
  readonly states: readonly string[];
  readonly facts: readonly string[];
  readonly commands: readonly string[];
}

export const grids: readonly Grid[] = [
  { part: 'payment', states: ['none', ...paymentStates], facts: paymentFacts, commands: paymentCommands },
  {
    part: 'fulfillment',
    states: ['none', ...fulfillmentStates],
    facts: fulfillmentFacts,
    commands: fulfillmentCommands,
  },
  { part: 'return', states: ['none', ...returnStates], facts: returnFacts, commands: returnCommands },
  { part: 'order', states: lifecycleStates, facts: orderFacts, commands: orderCommands },
];

/** An order as a history left it. */
export interface Example {
  readonly definition: CoreOrderDefinition;
  readonly order: Order;
}

/** Counts every pair of a state and an event. */
export interface Cells {
  readonly see: (history: GeneratedHistory) => void;
  /** One more event of an order that some history left. */
  readonly extend: (example: Example, event: OrderEvent) => void;
  /** Some orders that have a part in that state. */
  readonly examples: (part: Grid['part'], state: string) => readonly Example[];
  readonly of: (grid: Grid, state: string, event: string) => Cell;
}

export function createCells(): Cells {
  const cells = new Map<string, Cell>();
  const examples = new Map<string, Example[]>();
  const keyOf = (part: string, state: string, event: string) => `${part} ${state} ${event}`;
  const count = (before: Order, event: OrderEvent, outcome: string, seen: Set<string>) => {
    const at = placeOf(before, event);
    if (!at) return;
    const what = becameOf(outcome);
    const key = keyOf(at.part, at.state, event.type);
    if (seen.has(`${key} ${what}`)) return;
    seen.add(`${key} ${what}`);
    const cell = cells.get(key) ?? { taken: 0, refused: 0, idle: 0 };
    cell[what] += 1;
    cells.set(key, cell);
  };
  return {
    see(history) {
      const { definition } = history;
      const seen = new Set<string>();
      for (const { event, before, applied } of tell(definition, history).told) {
        count(before, event, applied.outcome.kind, seen);
        for (const place of placesOf(applied.order)) {
          const known = examples.get(place) ?? [];
          if (known.length < mostExamples) examples.set(place, [...known, { definition, order: applied.order }]);
        }
      }
    },
    extend({ definition, order }, event) {
      count(order, event, definition.apply(order, event).outcome.kind, new Set());
    },
    examples: (part, state) => examples.get(`${part} ${state}`) ?? [],
    of: ({ part }, state, event) => cells.get(keyOf(part, state, event)) ?? { taken: 0, refused: 0, idle: 0 },
  };
}

const mostExamples = 8;

/** The states in which an order's parts are, each with its part. */
function placesOf({ payments, fulfillments, returns, lifecycle }: Order): readonly string[] {
  return [
    ...payments.map(({ state }) => `payment ${state}`),
    ...fulfillments.map(({ state }) => `fulfillment ${state}`),
    ...returns.map(({ state }) => `return ${state}`),
    `order ${lifecycle.state}`,
  ];
}

/** The part that an event is about, and its state before. */
export function placeOf(order: Order, event: { readonly type: string }): { part: Grid['part']; state: string } | null {
  const route = routeOf(event.type);
  if (!route) return null;
  return { part: route.family.noun, state: findPart(order, event, route)?.state ?? 'none' };
}

function becameOf(kind: string): keyof Cell {
  if (kind === 'rejected') return 'refused';
  return kind === 'applied' || kind === 'unchanged' ? 'taken' : 'idle';
}
