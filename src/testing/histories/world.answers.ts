import type { ParkedFact, PendingEffect, Units } from '../../core.ts';
import { rejectionCauses } from '../../core.ts';
import { type StockRequest, stockAnswer } from '../laws/closing.partners.ts';
import type { Dice } from './dice.ts';
import { lessUnits, type Sent } from './sent.ts';
import { carrier, provider, rowsOf, type Seen, system, warehouse } from './world.seen.ts';

/** What the one who was asked says. */
export function answerTo(effect: PendingEffect, { order, dice, fresh, at }: Seen): Sent<ParkedFact> | null {
  if (effect.type === 'request_fulfillment') {
    const { fulfillment, op } = effect;
    const roll = dice.below(100);
    if (roll < 55)
      return { draft: { type: 'fulfillment.accepted', fulfillment, reference: fresh('answer'), op }, by: warehouse };
    if (roll > 90)
      return { draft: { type: 'fulfillment.shipped', fulfillment, reference: fresh('shipment') }, by: warehouse };
    const cause = dice.pick(rejectionCauses) ?? 'other';
    return {
      draft: { type: 'fulfillment.rejected', fulfillment, reference: fresh('answer'), op, cause },
      by: warehouse,
    };
  }
  if (effect.type === 'cancel_fulfillment') {
    const { fulfillment, op } = effect;
    if (dice.chance(effect.service === undefined ? 4 : 40))
      return {
        draft: { type: 'fulfillment.cancel_rejected', fulfillment, reference: fresh('answer'), op },
        by: warehouse,
      };
    return dice.chance(85)
      ? { draft: { type: 'fulfillment.canceled', fulfillment, reference: fresh('cancellation') }, by: warehouse }
      : { draft: { type: 'fulfillment.shipped', fulfillment, reference: fresh('shipment') }, by: warehouse };
  }
  if (effect.type === 'create_return_label') {
    const tracking = dice.chance(60) ? { tracking: fresh('back') } : {};
    return {
      draft: {
        type: 'return.label_created',
        return: effect.return,
        op: effect.op,
        reference: fresh('label'),
        ...tracking,
      },
      by: carrier,
    };
  }
  if (effect.type === 'reserve_stock' || effect.type === 'commit_stock' || effect.type === 'release_stock')
    return { draft: keeperAnswers(effect, dice), by: warehouse };
  if (effect.type === 'restock') {
    const { reference } = effect;
    const draft =
      effect.return === undefined
        ? stockAnswer(effect)
        : ({ type: 'return.restocked', return: effect.return, reference } as const);
    return { draft, by: warehouse };
  }
  if (effect.type === 'create_invoice')
    return { draft: { type: 'order.invoiced', reference: fresh('invoice'), op: effect.op }, by: system };
  if (effect.type === 'notify_customer')
    return { draft: { type: 'customer.notified', reference: effect.reference }, by: system };
  if (effect.type === 'schedule_deadline' || effect.type === 'ask_plugin') return null;
  const { payment, op, amount } = effect;
  const tender = order.payments.find(({ id }) => id === payment);
  const roll = dice.below(100);
  if (roll >= 97) return { draft: { type: 'payment.unknown', payment, reference: fresh('call'), op }, by: system };
  if (roll >= 86) {
    const type = effect.type === 'refund_payment' ? 'payment.refund_failed' : 'payment.failed';
    return { draft: { type, payment, reference: fresh('failure'), op }, by: provider };
  }
  const some = roll >= 80 ? { ...amount, amount: dice.upTo(amount.amount) } : amount;
  const answer = { payment, op, amount: some };
  const of = effect.of ?? dice.pick(rowsOf(tender, 'authorized'))?.reference;
  switch (effect.type) {
    case 'authorize_payment':
      if (roll < 15)
        return { draft: { type: 'payment.action_required', payment, op, reference: fresh('attempt') }, by: provider };
      if (roll < 30)
        return { draft: { ...answer, type: 'payment.captured', reference: fresh('capture') }, by: provider };
      return {
        draft: {
          ...answer,
          type: 'payment.authorized',
          reference: fresh('authorization'),
          ...(effect.replaces !== undefined && roll % 4 < 2 && { replaces: effect.replaces }),
          ...(roll % 2 === 0 && { expiresAt: new Date(Date.parse(at) + 7 * 86_400_000).toISOString() }),
        },
        by: provider,
      };
    case 'capture_payment':
      return {
        draft: {
          ...answer,
          type: 'payment.captured',
          reference: fresh('capture'),
          ...(of !== undefined && roll < 60 && { of }),
        },
        by: provider,
      };
    case 'void_payment':
      return {
        draft: {
          ...answer,
          type: 'payment.voided',
          reference: fresh('void'),
          ...(of !== undefined && roll < 60 && { of }),
        },
        by: provider,
      };
    case 'refund_payment': {
      const capture = effect.of ?? dice.pick(rowsOf(tender, 'captured'))?.reference ?? 'capture-0';
      const pending = rowsOf(tender, 'refund_pending').find((row) => row.op === op);
      const type = pending === undefined && roll < 20 ? 'payment.refund_pending' : 'payment.refunded';
      return {
        draft: {
          ...answer,
          ...(effect.to !== undefined && { to: effect.to }),
          type,
          of: capture,
          reference: pending?.reference ?? fresh('refund'),
        },
        by: provider,
      };
    }
  }
}

/** Mostly all that is asked; a reservation now and then in part, or not at all. */
function keeperAnswers(effect: Exclude<StockRequest, { readonly type: 'restock' }>, dice: Dice): ParkedFact {
  const all = stockAnswer(effect);
  if (effect.type !== 'reserve_stock' || dice.chance(65)) return all;
  const { attempt, units } = effect;
  const some = lessUnits(units, 30, dice);
  const rest = lackingUnits(units, some);
  if (some.length === 0 || dice.chance(30)) return { type: 'stock.rejected', attempt, units };
  if (rest.length === 0 || dice.chance(40)) return { type: 'stock.reserved', attempt, units: some, location: 'annex' };
  return { type: 'stock.rejected', attempt, units: rest, reserved: some };
}

function lackingUnits(all: Units, some: Units): Units {
  return all.flatMap(({ line, quantity }) => {
    const rest = quantity - (some.find((unit) => unit.line === line)?.quantity ?? 0);
    return rest > 0 ? [{ line, quantity: rest }] : [];
  });
}
