import type { Actor, Command, MoneyCommand, OrderCommand, Units } from './events.ts';
import { calledOff, hinders, newParcel, work } from './goods.ts';
import { count, handedOverOf, liveOf, withCanceled, withCase, withParcel } from './lines.ts';
import { indexOf, withPart } from './lists.ts';
import { ask, exceedsOwed, forgivableOf, givenBack, pendingIn, speaksAgainst } from './money.commands.ts';
import { type Line, type Order, type Parcel, type Reason, reason } from './order.ts';
import { newCase, objects, take } from './returns.ts';
import { moneyOf } from './status.ts';

const ofCustomers: ReadonlySet<string> = new Set(['order.cancel', 'return.request']);
const ofWarehouses: ReadonlySet<string> = new Set([
  'fulfillment.plan',
  'fulfillment.ship',
  'return.receive',
  'return.inspect',
]);

function mayAsk({ kind }: Actor, type: string): boolean {
  if (kind === 'staff' || kind === 'system') return true;
  return (kind === 'customer' && ofCustomers.has(type)) || (kind === 'warehouse' && ofWarehouses.has(type));
}

/** The order once a command was accepted, or everything that speaks against it. */
export function decide(
  order: Order,
  command: Command,
): { readonly order: Order } | { readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [];
  if (!mayAsk(command.by, command.type))
    reasons.push(reason('not_authorized', { by: command.by.kind, type: command.type }));
  if ('payment' in command) return ofMoney(order, command, reasons);
  if ('fulfillment' in command) {
    const place = indexOf(order.parcels, command.fulfillment);
    const known = order.parcels[place];
    hinders(order, known, command, reasons);
    if (reasons.length > 0) return { reasons };
    const parcel = work(known ?? newParcel(command.fulfillment), command);
    const parcels = withPart(order.parcels, place, parcel);
    return accepted(order, command, { ...order, parcels, lines: withParcel(order.lines, known, parcel) });
  }
  if ('return' in command) {
    const place = indexOf(order.cases, command.return);
    const known = order.cases[place];
    objects(order, known, command, reasons);
    if (reasons.length > 0) return { reasons };
    const box = take(known ?? newCase(command.return), command);
    const cases = withPart(order.cases, place, box);
    return accepted(order, command, { ...order, cases, lines: withCase(order.lines, known, box) });
  }
  return ofOrder(order, command, reasons);
}

function ofMoney(order: Order, command: MoneyCommand, reasons: Reason[]) {
  const place = indexOf(order.tenders, command.payment);
  const known = order.tenders[place];
  speaksAgainst(order, known, command, reasons);
  if (reasons.length > 0 || !known) return { reasons };
  return accepted(order, command, { ...order, tenders: withPart(order.tenders, place, ask(known, command)) });
}

/** With the command, so that a retry is known, and with the figures as they are then. */
function accepted(before: Order, command: Command, after: Order): { readonly order: Order } {
  const isCounted = before.lines === after.lines && before.state === after.state;
  const units = isCounted ? before.units : count(after);
  const money = moneyOf(after.tenders, units, after.writeOffs);
  return { order: { ...after, commands: [...before.commands, command], units, money } };
}

function ofOrder(order: Order, command: OrderCommand, reasons: Reason[]) {
  switch (command.type) {
    case 'order.cancel':
      speaksAgainstCancel(order, command, reasons);
      return reasons.length > 0 ? { reasons } : accepted(order, command, canceled(order, command));
    case 'order.close':
      speaksAgainstClose(order, command, reasons);
      return reasons.length > 0 ? { reasons } : accepted(order, command, { ...order, state: 'closed' });
    case 'order.write_off': {
      const { amount, currency } = command.amount;
      if (currency !== order.currency)
        reasons.push(reason('currency_mismatch', { expected: order.currency, currency }));
      else exceedsOwed(amount, forgivableOf(order), reasons);
      if (reasons.length > 0) return { reasons };
      const writeOff = { id: command.id, amount, worth: order.money.owed };
      return accepted(order, command, { ...order, writeOffs: [...order.writeOffs, writeOff] });
    }
  }
}

type Cancel = Extract<OrderCommand, { readonly type: 'order.cancel' }>;

function speaksAgainstCancel(order: Order, { by, scope, type }: Cancel, reasons: Reason[]): void {
  const { units, money, state } = order;
  if (state === 'closed' && !(scope === 'unshipped' && units.open > 0)) reasons.push(reason('order_closed'));
  if (scope === 'all' && units.shippedOfAll > 0)
    reasons.push(reason('already_shipped', { shipped: units.shippedOfAll }));
  if (scope === 'unshipped' && units.open === 0) reasons.push(reason('nothing_to_cancel'));
  const isLate =
    order.parcels.some((parcel) => parcel.state === 'shipped' || parcel.state === 'delivered') ||
    (units.open === 0 && money.captured > 0);
  if (by.kind === 'customer' && isLate) reasons.push(reason('work_begun'));
  if (state === 'canceled')
    reasons.push(reason('not_in_state', { part: 'lifecycle', state, type, allowedIn: ['open', 'closed'] }));
}

function speaksAgainstClose({ state, units, money, tenders, cases }: Order, { type }: OrderCommand, reasons: Reason[]) {
  if (units.open > 0) reasons.push(reason('units_open', { open: units.open }));
  if (money.outstanding !== 0) reasons.push(reason('balance_open', { outstanding: money.outstanding }));
  if (money.authorized > 0) reasons.push(reason('authorization_open', { authorized: money.authorized }));
  if (money.operations > 0)
    reasons.push(reason('operation_pending', { operations: tenders.flatMap((tender) => pendingIn(tender)) }));
  const open = cases.filter((box) => box.state !== 'closed').length;
  if (open > 0) reasons.push(reason('return_open', { open }));
  if (state !== 'open') reasons.push(reason('not_in_state', { part: 'lifecycle', state, type, allowedIn: ['open'] }));
}

/** Parcels that have not left are called off, and what is then not owed is given back. */
function canceled(order: Order, command: Cancel): Order {
  const state = command.scope === 'all' ? 'canceled' : order.state;
  const rest = command.scope === 'all' ? [] : openUnits(order);
  let lines = withCanceled(order.lines, rest);
  const money = moneyOf(order.tenders, count({ state, lines }), order.writeOffs);
  const tenders = givenBack(order, money, command);
  const parcels = order.parcels.map((parcel): Parcel => {
    if (parcel.state !== 'open') return parcel;
    const gone = calledOff(parcel, `${command.id}:cancel:${parcel.id}`);
    lines = withParcel(lines, parcel, gone);
    return gone;
  });
  return { ...order, state, lines, tenders, parcels };
}

function openUnits(order: Order): Units {
  const isOpen = (line: Line) => line.requiresShipping && handedOverOf(order, line) < liveOf(order, line);
  return order.lines
    .filter(isOpen)
    .map((line) => ({ line: line.id, quantity: liveOf(order, line) - handedOverOf(order, line) }));
}
