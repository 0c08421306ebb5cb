import type { Figures } from './errors.ts';
import type { ReasonCode } from './reasons.codes.ts';
import { goodsWords } from './reasons.goods.ts';
import { counted, list, type Words } from './reasons.words.ts';

/**
 * One reason for a refusal. Show {@link Reason.message} to staff; for customers take words from labels, by code.
 *
 * @since 0.1.0
 */
export interface Reason {
  readonly code: ReasonCode;
  /** What happened and what to do, in English, with the figures. */
  readonly message: string;
  /** The figures and states seen. Amounts are minor units. */
  readonly data: Figures;
  /** Event types that can remove this reason; empty where nothing can. */
  readonly unblockedBy: readonly string[];
}

/** What each reason says and what removes it. */
const reasonWords: Record<ReasonCode, Words> = {
  ...goodsWords,
  invalid_event: { says: (d) => `The event is malformed at ${d.path}: ${d.problem}. Correct it and send it again.` },
  unknown_event: {
    says: (d) => `There is no event "${d.type}". See the event list for the types this order understands.`,
  },
  not_authorized: { says: (d) => `A ${d.by} may not send ${d.type}. Let one of these do it: ${list(d.allowed)}.` },
  command_id_reused: {
    says: (d) => `Command id "${d.id}" was already accepted with other content. Use a new id for a new command.`,
  },
  parking_full: {
    says: (d) => `${d.parked} facts already wait for their parent. Keep this one and send it again later.`,
  },
  order_not_placed: { says: () => 'The order is a draft. Place it first.', unblockedBy: ['order.place'] },
  order_canceled: {
    says: () => 'The order is canceled, and no new work or money is asked for. Take it up again, or add a line.',
    unblockedBy: ['order.reopen'],
  },
  order_closed: {
    says: () => 'The order is closed. Only refunds and returns are still possible.',
    unblockedBy: ['order.reopen'],
  },
  not_in_state: {
    says: (d) =>
      `${d.type} is not possible while the ${d.part} is ${d.state}; it is in: ${list(d.allowedIn)}. Bring it there first, or leave it as it is.`,
  },
  unknown_part: { says: (d) => `The order has no ${d.part} "${d.id}". Name one that it has.` },
  part_exists: { says: (d) => `The order already has a ${d.part} "${d.id}". Choose a new id.` },
  unknown_line: { says: (d) => `The order has no line "${d.line}". Name one that it has, or add it by an edit.` },
  empty_selection: { says: () => 'No units were named. Name at least one line and a quantity.' },
  unpaid: {
    says: (d) =>
      `${d.owed} is owed and only ${d.secured} is paid, authorized or promised by an offline method. Have the rest paid, or let staff force it.`,
    unblockedBy: [
      'payment.authorize',
      'payment.capture',
      'payment.added',
      'payment.authorized',
      'payment.captured',
      'order.cancel',
    ],
  },
  reason_required: { says: (d) => `${d.type} with ${d.field} needs a reason. Say why.` },
  offline_method: { says: (d) => `No gateway can be asked about ${d.method}. Report what happened as a fact instead.` },
  gateway_method: {
    says: (d) => `A gateway tells whether a ${d.method} tender was paid. Capture it, or let the gateway report it.`,
    unblockedBy: ['payment.captured', 'payment.added'],
  },
  currency_mismatch: { says: (d) => `This order is in ${d.expected}, not ${d.currency}. Ask in ${d.expected}.` },
  exceeds_authorized: {
    says: (d) =>
      `${d.requested} was asked for and ${d.available} can be captured. Ask for less, or have more authorized.`,
    unblockedBy: ['payment.authorized'],
  },
  exceeds_declared: {
    says: (d) =>
      `${d.requested} was asked for and ${d.declared} of the tender is neither paid nor set aside. Use another tender for the rest.`,
  },
  authorization_expired: {
    says: (d) =>
      `${d.requested} was asked for and only ${d.available} is set aside and has not run out. Have it authorized anew.`,
    unblockedBy: ['payment.authorized'],
  },
  exceeds_owed: { says: (d) => `${d.requested} was asked for and ${d.owed} is owed. Ask for no more.` },
  exceeds_parcel_worth: {
    says: (d) =>
      `${d.requested} was asked for and ${d.available} of what parcel "${d.fulfillment}" costs is not captured. Ask for no more, or name no parcel.`,
  },
  exceeds_refundable: {
    says: (d) =>
      `${d.requested} was asked for and ${d.available} can be refunded; pending refunds and disputed money count. Refund no more.`,
    unblockedBy: ['payment.captured', 'payment.refund_failed', 'payment.dispute_closed'],
  },
  plan_sum_differs: {
    says: (d) =>
      `${d.requested} is to be refunded and the shares of the plan sum to ${d.planned}. Make them sum to it.`,
  },
  nothing_to_void: {
    says: (d) => `${d.requested} was to be voided and ${d.available} is authorized and not captured. Void no more.`,
  },
  operation_pending: {
    says: (d) =>
      `The outcome of ${list(d.operations)} is not known yet. Ask again under the same key, or wait for the answer.`,
    unblockedBy: [
      'payment.authorized',
      'payment.captured',
      'payment.voided',
      'payment.refunded',
      'payment.failed',
      'payment.refund_failed',
      'fulfillment.canceled',
      'fulfillment.cancel_rejected',
    ],
  },
  edited_meanwhile: {
    says: (d) =>
      `The lines stand at version ${d.current} and the edit was made for version ${d.version}. Look again, then edit.`,
  },
  edited_since: {
    says: (d) => `Edits ${list(d.later)} changed the same lines since. Take those back first, or make a new edit.`,
    unblockedBy: ['order.revert_edit'],
  },
  line_in_excess: {
    says: (d) =>
      `${d.excess} pieces of line ${d.line} left or came back beyond what it has. Add a new line for more pieces.`,
  },
  exceeds_lines: {
    says: (d) => `${d.requested} was to be taken off and the lines that bear it cost ${d.available}. Take off no more.`,
  },
  exceeds_line: {
    says: (d) =>
      `Line ${d.line} would have ${d.quantity} pieces for ${d.total}, ${d.tax} of it tax. Neither may be below nothing, tax may not exceed the price, and no pieces cost nothing.`,
  },
  line_credited: {
    says: (d) =>
      `${d.credited} pieces of line ${d.line} were credited, so its price stands. Change quantities, or give goodwill.`,
  },
  nothing_to_cancel: {
    says: () =>
      'Every unit is shipped or canceled already. Take a shipment back first, or let it come back as a return.',
  },
  work_begun: {
    says: () => 'Packing has begun or everything is handed over; a customer can no longer cancel. Ask the shop.',
  },
  address_locked: {
    says: (d) => `${list(d.shipped)} left for the address that stands. Take the shipment back first.`,
    unblockedBy: ['fulfillment.unship', 'fulfillment.returned_to_sender'],
  },
  nothing_to_receive: { says: () => 'Nothing was handed over, and nothing will be. There is nothing to confirm.' },
  already_received: {
    says: () => 'The customer said already that everything came. Confirm again once more is handed over.',
  },
  address_unchanged: { says: (d) => `It goes to ${d.address} already. Leave it, or name another address.` },
  units_open: {
    says: (d) =>
      `${counted(d.open, 'unit is', 'units are')} neither handed over nor canceled. Send or cancel what is open.`,
    unblockedBy: ['fulfillment.ship', 'order.cancel'],
  },
  balance_open: {
    says: ({ outstanding }) =>
      Number(outstanding) < 0
        ? `${-Number(outstanding)} is owed to the customer. Pay it back.`
        : `${outstanding} is outstanding. Collect it or write it off.`,
    unblockedBy: ['payment.captured', 'payment.refunded', 'order.write_off'],
  },
  authorization_open: {
    says: (d) => `${d.authorized} is still set aside. Capture what is owed and give the rest back.`,
    unblockedBy: ['payment.capture', 'payment.void'],
  },
  dispute_open: {
    says: (d) => `The bank has not decided on ${list(d.disputes)}. Answer it, or wait for its decision.`,
    unblockedBy: ['payment.dispute_closed'],
  },
  return_open: {
    says: (d) =>
      `${counted(d.open, 'return case is', 'return cases are')} open. Close, cancel or decline what is open.`,
    unblockedBy: ['return.close', 'return.cancel', 'return.decline'],
  },
  on_hold: {
    says: (d) => `Kept back by the holds ${list(d.holds)} (${list(d.causes)}). Release them first.`,
    unblockedBy: ['hold.release', 'hold.released'],
  },
  in_review: {
    says: (d) => `The order is being looked at (${list(d.reviews)}). Approve it first.`,
    unblockedBy: ['review.approve'],
  },
  nothing_to_set: { says: () => 'No status was named. Name one of the two axes, or both.' },
  already_archived: {
    says: () => 'The order is archived already. Leave it, or take it out first.',
    unblockedBy: ['order.unarchive'],
  },
  order_archived: {
    says: () => 'The order is archived and frozen. Take it out of the archive first.',
    unblockedBy: ['order.unarchive'],
  },
  not_archived: {
    says: () => 'The order is not archived. There is nothing to take out.',
    unblockedBy: ['order.archive'],
  },
  money_held: {
    says: (d) => `${d.held} is held, and this order is not canceled before it went back. Refund it first.`,
    unblockedBy: ['order.refund', 'payment.refunded'],
  },
  forbidden_by_policy: {
    says: (d) =>
      d.policy === 'preset'
        ? `The preset ${d.is} has no "${d.command}". Send what it has, or define the shop without that guard.`
        : `The shop's policy on "${d.policy}" is ${d.is}. Change it first.`,
  },
  nothing_to_hold: {
    says: (d) => `${d.open} of what is to be held is still to be handed over. Hold no more than that.`,
    unblockedBy: ['fulfillment.unship'],
  },
  limit_reached: {
    says: (d) =>
      `The order has ${d.bound} of what is counted as ${d.what}, and takes no more. Take one back where that is possible, or keep it elsewhere.`,
  },
  deadline_not_due: {
    says: (d) =>
      `The order has no deadline ${d.deadline} that is due at ${d.at}. Ask for the deadlines again; this one is over or not yet due.`,
  },
  plugin_veto: { says: (d) => `Plugin ${d.plugin} refuses it. ${d.says}` },
  hook_failed: { says: (d) => `${d.hook} failed: ${d.problem}. The order is unchanged.` },
};

/** A reason of the library's own list, for a guard to answer with. The words follow from the code and its figures. @since 0.1.0 */
export function reason(code: ReasonCode, data: Figures = {}): Reason {
  const { says, unblockedBy = [] } = reasonWords[code];
  return { code, message: says(data), data, unblockedBy };
}
