import type { ResolvedEdit } from '../edits/edits.events.ts';
import type { ResolvedMerge, ResolvedShip } from '../fulfillment/fulfillment.commands.events.ts';
import { fulfillmentCommands, fulfillmentFacts } from '../fulfillment/fulfillment.events.ts';
import { fulfillmentPart } from '../fulfillment/fulfillment.part.ts';
import type { ResolvedReceipt } from '../papers/papers.events.ts';
import { compile, type Instance, type Stepper } from '../part/compile.ts';
import type { PartEvent } from '../part/part.ts';
import { paymentCommands, paymentFacts } from '../payment/payment.events.ts';
import { paymentPart } from '../payment/payment.part.ts';
import type { Reason } from '../reasons.ts';
import { returnCommands, returnFacts } from '../returns/returns.events.ts';
import { returnPart } from '../returns/returns.part.ts';
import { orderCommands, orderFacts, type ResolvedCancel, type ResolvedWriteOff } from './lifecycle.events.ts';
import { lifecyclePart } from './lifecycle.part.ts';
import type { Order, OrderEvent, ParkedFact, PartRecord } from './order.ts';

/** An event as the parts see it: resolved where the order had to say what it covers. */
export type StepEvent =
  | Exclude<
      OrderEvent,
      {
        readonly type:
          | 'order.cancel'
          | 'order.cancel_units'
          | 'order.confirm_receipt'
          | 'order.edit'
          | 'order.write_off'
          | 'deadline.fired';
      }
    >
  | ResolvedCancel
  | ResolvedWriteOff
  | ResolvedMerge
  | ResolvedShip
  | ResolvedEdit
  | ResolvedReceipt;

/** What a command means for the parts: what is stepped first, and what follows from the order as it is then. */
export interface Cascade {
  readonly first: StepEvent;
  readonly next: (order: Order) => readonly StepEvent[];
}

/** The lists of parts that an order holds. */
export type PartList = 'payments' | 'fulfillments' | 'returns';

type AnyStepper = Stepper<object, PartEvent, string>;

interface Family {
  /** The noun, which is also the event field that names the part. */
  readonly noun: 'payment' | 'fulfillment' | 'return' | 'order';
  /** Where the parts are kept; the order's own life-cycle is kept by itself. */
  readonly list: PartList | null;
  readonly stepper: AnyStepper;
  readonly facts: readonly string[];
  readonly commands: readonly string[];
}

const families: readonly Family[] = [
  {
    noun: 'payment',
    list: 'payments',
    stepper: compile(paymentPart) as unknown as AnyStepper,
    facts: paymentFacts,
    commands: paymentCommands,
  },
  {
    noun: 'fulfillment',
    list: 'fulfillments',
    stepper: compile(fulfillmentPart) as unknown as AnyStepper,
    facts: fulfillmentFacts,
    commands: fulfillmentCommands,
  },
  {
    noun: 'return',
    list: 'returns',
    stepper: compile(returnPart) as unknown as AnyStepper,
    facts: returnFacts,
    commands: returnCommands,
  },
  {
    noun: 'order',
    list: null,
    stepper: compile(lifecyclePart) as unknown as AnyStepper,
    facts: orderFacts,
    commands: orderCommands,
  },
];

/** Where an event goes and whether it asks or tells. */
export interface Route {
  readonly kind: 'fact' | 'command';
  readonly family: Family;
}

const routes: ReadonlyMap<string, Route> = new Map(
  families.flatMap((family): [string, Route][] => [
    ...family.facts.map((type): [string, Route] => [type, { kind: 'fact', family }]),
    ...family.commands.map((type): [string, Route] => [type, { kind: 'command', family }]),
  ]),
);

/** The route of an event type, if the order knows it. */
export function routeOf(type: string): Route | undefined {
  return routes.get(type);
}

/** Events that bring their part with them where the order has none by that id. The others need `units` to be self-sufficient. */
const creating: ReadonlySet<string> = new Set([
  'payment.added',
  'payment.authorized',
  'payment.captured',
  'fulfillment.planned',
  'fulfillment.plan',
  'return.requested',
  'return.request',
  'return.claim',
]);
const creatingWithUnits: ReadonlySet<string> = new Set([
  'fulfillment.picked',
  'fulfillment.packed',
  'fulfillment.shipped',
  'fulfillment.delivered',
  'fulfillment.picked_up',
  'return.received',
]);

/** Whether an event says enough for its part to begin with it. */
export function brings(event: { readonly type: string; readonly units?: unknown }): boolean {
  return creating.has(event.type) || (creatingWithUnits.has(event.type) && event.units !== undefined);
}

/** The id of the part that an event is about. */
export function partIdOf(event: object, { family }: Route): string {
  return String((event as Record<string, unknown>)[family.noun]);
}

/** The part that an event is about, if the order has it. */
export function findPart(order: Order, event: object, route: Route): PartRecord<string, object> | undefined {
  const { list } = route.family;
  if (list === null) return { id: order.id, ...order.lifecycle };
  const id = partIdOf(event, route);
  return order[list].find((part) => part.id === id);
}

/** Whether a parked fact still has to wait: it is a fact, its part is not there, and it cannot bring it. */
export function isWaiting(order: Order, fact: ParkedFact): boolean {
  const route = routeOf(fact.type);
  // A fact of a plugin waits for its plugin.
  if (!route) return true;
  return route.kind === 'fact' && findPart(order, fact, route) === undefined && !brings(fact);
}

/** What stepping came to: the order (the same one where nothing was new), a reason, or no such part. */
export type Stepped = { readonly order: Order } | { readonly reason: Reason } | { readonly missing: true };

/** The part that an event is about as it is before, also one that begins with it; `undefined` where there is none. */
function partBefore(order: Order, event: StepEvent | ParkedFact, route: Route): Instance<string, object> | undefined {
  const known = findPart(order, event, route);
  if (known || !brings(event)) return known;
  const empty = route.family.list === 'payments' ? { currency: order.currency, rows: [] } : { rows: [] };
  return { state: route.family.stepper.settle(empty), context: empty };
}

/** What the one part that an event is about says against it. */
export function againstPart(order: Order, event: StepEvent): Reason | null {
  const route = routeOf(event.type) as Route;
  const before = partBefore(order, event, route);
  return before ? route.family.stepper.against(before, event) : null;
}

/**
 * Steps the one part that an event is about. With `trusted`, an event that was accepted before is not asked again.
 */
export function stepPart(order: Order, event: StepEvent | ParkedFact, trusted: boolean): Stepped {
  const route = routeOf(event.type) as Route;
  const { family } = route;
  const before = partBefore(order, event, route);
  if (!before) return { missing: true };
  const after = trusted ? family.stepper.force(before, event) : family.stepper.step(before, event);
  if ('code' in after) return { reason: after };
  if ('id' in before && after === before) return { order };
  return { order: withPart(order, family, { id: partIdOf(event, route), ...after }) };
}

function withPart(order: Order, family: Family, part: PartRecord<string, object>): Order {
  const { state, context } = part;
  if (family.list === null) return { ...order, lifecycle: { state, context } as Order['lifecycle'] };
  const { id } = part;
  const known: readonly PartRecord<string, object>[] = order[family.list];
  const behind = known.findIndex((other) => other.id >= id);
  const at = behind === -1 ? known.length : behind;
  const parts = known.toSpliced(at, known[at]?.id === id ? 1 : 0, { id, state, context });
  return { ...order, [family.list]: parts };
}

/** The state that a part's rows lead to. */
export function settledState(list: PartList | null, context: object): string | undefined {
  return families.find((family) => family.list === list)?.stepper.settle(context);
}

/** An id that no part of a list bears. */
export function nextId(parts: readonly { readonly id: string }[], noun: string): string {
  for (let n = parts.length + 1; ; n++) if (!parts.some(({ id }) => id === `${noun}-${n}`)) return `${noun}-${n}`;
}
