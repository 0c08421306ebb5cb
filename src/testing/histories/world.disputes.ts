import type { Actor, ParkedFact } from '../../core.ts';
import { disputeOutcomes, disputesOf } from '../../core.ts';
import type { Sent } from './sent.ts';
import type { Seen } from './world.seen.ts';

const bank: Actor = { kind: 'provider', id: 'bank' };

/** What customers' banks do about captures: now and then they open a dispute, and they decide what they opened. */
export function banksThatDispute({ order, at, dice, fresh }: Seen): Sent<ParkedFact>[] {
  const disputes = disputesOf(order);
  const captures = order.payments.flatMap(({ id: payment, context }) =>
    context.rows.flatMap((row) =>
      row.kind === 'captured' && row.amount !== undefined ? [{ payment, of: row.reference, amount: row.amount }] : [],
    ),
  );
  const capture = dice.chance(10) ? dice.pick(captures) : undefined;
  const opened: Sent<ParkedFact>[] =
    capture === undefined || disputes.length > 1
      ? []
      : [
          {
            draft: {
              type: 'payment.dispute_opened',
              ...capture,
              amount: { ...capture.amount, amount: dice.chance(70) ? capture.amount.amount : dice.upTo(9_999) },
              reference: fresh('dispute'),
              kind: dice.chance(25) ? 'inquiry' : 'chargeback',
              ...(dice.chance(50) && { respondBy: new Date(Date.parse(at) + 7 * 86_400_000).toISOString() }),
            },
            by: bank,
          },
        ];
  const open = disputes.filter(({ state }) => state === 'needs_response' || state === 'under_review');
  const going = open.flatMap(({ payment, reference: of, kind, amount }): Sent<ParkedFact>[] => {
    const sequence = dice.chance(50) ? { sequence: dice.below(5) } : {};
    const report = { payment, of, ...sequence };
    return [
      {
        draft: {
          ...report,
          type: 'payment.dispute_updated',
          reference: fresh('dispute-update'),
          status: 'under_review',
          ...(kind === 'inquiry' && dice.chance(50) && { kind: 'chargeback' }),
        },
        by: bank,
      },
      {
        draft: {
          ...report,
          type: 'payment.dispute_closed',
          reference: fresh('dispute-end'),
          outcome: dice.pick(disputeOutcomes) ?? 'won',
          ...(dice.chance(20) && { amount: { ...amount, amount: dice.upTo(amount.amount) } }),
        },
        by: bank,
      },
    ];
  });
  return dice.chance(50) ? [...opened, ...going] : opened;
}
