import type { ParkedFact } from '../../core.ts';
import type { Sent } from './sent.ts';
import { provider, rowsOf, type Seen, system } from './world.seen.ts';

/** Transfers, cash and links: money for which nobody has to be asked. */
export function moneyThatComes({ order, dice, fresh }: Seen): Sent<ParkedFact>[] {
  return order.payments.flatMap((tender): Sent<ParkedFact>[] => {
    const added = rowsOf(tender, 'added')[0];
    const paid = rowsOf(tender, 'captured').reduce((sum, row) => sum + (row.amount?.amount ?? 0), 0);
    const rest = (added?.amount?.amount ?? 0) - paid;
    if (tender.state !== 'pending' && tender.state !== 'partially_captured' && tender.state !== 'requires_action')
      return [];
    const challenge = rowsOf(tender, 'action_required')[0];
    if (tender.state === 'requires_action' && challenge && rest > 0) {
      return [
        {
          draft: {
            type: 'payment.authorized',
            payment: tender.id,
            reference: challenge.reference,
            amount: { amount: rest, currency: order.currency },
            ...(challenge.op !== undefined && { op: challenge.op }),
          },
          by: provider,
        },
      ];
    }
    const offline = added?.method !== 'card' && added?.method !== 'voucher';
    if (!offline) return [];
    const amount = {
      amount: dice.chance(70) ? Math.max(0, rest) : dice.upTo(Math.max(1, rest)),
      currency: order.currency,
    };
    return [
      { draft: { type: 'payment.captured', payment: tender.id, reference: fresh('transfer'), amount }, by: provider },
      { draft: { type: 'payment.captured', payment: tender.id, reference: fresh('transfer'), amount }, by: provider },
      { draft: { type: 'payment.reminded', payment: tender.id, reference: fresh('reminder') }, by: system },
    ];
  });
}
