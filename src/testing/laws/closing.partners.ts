import { type Dispute, disputesOf, type Money, type Order, type ParkedFact, type PendingEffect } from '../../core.ts';

/** What providers tell of themselves: the end of what they reported as under way, and what has to have come before. */
export function whatProvidersTell(order: Order, reference: string): readonly ParkedFact[] {
  return [...refundsThatAreReported(order), ...capturesThatRefundsTell(order), ...whatIsDisputed(order, reference)];
}

/** What an honest partner answers, in full. */
export function answersTo(effect: PendingEffect, order: Order, reference: string): readonly ParkedFact[] {
  switch (effect.type) {
    case 'authorize_payment':
      return [{ type: 'payment.failed', payment: effect.payment, op: effect.op, reference }];
    case 'capture_payment':
      return [{ ...answer(effect, reference), type: 'payment.captured' }];
    case 'void_payment':
      return [{ ...answer(effect, reference), type: 'payment.voided' }];
    case 'refund_payment': {
      const of = effect.of ?? rowsOf(order, effect.payment, 'captured')[0]?.reference ?? 'unnamed';
      return [{ ...answer(effect, reference), type: 'payment.refunded', of }];
    }
    case 'request_fulfillment': {
      const { fulfillment, op } = effect;
      return [{ type: 'fulfillment.rejected', fulfillment, reference, op, cause: 'other' }];
    }
    case 'cancel_fulfillment':
      return [{ type: 'fulfillment.canceled', fulfillment: effect.fulfillment, reference }];
    case 'reserve_stock':
    case 'commit_stock':
    case 'release_stock':
      return [stockAnswer(effect)];
    case 'restock':
      return effect.return === undefined
        ? [stockAnswer(effect)]
        : [{ type: 'return.restocked', return: effect.return, reference: effect.reference }];
    case 'create_invoice':
      return [{ type: 'order.invoiced', reference, op: effect.op }];
    case 'notify_customer':
      return [{ type: 'customer.notified', reference: effect.reference }];
    default:
      return [];
  }
}

/** A keeper that does what it is asked, and rejects nothing. */
export function stockAnswer(effect: StockRequest): ParkedFact {
  const { units, location } = effect;
  const at = location === undefined ? {} : { location };
  switch (effect.type) {
    case 'reserve_stock':
      return { type: 'stock.reserved', attempt: effect.attempt, units, ...at };
    case 'commit_stock':
      return { type: 'stock.committed', attempt: effect.attempt, units, reserved: effect.reserved, ...at };
    case 'release_stock':
      return { type: 'stock.released', attempt: effect.attempt, units, ...at };
    case 'restock':
      return { type: 'stock.restocked', reference: effect.reference, units, reserved: effect.reserved ?? [], ...at };
  }
}

/** What a stock's keeper is asked. */
export type StockRequest = Extract<
  PendingEffect,
  { readonly type: 'reserve_stock' | 'commit_stock' | 'release_stock' | 'restock' }
>;

function answer(
  { payment, op, amount, of }: Extract<PendingEffect, { readonly op: string; readonly amount: Money }>,
  reference: string,
) {
  return { payment, op, amount, reference, ...(of !== undefined && { of }) };
}

export function rowsOf(order: Order, payment: string, kind: string) {
  return order.payments.find(({ id }) => id === payment)?.context.rows.filter((row) => row.kind === kind) ?? [];
}

/** A refund that a provider reported as on its way is reported as done. */
function refundsThatAreReported(order: Order): ParkedFact[] {
  return order.payments.flatMap(({ id: payment }) =>
    rowsOf(order, payment, 'refund_pending').flatMap(({ reference, amount, of, op }): ParkedFact[] =>
      amount === undefined
        ? []
        : [
            {
              type: 'payment.refunded',
              payment,
              reference,
              amount,
              of: of ?? 'unnamed',
              ...(op !== undefined && { op }),
            },
          ],
    ),
  );
}

/** A refund that names a capture nobody reported: the provider reports that, too. */
function capturesThatRefundsTell(order: Order): ParkedFact[] {
  return order.payments.flatMap(({ id: payment }) =>
    rowsOf(order, payment, 'refunded').flatMap(({ of, amount }): ParkedFact[] =>
      of === undefined || amount === undefined || isCaptured(order, payment, of)
        ? []
        : [{ type: 'payment.captured', payment, reference: of, amount }],
    ),
  );
}

/** A dispute is decided; what is known only by its end is reported from its beginning. */
function whatIsDisputed(order: Order, reference: string): ParkedFact[] {
  return disputesOf(order).flatMap((dispute): ParkedFact[] => {
    const { payment, capture, taken } = dispute;
    if (isOpenDispute(dispute))
      return [{ type: 'payment.dispute_closed', payment, reference, of: dispute.reference, outcome: 'won' }];
    if (taken.amount === 0) return [];
    const of = capture ?? reference;
    const opened: ParkedFact = {
      type: 'payment.dispute_opened',
      payment,
      reference: dispute.reference,
      of,
      amount: taken,
      kind: 'chargeback',
    };
    return capture === undefined
      ? [opened]
      : isCaptured(order, payment, capture)
        ? []
        : [{ type: 'payment.captured', payment, reference: capture, amount: taken }];
  });
}

/** A dispute that the customer's bank has not decided. */
export function isOpenDispute({ state }: Dispute): boolean {
  return state === 'needs_response' || state === 'under_review';
}

function isCaptured(order: Order, payment: string, capture: string | undefined): boolean {
  return rowsOf(order, payment, 'captured').some((row) => row.reference === capture && row.amount !== undefined);
}
