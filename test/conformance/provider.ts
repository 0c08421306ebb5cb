import type { Effect } from '../../src/index.ts';
import type { Draft } from './session.ts';

type Asked = Effect & { readonly op: string };
type Telling = Readonly<Partial<Record<Effect['type'], (effect: Asked) => Draft>>>;

const moved =
  (type: string) =>
  (effect: Asked): Draft => {
    const { op, payment, amount, of } = effect as Extract<Effect, { readonly type: 'capture_payment' }>;
    return { type, payment, op, reference: `${type}:${op}`, amount, ...(of !== undefined && { of }) };
  };

const came =
  (type: string) =>
  (effect: Asked): Draft => {
    const { op, payment } = effect as Extract<Effect, { readonly type: 'capture_payment' }>;
    return { type, payment, op, reference: `${type}:${op}` };
  };

/** What a provider says to a request that it carries out. */
export const answers: Telling = {
  authorize_payment: (effect) => {
    const { of: _, ...told } = moved('payment.authorized')(effect);
    return told as Draft;
  },
  capture_payment: moved('payment.captured'),
  void_payment: moved('payment.voided'),
  refund_payment: moved('payment.refunded'),
  request_fulfillment: (effect) => ({
    type: 'fulfillment.accepted',
    fulfillment: (effect as Extract<Effect, { readonly type: 'request_fulfillment' }>).fulfillment,
    op: effect.op,
    reference: `accepted:${effect.op}`,
  }),
};

/** What it says to one that it does not. */
export const refusals: Telling = {
  authorize_payment: came('payment.failed'),
  capture_payment: came('payment.failed'),
  void_payment: came('payment.failed'),
  refund_payment: came('payment.refund_failed'),
  request_fulfillment: (effect) => ({
    type: 'fulfillment.rejected',
    fulfillment: (effect as Extract<Effect, { readonly type: 'request_fulfillment' }>).fulfillment,
    op: effect.op,
    reference: `rejected:${effect.op}`,
    cause: 'other',
  }),
};
