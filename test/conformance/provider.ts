import type { Effect, Order } from '../../src/index.ts';
import type { Draft } from './session.ts';

export type Asked = Effect & { readonly op: string };
type OfMoney = Extract<Effect, { readonly type: 'capture_payment' }>;
type OfParcel = Extract<Effect, { readonly type: 'request_fulfillment' }>;
type Telling = Readonly<Partial<Record<Effect['type'], (effect: Asked, order: Order) => readonly Draft[]>>>;

const moved =
  (type: string) =>
  (effect: Asked): Draft[] => {
    const { op, payment, amount, of } = effect as OfMoney;
    return [{ type, payment, op, reference: `${type}:${op}`, amount, ...(of !== undefined && { of }) }];
  };

/** A provider says which captures it takes a refund from. */
function paidBack(effect: Asked, order: Order): Draft[] {
  const { op, payment, amount, of } = effect as OfMoney;
  const rows = order.payments.find(({ id }) => id === payment)?.context.rows ?? [];
  const back = (capture: string) =>
    rows.reduce(
      (sum, row) => (row.kind === 'refunded' && row.of === capture ? sum + (row.amount?.amount ?? 0) : sum),
      0,
    );
  const captures = rows.filter(({ kind, reference }) => kind === 'captured' && (of === undefined || reference === of));
  let left = amount.amount;
  return captures.flatMap((capture) => {
    const share = Math.min(left, (capture.amount?.amount ?? 0) - back(capture.reference));
    left -= share;
    const reference = `payment.refunded:${op}:${capture.reference}`;
    const money = { ...amount, amount: share };
    return share > 0
      ? [{ type: 'payment.refunded', payment, op, reference, amount: money, of: capture.reference }]
      : [];
  });
}

const failed =
  (type: string) =>
  (effect: Asked): Draft[] => {
    const { op, payment } = effect as OfMoney;
    return [{ type, payment, op, reference: `${type}:${op}` }];
  };

const serviced =
  (type: string, more: Readonly<Record<string, unknown>> = {}) =>
  (effect: Asked): Draft[] => {
    const { op, fulfillment } = effect as OfParcel;
    return [{ type, fulfillment, op, reference: `${type}:${op}`, ...more }];
  };

/** What a provider or a service says to a request that it carries out. */
export const answers: Telling = {
  authorize_payment: moved('payment.authorized'),
  capture_payment: moved('payment.captured'),
  void_payment: moved('payment.voided'),
  refund_payment: paidBack,
  request_fulfillment: serviced('fulfillment.accepted'),
};

/** What it says to one that it does not. */
export const refusals: Telling = {
  authorize_payment: failed('payment.failed'),
  capture_payment: failed('payment.failed'),
  void_payment: failed('payment.failed'),
  refund_payment: failed('payment.refund_failed'),
  request_fulfillment: serviced('fulfillment.rejected', { cause: 'other' }),
};
