import type { Question } from './format.ts';
import { type Draft, type Session, Untold } from './session.ts';

type Probe = (session: Session, total: number) => readonly Draft[];

const tender = ({ order }: Session) => order().payments[0]?.id ?? 'p1';
const onTender =
  (type: string, share: (total: number) => number): Probe =>
  (session, total) => [{ type, payment: tender(session), amount: session.money(share(total)) }];
const whole = (total: number) => total;
const piece = () => 1;

/** By which command a move of a peer's machine is asked for; the move is allowed where the command would be accepted. */
const moves: Readonly<Record<string, Probe>> = {
  authorize: (session, total) => onTender('payment.authorize', () => total - authorized(session))(session, total),
  authorize_part: onTender('payment.authorize', piece),
  process: onTender('payment.authorize', whole),
  pay: (session, total) => onTender('payment.capture', () => total - captured(session))(session, total),
  pay_part: onTender('payment.capture', piece),
  capture: onTender('payment.capture', whole),
  refund: (session, total) =>
    onTender('payment.refund', () => Math.max(1, captured(session) - refunded(session)))(session, total),
  refund_part: onTender('payment.refund', piece),
  // Called off before money came, or what is set aside is given back: money that came is refunded, not canceled.
  cancel: (session, total) =>
    captured(session) > 0 ? onTender('payment.void', piece)(session, total) : [{ type: 'order.cancel', scope: 'all' }],
  void: (session, total) =>
    authorized(session) > 0
      ? onTender('payment.void', () => authorized(session))(session, total)
      : [{ type: 'payment.voided', payment: tender(session), reference: 'void', amount: session.money(total) }],
  fail: (session) => [{ type: 'payment.failed', payment: tender(session), reference: 'failed' }],
  complete: (session) => [
    {
      type: 'fulfillment.plan',
      fulfillment: 'all',
      units: session.story.order.lines.map(({ id, qty }) => ({ line: id, quantity: qty })),
    },
  ],
};

const figures = ({ shop, order }: Session) => shop.explain(order()).payment.figures;
const authorized = (session: Session) => figures(session).authorized;
const captured = (session: Session) => figures(session).captured;
const refunded = (session: Session) => figures(session).refunded;

/** Which of the moves that a case asks about are allowed. A move that nobody here knows is an error of the runner, not a no. */
export function answer(
  session: Session,
  { moves: asked }: Question,
): { readonly allowed: string[]; readonly refused: string[] } {
  const { total } = session.story.order;
  const isAllowed = (move: string) => {
    const probe = moves[move];
    if (!probe) throw new Untold(`no command asks for the move "${move}"`);
    return probe(session, total).every((command) => session.may(command));
  };
  return { allowed: asked.filter(isAllowed), refused: asked.filter((move) => !isAllowed(move)) };
}
