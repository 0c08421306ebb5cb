import {
  type Actor,
  type CommandDraft,
  linesVersionOf,
  notesOf,
  type Order,
  type OrderEvent,
  tagsOf,
} from '../../core.ts';
import { draftsOf } from '../../order/order.available.ts';
import { draftsOfPlugins } from '../../order/order.plugin.readings.ts';
import { less } from './commands.less.ts';
import { commandsWithPayload } from './plugins.words.ts';
import type { Scene } from './scene.ts';
import { type Sent, staff } from './sent.ts';

/** How eagerly each command is sent where it is allowed. */
const eagerness: Readonly<Record<CommandDraft['type'], number>> = {
  'order.place': 30,
  'order.edit': 4,
  'order.revert_edit': 4,
  'order.change_address': 3,
  'order.invoice': 2,
  'order.confirm_receipt': 4,
  'order.cancel': 1,
  'order.cancel_units': 3,
  'order.close': 10,
  'order.write_off': 3,
  'order.refund': 4,
  'deadline.fired': 20,
  'order.reopen': 12,
  'order.set_status': 2,
  'order.archive': 2,
  'order.unarchive': 6,
  'review.approve': 30,
  'review.reject': 2,
  'note.add': 3,
  'note.remove': 3,
  'tag.add': 3,
  'tag.remove': 3,
  'hold.place': 5,
  'hold.release': 25,
  'payment.authorize': 40,
  'payment.capture': 40,
  'payment.void': 6,
  'payment.refund': 8,
  'payment.mark_paid': 15,
  'fulfillment.plan': 30,
  'fulfillment.pack': 20,
  'fulfillment.ship': 60,
  'fulfillment.unship': 3,
  'fulfillment.cancel': 3,
  'fulfillment.schedule': 6,
  'fulfillment.start': 10,
  'fulfillment.request': 12,
  'fulfillment.split': 5,
  'fulfillment.merge': 4,
  'fulfillment.move': 3,
  'fulfillment.pick': 10,
  'fulfillment.verify': 8,
  'fulfillment.offer': 30,
  'return.request': 16,
  'return.claim': 5,
  'return.approve': 30,
  'return.decline': 5,
  'return.label': 12,
  'return.receive': 30,
  'return.inspect': 30,
  'return.close': 12,
  'return.cancel': 3,
  'return.reopen': 4,
};

/** What replaces something that stands is asked for now and then, and what a shop that is paid at the counter does all day often. */
function eagernessOf(command: CommandDraft): number {
  if (command.type === 'order.set_status' && command.payment === 'paid') return 20;
  return 'replaces' in command ? 5 : (eagerness[command.type] ?? 10);
}

/** Who sends commands; most of all the shop. */
const senders: readonly { readonly by: Actor; readonly weight: number }[] = [
  { by: staff, weight: 6 },
  { by: { kind: 'system', id: 'shop' }, weight: 2 },
  { by: { kind: 'warehouse', id: 'warehouse-1' }, weight: 2 },
  { by: { kind: 'customer', id: 'customer-1' }, weight: 1 },
];

/** A command that is possible now, as it is or for less. Nothing where there is none. */
export function allowedCommand({
  definition,
  order,
  at,
  dice,
  samples,
  eagerFor = [],
}: Scene): Sent<CommandDraft> | null {
  const by = dice.weighted(senders, ({ weight }) => weight)?.by ?? staff;
  const forced = dice.chance(3) ? dice.pick(order.fulfillments)?.id : undefined;
  if (forced !== undefined && (by.kind === 'staff' || by.kind === 'system'))
    return { draft: { type: 'fulfillment.ship', fulfillment: forced, force: true, reason: 'the customer waits' }, by };
  const drafts = [
    ...draftsOf(order, at),
    ...draftsOfPlugins(definition.plugins).map(({ command }) => command as CommandDraft),
    ...commandsWithPayload(samples, dice),
  ];
  const isAllowed = (draft: CommandDraft) =>
    !isTooMuch(order, draft) && definition.can(order, { id: 'asked', at, by, ...draft } as OrderEvent).allowed;
  const weightOf = (draft: CommandDraft) =>
    eagernessOf(draft) * (eagerFor.some((beginning) => draft.type.startsWith(beginning)) ? 25 : 1);
  const draft = dice.weightedAmong(drafts, weightOf, isAllowed);
  return draft ? { draft: less(order, draft, by, at, dice), by } : null;
}

/** The histories stay within four parcels and three returns that we make. */
function isTooMuch(order: Order, { type }: CommandDraft): boolean {
  return (
    (type === 'fulfillment.plan' && order.fulfillments.length >= 4) ||
    (type === 'fulfillment.split' && order.fulfillments.length >= 5) ||
    (type === 'return.request' && order.returns.length >= 3) ||
    (type === 'return.claim' && order.returns.length >= 3) ||
    (type === 'note.add' && notesOf(order).length >= 3) ||
    (type === 'tag.add' && tagsOf(order).length >= 2) ||
    (type === 'order.edit' && linesVersionOf(order) >= 4)
  );
}
