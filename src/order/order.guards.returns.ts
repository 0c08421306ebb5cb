import { packedOrGone } from '../fulfillment/fulfillment.status.ts';
import type { LineInput } from '../lines.ts';
import { reason } from '../reasons.ts';
import type { RequestReturn } from '../returns/returns.events.ts';
import { returnTotalsOf } from '../returns/returns.ledger.ts';
import { replacementsAskedOf } from '../returns/returns.replacements.ts';
import { normalUnits, quantityOf, withoutUnits } from '../units.ts';
import { spokenForOf } from './order.claims.ts';
import { isOpenReturn } from './order.deadlines.ts';
import { refusesLines } from './order.edits.ts';
import { figuresOf } from './order.figures.ts';
import { exceeds, type Guard, guard } from './order.guard.ts';
import { linesOf } from './order.lines.ts';
import { workOfCase } from './order.replacements.ts';
import { isBound, returnBalancesOf, windowOf } from './order.returns.ts';
import type { Command, Order } from './order.ts';

type Claim = Extract<Command, { readonly type: 'return.claim' }>;
type Going = Extract<Command, { readonly type: 'return.approve' | 'return.reopen' }>;

/** The new lines that a command asks for. */
function linesIn({ currency }: Order, command: RequestReturn | Claim): readonly LineInput[] {
  if (command.type === 'return.request') return command.exchange ?? [];
  return command.replacement.map((line) => ({ ...line, total: { amount: 0, currency } }));
}

/** Whether a command asks for new lines, or goes on with a case that does. */
function sendsOut(order: Order, command: RequestReturn | Claim | Going): boolean {
  if (command.type === 'return.request' || command.type === 'return.claim') return linesIn(order, command).length > 0;
  const known = order.returns.find(({ id }) => id === command.return);
  return known !== undefined && replacementsAskedOf(known.context).length > 0;
}

/** What speaks against taking goods back. */
export const returnGuards: readonly Guard[] = [
  guard('returns_more_than_was_handed_over', ['return.request'], (order, { units }) =>
    exceeds(order, units, 'exceeds_returnable', (f) => f.handedOver - f.claimed),
  ),
  guard('returns_a_final_sale', ['return.request'], (order, command) => {
    const sold = new Set(linesOf(order).flatMap(({ id, returnable }) => (returnable === false ? [id] : [])));
    const unit = command.units.find(({ line }) => sold.has(line));
    return unit && isBound(command) ? reason('final_sale', { line: unit.line }) : null;
  }),
  guard('returns_after_the_window', ['return.request'], (order, command) => {
    if (!isBound(command)) return null;
    for (const { line, quantity } of normalUnits(command.units)) {
      const { open, closedAt } = windowOf(order, line, command.at);
      if (closedAt !== null && quantity > open)
        return reason('return_window_closed', {
          line,
          requested: quantity,
          available: Math.max(0, open),
          closedAt,
          at: command.at,
        });
    }
    return null;
  }),
  guard('claims_what_is_not_there_to_be_replaced', ['return.claim'], (order, { units }) => {
    const spoken = spokenForOf(order.returns, figuresOf(order).lines);
    return exceeds(order, units, 'exceeds_returnable', (f) => f.handedOver - quantityOf(spoken, f.line.id));
  }),
  guard(
    'sends_out_of_an_ended_order',
    ['return.request', 'return.claim', 'return.approve', 'return.reopen'],
    (order, command) => {
      const { lifecycle } = order;
      if (!sendsOut(order, command)) return null;
      if (lifecycle.state === 'canceled') return reason('order_canceled');
      return lifecycle.state === 'closed' ? reason('order_closed') : null;
    },
  ),
  guard('sends_out_no_sound_lines', ['return.request', 'return.claim'], (order, command) =>
    refusesLines(order, linesIn(order, command)),
  ),
  guard(
    'refunds_more_than_came_back',
    ['payment.refund', 'order.refund'],
    (order, { return: box, amount, goodwill }) => {
      if (!order.obligations.refundLimitedByReceipt || goodwill) return null;
      const balance = returnBalancesOf(order).find((one) => one.return === box);
      return balance && amount.amount > balance.due
        ? reason('exceeds_return', { return: balance.return, requested: amount.amount, available: balance.due })
        : null;
    },
  ),
  guard('cancels_what_was_refunded', ['return.cancel'], (order, { return: box }) => {
    const { refunded = 0 } = returnBalancesOf(order).find((one) => one.return === box) ?? {};
    return refunded > 0 ? reason('already_refunded', { return: box, refunded }) : null;
  }),
  guard('calls_off_too_late_for_a_customer', ['return.cancel'], (order, { return: box, by }) =>
    by.kind === 'customer' && workOfCase(order, box, packedOrGone).length > 0 ? reason('work_begun') : null,
  ),
  guard('reopens_more_than_was_handed_over', ['return.reopen'], (order, { return: box }) => {
    const known = order.returns.find(({ id }) => id === box);
    if (!known || isOpenReturn(known)) return null;
    const { requested, received } = returnTotalsOf(known.context);
    return exceeds(order, withoutUnits(requested, received), 'exceeds_returnable', (f) => f.handedOver - f.claimed);
  }),
  guard('agrees_on_a_fee_in_another_currency', ['return.approve'], ({ currency: expected }, { fee }) =>
    fee && fee.currency !== expected ? reason('currency_mismatch', { expected, currency: fee.currency }) : null,
  ),
  guard('receives_more_than_was_handed_over', ['return.receive'], (order, { units }) =>
    exceeds(order, units, 'exceeds_returnable', (f) => f.handedOver - f.received),
  ),
];
