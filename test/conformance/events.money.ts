import { refundsOf } from '../../src/index.ts';
import { cancelUnits, unsentOf } from './events.goods.ts';
import type { CaseEvent } from './format.ts';
import { unitsOf } from './opening.parts.ts';
import { named, ProviderSaidNo, type Session, Untold } from './session.ts';
import { asTold } from './unread.ts';

export type Handler = (session: Session, event: CaseEvent) => void;

/** The tender that an event names; where the order does not know it, it is chosen now. */
function known(session: Session, event: CaseEvent, method: 'card' | 'bank_transfer' = 'card'): string {
  const { payments } = session.order();
  const payment = payments.length === 0 ? (event.payment ?? 'payment') : named(event.payment, payments, 'payment');
  if (!session.order().payments.some(({ id }) => id === payment)) {
    const marked = session.story.events.some((one) => one.type === 'markPaid' && one.payment === payment);
    const { total } = session.story.order;
    const amount = session.money(
      event.type === 'capture' ? Math.max(event.amount ?? 0, total) : (event.amount ?? total),
    );
    session.tell({ type: 'payment.added', payment, method: marked ? 'bank_transfer' : method, amount });
  }
  return payment;
}

const provider = ({ providerFails }: CaseEvent) => (providerFails ? 'refuses' : 'pays');

/** The same request once more has the id of the first; a reference of the provider names the request likewise. */
function requestId({ story, meaning, next }: Session, event: CaseEvent): { readonly id: string } {
  if (event.ref !== undefined) return { id: `${event.type}-${event.ref}` };
  const same = (other: CaseEvent) => JSON.stringify(other) === JSON.stringify(asTold(event));
  const first = story.events.findIndex(same);
  return { id: meaning.retried.includes(event.type) ? `${event.type}-${first}-retry` : `${event.type}-${next()}-own` };
}

/** Before an order is placed nobody commands anything of it: what the checkout took in is told. */
const inCheckout = (session: Session) => session.order().lifecycle.state === 'draft';

function toldByProvider(session: Session, type: string, event: CaseEvent): void {
  const payment = known(session, event);
  const of = type === 'payment.captured' ? lastAuthorization(session, payment) : undefined;
  session.tell({
    type,
    payment,
    reference: `${type}-${event.ref ?? session.next()}`,
    amount: session.money(event.amount ?? 0),
    ...(of && { of }),
  });
}

/** Where charges are reported and not asked for, what comes beyond what is owed was paid all the same. */
function isReported({ meaning, shop, order }: Session, { amount = 0 }: CaseEvent): boolean {
  const { outstanding } = shop.explain(order()).payment.figures;
  return meaning.overpaying === 'reported' && outstanding > 0 && amount > outstanding;
}

function lastAuthorization({ order }: Session, payment: string): string | undefined {
  const rows = order().payments.find(({ id }) => id === payment)?.context.rows ?? [];
  return rows.findLast(({ kind }) => kind === 'authorized')?.reference;
}

/** What is open of a tender's authorizations. */
function authorizedOf({ order }: Session, payment: string): number {
  const rows = order().payments.find(({ id }) => id === payment)?.context.rows ?? [];
  const sum = (kinds: readonly string[]) =>
    rows.reduce((all, row) => (kinds.includes(row.kind) ? all + (row.amount?.amount ?? 0) : all), 0);
  return sum(['authorized']) - sum(['captured', 'voided', 'expired']);
}

/** Money: what is asked of the provider, and what it then says. */
export const moneyEvents: Readonly<Record<string, Handler>> = {
  addPayment: (session, event) => void known(session, event),
  retryPayment: (session, event) => void known(session, event),
  requestAuthorize: (session, event) => waitFor(session, 'payment.authorize', event),
  // Customers authorize at the provider's: it is told, not asked.
  authorize: (session, event) => toldByProvider(session, 'payment.authorized', event),
  requestCapture: (session, event) => waitFor(session, 'payment.capture', event),
  capture: (session, event) => {
    if (inCheckout(session) || isReported(session, event)) return toldByProvider(session, 'payment.captured', event);
    const payment = known(session, event);
    session.ask(
      { type: 'payment.capture', payment, amount: session.money(event.amount ?? 0), ...requestId(session, event) },
      provider(event),
    );
  },
  markPaid: (session, event) => {
    const payment = known(session, event, 'bank_transfer');
    // Where nothing is owed nothing can be paid.
    if (event.amount === 0 && session.shop.explain(session.order()).payment.figures.outstanding === 0) return;
    session.ask({
      type: 'payment.mark_paid',
      payment,
      amount: session.money(event.amount ?? 0),
      reference: `paid-${payment}`,
    });
  },
  void: (session, event) => {
    const payment = known(session, event);
    const open = authorizedOf(session, payment);
    const isOffered = open === 0 && session.order().payments.find(({ id }) => id === payment)?.state === 'pending';
    // Nothing was set aside: the offer alone is withdrawn, which is told and not asked, as everything is in the checkout.
    if (isOffered || inCheckout(session))
      return session.tell({
        type: 'payment.voided',
        payment,
        reference: `void-${session.next()}`,
        amount: session.money(isOffered ? session.story.order.total : open),
      });
    const id = requestId(session, event);
    const isRepeat = session
      .order()
      .payments.some(({ context }) => context.rows.some(({ reference }) => reference === id.id));
    const amount = session.money(isRepeat ? session.story.order.total : Math.max(open, 1));
    session.ask({ type: 'payment.void', payment, amount, ...id }, provider(event));
  },
  fail: (session, event) =>
    session.tell({ type: 'payment.failed', payment: known(session, event), reference: `failed-${session.next()}` }),
  refund,
  grantRefund: (session, event) => lowerOwed(session, event.amount ?? 0),
  creditOrder: (session, event) => lowerOwed(session, event.amount ?? 0),
};

/** Asked for, and not answered. In the checkout nobody asks: the tender is there and waits. */
function waitFor(session: Session, type: string, event: CaseEvent): void {
  const payment = known(session, event);
  if (!inCheckout(session)) session.ask({ type, payment, amount: session.money(event.amount ?? 0) }, 'waits');
}

/** What the customer owes is lowered. Where the shop owes, a credit of less than nothing is what the customer lets go of. */
function lowerOwed(session: Session, amount: number): void {
  const { outstanding } = session.shop.explain(session.order()).payment.figures;
  const fee = {
    id: `credit-${session.next()}`,
    quantity: 1,
    total: session.money(-amount),
    requiresShipping: false,
  };
  const isLetGo = amount < 0 && outstanding < 0;
  const change = isLetGo ? { kind: 'add_line', line: fee } : { kind: 'discount', amount: session.money(amount) };
  session.ask({ type: 'order.edit', changes: [change] });
}

function refund(session: Session, event: CaseEvent): void {
  const { order, money, ask, tell } = session;
  if (event.payment === undefined && event.refund !== undefined) {
    settleRefund(session, event);
    return;
  }
  const all = refundsOf(order());
  const of = all.tenders.find(({ payment }) => payment === event.payment);
  // All that there is; where there is nothing, the least that can be asked for.
  const amount = money(event.amount ?? Math.max(1, of?.refundable ?? all.refundable));
  const goods = unsentOf(session, unitsOf(event.lines ?? []));
  if (goods.length > 0) cancelUnits(session, goods);
  const id = `refund-${event.refund ?? session.next()}`;
  const handling = { pending: 'waits', failed: 'refuses' }[event.status ?? ''] as 'waits' | 'refuses' | undefined;
  const says = handling ?? provider(event);
  if (inCheckout(session) && event.payment !== undefined) {
    const told = { payment: event.payment, reference: `refunded-${id}`, of: captureOf(session, event.payment), amount };
    tell({ type: 'payment.refunded', ...told });
    return;
  }
  if (event.payment === undefined || event.spill) {
    ask({ type: 'order.refund', id, amount, plan: 'first' }, says);
    return;
  }
  // Of a canceled order nothing is owed that could be lowered.
  const lowers = session.meaning.refunding === 'lowers_owed' && order().lifecycle.state === 'open';
  const goodwill = lowers ? { goodwill: true } : {};
  try {
    ask({ type: 'payment.refund', id, payment: event.payment, amount, ...goodwill }, says);
  } catch (error) {
    // That a refund failed is what the case tells, and no answer to it.
    if (!(error instanceof ProviderSaidNo && event.status === 'failed')) throw error;
  }
  if (event.status === 'pending')
    tell({
      type: 'payment.refund_pending',
      payment: event.payment,
      op: id,
      reference: `pending-${id}`,
      of: captureOf(session, event.payment),
      amount,
    });
}

/** A refund that was under way is settled, or fails. */
function settleRefund(session: Session, { refund: name, status }: CaseEvent): void {
  const op = `refund-${name}`;
  for (const { id, context } of session.order().payments) {
    const row = context.rows.find(({ kind, reference }) => kind === 'refund' && reference === op);
    if (!row?.amount) continue;
    const told = { payment: id, op, reference: `pending-${op}` };
    if (status === 'settled')
      session.tell({ type: 'payment.refunded', ...told, amount: row.amount, of: captureOf(session, id) });
    else session.tell({ type: 'payment.refund_failed', ...told });
    return;
  }
  throw new Untold(`no refund "${name}" is under way`);
}

function captureOf({ order }: Session, payment: string): string {
  const rows = order().payments.find(({ id }) => id === payment)?.context.rows ?? [];
  return rows.find(({ kind }) => kind === 'captured')?.reference ?? 'unknown';
}
