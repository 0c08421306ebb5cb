import type { Actor } from '../events.ts';
import { fulfillmentCommands } from '../fulfillment/fulfillment.events.ts';
import { holdCommands } from '../holds/holds.events.ts';
import { type Reason, reason } from '../reasons.ts';
import { type ActorKind, actorKinds } from '../statuses.ts';
import { type Command, commandTypes } from './order.ts';

/** Which commands each kind of actor may send. Facts are recorded whoever reports them. */
const authority: Record<ActorKind, ReadonlySet<Command['type']>> = {
  staff: new Set(commandTypes),
  system: new Set(commandTypes),
  warehouse: new Set<Command['type']>([
    ...fulfillmentCommands,
    ...holdCommands,
    'note.add',
    'return.receive',
    'return.inspect',
  ]),
  customer: new Set<Command['type']>([
    'order.place',
    'order.cancel',
    'order.cancel_units',
    'order.change_address',
    'order.confirm_receipt',
    'return.request',
    'return.claim',
    'return.cancel',
  ]),
  provider: new Set<Command['type']>(),
  carrier: new Set<Command['type']>(),
  plugin: new Set<Command['type']>(),
};

/** Whether the actor may send this command; the reason names who may. */
export function lacksAuthority(by: Actor, type: Command['type']): null | Reason {
  if (authority[by.kind].has(type)) return null;
  return reason('not_authorized', {
    by: by.kind,
    type,
    allowed: actorKinds.filter((kind) => authority[kind].has(type)),
  });
}
