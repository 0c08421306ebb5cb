import type { ActorLogic, ActorSystem, ActorSystemInfo, Snapshot } from 'xstate';
import type { PluginEnvelope } from '../plugin/plugin.events.ts';
import type { AdoptInput } from './order.adopt.ts';
import type { Applied } from './order.apply.ts';
import type { AnyOrderDefinition, CoreOrderDefinition } from './order.define.ts';
import type { Effect } from './order.effects.ts';
import type { PlaceInput } from './order.place.ts';
import type { OrderStatus } from './order.status.ts';
import type { Order, OrderEvent, Outcome } from './order.ts';

/** What a live order begins with. @since 0.1.0 */
export type OrderActorInput =
  | { readonly place: PlaceInput }
  | { readonly draft: PlaceInput }
  | { readonly adopt: AdoptInput }
  | { readonly order: Order };

/** What a live order shows: the record, its words, and what became of the last event. @since 0.1.0 */
export type OrderSnapshot = Snapshot<undefined> & {
  readonly order: Order;
  readonly words: OrderStatus;
  /** `null` until the first event. */
  readonly outcome: Outcome | null;
};

/** What a live order emits: an outcome for every event, and an effect for everything that is asked for. @since 0.1.0 */
export type OrderEmitted =
  | { readonly type: 'effect'; readonly effect: Effect }
  | { readonly type: 'outcome'; readonly event: OrderEvent | PluginEnvelope; readonly outcome: Outcome };

/** An order as XState actor logic: `createActor(definition.logic, { input })`. @since 0.1.0 */
export type OrderLogic<Event = never> = ActorLogic<
  OrderSnapshot,
  OrderEvent | Extract<Event, PluginEnvelope>,
  OrderActorInput,
  ActorSystem<ActorSystemInfo>,
  OrderEmitted
>;

/** Makes actor logic of a definition. Needs XState's types only, so every runner of actor logic will do. */
export function logicOf<Status extends string, Event>(
  definition: CoreOrderDefinition<Status, Event>,
): OrderLogic<Event> {
  const snapshotOf = (order: Order, outcome: Outcome | null): OrderSnapshot => ({
    status: 'active',
    output: undefined,
    error: undefined,
    order,
    words: definition.statusOf(order),
    outcome,
  });
  return {
    getInitialSnapshot: (scope, input) => {
      const { order, effects } = begin(definition, input);
      scope.defer(() => tell(scope, effects));
      return snapshotOf(order, null);
    },
    transition: (snapshot, event, scope) => {
      if (isFromXState(event)) return snapshot;
      const { outcome, order, effects, status } = definition.apply(snapshot.order, event);
      scope.defer(() => {
        tell(scope, effects);
        scope.emit({ type: 'outcome', event, outcome });
      });
      return { ...snapshot, order, words: status, outcome };
    },
    getPersistedSnapshot: ({ order }) =>
      ({ status: 'active', output: undefined, error: undefined, order }) as Snapshot<unknown>,
    restoreSnapshot: (persisted) =>
      snapshotOf(definition.decode((persisted as { readonly order?: unknown }).order), null),
  };
}

/** An order that is begun asks for what it needs; one that is handed in has asked already. */
function begin(definition: AnyOrderDefinition, input: OrderActorInput): Pick<Applied, 'order' | 'effects'> {
  if ('order' in input) return { order: input.order, effects: [] };
  if ('place' in input) return definition.place(input.place);
  return 'draft' in input ? definition.draft(input.draft) : definition.adopt(input.adopt);
}

function tell(scope: { readonly emit: (event: OrderEmitted) => void }, effects: readonly Effect[]): void {
  for (const effect of effects) scope.emit({ type: 'effect', effect });
}

/** XState's own events (`xstate.init`, `xstate.stop`) are none of the order's: a snapshot taken after a stop can be restored. */
function isFromXState(event: { readonly type: string }): boolean {
  return event.type.startsWith('xstate.');
}
