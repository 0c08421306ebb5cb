import type { Effect, OrderEvent, ReasonCode } from '../../../src/index.ts';

/** What a rule asks, as a clause after "if", and what it says where it is not so. */
export interface RuleWords {
  readonly asks: string;
  readonly says: readonly ReasonCode[];
}

/** The rules that stand on the charts, by name. */
export const ruleWords: Readonly<Record<string, RuleWords>> = {
  startsOneAttempt: {
    asks: 'a gateway can be asked, nothing is under way, and the tender has that much left to set aside',
    says: ['currency_mismatch', 'offline_method', 'operation_pending', 'unknown_part', 'exceeds_declared'],
  },
  coversCapture: {
    asks: 'that much is set aside and has not run out; where nothing is, if a gateway can be asked and no attempt is under way',
    says: ['currency_mismatch', 'offline_method', 'operation_pending', 'exceeds_authorized', 'authorization_expired'],
  },
  coversVoid: {
    asks: 'that much is authorized and not captured',
    says: ['currency_mismatch', 'offline_method', 'nothing_to_void'],
  },
  coversRefund: {
    asks: 'that much was captured and neither went back, is on its way back nor is disputed',
    says: ['currency_mismatch', 'exceeds_refundable'],
  },
  isToldByNobody: {
    asks: 'no gateway tells of money of this method, and the reference is new',
    says: ['currency_mismatch', 'gateway_method', 'invalid_event', 'reference_used'],
  },
  fitsParcel: { asks: 'the units are in the parcel', says: ['empty_selection', 'exceeds_parcel'] },
  isNewShipment: {
    asks: 'the units are in the parcel, and the reference is new',
    says: ['reference_used', 'empty_selection', 'exceeds_parcel'],
  },
  canGive: {
    asks: 'the units are in the parcel, and no service has the work',
    says: ['with_service', 'empty_selection', 'exceeds_parcel'],
  },
  isOurs: { asks: 'no service has the work', says: ['with_service'] },
  isToBePicked: {
    asks: 'the units are in the parcel and were not picked',
    says: ['empty_selection', 'exceeds_parcel'],
  },
  isForPickup: { asks: 'the customer collects it', says: ['invalid_event', 'other_handover'] },
  isNotAskedAlready: { asks: 'the service was not asked to cancel before', says: ['operation_pending'] },
  canComeBack: {
    asks: 'the shipment is there, and nothing of it was delivered',
    says: ['unknown_part', 'already_delivered'],
  },
  isExpected: {
    asks: 'the units were announced and are not here yet, and the reference is new',
    says: ['reference_used', 'empty_selection', 'exceeds_requested'],
  },
  lacksLabel: { asks: 'no label is being made', says: ['operation_pending'] },
  lacksConsent: { asks: 'nobody approved it before', says: ['not_in_state'] },
  wasEnded: { asks: 'somebody ended it, and it did not end by itself', says: ['not_in_state'] },
  isHere: {
    asks: 'the units are here and were not looked at, and the reference is new',
    says: ['reference_used', 'empty_selection', 'exceeds_received'],
  },
  isNewHold: { asks: 'no hold has or had this id', says: ['reference_used'] },
  isOpenHold: { asks: 'the hold stands', says: ['unknown_part'] },
  isOpenReview: { asks: 'the review waits for its decision', says: ['unknown_part'] },
  isStandingNote: { asks: 'the note stands', says: ['unknown_part'] },
  isNewTag: { asks: 'the order does not have the tag', says: ['part_exists'] },
  isStandingTag: { asks: 'the order has the tag', says: ['unknown_part'] },
  isAnotherAddress: {
    asks: 'it goes elsewhere now',
    says: ['invalid_event', 'reference_used', 'address_unchanged'],
  },
  isNotArchived: { asks: 'the order is not archived', says: ['already_archived'] },
  isArchived: { asks: 'the order is archived', says: ['not_archived'] },
  namesAWord: { asks: 'it names a status of at least one axis', says: ['nothing_to_set'] },
};

/** The settling conditions, by part and name. */
export const conditionWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  payment: {
    isRefunded: 'all that was captured went back',
    isPartlyRefunded: 'some of it went back',
    isCaptured: 'something was captured, nothing is set aside any more, and the tender is paid in full',
    isPartlyCaptured: 'something was captured',
    isAuthorized: 'something is set aside',
    awaitsCustomer: 'the customer was asked to confirm, and no answer came',
    hasAttempt: 'the gateway was asked, and no answer came',
    isVoided: 'what was set aside was given back',
    isExpired: 'what was set aside ran out',
    isFailed: 'an attempt failed',
  },
  fulfillment: {
    isDelivered: 'all that left was delivered',
    hasLeft: 'something left and did not come back',
    isCanceled: 'it was called off, a service gave the work back, or all its units went into another parcel',
    isPacked: 'it was packed or offered for pickup, or the carrier brought it back',
    isBegun: 'units were picked or checked, or the service took the work',
    isRequested: 'a service was asked',
    isScheduled: 'it waits for its date',
  },
  return: {
    waitsForInspection: 'something is here and was not looked at',
    isClosed: 'somebody closed it, or it was a claim for which nothing comes back and the shop agreed',
    isInspected: 'everything that is here was looked at',
    isCanceled: 'somebody canceled it',
    isDeclined: 'the shop declined it',
    isSent: 'the customer sent it',
    isApproved: 'the shop approved it',
  },
  lifecycle: {
    isCanceled: 'it was canceled as a whole, by us or elsewhere',
    isClosed: 'it was closed, by hand or by its deadline',
    isInReview: 'it was placed, and a review waits for its decision',
    isPlaced: 'it was placed',
  },
};

/** Where a command can lead beside its arrows, by state. A review that is rejected cancels the order behind it. */
export const alsoTo: Readonly<Record<string, { readonly [Type in OrderEvent['type']]?: string }>> = {
  requires_action: { 'payment.mark_paid': 'captured' },
  authorized: { 'payment.mark_paid': 'captured' },
  partially_captured: { 'payment.mark_paid': 'captured' },
  voided: { 'payment.mark_paid': 'captured' },
  expired: { 'payment.mark_paid': 'captured' },
  failed: { 'payment.mark_paid': 'captured' },
  refunded: { 'payment.mark_paid': 'partially_refunded' },
  open: { 'fulfillment.plan': 'scheduled', 'fulfillment.split': 'canceled', 'fulfillment.merge': 'canceled' },
  scheduled: { 'fulfillment.merge': 'canceled' },
  in_progress: { 'fulfillment.merge': 'canceled' },
  packed: { 'fulfillment.ship': 'delivered' },
  requested: { 'return.approve': 'closed' },
  in_transit: { 'return.approve': 'closed' },
  inspected: { 'return.approve': 'closed' },
  draft: { 'order.place': 'in_review' },
  in_review: { 'review.reject': 'canceled' },
};

const calledOff = ['cancel_fulfillment', 'void_payment', 'refund_payment', 'notify_customer'] as const;

/** What is asked of the outside world when a command is accepted; what a shop's stock policy asks stands in its own guide. */
export const asksFor: { readonly [Type in OrderEvent['type']]?: readonly Effect['type'][] } = {
  'payment.authorize': ['authorize_payment'],
  'payment.capture': ['capture_payment'],
  'payment.void': ['void_payment'],
  'payment.refund': ['refund_payment'],
  'fulfillment.request': ['request_fulfillment'],
  'fulfillment.cancel': ['cancel_fulfillment'],
  'fulfillment.unship': ['cancel_fulfillment'],
  'return.label': ['create_return_label'],
  'return.inspect': ['restock'],
  'return.inspected': ['restock'],
  'return.cancel': ['cancel_fulfillment'],
  'review.reject': calledOff,
  'order.cancel': calledOff,
  'order.cancel_units': calledOff,
  'order.refund': ['refund_payment'],
  'order.invoice': ['create_invoice'],
  'order.set_status': calledOff,
  'deadline.fired': calledOff,
};
