import { disputeOutcomes, disputeStages, paymentMethods } from '../../core.ts';
import { amount, type Known, type Maker, op, payment, reference, references } from './hostile.known.ts';

const sequence = ({ dice }: Known) => (dice.chance(50) ? { sequence: dice.below(4) } : {});

/** Money that comes, goes and fails in ways that nobody expects. */
export const hostileMoney: readonly Maker[] = [
  (k) => ({
    type: 'payment.added',
    payment: payment(k),
    method: k.dice.pick(paymentMethods) ?? 'card',
    amount: amount(k),
    ...(k.dice.chance(30) && { dueAt: k.at }),
  }),
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.captured',
      payment: id,
      reference: reference(k, id, 'captured'),
      amount: amount(k),
      ...op(k),
    };
  },
  (k) => {
    const id = payment(k);
    const of = reference(k, id, 'authorized');
    return { type: 'payment.captured', payment: id, reference: reference(k, id), amount: amount(k, 0), of };
  },
  (k) => {
    const id = payment(k);
    const late = k.dice.chance(40) ? { expiresAt: k.at } : {};
    const instead = k.dice.chance(20) ? { replaces: reference(k, id, 'authorized') } : {};
    return {
      type: 'payment.authorized',
      payment: id,
      reference: reference(k, id, 'authorized'),
      amount: amount(k),
      ...op(k),
      ...late,
      ...instead,
    };
  },
  (k) => {
    const id = payment(k);
    const goodwill = k.dice.chance(20) ? { goodwill: true as const } : {};
    return {
      type: 'payment.refunded',
      payment: id,
      reference: reference(k, id, 'refund_pending'),
      of: reference(k, id, 'captured'),
      amount: amount(k),
      ...op(k),
      ...goodwill,
    };
  },
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.refund_pending',
      payment: id,
      reference: reference(k, id, 'refunded'),
      of: reference(k, id, 'captured'),
      amount: amount(k),
      ...op(k),
    };
  },
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.refund_failed',
      payment: id,
      reference: reference(k, id, 'refunded', 'refund_pending'),
      ...op(k),
    };
  },
  (k) => {
    const id = payment(k);
    const of = k.dice.chance(60) ? { of: reference(k, id, 'authorized') } : {};
    return { type: 'payment.voided', payment: id, reference: reference(k, id), amount: amount(k), ...of, ...op(k) };
  },
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.expired',
      payment: id,
      reference: reference(k, id),
      of: reference(k, id, 'authorized'),
      amount: amount(k),
    };
  },
  (k) => {
    const id = payment(k);
    const of = k.dice.chance(30) ? { of: reference(k, id, 'captured', 'voided', 'authorized') } : {};
    return { type: 'payment.failed', payment: id, reference: reference(k, id, 'action_required'), ...of, ...op(k) };
  },
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.unknown',
      payment: id,
      reference: reference(k, id, 'captured', 'refunded'),
      op: 'event-1',
      ...op(k),
    };
  },
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.action_required',
      payment: id,
      reference: reference(k, id, 'authorized', 'failed'),
      ...op(k),
    };
  },
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.dispute_opened',
      payment: id,
      reference: reference(k, id, 'dispute_opened'),
      of: reference(k, id, 'captured'),
      amount: amount(k),
      kind: k.dice.chance(30) ? 'inquiry' : 'chargeback',
    };
  },
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.dispute_updated',
      payment: id,
      reference: k.dice.pick(references) ?? 'ref-1',
      of: reference(k, id, 'dispute_opened'),
      status: k.dice.pick(disputeStages) ?? 'under_review',
      ...(k.dice.chance(20) && { kind: 'chargeback' as const }),
      ...sequence(k),
    };
  },
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.dispute_closed',
      payment: id,
      reference: k.dice.pick(references) ?? 'ref-1',
      of: reference(k, id, 'dispute_opened'),
      outcome: k.dice.pick(disputeOutcomes) ?? 'lost',
      ...(k.dice.chance(30) && { amount: amount(k) }),
      ...sequence(k),
    };
  },
  (k) => {
    const id = payment(k);
    return {
      type: 'payment.dispute_unanswered',
      payment: id,
      reference: k.dice.pick(references) ?? 'ref-1',
      of: reference(k, id, 'dispute_opened'),
    };
  },
  (k) => ({ type: 'payment.overdue', payment: payment(k), reference: k.dice.pick(references) ?? 'ref-1' }),
  (k) => ({ type: 'payment.reminded', payment: payment(k), reference: k.dice.pick(references) ?? 'ref-1' }),
];
