import { factTypes } from '../../src/index.ts';
import type { CasePayment, Parts, Question, Story } from './format.ts';
import { type Draft, type Session, Untold } from './session.ts';

/** What a question is about: the order, one tender, a parcel, or what was paid altogether. */
type Subject = 'order' | 'tender' | 'parcel' | 'money';

/** All moves of each. Which of them a case names tells what it is about: the first that has one which the others have not. */
const graphs: Readonly<Record<Subject, readonly string[]>> = {
  order: ['create', 'complete', 'cancel'],
  tender: ['process', 'capture', 'fail', 'void', 'authorize', 'refund'],
  parcel: ['ship', 'cancel'],
  money: ['authorize_part', 'pay_part', 'pay', 'refund_part', 'authorize', 'cancel', 'refund'],
};
const subjects = Object.keys(graphs) as readonly Subject[];

function subjectOf({ moves }: Question): Subject {
  const isOwn = (subject: Subject, move: string) =>
    subjects.every((other) => graphs[other].includes(move) === (other === subject));
  return subjects.find((subject) => moves.some((move) => isOwn(subject, move))) ?? 'money';
}

/** What had happened to an order that stands in one of a peer's states. */
export function askedAbout(question: Question, { order: { total, lines } }: Story): Parts {
  const half = Math.floor(total / 2);
  const tender = (rest: Partial<CasePayment>): Parts => ({
    payments: [{ id: 'p1', status: 'pending', amount: total, ...rest }],
  });
  const paid = tender({ status: 'captured', captured: total });
  const parcel = (status: string, most = Number.MAX_SAFE_INTEGER): Parts => ({
    ...paid,
    fulfillments: [{ id: 'f1', status, lines: lines.map(({ id, qty }) => ({ line: id, qty: Math.min(qty, most) })) }],
  });
  const states: Readonly<Record<string, () => Parts>> = {
    cart: () => ({ placed: false }),
    new: () => tender({}),
    awaiting_payment: () => tender({}),
    processing: () => tender({}),
    partially_authorized: () => tender({ status: 'authorized', authorized: half }),
    authorized: () => tender({ status: 'authorized', authorized: total }),
    partially_paid: () => tender({ status: 'captured', captured: half }),
    paid: () => paid,
    completed: () => paid,
    partially_refunded: () => tender({ status: 'captured', captured: total, refunded: half }),
    refunded: () => tender({ status: 'captured', captured: total, refunded: total }),
    failed: () => tender({ status: 'failed' }),
    cancelled: () =>
      subjectOf(question) === 'parcel'
        ? parcel('canceled')
        : { ...tender({ status: 'voided' }), ...(subjectOf(question) !== 'tender' && { canceled: true }) },
    ready: () => parcel('planned'),
    partially_shipped: () => parcel('shipped', 1),
    shipped: () => parcel('shipped'),
    delivered: () => parcel('delivered'),
    fulfilled: () => parcel('shipped'),
  };
  const state = states[question.from];
  if (!state) throw new Untold(`no order stands in "${question.from}"`);
  return state();
}

type Probe = (session: Session, total: number) => readonly Draft[];

const tender = ({ order }: Session) => order().payments[0]?.id ?? 'p1';
const onTender =
  (type: string, share: (session: Session, total: number) => number): Probe =>
  (session, total) => [{ type, payment: tender(session), amount: session.money(share(session, total)) }];
const whole = (_: Session, total: number) => total;
const piece = () => 1;

/** What was set aside is given back; before anything was, the offer is withdrawn, which is told and not asked. */
const callOff: Probe = (session, total) =>
  figures(session).authorized > 0
    ? onTender('payment.void', () => figures(session).authorized)(session, total)
    : [{ type: 'payment.voided', payment: tender(session), reference: 'void', amount: session.money(total) }];

const units = ({ story }: Session, most = Number.MAX_SAFE_INTEGER) =>
  story.order.lines.map(({ id, qty }) => ({ line: id, quantity: Math.min(qty, most) }));
const place: Probe = () => [{ type: 'order.place' }];

/** By which command a move of a peer's machine is asked for; the move is allowed where the command would be accepted. */
const moves: Readonly<Record<string, Probe>> = {
  create: place,
  request_payment: place,
  request_shipping: place,
  authorize: onTender('payment.authorize', (session) =>
    Math.max(1, figures(session).outstanding - figures(session).authorized),
  ),
  authorize_part: onTender('payment.authorize', piece),
  process: onTender('payment.authorize', whole),
  pay: onTender('payment.capture', (session) => Math.max(1, figures(session).outstanding)),
  pay_part: onTender('payment.capture', piece),
  capture: onTender('payment.capture', whole),
  refund: onTender('payment.refund', (session) => Math.max(1, figures(session).captured - figures(session).refunded)),
  refund_part: onTender('payment.refund', piece),
  void: callOff,
  // That an attempt failed is told; of money that was set aside it says that it is not there after all.
  fail: (session) => {
    const [authorized] = session.order().payments[0]?.context.rows.filter(({ kind }) => kind === 'authorized') ?? [];
    const of = authorized && figures(session).captured === 0 ? { of: authorized.reference } : {};
    return [{ type: 'payment.failed', payment: tender(session), reference: 'failed', ...of }];
  },
  complete: (session) => [{ type: 'fulfillment.plan', fulfillment: 'all', units: units(session) }],
  ship: () => [{ type: 'fulfillment.ship', fulfillment: 'f1' }],
  ship_part: (session) => [{ type: 'fulfillment.ship', fulfillment: 'f1', units: units(session, 1) }],
  deliver: () => [{ type: 'fulfillment.delivered', fulfillment: 'f1', reference: 'delivered' }],
};

const cancels: Readonly<Record<Subject, Probe>> = {
  order: () => [{ type: 'order.cancel', scope: 'all' }],
  tender: callOff,
  parcel: () => [{ type: 'fulfillment.cancel', fulfillment: 'f1' }],
  money: callOff,
};

const isFact = ({ type }: Draft) => (factTypes as readonly string[]).includes(type);
const figures = ({ shop, order }: Session) => shop.explain(order()).payment.figures;

/**
 * Which moves are allowed, of all that there are of what a case asks about: a command where it would be accepted, a report where the order would then stand
 * elsewhere. A move that nobody here knows is an error of the runner, not a no.
 */
export function answer(
  session: Session,
  question: Question,
): { readonly allowed: string[]; readonly refused: string[] } {
  const { total } = session.story.order;
  const isAllowed = (move: string) => {
    const probe = move === 'cancel' ? cancels[subjectOf(question)] : moves[move];
    if (!probe) throw new Untold(`no command asks for the move "${move}"`);
    return probe(session, total).every((draft) => (isFact(draft) ? session.moves(draft) : session.may(draft)));
  };
  const asked = [...new Set([...graphs[subjectOf(question)], ...question.moves])].toSorted();
  return { allowed: asked.filter(isAllowed), refused: asked.filter((move) => !isAllowed(move)) };
}
