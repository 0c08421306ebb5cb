import type { Order, PendingEffect } from '../../src/index.ts';
import type { Told } from './session.ts';

/** How the outside world could answer what it was asked: as asked, or not. */
export interface Answers {
  readonly yes?: Told;
  readonly no?: Told;
}

type AnswersTo<Type extends PendingEffect['type']> = (
  effect: Extract<PendingEffect, { type: Type }>,
  reference: string,
  order: Order,
) => Answers;

const gateway =
  (type: string) =>
  ({ payment, op, amount, of }: { payment: string; op: string; amount: unknown; of?: string }, reference: string) => ({
    yes: { type, payment, op, amount, reference, ...(of !== undefined && { of }) },
    no: { type: 'payment.failed', payment, op, reference },
  });

const table: { readonly [Type in PendingEffect['type']]: AnswersTo<Type> } = {
  authorize_payment: gateway('payment.authorized'),
  capture_payment: gateway('payment.captured'),
  void_payment: gateway('payment.voided'),
  refund_payment: ({ payment, op, amount, of }, reference, order) => {
    const rows = order.payments.find(({ id }) => id === payment)?.context.rows ?? [];
    const capture = of ?? rows.find(({ kind }) => kind === 'captured')?.reference ?? 'unknown';
    return {
      yes: { type: 'payment.refunded', payment, op, amount, reference, of: capture },
      no: { type: 'payment.refund_failed', payment, op, reference },
    };
  },
  request_fulfillment: ({ fulfillment, op }, reference) => ({
    yes: { type: 'fulfillment.accepted', fulfillment, op, reference },
    no: { type: 'fulfillment.rejected', fulfillment, op, reference, cause: 'out_of_stock' },
  }),
  cancel_fulfillment: ({ fulfillment, op }, reference) => ({
    yes: { type: 'fulfillment.canceled', fulfillment, reference },
    no: { type: 'fulfillment.cancel_rejected', fulfillment, op, reference },
  }),
  create_return_label: ({ return: id, op }, reference) => ({
    yes: { type: 'return.label_created', return: id, op, reference },
  }),
  reserve_stock: ({ attempt, units }) => ({
    yes: { type: 'stock.reserved', attempt, units },
    no: { type: 'stock.rejected', attempt, units },
  }),
  commit_stock: ({ attempt, units, reserved }) => ({ yes: { type: 'stock.committed', attempt, units, reserved } }),
  release_stock: ({ attempt, units }) => ({ yes: { type: 'stock.released', attempt, units } }),
  restock: ({ return: id, reference, units, reserved }) => ({
    yes:
      id === undefined
        ? { type: 'stock.restocked', reference, units, ...(reserved && { reserved }) }
        : { type: 'return.restocked', return: id, reference },
  }),
  notify_customer: ({ reference }) => ({ yes: { type: 'customer.notified', reference } }),
  create_invoice: ({ op }, reference) => ({ yes: { type: 'order.invoiced', op, reference } }),
  ask_plugin: () => ({}),
  schedule_deadline: ({ deadline }) =>
    deadline.kind === 'plugin'
      ? { yes: { type: deadline.event, by: { kind: 'system', id: 'clock' }, at: deadline.dueAt } }
      : { yes: { type: 'deadline.fired', deadline, at: deadline.dueAt } },
};

export function answersTo(effect: PendingEffect, reference: string, order: Order): Answers {
  return (table[effect.type] as AnswersTo<PendingEffect['type']>)(effect as never, reference, order);
}
