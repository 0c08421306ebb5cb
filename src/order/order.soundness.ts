import {
  anything,
  type Check,
  cause,
  choice,
  either,
  exactly,
  instantText,
  integer,
  isPlain,
  list,
  moneyOf,
  type Problem,
  shape,
  someUnits,
  text,
  unitsWith,
} from '../checks.ts';
import { lineChange } from '../edits/edits.checks.ts';
import { mostChanges } from '../edits/edits.events.ts';
import { reportableCodes } from '../errors.ts';
import { longest } from '../events.ts';
import { handovers, rejectionCauses } from '../fulfillment/fulfillment.facts.events.ts';
import { lineInput, replacementLine } from '../lines.checks.ts';
import { paymentFields } from '../payment/payment.checks.ts';
import { type Reason, reason } from '../reasons.ts';
import {
  actorKinds,
  cancelCauses,
  claimCauses,
  declineCauses,
  dispositions,
  fulfillmentSettings,
  holdCauses,
  noteVisibilities,
  paymentSettings,
  returnCauses,
  riskLevels,
  trackingStatuses,
} from '../statuses.ts';
import { deadlineKinds } from './lifecycle.events.ts';
import type { OrderEvent } from './order.ts';

const envelope: Readonly<Record<string, Check>> = {
  id: text(longest.event),
  at: instantText,
  by: shape({ kind: choice(actorKinds), id: text(longest.id) }),
};
const sometimes = { occurredAt: instantText, reason: text(longest.reason, 0) };

const occurrence = text(longest.reference);
const parent = text(longest.event);
const why = { reason: text(longest.reason) };

const ofPayment = { payment: text(longest.id) };
const op = { op: text(longest.op) };

const ofFulfillment = { fulfillment: text(longest.id) };
const fulfillment = { ...ofFulfillment, reference: occurrence };
const units = { units: someUnits };
const of = { of: parent };
const plan = { startsAt: instantText, shipBy: instantText, location: text(longest.id), handover: choice(handovers) };
const until = { until: instantText };
const into = { into: text(longest.id) };
const tracking = { tracking: text(longest.id) };
const carried = { ...tracking, carrier: text(longest.id) };

const ofReturn = { return: text(longest.id) };
const returned = { ...ofReturn, reference: occurrence };
/** A command may name no units: a guard refuses it, and `available` shows why. */
const chosen = { units: unitsWith({}, 0) };
const returnCause = { cause: cause(returnCauses) };
const wish = { ...returnCause, exchange: list(lineInput, 1) };
const judged = { disposition: choice(dispositions) };
const inspected = { units: unitsWith(judged, 1) };
const reference = { reference: occurrence };
const source = { source: text(longest.id) };
const hold = { hold: text(longest.id) };
const holding = {
  ...hold,
  on: either(exactly('order'), shape(ofFulfillment), shape(units)),
  cause: cause(holdCauses),
};
const ofHolding = { owner: text(longest.id), expiresAt: instantText };
const deadline = shape(
  { kind: choice(deadlineKinds), dueAt: instantText },
  { ...ofPayment, ...ofFulfillment, of: occurrence },
);

const canceling = { cause: cause(cancelCauses), restock: exactly(true), notify: exactly(true) };
const attempt = { attempt: occurrence };
const located = { location: text(longest.id) };
const kept = { reserved: chosen.units, ...located };
const editing = { version: integer(0), settle: exactly(true) };

type Fields = readonly [needed: Readonly<Record<string, Check>>, allowed?: Readonly<Record<string, Check>>];

/** What each event carries beside its envelope: what it must, and what it may. */
const fields: Readonly<Record<OrderEvent['type'], Fields>> = {
  ...paymentFields,
  'fulfillment.planned': [{ ...ofFulfillment, ...units }, plan],
  'fulfillment.picked': [{ ...fulfillment, ...units }],
  'fulfillment.packed': [fulfillment, units],
  'fulfillment.shipped': [fulfillment, { ...units, ...carried }],
  'fulfillment.tracked': [{ ...fulfillment, status: choice(trackingStatuses) }, of],
  'fulfillment.delivery_failed': [fulfillment, of],
  'fulfillment.delivered': [fulfillment, { ...units, ...of }],
  'fulfillment.returned_to_sender': [{ ...fulfillment, ...of }],
  'fulfillment.damaged': [{ ...fulfillment, ...of }, units],
  'fulfillment.lost': [{ ...fulfillment, ...of }, units],
  'fulfillment.canceled': [fulfillment],
  'fulfillment.accepted': [{ ...fulfillment, ...op }],
  'fulfillment.rejected': [{ ...fulfillment, ...op, cause: cause(rejectionCauses) }],
  'fulfillment.cancel_rejected': [{ ...fulfillment, ...op }],
  'fulfillment.verified': [{ ...fulfillment, ...units }, of],
  'fulfillment.ready_for_pickup': [fulfillment, until],
  'fulfillment.picked_up': [fulfillment, units],
  'fulfillment.not_collected': [{ ...fulfillment, ...of }],
  'fulfillment.overdue': [fulfillment],
  'fulfillment.split': [{ ...ofFulfillment, ...into, ...chosen }],
  'fulfillment.merge': [{ ...ofFulfillment, ...into }],
  'fulfillment.move': [{ ...ofFulfillment, location: text(longest.id) }],
  'fulfillment.pick': [{ ...ofFulfillment, ...chosen }],
  'fulfillment.verify': [{ ...ofFulfillment, ...chosen }],
  'fulfillment.offer': [ofFulfillment, until],
  'fulfillment.schedule': [{ ...ofFulfillment, startsAt: instantText }],
  'fulfillment.start': [ofFulfillment],
  'fulfillment.request': [{ ...ofFulfillment, service: text(longest.id) }],
  'fulfillment.plan': [{ ...ofFulfillment, ...chosen }, plan],
  'fulfillment.pack': [ofFulfillment, chosen],
  'fulfillment.ship': [ofFulfillment, { ...reference, ...chosen, ...carried, force: exactly(true) }],
  'fulfillment.unship': [{ ...ofFulfillment, ...of, ...why }, { bulk: exactly(true) }],
  'fulfillment.cancel': [ofFulfillment],
  'return.requested': [{ ...ofReturn, ...units }, returnCause],
  'return.label_created': [returned, { ...op, ...tracking }],
  'return.sent': [returned],
  'return.tracked': [{ ...returned, status: choice(trackingStatuses) }],
  'return.received': [{ ...returned, ...units }],
  'return.inspected': [{ ...returned, ...inspected }],
  'return.restocked': [{ ...ofReturn, reference: parent }],
  'return.request': [{ ...ofReturn, ...chosen }, wish],
  'return.claim': [{ ...ofReturn, ...chosen, cause: cause(claimCauses), replacement: list(replacementLine, 1) }],
  'return.approve': [ofReturn, { fee: moneyOf(0) }],
  'return.decline': [{ ...ofReturn, cause: cause(declineCauses) }],
  'return.label': [ofReturn],
  'return.receive': [{ ...ofReturn, ...chosen }, reference],
  'return.inspect': [{ ...ofReturn, units: unitsWith(judged, 0) }, reference],
  'return.close': [ofReturn],
  'return.cancel': [ofReturn],
  'return.reopen': [ofReturn],
  'order.confirmed': [reference],
  'order.canceled': [reference, source],
  'order.reported': [{ ...reference, code: choice(reportableCodes) }],
  'stock.rejected': [
    { ...attempt, ...units },
    { ...kept, ...source },
  ],
  'stock.reserved': [attempt, { ...units, ...located }],
  'stock.committed': [{ ...attempt, ...units }, kept],
  'stock.released': [{ ...attempt, ...units }, located],
  'stock.restocked': [{ reference: parent }, { ...units, ...kept }],
  'customer.notified': [{ reference: parent }],
  'hold.placed': [holding, ofHolding],
  'hold.released': [hold],
  'hold.place': [holding, ofHolding],
  'hold.release': [hold],
  'review.opened': [reference, { cause: cause(holdCauses) }],
  'risk.assessed': [
    { ...reference, level: choice(riskLevels) },
    { ...source, score: text(longest.id) },
  ],
  'review.approve': [{ review: parent }],
  'review.reject': [{ review: parent, ...why }, { cause: cause(cancelCauses) }],
  'note.add': [{ text: text(longest.reason), visibility: choice(noteVisibilities) }],
  'note.remove': [{ note: parent }],
  'tag.add': [{ tag: text(longest.id) }],
  'tag.remove': [{ tag: text(longest.id) }],
  'order.reopen': [why],
  'order.set_status': [
    {},
    {
      payment: choice(paymentSettings),
      fulfillment: choice(fulfillmentSettings),
      cause: cause(cancelCauses),
      ...carried,
      bulk: exactly(true),
    },
  ],
  'order.archive': [{}],
  'order.unarchive': [{}],
  'order.place': [{}],
  'order.edit': [{ changes: list(lineChange, 1, mostChanges) }, editing],
  'order.revert_edit': [{ edit: parent }, editing],
  'order.invoiced': [reference, op],
  'order.change_address': [{ address: occurrence }, { ...ofFulfillment, billing: exactly(true) }],
  'order.invoice': [{}],
  'order.confirm_receipt': [{}],
  'order.cancel': [{ scope: choice(['all', 'unshipped']) }, canceling],
  'order.cancel_units': [chosen, canceling],
  'order.close': [{}],
  'order.write_off': [{ amount: moneyOf(1), ...why }],
  'deadline.fired': [{ deadline }],
};

const events = new Map<string, Check>();
const contents = new Map<string, Check>();
for (const [type, [needed, allowed = {}]] of Object.entries(fields)) {
  const content = { type: exactly(type), ...needed };
  const optional = 'reason' in needed ? { ...allowed, occurredAt: sometimes.occurredAt } : { ...sometimes, ...allowed };
  events.set(type, shape({ ...content, ...envelope }, optional));
  contents.set(type, shape(content, optional));
}

/**
 * Whether an event can be recorded as it is, so that nothing unsound enters a ledger even where nobody validated it. Stops at the
 * first place that is wrong; `receive` tells every place.
 */
export function unsound(event: unknown): null | Reason {
  const type = isPlain(event) && typeof event.type === 'string' ? event.type : undefined;
  const check = type === undefined ? undefined : events.get(type);
  if (!check) {
    return type === undefined
      ? malformed({ path: 'type', problem: 'the name of an event is needed' })
      : reason('unknown_event', { type: type.slice(0, 100) });
  }
  const problem = check(event, '');
  return problem && malformed(problem);
}

/** Whether an event that a plugin adds has its envelope, and a fact its reference; its payload is the plugin's to check. */
export function isEnvelope(event: unknown, isFact: boolean): null | Reason {
  const problem = (isFact ? pluginFact : pluginCommand)(event, '');
  return problem && malformed(problem);
}

const pluginEvent = { type: text(longest.id), ...envelope };
const foreign: Check = (_, path) => ({ path, problem: 'there is no such field' });
const pluginFact = shape({ ...pluginEvent, ...reference }, { ...sometimes, payload: anything });
const pluginCommand = shape(pluginEvent, { ...sometimes, payload: anything, reference: foreign });

/** A parked fact: an event without its envelope. */
export const parkedFact: Check = (value, path) => {
  const check = isPlain(value) && typeof value.type === 'string' ? contents.get(value.type) : undefined;
  return check ? check(value, path) : { path, problem: 'a fact is needed' };
};

function malformed({ path, problem }: Problem): Reason {
  return reason('invalid_event', { path: path || 'event', problem });
}
