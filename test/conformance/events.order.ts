import { linesOf, refundsOf } from '../../src/index.ts';
import { cancelUnits, unsentOf } from './events.goods.ts';
import type { Handler } from './events.money.ts';
import type { CaseEvent } from './format.ts';
import { unitsOf } from './opening.parts.ts';
import { type Session, Untold } from './session.ts';

function lineOf(session: Session, id: string | undefined) {
  if (id === undefined) throw new Untold('it names no line');
  return session.story.order.lines.find((one) => one.id === id) ?? { id };
}

/** A line that the order names, or that the event alone tells of. */
function addedLine({ story }: Session, { line = 'added', sku = line, unit = 0, qty = 1 }: CaseEvent) {
  return story.order.lines.find(({ id }) => id === line) ?? { id: line, sku, unit, qty };
}

const quantityOf = ({ order }: Session, id: string) => order().lines.find((line) => line.id === id)?.quantity ?? 0;

/** The order as a whole, and its lines. */
export const orderEvents: Readonly<Record<string, Handler>> = {
  place: (session, event) => {
    const { keeper, story } = session;
    if (event.tracked !== undefined) for (const { sku } of story.order.lines) keeper.track(sku, event.tracked);
    session.ask({ type: 'order.place' });
  },
  cancel: (session) => {
    session.ask({ type: 'order.cancel', scope: 'all' });
    const { refundable } = refundsOf(session.order());
    if (session.meaning.canceling === 'refunds' && refundable > 0)
      session.ask({ type: 'order.refund', amount: session.money(refundable), plan: 'last' });
  },
  cancelLines: (session, event) => {
    const units = unitsOf(event.lines ?? []).filter(({ quantity }) => quantity > 0);
    cancelUnits(session, units);
  },
  // Says what will not be sent. What was sent stays sent.
  shortShip: (session, event) => {
    const units = unsentOf(session, unitsOf(event.lines ?? []));
    if (units.length > 0) cancelUnits(session, units);
  },
  resume: (session) => session.ask({ type: 'order.reopen', reason: 'taken up again' }),
  complete: (session) => session.ask({ type: 'order.close' }),
  expireUnpaid: (session) => {
    session.wait(60 * 24 * 365);
    for (const event of session.shop.tick(session.order(), session.now())) session.ask(event as never);
  },
  editLine: (session, event) => {
    const line = lineOf(session, event.line);
    const by = (event.qty ?? 0) - quantityOf(session, line.id);
    session.ask({ type: 'order.edit', changes: [{ kind: 'change_quantity', line: line.id, by }] });
  },
  removeLine: (session, event) => {
    const { id } = lineOf(session, event.line);
    const quantity = quantityOf(session, id);
    const changes = [{ kind: 'change_quantity', line: id, by: -quantity }];
    cancelUnits(session, [{ line: id, quantity }], { type: 'order.edit', changes });
  },
  addLine: (session, event) => {
    const { id, sku, unit, qty } = addedLine(session, event);
    const quantity = event.qty ?? qty;
    const line = { id, sku, quantity, total: session.money(quantity * unit) };
    const isThere = linesOf(session.order()).some((one) => one.id === id);
    const change = isThere ? { kind: 'change_quantity', line: id, by: quantity } : { kind: 'add_line', line };
    session.ask({ type: 'order.edit', changes: [change] });
    // A draft takes on nothing: whether the shelves have it is asked when it is placed.
    if (session.order().lifecycle.state === 'draft') session.ask({ type: 'order.place' });
  },
  addSurcharge: (session, event) => {
    const { amount = 0, tax = 0, refundPayment } = event;
    const total = session.money(Math.abs(amount) + tax);
    const line = { id: `surcharge-${session.next()}`, quantity: 1, total, requiresShipping: false };
    const change = amount < 0 ? { kind: 'discount', amount: total } : { kind: 'add_line', line };
    session.ask({ type: 'order.edit', changes: [change] });
    // A refund that names no payment is asked as such.
    if (refundPayment !== undefined)
      session.ask({ type: 'payment.refund', ...(refundPayment !== null && { payment: refundPayment }), amount: total });
  },
};
