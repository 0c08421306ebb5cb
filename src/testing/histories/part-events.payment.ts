import * as fc from 'fast-check';
import {
  disputeKinds,
  disputeOutcomes,
  disputeStages,
  type PaymentEvent,
  paymentMethods,
  refundDestinations,
} from '../../core.ts';
import { amount, events, maybe, operation, reference } from './part-events.fields.ts';

const ofPayment = { payment: fc.constant('pay-1') };

/** Random events of a tender: commands as often as facts. */
export const paymentEvents: fc.Arbitrary<PaymentEvent> = fc.oneof(
  events<PaymentEvent>(['payment.added'], {
    ...ofPayment,
    method: fc.constantFrom(...paymentMethods),
    amount,
    dueAt: maybe(fc.constant('2026-02-01T00:00:00Z')),
  }),
  events<PaymentEvent>(['payment.authorized'], {
    ...ofPayment,
    reference,
    amount,
    op: maybe(operation),
    expiresAt: maybe(fc.constant('2026-02-01T00:00:00Z')),
    replaces: maybe(reference),
  }),
  {
    weight: 4,
    arbitrary: events<PaymentEvent>(['payment.captured', 'payment.voided'], {
      ...ofPayment,
      reference,
      amount,
      op: maybe(operation),
      of: maybe(reference),
    }),
  },
  {
    weight: 3,
    arbitrary: events<PaymentEvent>(['payment.expired', 'payment.expired', 'payment.refund_pending'], {
      ...ofPayment,
      reference,
      amount,
      of: reference,
      op: maybe(operation),
    }),
  },
  {
    weight: 5,
    arbitrary: events<PaymentEvent>(['payment.refunded'], {
      ...ofPayment,
      reference,
      amount,
      of: reference,
      op: maybe(operation),
      goodwill: maybe(fc.constant(true)),
    }),
  },
  {
    weight: 2,
    arbitrary: events<PaymentEvent>(['payment.action_required', 'payment.failed'], {
      ...ofPayment,
      reference,
      op: maybe(operation),
    }),
  },
  events<PaymentEvent>(['payment.refund_failed', 'payment.reminded', 'payment.overdue'], {
    ...ofPayment,
    reference,
    op: maybe(operation),
  }),
  events<PaymentEvent>(['payment.dispute_opened'], {
    ...ofPayment,
    reference,
    amount,
    of: reference,
    kind: fc.constantFrom(...disputeKinds),
  }),
  events<PaymentEvent>(['payment.dispute_unanswered'], { ...ofPayment, reference, of: reference }),
  events<PaymentEvent>(['payment.dispute_updated'], {
    ...ofPayment,
    reference,
    of: reference,
    status: fc.constantFrom(...disputeStages),
    sequence: maybe(fc.nat({ max: 3 })),
  }),
  events<PaymentEvent>(['payment.dispute_closed'], {
    ...ofPayment,
    reference,
    of: reference,
    outcome: fc.constantFrom(...disputeOutcomes),
    amount: maybe(amount),
    sequence: maybe(fc.nat({ max: 3 })),
  }),
  events<PaymentEvent>(['payment.unknown'], { ...ofPayment, reference, op: operation }),
  {
    weight: 2,
    arbitrary: events<PaymentEvent>(['payment.authorize'], { ...ofPayment, amount, replaces: maybe(reference) }),
  },
  {
    weight: 2,
    arbitrary: events<PaymentEvent>(['payment.capture', 'payment.void'], {
      ...ofPayment,
      amount,
      of: maybe(reference),
    }),
  },
  events<PaymentEvent>(['payment.mark_paid'], { ...ofPayment, amount, reference: maybe(reference) }),
  {
    weight: 2,
    arbitrary: events<PaymentEvent>(['payment.refund'], {
      ...ofPayment,
      amount,
      of: maybe(reference),
      goodwill: maybe(fc.constant(true)),
      to: maybe(fc.constantFrom(...refundDestinations)),
    }),
  },
);
