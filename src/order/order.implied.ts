import type { Envelope } from '../events.ts';
import type { RejectReview } from '../review/review.events.ts';
import type { DeadlineFired } from './lifecycle.events.ts';
import { figuresOf } from './order.figures.ts';
import { answerToLateMoney } from './order.late-money.ts';
import type { Command, Order } from './order.ts';

type Of<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** Who says it, when and why, under another id. */
export function envelopeOf({ at, by, reason: why }: Envelope, id: string): Envelope {
  return why === undefined ? { id, at, by } : { id, at, by, reason: why };
}

/** What a date that has come stands for. */
export function startOf(event: DeadlineFired): Of<'fulfillment.start'> {
  const { fulfillment = '' } = event.deadline;
  return { ...envelopeOf(event, event.id), type: 'fulfillment.start', fulfillment };
}

/** What the end of a hold stands for. */
export function releaseOf(event: DeadlineFired): Of<'hold.release'> {
  const { of = '' } = event.deadline;
  return { ...envelopeOf(event, event.id), reason: 'expired', type: 'hold.release', hold: of };
}

/** The cancellation that a rejection stands for; none where nothing is left to cancel. */
export function cancelOf(order: Order, { review: _, type: __, ...command }: RejectReview): Of<'order.cancel'> | null {
  const { lines, units } = figuresOf(order);
  const shipped = lines.some((line) => line.shipped > 0);
  if (shipped && units.open === 0) return null;
  return { ...command, id: `${command.id}:cancel`, type: 'order.cancel', scope: shipped ? 'unshipped' : 'all' };
}

/** The command that a fired deadline or a rejected review stands for, which has to be ready by itself. */
export function impliedBy(order: Order, command: Command): Command | null {
  if (command.type === 'review.reject') return cancelOf(order, command);
  if (command.type !== 'deadline.fired') return null;
  const { kind } = command.deadline;
  if (kind === 'unpaid') return { ...envelopeOf(command, command.id), type: 'order.cancel', scope: 'all' };
  if (kind === 'scheduled_start') return startOf(command);
  if (kind === 'hold_expiry') return releaseOf(command);
  if (kind === 'late_money') return answerToLateMoney(order, command);
  return kind === 'auto_complete' ? { ...envelopeOf(command, command.id), type: 'order.close' } : null;
}
