/**
 * The parts as XState v5 machines: run one alone with `createActor`, draw it in the Stately tools, walk it with `xstate/graph`.
 *
 * @module machines
 */
import {
  assign,
  createMachine,
  type EventObject,
  type MachineContext,
  type ParameterizedObject,
  type StateMachine,
} from 'xstate';
import type { FulfillmentEvent } from './fulfillment/fulfillment.events.ts';
import { fulfillmentPart } from './fulfillment/fulfillment.part.ts';
import type { FulfillmentContext } from './fulfillment/fulfillment.rows.ts';
import type { LifecycleEvent } from './order/lifecycle.events.ts';
import type { LifecycleContext } from './order/lifecycle.ledger.ts';
import { lifecyclePart } from './order/lifecycle.part.ts';
import type { Part, PartEvent } from './part/part.ts';
import type { PaymentEvent } from './payment/payment.events.ts';
import { paymentPart } from './payment/payment.part.ts';
import type { PaymentContext } from './payment/payment.rows.ts';
import type { ReturnEvent } from './returns/returns.events.ts';
import type { ReturnContext } from './returns/returns.ledger.ts';
import { returnPart } from './returns/returns.part.ts';
import type { FulfillmentState, LifecycleState, PaymentState, ReturnState } from './statuses.ts';

/**
 * A part as an XState machine. Its input is the context it starts from: what is known already, `{ rows: [] }` where nothing is.
 *
 * @since 0.1.0
 */
export type PartMachine<Context, Event extends PartEvent, State extends string> = StateMachine<
  Context & MachineContext,
  Event,
  Record<string, never>,
  never,
  ParameterizedObject,
  ParameterizedObject,
  never,
  State,
  never,
  Context,
  never,
  EventObject,
  Record<string, never>,
  { readonly id: string }
>;

/**
 * Makes an XState machine of a part: the same chart, with its rules as guards and its evolvers as assignments.
 *
 * @since 0.1.0
 */
export function toMachine<Context, Event extends PartEvent, State extends string>(
  part: Part<Context, Event, State>,
): PartMachine<Context, Event, State> {
  type Scope = { readonly context: Context; readonly event: Event };
  const guards = {
    ...mapValues(
      part.rules,
      (rule) =>
        ({ context, event }: Scope) =>
          rule(context, event) === null,
    ),
    ...mapValues(
      part.when,
      (condition) =>
        ({ context }: Scope) =>
          condition(context),
    ),
  };
  const actions = mapValues(part.evolve, (evolve) =>
    assign(({ context, event }) => evolve(context as Context, event as Event) as object),
  );
  const machine = createMachine(
    { ...part.chart, context: ({ input }: { readonly input?: Context }) => input ?? { rows: [] } } as never,
    {
      guards,
      actions,
    } as never,
  );
  return machine as unknown as PartMachine<Context, Event, State>;
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}

/** One tender as a machine. @since 0.1.0 */
export const paymentMachine: PartMachine<PaymentContext, PaymentEvent, PaymentState> = toMachine(paymentPart);

/** One parcel as a machine. @since 0.1.0 */
export const fulfillmentMachine: PartMachine<FulfillmentContext, FulfillmentEvent, FulfillmentState> =
  toMachine(fulfillmentPart);

/** One return case as a machine. @since 0.1.0 */
export const returnMachine: PartMachine<ReturnContext, ReturnEvent, ReturnState> = toMachine(returnPart);

/** The order's own decisions as a machine. @since 0.1.0 */
export const lifecycleMachine: PartMachine<LifecycleContext, LifecycleEvent, LifecycleState> = toMachine(lifecyclePart);
