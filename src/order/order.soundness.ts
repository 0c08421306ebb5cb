import { type Reason, reason, reportableCodes } from '../errors.ts';
import { longest } from '../events.ts';
import { actorKinds, dispositions, paymentMethods, trackingStatuses } from '../statuses.ts';
import { deadlineKinds } from './lifecycle.events.ts';
import type { OrderEvent } from './order.ts';

/** The texts that identify something, and how long each may be. */
const ids = {
  id: longest.event,
  payment: longest.id,
  fulfillment: longest.id,
  return: longest.id,
  reference: longest.reference,
  of: longest.event,
  op: longest.op,
  attempt: longest.reference,
} as const;

/** The words that a field may be, in whichever event it stands. */
const choices: Readonly<Record<string, readonly string[]>> = {
  method: paymentMethods,
  status: trackingStatuses,
  scope: ['all', 'unshipped'],
  code: reportableCodes,
};

type Needed<E> = Exclude<
  { [Field in keyof E]-?: undefined extends E[Field] ? never : Field }[keyof E],
  'type' | 'id' | 'at' | 'by'
>;

/** What every event of a type must carry beside its envelope. */
const needs: {
  readonly [Type in OrderEvent['type']]: readonly Needed<Extract<OrderEvent, { readonly type: Type }>>[];
} = {
  'payment.added': ['payment', 'method', 'amount'],
  'payment.action_required': ['payment', 'reference'],
  'payment.authorized': ['payment', 'reference', 'amount'],
  'payment.captured': ['payment', 'reference', 'amount'],
  'payment.voided': ['payment', 'reference', 'amount'],
  'payment.expired': ['payment', 'reference', 'amount', 'of'],
  'payment.failed': ['payment', 'reference'],
  'payment.refund_pending': ['payment', 'reference', 'amount', 'of'],
  'payment.refunded': ['payment', 'reference', 'amount', 'of'],
  'payment.refund_failed': ['payment', 'reference'],
  'payment.reminded': ['payment', 'reference'],
  'payment.authorize': ['payment', 'amount'],
  'payment.capture': ['payment', 'amount'],
  'payment.void': ['payment', 'amount'],
  'payment.refund': ['payment', 'amount'],
  'fulfillment.planned': ['fulfillment', 'units'],
  'fulfillment.picked': ['fulfillment', 'reference', 'units'],
  'fulfillment.packed': ['fulfillment', 'reference'],
  'fulfillment.shipped': ['fulfillment', 'reference'],
  'fulfillment.tracked': ['fulfillment', 'reference', 'status'],
  'fulfillment.delivery_failed': ['fulfillment', 'reference'],
  'fulfillment.delivered': ['fulfillment', 'reference'],
  'fulfillment.returned_to_sender': ['fulfillment', 'reference', 'of'],
  'fulfillment.canceled': ['fulfillment', 'reference'],
  'fulfillment.plan': ['fulfillment', 'units'],
  'fulfillment.pack': ['fulfillment'],
  'fulfillment.ship': ['fulfillment'],
  'fulfillment.unship': ['fulfillment', 'of', 'reason'],
  'fulfillment.cancel': ['fulfillment'],
  'return.requested': ['return', 'units'],
  'return.sent': ['return', 'reference'],
  'return.received': ['return', 'reference', 'units'],
  'return.inspected': ['return', 'reference', 'units'],
  'return.restocked': ['return', 'reference'],
  'return.request': ['return', 'units'],
  'return.approve': ['return'],
  'return.decline': ['return', 'reason'],
  'return.receive': ['return', 'units'],
  'return.inspect': ['return', 'units'],
  'return.close': ['return'],
  'return.cancel': ['return'],
  'order.confirmed': ['reference'],
  'order.canceled': ['reference'],
  'order.reported': ['reference', 'code'],
  'stock.rejected': ['attempt', 'units'],
  'stock.reserved': ['attempt'],
  'order.place': [],
  'order.cancel': ['scope'],
  'order.close': [],
  'deadline.fired': ['deadline'],
};

/**
 * Whether an event's figures and ids can be counted at all, so that nothing unsound enters a ledger even where nobody validated it.
 * Says where it is wrong; `receive` says so for every field. Facts may be about no money at all; commands ask for some.
 */
export function unsound(event: { readonly type: OrderEvent['type'] }, leastAmount: 0 | 1 = 0): null | Reason {
  const fields = event as unknown as Readonly<Record<string, unknown>>;
  const missing = needs[event.type].find((field: string) => fields[field] === undefined);
  if (missing !== undefined) return malformed(missing, `${event.type} needs it`);
  for (const [name, bound] of Object.entries(ids)) {
    const value = fields[name];
    const most = event.type === 'return.restocked' && name === 'reference' ? longest.event : bound;
    if (value === undefined ? name === 'id' : typeof value !== 'string' || value.length === 0 || value.length > most) {
      return malformed(name, `a text of 1 to ${most} characters is needed`);
    }
  }
  if (typeof fields.at !== 'string' || Number.isNaN(Date.parse(fields.at)))
    return malformed('at', 'an ISO 8601 UTC instant is needed');
  if (
    fields.occurredAt !== undefined &&
    (typeof fields.occurredAt !== 'string' || Number.isNaN(Date.parse(fields.occurredAt)))
  ) {
    return malformed('occurredAt', 'an ISO 8601 UTC instant is needed');
  }
  const by = fields.by as { kind?: unknown } | undefined;
  if (!actorKinds.some((kind) => kind === by?.kind))
    return malformed('by.kind', `one of ${actorKinds.join(', ')} is needed`);
  const choice = Object.entries(choices).find(
    ([name, words]) => fields[name] !== undefined && !words.includes(String(fields[name])),
  );
  if (choice) return malformed(choice[0], `one of ${choice[1].join(', ')} is needed`);
  const dispositionNeeded = event.type === 'return.inspect' || event.type === 'return.inspected';
  return (
    unsoundMoney(fields.amount, leastAmount) ?? unsoundUnits(fields.units, dispositionNeeded) ?? unsoundDeadline(fields)
  );
}

function unsoundMoney(amount: unknown, least: 0 | 1): null | Reason {
  if (amount === undefined) return null;
  const { amount: minor, currency } = (amount ?? {}) as { amount?: unknown; currency?: unknown };
  if (!Number.isSafeInteger(minor) || (minor as number) < least) {
    return malformed('amount.amount', `whole minor units, ${least} or more, are needed`);
  }
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
    ? null
    : malformed('amount.currency', 'an ISO 4217 code such as EUR is needed');
}

function unsoundUnits(units: unknown, dispositionNeeded: boolean): null | Reason {
  if (units === undefined) return null;
  if (!Array.isArray(units) || units.length > longest.units)
    return malformed('units', `a list of at most ${longest.units} lines is needed`);
  for (const [i, unit] of units.entries()) {
    const { line, quantity, disposition } = (unit ?? {}) as {
      line?: unknown;
      quantity?: unknown;
      disposition?: unknown;
    };
    if (dispositionNeeded && !dispositions.some((known) => known === disposition)) {
      return malformed(`units.${i}.disposition`, `one of ${dispositions.join(', ')} is needed`);
    }
    if (typeof line !== 'string' || line.length === 0 || line.length > longest.id)
      return malformed(`units.${i}.line`, 'a line id is needed');
    if (!Number.isSafeInteger(quantity) || (quantity as number) < 1)
      return malformed(`units.${i}.quantity`, 'a whole number of pieces, one or more, is needed');
  }
  return null;
}

function unsoundDeadline({ type, deadline }: Readonly<Record<string, unknown>>): null | Reason {
  if (type !== 'deadline.fired') return null;
  const { kind, dueAt } = (deadline ?? {}) as { kind?: unknown; dueAt?: unknown };
  if (!deadlineKinds.some((known) => known === kind))
    return malformed('deadline.kind', `one of ${deadlineKinds.join(', ')} is needed`);
  return typeof dueAt === 'string' ? null : malformed('deadline.dueAt', 'an ISO 8601 UTC instant is needed');
}

function malformed(path: string, problem: string): Reason {
  return reason('invalid_event', { path, problem });
}
