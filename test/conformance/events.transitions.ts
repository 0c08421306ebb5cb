import { reason, refundsOf } from '../../src/index.ts';
import type { Handler } from './events.money.ts';
import type { CaseEvent } from './format.ts';
import { Refused, type Session, Untold } from './session.ts';

type Step = (session: Session) => void;

const isDraft = ({ order }: Session) => order().lifecycle.state === 'draft';
const isCanceled = ({ order }: Session) => order().lifecycle.state === 'canceled';

/** The order stands placed, whatever was decided of it before. */
const stands: Step = (session) => {
  if (isDraft(session)) session.ask({ type: 'order.place' });
  if (isCanceled(session)) session.ask({ type: 'order.reopen', reason: 'taken up again' });
};

/** A payment by an offline method is promised: the shop waits for it. */
const promised: Step = (session) => {
  stands(session);
  const payment = `offer-${session.next()}`;
  session.tell({
    type: 'payment.added',
    payment,
    method: 'bank_transfer',
    amount: session.money(session.story.order.total),
  });
};

/** What was promised came to nothing. */
const forgotten: Step = (session) => {
  stands(session);
  for (const { id, state } of session.order().payments)
    if (state === 'pending')
      session.tell({
        type: 'payment.voided',
        payment: id,
        reference: `void-${session.next()}`,
        amount: session.money(session.story.order.total),
      });
};

const failed: Step = (session) => {
  promised(session);
  for (const { id, state } of session.order().payments)
    if (state === 'pending')
      session.tell({ type: 'payment.failed', payment: id, reference: `failed-${session.next()}` });
};

const paid: Step = (session) => {
  if (!session.order().payments.some(({ state }) => state === 'pending')) promised(session);
  const open = session.order().payments.findLast(({ state }) => state === 'pending');
  if (!open) throw new Untold('nobody promised to pay');
  session.ask({ type: 'payment.mark_paid', payment: open.id, amount: session.money(session.story.order.total) });
};

const handedOver: Step = (session) => {
  const parcel = `sent-${session.next()}`;
  const units = session.story.order.lines.map(({ id, qty }) => ({ line: id, quantity: qty }));
  session.settleStock();
  session.ask({ type: 'fulfillment.plan', fulfillment: parcel, units });
  session.ask({ type: 'fulfillment.ship', fulfillment: parcel });
};

/** Only what is here can be canceled: what was marked as handed over is taken back first. */
const takenBack: Step = (session) => {
  for (const { id, state, context } of session.order().fulfillments) {
    const shipment = context.rows.findLast(({ kind }) => kind === 'shipped')?.reference;
    if (state === 'shipped' && shipment !== undefined)
      session.ask({ type: 'fulfillment.unship', fulfillment: id, of: shipment, reason: 'canceled after all' });
  }
  session.settleStock();
};

const givenBack: Step = (session) => {
  const { refundable } = refundsOf(session.order());
  if (refundable > 0) session.ask({ type: 'order.refund', amount: session.money(refundable), plan: 'first' });
};

const moneyCame = ({ order }: Session) => order().payments.some(({ state }) => state === 'captured');

/** A state that follows, with us, from what happened: nobody sets it. Who moves an order there is told whether it is there. */
const follows =
  (axis: 'payment' | 'fulfillment' | 'overall', ...words: readonly string[]): Step =>
  ({ shop, order }) => {
    const { word } = shop.explain(order())[axis];
    if (words.includes(word)) return;
    throw new Refused('order.set_status', [
      reason('not_in_state', { type: 'order.set_status', part: axis, state: word, allowedIn: [...words] }),
    ]);
  };

/** What must happen for an order to be in one of WooCommerce's states, most of which are several of ours at once. */
const statesOfWooCommerce: Readonly<Record<string, Step>> = {
  'checkout-draft': follows('overall', 'draft'),
  'auto-draft': follows('overall', 'draft'),
  pending: forgotten,
  'on-hold': promised,
  failed,
  processing: (session) => (moneyCame(session) ? stands(session) : paid(session)),
  completed: (session) => {
    if (!moneyCame(session)) paid(session);
    handedOver(session);
  },
  cancelled: (session) => {
    stands(session);
    takenBack(session);
    session.ask({ type: 'order.cancel', scope: 'all' });
  },
  refunded: givenBack,
  trash: ({ ask }) => ask({ type: 'order.archive' }),
};

const statesOfVendure: Readonly<Record<string, Step>> = {
  AddingItems: follows('overall', 'draft'),
  ArrangingPayment: follows('overall', 'draft'),
  PaymentAuthorized: follows('payment', 'authorized'),
  PaymentSettled: follows('payment', 'paid', 'overpaid'),
  PartiallyShipped: follows('fulfillment', 'partially_fulfilled'),
  Shipped: follows('fulfillment', 'fulfilled'),
  PartiallyDelivered: follows('fulfillment', 'partially_delivered'),
  Delivered: follows('fulfillment', 'delivered'),
  // A placed order may be edited as it is.
  Modifying: follows('overall', 'pending', 'processing', 'on_hold', 'shipped'),
  ArrangingAdditionalPayment: follows('payment', 'partially_paid', 'unpaid', 'pending', 'partially_authorized'),
  Cancelled: follows('overall', 'canceled'),
};

const states: Readonly<Record<string, Readonly<Record<string, Step>>>> = {
  woocommerce: statesOfWooCommerce,
  vendure: statesOfVendure,
};

/** A state of the peer is wanted by name. */
export const transitionEvents: Readonly<Record<string, Handler>> = {
  transition: (session, { to = '' }: CaseEvent) => {
    const step = states[session.story.peer]?.[to];
    if (step) return step(session);
    if (session.story.peer === 'woocommerce') throw new Untold(`no state "${to}" is known`);
    follows('overall', to)(session);
  },
};
