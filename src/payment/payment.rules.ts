import { longest } from '../events.ts';
import { hasRow } from '../ledger.ts';
import type { Money } from '../money.ts';
import { type Reason, reason } from '../reasons.ts';
import type { PaymentEvent } from './payment.events.ts';
import { authorizableOf, capturableOf, refundableOf, totalsOf } from './payment.ledger.ts';
import { isGatewayMethod } from './payment.methods.ts';
import { availableOf, drawnOn, pendingOperationsOf } from './payment.operations.ts';
import type { PaymentContext } from './payment.rows.ts';

type Of<Type extends PaymentEvent['type']> = Extract<PaymentEvent, { readonly type: Type }>;

/** A gateway can be asked about its own methods, and about any tender of which it holds money already. */
function refusesGateway(context: PaymentContext, event: { readonly amount: Money }): null | Reason {
  const { method, authorized } = totalsOf(context);
  if (method !== undefined && !isGatewayMethod(method) && authorized === 0) return reason('offline_method', { method });
  return refusesCurrency(context, event);
}

function refusesCurrency({ currency }: PaymentContext, { amount }: { readonly amount: Money }): null | Reason {
  return amount.currency === currency
    ? null
    : reason('currency_mismatch', { expected: currency, currency: amount.currency });
}

/** Why a tender may refuse what is asked of it, each written for one command. */
export const rules = {
  startsOneAttempt: (context: PaymentContext, event: Of<'payment.authorize'>) => {
    const refused = refusesGateway(context, event);
    if (refused) return refused;
    const { pendingOperations } = totalsOf(context);
    if (pendingOperations.length > 0) return reason('operation_pending', { operations: pendingOperations });
    if (event.replaces !== undefined && !hasRow(context.rows, 'authorized', event.replaces))
      return reason('unknown_part', { part: 'authorization', id: event.replaces });
    const declared = authorizableOf(context, event.replaces);
    return event.amount.amount > declared
      ? reason('exceeds_declared', { requested: event.amount.amount, declared })
      : null;
  },
  coversCapture: (context: PaymentContext, event: Of<'payment.capture'>) => {
    const refused = refusesGateway(context, event);
    if (refused) return refused;
    const attempts = pendingOperationsOf(context).filter(({ row }) => row.kind === 'authorize');
    if (attempts.length > 0)
      return reason('operation_pending', { operations: attempts.map(({ row }) => row.reference) });
    const available = capturableOf(context, drawnOn(context, event.amount.amount, event.of, event.at));
    return event.amount.amount > available
      ? reason('exceeds_authorized', { requested: event.amount.amount, available })
      : null;
  },
  coversVoid: (context: PaymentContext, event: Of<'payment.void'>) => {
    const refused = refusesGateway(context, event);
    if (refused) return refused;
    const drawn = drawnOn(context, event.amount.amount, event.of);
    const available = drawn === undefined ? 0 : availableOf(context, drawn);
    return event.amount.amount > available
      ? reason('nothing_to_void', { requested: event.amount.amount, available })
      : null;
  },
  isToldByNobody: (context: PaymentContext, event: Of<'payment.mark_paid'>) => {
    const { method } = totalsOf(context);
    if (method === undefined || isGatewayMethod(method))
      return reason('gateway_method', { method: method ?? 'unknown' });
    const reference = event.reference ?? event.id;
    if (reference.length > longest.reference)
      return reason('invalid_event', { path: 'reference', problem: 'a reference is needed beside so long an id' });
    return hasRow(context.rows, 'captured', reference)
      ? reason('reference_used', { reference })
      : refusesCurrency(context, event);
  },
  coversRefund: (context: PaymentContext, event: Of<'payment.refund'>) => {
    const refused = refusesCurrency(context, event);
    if (refused) return refused;
    const available = refundableOf(context, event.of);
    return event.amount.amount > available
      ? reason('exceeds_refundable', { requested: event.amount.amount, available })
      : null;
  },
};
