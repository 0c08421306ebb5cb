import type { MoneyCommand } from './events.ts';
import { asked, availableOf, drawnOn, isOffline, refundableOf, wantedOf } from './money.tender.ts';
import { type MoneyFigures, type Order, type Reason, reason, type Tender, type TenderState } from './order.ts';

const authorizable: ReadonlySet<TenderState> = new Set([
  'pending',
  'authorized',
  'partially_captured',
  'captured',
  'partially_refunded',
  'refunded',
  'voided',
  'failed',
]);
const capturable: ReadonlySet<TenderState> = new Set([...authorizable].filter((state) => state !== 'voided'));
const refundable: ReadonlySet<TenderState> = new Set([
  'partially_captured',
  'captured',
  'partially_refunded',
  'refunded',
]);
const voidable: ReadonlySet<TenderState> = new Set([...refundable, 'authorized']);

const possibleIn: Readonly<Record<MoneyCommand['type'], ReadonlySet<TenderState>>> = {
  'payment.authorize': authorizable,
  'payment.capture': capturable,
  'payment.void': voidable,
  'payment.refund': refundable,
};

/** What may be asked of an order: its gateways are asked for money so often at most. */
const mostRequests = 500;

/** Everything that speaks against asking a gateway, as far as the order knows and then the tender. */
export function speaksAgainst(order: Order, tender: Tender | undefined, command: MoneyCommand, reasons: Reason[]) {
  const { type, payment, amount } = command;
  if (type === 'payment.authorize') exceedsOwed(amount.amount, authorizableFor(order), reasons);
  if (type === 'payment.capture') exceedsOwed(amount.amount, chargeableOf(order), reasons);
  if (type === 'payment.authorize' || type === 'payment.capture') {
    if (order.state === 'closed') reasons.push(reason('order_closed'));
    if (requestsOf(order) >= mostRequests)
      reasons.push(reason('limit_reached', { what: 'operations', bound: mostRequests }));
  }
  if (type === 'payment.refund' && command.return !== undefined && !order.cases.some(({ id }) => id === command.return))
    reasons.push(reason('unknown_part', { part: 'return', id: command.return }));
  if (tender === undefined) {
    reasons.push(reason('unknown_part', { part: 'payment', id: payment }));
    return;
  }
  const own = possibleIn[type].has(tender.state)
    ? refuses(order, tender, command)
    : reason('not_in_state', { part: 'payment', state: tender.state, type, allowedIn: [...possibleIn[type]] });
  if (own) reasons.push(own);
}

function refuses(order: Order, tender: Tender, command: MoneyCommand): Reason | null {
  const requested = command.amount.amount;
  const { type } = command;
  if (type !== 'payment.refund' && isOffline(tender) && tender.authorized === 0)
    return reason('offline_method', { method: tender.method });
  if (command.amount.currency !== order.currency)
    return reason('currency_mismatch', { expected: order.currency, currency: command.amount.currency });
  const { pending } = tender;
  switch (type) {
    case 'payment.authorize': {
      if (tender.operations.some(({ left }) => left > 0))
        return reason('operation_pending', { operations: pendingIn(tender) });
      const declared = Math.max(0, wantedOf(tender) - tender.open);
      return requested > declared ? reason('exceeds_declared', { requested, declared }) : null;
    }
    case 'payment.capture': {
      if (pending.authorize > 0) return reason('operation_pending', { operations: pendingIn(tender, 'authorize') });
      const available = capturableOf(tender, command.of ?? drawnOn(tender, requested));
      return requested > available ? reason('exceeds_authorized', { requested, available }) : null;
    }
    case 'payment.void': {
      const of = command.of ?? drawnOn(tender, requested);
      const available = of === undefined ? 0 : capturableOf(tender, of);
      return requested > available ? reason('nothing_to_void', { requested, available }) : null;
    }
    case 'payment.refund': {
      const available = refundableOf(tender, command.of);
      return requested > available ? reason('exceeds_refundable', { requested, available }) : null;
    }
  }
}

export function pendingIn({ operations }: Tender, kind?: string): readonly string[] {
  return operations.filter((one) => one.left > 0 && (kind === undefined || one.kind === kind)).map(({ id }) => id);
}

/** Of the authorization that is named; at once where nothing is set aside. */
function capturableOf(tender: Tender, of: string | undefined): number {
  if (of === undefined) return tender.open > 0 ? 0 : Math.max(0, wantedOf(tender) - tender.pending.capture);
  const row = tender.authorizations.find(({ reference }) => reference === of);
  return row ? availableOf(tender, row) : 0;
}

/** The tender once its gateway was asked. */
export function ask(tender: Tender, command: MoneyCommand): Tender {
  const { id, type, amount } = command;
  switch (type) {
    case 'payment.authorize':
      return asked(tender, id, 'authorize', amount.amount, undefined);
    case 'payment.capture':
      return asked(tender, id, 'capture', amount.amount, command.of ?? drawnOn(tender, amount.amount));
    case 'payment.void':
      return asked(tender, id, 'void', amount.amount, command.of ?? drawnOn(tender, amount.amount));
    case 'payment.refund':
      return asked(tender, id, 'refund', amount.amount, command.of, command.return);
  }
}

export function exceedsOwed(requested: number, owed: number, reasons: Reason[]): void {
  if (requested > owed) reasons.push(reason('exceeds_owed', { requested, owed }));
}

function chargeableOf({ money, tenders }: Order): number {
  return Math.max(0, money.outstanding + money.writtenOff - pendingOf(tenders, 'capture'));
}

function authorizableFor(order: Order): number {
  return Math.max(0, chargeableOf(order) - order.money.authorized - pendingOf(order.tenders, 'authorize'));
}

/** What may still be written off. */
export function forgivableOf({ money, tenders }: Order): number {
  return Math.max(0, money.outstanding - pendingOf(tenders, 'capture'));
}

function pendingOf(tenders: readonly Tender[], kind: keyof Tender['pending']): number {
  let amount = 0;
  for (const tender of tenders) amount += tender.pending[kind];
  return amount;
}

function requestsOf({ tenders }: Order): number {
  let count = 0;
  for (const { operations } of tenders)
    for (const { kind } of operations) if (kind === 'authorize' || kind === 'capture') count++;
  return count;
}

/** What the tenders have brought, hold and, if no gateway can be asked, promise. */
export function securedBy(tenders: readonly Tender[]): number {
  let secured = 0;
  for (const tender of tenders) {
    const { captured, refunded, uncounted, pending, open, state, declared = 0 } = tender;
    secured += captured - refunded - uncounted - pending.refund + Math.min(open, pending.capture);
    for (const row of tender.authorizations) secured += availableOf(tender, row);
    if (isOffline(tender) && (state === 'pending' || state === 'partially_captured'))
      secured += Math.max(0, declared - captured);
  }
  return secured;
}

/** Voids and refunds that bring what is secured down to what is owed: open authorizations first, the last tender first. */
export function givenBack(order: Order, money: MoneyFigures, command: { readonly id: string }): readonly Tender[] {
  const repayable = money.captured - money.refunded - money.refundPending - Math.max(0, money.owed);
  let excess = repayable + money.authorized - pendingOf(order.tenders, 'void');
  let left = Math.max(0, repayable);
  if (excess <= 0 && left === 0) return order.tenders;
  const after = order.tenders.slice();
  for (let i = after.length - 1; i >= 0; i--) {
    let tender = after[i] as Tender;
    const { id } = tender;
    for (const row of tender.authorizations) {
      const amount = Math.min(availableOf(tender, row), excess);
      if (amount <= 0) continue;
      excess -= amount;
      tender = asked(tender, `${command.id}:void:${id}:${row.reference}`, 'void', amount, row.reference);
    }
    let ofTender = Math.min(left, refundableOf(tender));
    for (const { reference } of tender.captures) {
      const amount = Math.min(refundableOf(tender, reference), ofTender);
      if (amount <= 0) continue;
      ofTender -= amount;
      left -= amount;
      tender = asked(tender, `${command.id}:refund:${id}:${reference}`, 'refund', amount, reference);
    }
    after[i] = tender;
  }
  return after;
}
