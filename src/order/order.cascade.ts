import type { EditCommand } from '../edits/edits.events.ts';
import type { ResolvedShip, ShipFulfillment } from '../fulfillment/fulfillment.commands.events.ts';
import { handoverOf } from '../fulfillment/fulfillment.plan.ts';
import type { FulfillmentContext } from '../fulfillment/fulfillment.rows.ts';
import { cancelsAskedOf } from '../fulfillment/fulfillment.service.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import { authorizationsOf } from '../payment/payment.authorizations.ts';
import type { CancelReturn } from '../returns/returns.events.ts';
import type { RejectReview } from '../review/review.events.ts';
import type { FulfillmentState } from '../statuses.ts';
import { minUnits, normalUnits, type Units, withoutUnits } from '../units.ts';
import type { DeadlineFired, DeadlineKind, ResolvedCancel } from './lifecycle.events.ts';
import { mergeOf, splitOf } from './order.arranging.ts';
import { takenFromParcels } from './order.cancellation.ts';
import {
  moneyToGiveBack,
  moneyToGiveBackAfterCancel,
  plannedRefunds,
  withCharge,
  withCover,
  withOwed,
} from './order.cascade.money.ts';
import { isArchived } from './order.decisions.ts';
import { deltasOf } from './order.edits.ts';
import { figuresOf } from './order.figures.ts';
import { unitsToShip } from './order.guards.fulfillment.ts';
import { cancelOf, envelopeOf, releaseOf, startOf } from './order.implied.ts';
import { answerToLateMoney, keptWith } from './order.late-money.ts';
import { linesOf } from './order.lines.ts';
import { handedOverUnits } from './order.papers.ts';
import { type Cascade, type StepEvent, stepPart } from './order.parts.ts';
import { reviewAtPlacement } from './order.place.ts';
import { workOnlyForCase } from './order.replacements.ts';
import { isBound } from './order.returns.ts';
import { settingSteps, unfold } from './order.setting.ts';
import { notDeductedOf } from './order.stock.ts';
import type { Command, Order } from './order.ts';

type Cancel = Extract<Command, { readonly type: 'order.cancel' }>;
type CancelUnits = Extract<Command, { readonly type: 'order.cancel_units' }>;

const nothing = () => [];

/** What each command sets in motion. Most step their own part and nothing else. */
export function cascadeOf(order: Order, command: Command): Cascade {
  const cascade = meaningOf(order, command);
  return isWorkOnArchived(order, command)
    ? { ...cascade, next: (after) => [...cascade.next(after), unarchiveFor(command)] }
    : cascade;
}

function meaningOf(order: Order, command: Command): Cascade {
  if (command.type === 'order.cancel') {
    return {
      first: resolvedCancel(order, command, unitsToCancel(order, command)),
      next: (after) => consequencesOfCancel(after, command),
    };
  }
  if (command.type === 'order.cancel_units') {
    return {
      first: resolvedCancel(order, command, command.units),
      next: (after) => [...takenFromParcels(order, command), ...moneyToGiveBackAfterCancel(after, command)],
    };
  }
  if (command.type === 'order.confirm_receipt')
    return { first: { ...command, units: handedOverUnits(order) }, next: nothing };
  if (command.type === 'order.edit') {
    const changes = deltasOf(order, command.changes);
    const less = changes.map(({ line, quantity }) => ({ line, quantity: Math.max(0, -quantity) }));
    return { first: { ...command, changes, ...shortageAmong(order, less) }, next: settlesEdit(command) };
  }
  if (command.type === 'order.revert_edit') return { first: command, next: settlesEdit(command) };
  if (command.type === 'order.place')
    return { first: command, next: (after) => reviewAtPlacement(command, after.obligations) };
  if (command.type === 'review.reject') return { first: command, next: (after) => rejects(after, command) };
  if (command.type === 'fulfillment.ship') return { first: withShortage(order, command), next: nothing };
  if (command.type === 'fulfillment.split') return splitOf(order, command);
  if (command.type === 'fulfillment.merge') return mergeOf(order, command);
  if (command.type === 'return.request')
    return { first: isBound(command) ? { ...command, occurredAt: command.at } : command, next: nothing };
  if (command.type === 'return.cancel') return { first: command, next: (after) => callsOffExchange(after, command) };
  if (command.type === 'order.set_status')
    return { first: command, next: (after) => unfold(after, settingSteps(after, command), cascadeOf).events };
  if (command.type === 'order.refund') return { first: command, next: (after) => plannedRefunds(after, command) };
  if (command.type === 'payment.refund') return { first: withCover(order, command), next: nothing };
  if (command.type === 'order.write_off') return { first: withOwed(order, command), next: nothing };
  if (command.type === 'payment.capture') return { first: withCharge(order, command), next: nothing };
  if (command.type === 'deadline.fired') return firings[command.deadline.kind](order, command);
  return { first: command, next: nothing };
}

/** New work takes an archived order out of the archive, where that was promised to it. */
const newWork: ReadonlySet<Command['type']> = new Set([
  'order.edit',
  'order.reopen',
  'fulfillment.plan',
  'return.request',
  'return.claim',
  'return.reopen',
]);

function isWorkOnArchived(order: Order, { type }: Command): boolean {
  return order.obligations.archived === 'unarchive_on_work' && newWork.has(type) && isArchived(order);
}

function unarchiveFor(command: Command): StepEvent {
  return { ...envelopeOf(command, `${command.id}:unarchive`), type: 'order.unarchive' };
}

/** Work that holds nothing but what was to go out for the case is called off. */
function callsOffExchange(order: Order, command: CancelReturn): readonly StepEvent[] {
  return workOnlyForCase(order, command.return).map(({ id: fulfillment }) => ({
    ...envelopeOf(command, `${command.id}:cancel:${fulfillment}`),
    type: 'fulfillment.cancel',
    fulfillment,
  }));
}

/** What an edit gives back, if it is to: what is held or set aside beyond what is then owed. */
function settlesEdit(command: EditCommand): Cascade['next'] {
  return command.settle ? (after) => moneyToGiveBack(after, command) : nothing;
}

/** What was not shipped is canceled, as the command would. */
function rejects(order: Order, command: RejectReview): readonly StepEvent[] {
  const cancel = cancelOf(order, command);
  if (!cancel) return [];
  const { first, next } = cascadeOf(order, cancel);
  const stepped = stepPart(order, first, true);
  return [first, ...('order' in stepped ? next(stepped.order) : [])];
}

/** What each deadline does when it fires. */
const firings: Record<DeadlineKind, (order: Order, event: DeadlineFired) => Cascade> = {
  authorization_expiry: (order, event) => {
    const { payment = '', of = '', dueAt } = event.deadline;
    const tender = order.payments.find(({ id }) => id === payment);
    const open = tender && authorizationsOf(tender.context).find(({ row }) => row.reference === of);
    // Of several reports that an authorization ran out, the one that knows of most counts: this one tells what ran out before, too.
    const amount = { amount: open ? open.expired + open.left : 0, currency: order.currency };
    return {
      first: {
        ...envelopeOf(event, event.id),
        occurredAt: dueAt,
        type: 'payment.expired',
        payment,
        reference: event.id,
        of,
        amount,
      },
      next: nothing,
    };
  },
  unpaid: (order, event) =>
    cascadeOf(order, { ...envelopeOf(event, event.id), reason: 'unpaid', type: 'order.cancel', scope: 'all' }),
  payment_due: (_, event) => {
    const { payment = '' } = event.deadline;
    return { first: { ...lapsed(event), type: 'payment.overdue', payment }, next: nothing };
  },
  dispute_response: (_, event) => {
    const { payment = '', of = '' } = event.deadline;
    return { first: { ...lapsed(event), type: 'payment.dispute_unanswered', payment, of }, next: nothing };
  },
  hold_expiry: (_, event) => ({ first: releaseOf(event), next: nothing }),
  scheduled_start: (_, event) => ({ first: startOf(event), next: nothing }),
  pickup_by: (_, event) => {
    const { fulfillment = '', of = '' } = event.deadline;
    return { first: { ...lapsed(event), type: 'fulfillment.not_collected', fulfillment, of }, next: nothing };
  },
  ship_by: (_, event) => {
    const { fulfillment = '' } = event.deadline;
    return { first: { ...lapsed(event), type: 'fulfillment.overdue', fulfillment }, next: nothing };
  },
  late_money: (order, event) => cascadeOf(order, answerToLateMoney(order, event)),
  auto_complete: (_, event) => ({ first: { ...envelopeOf(event, event.id), type: 'order.close' }, next: nothing }),
};

/** A cancellation with the units that it covers, and those of them that are to go back into stock. */
function resolvedCancel(order: Order, { restock, ...command }: Cancel | CancelUnits, units: Units): ResolvedCancel {
  const ships = new Set(linesOf(order).flatMap(({ id, requiresShipping }) => (requiresShipping ? [id] : [])));
  const shipped = normalUnits(units.filter(({ line }) => ships.has(line)));
  const asks = order.obligations.stock?.onCancel === 'as_asked';
  const back = restock ? { restock: shipped } : asks ? { restock: notDeductedOf(order, shipped) } : {};
  const isWhole = command.type === 'order.cancel' && command.scope === 'all';
  return { ...command, units, ...back, ...(isWhole ? keptWith(order) : shortageAmong(order, units)) } as ResolvedCancel;
}

/** Of units that are taken away, those that stock rejected: they go first. */
function shortageAmong(order: Order, units: Units): { readonly shortage?: Units } {
  const lacking = figuresOf(order).lines.map(({ line, rejected, backordered }) => ({
    line: line.id,
    quantity: rejected + backordered,
  }));
  const shortage = minUnits(normalUnits(units), normalUnits(lacking));
  return shortage.length > 0 ? { shortage } : {};
}

/** Of units that are forced out: those that stock does not have. */
function withShortage(order: Order, command: ShipFulfillment): ResolvedShip {
  if (!command.force) return command;
  const inStock = figuresOf(order).lines.map(({ line, live, handedOver, rejected }) => ({
    line: line.id,
    quantity: rejected > 0 ? Math.max(0, live - handedOver - rejected) : Number.MAX_SAFE_INTEGER,
  }));
  const shortage = withoutUnits(normalUnits(unitsToShip(order, command)), normalUnits(inStock));
  return shortage.length > 0 ? { ...command, shortage } : command;
}

function unitsToCancel(order: Order, { scope }: Cancel): Units {
  return normalUnits(
    figuresOf(order).lines.map(({ line, live, open }) => ({
      line: line.id,
      quantity: scope === 'all' ? live : open,
    })),
  );
}

/** What needs no shipping stays owed where only the unshipped rest is canceled, and so is delivered. */
function isCalledOffBy({ scope }: Cancel, state: FulfillmentState, context: FulfillmentContext): boolean {
  const goesOn = scope === 'unshipped' && handoverOf(context) === 'digital';
  return hasNotLeft.has(state) && cancelsAskedOf(context).length === 0 && !goesOn;
}

/** Work that has not left is called off, or its service asked to; what is then not owed is voided or refunded, tender by tender. */
function consequencesOfCancel(order: Order, command: Cancel): readonly StepEvent[] {
  const parcels = order.fulfillments
    .filter(({ state, context }) => isCalledOffBy(command, state, context))
    .map(
      ({ id }): StepEvent => ({
        ...envelopeOf(command, `${command.id}:cancel:${id}`),
        type: 'fulfillment.cancel',
        fulfillment: id,
      }),
    );
  return [...parcels, ...moneyToGiveBackAfterCancel(order, command)];
}

/** What a deadline says of itself as a fact. */
function lapsed(event: DeadlineFired) {
  return { ...envelopeOf(event, event.id), occurredAt: event.deadline.dueAt, reference: event.id };
}
