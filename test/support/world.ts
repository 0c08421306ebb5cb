import type {
  Actor,
  CoreOrderDefinition,
  LedgerRow,
  Order,
  ParkedFact,
  Payment,
  PendingEffect,
  Units,
} from '../../src/index.ts';
import { dispositions, holdsOf, rejectionCauses, riskLevels, trackingStatuses } from '../../src/index.ts';
import { type StockRequest, stockAnswer } from './closing.partners.ts';
import { lessUnits, type Sent } from './commands.ts';
import type { Dice } from './dice.ts';
import { wordsForPlugins } from './plugins.ts';
import { banksThatDispute } from './world.disputes.ts';

const provider: Actor = { kind: 'provider', id: 'gateway-1' };
const warehouse: Actor = { kind: 'warehouse', id: 'warehouse-1' };
const carrier: Actor = { kind: 'carrier', id: 'carrier-1' };
const customer: Actor = { kind: 'customer', id: 'customer-1' };
const system: Actor = { kind: 'system', id: 'shop' };

/** A fresh reference. */
export type Fresh = (noun: string) => string;

/** What partners see. */
export interface Seen {
  readonly order: Order;
  readonly at: string;
  readonly dice: Dice;
  readonly fresh: Fresh;
}

/** What an honest partner reports next: the answer to something pending, or the next thing that happens by itself. */
export function honestFact(definition: CoreOrderDefinition, seen: Seen): Sent<ParkedFact> | null {
  const { order, dice } = seen;
  const asked = definition.pendingEffects(order).filter(({ type }) => type !== 'schedule_deadline');
  if (asked.length > 0 && dice.chance(65)) {
    const effect = dice.pick(asked);
    const answer = effect && answerTo(effect, seen);
    if (answer) return answer;
  }
  return (
    dice.pick([
      ...moneyThatComes(seen),
      ...banksThatDispute(seen),
      ...parcelsThatMove(seen),
      ...returnsThatMove(seen),
      ...wordsOfTheShop(seen),
      ...holdsOfOthers(seen),
      ...doubtsOfOthers(seen),
      ...wordsForPlugins(definition.plugins.list, seen),
    ]) ?? null
  );
}

function rowsOf(payment: Payment | undefined, kind: string): readonly LedgerRow[] {
  return payment?.context.rows.filter((row) => row.kind === kind) ?? [];
}

/** What the one who was asked says. */
function answerTo(effect: PendingEffect, { order, dice, fresh, at }: Seen): Sent<ParkedFact> | null {
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

/** Transfers, cash and links: money for which nobody has to be asked. */
function moneyThatComes({ order, dice, fresh }: Seen): Sent<ParkedFact>[] {
  return order.payments.flatMap((tender): Sent<ParkedFact>[] => {
    const added = rowsOf(tender, 'added')[0];
    const paid = rowsOf(tender, 'captured').reduce((sum, row) => sum + (row.amount?.amount ?? 0), 0);
    const rest = (added?.amount?.amount ?? 0) - paid;
    if (tender.state !== 'pending' && tender.state !== 'partially_captured' && tender.state !== 'requires_action')
      return [];
    const challenge = rowsOf(tender, 'action_required')[0];
    if (tender.state === 'requires_action' && challenge) {
      return [
        {
          draft: {
            type: 'payment.authorized',
            payment: tender.id,
            reference: challenge.reference,
            amount: { amount: rest, currency: order.currency },
            ...(challenge.op !== undefined && { op: challenge.op }),
          },
          by: provider,
        },
      ];
    }
    const offline = added?.method !== 'card' && added?.method !== 'voucher';
    if (!offline) return [];
    const amount = {
      amount: dice.chance(70) ? Math.max(0, rest) : dice.upTo(Math.max(1, rest)),
      currency: order.currency,
    };
    return [
      { draft: { type: 'payment.captured', payment: tender.id, reference: fresh('transfer'), amount }, by: provider },
      { draft: { type: 'payment.captured', payment: tender.id, reference: fresh('transfer'), amount }, by: provider },
      { draft: { type: 'payment.reminded', payment: tender.id, reference: fresh('reminder') }, by: system },
    ];
  });
}

/** What the warehouse and the carrier report of parcels. */
function parcelsThatMove({ order, dice, fresh, at }: Seen): Sent<ParkedFact>[] {
  return order.fulfillments.flatMap(({ id: fulfillment, state, context }): Sent<ParkedFact>[] => {
    const planned = context.rows.find((row) => row.kind === 'planned')?.units ?? [];
    const shipment = context.rows.find((row) => row.kind === 'shipped')?.reference;
    const of = shipment !== undefined && dice.chance(70) ? { of: shipment } : {};
    const handover = context.rows.find((row) => row.kind === 'planned')?.handover;
    const offer = context.rows.find((row) => row.kind === 'offered')?.reference;
    const picked = context.rows.find((row) => row.kind === 'picked')?.units;
    if (handover === 'pickup' && state === 'packed') {
      const until = new Date(Date.parse(at) + 48 * 3_600_000).toISOString();
      return [
        {
          draft: {
            type: 'fulfillment.ready_for_pickup',
            fulfillment,
            reference: fresh('offer'),
            ...(dice.chance(50) && { until }),
          },
          by: warehouse,
        },
        { draft: { type: 'fulfillment.picked_up', fulfillment, reference: fresh('collection') }, by: warehouse },
        ...(offer === undefined
          ? []
          : [
              {
                draft: {
                  type: 'fulfillment.not_collected' as const,
                  fulfillment,
                  reference: fresh('lapse'),
                  of: offer,
                },
                by: warehouse,
              },
            ]),
      ];
    }
    if (handover === 'digital' && state === 'open')
      return [{ draft: { type: 'fulfillment.delivered', fulfillment, reference: fresh('download') }, by: system }];
    if (state === 'in_progress' && picked && dice.chance(40))
      return [
        {
          draft: {
            type: 'fulfillment.verified',
            fulfillment,
            reference: fresh('look'),
            units: lessUnits(picked, 15, dice),
          },
          by: warehouse,
        },
      ];
    if (state === 'open' && planned.length > 0)
      return [
        { draft: { type: 'fulfillment.picked', fulfillment, reference: fresh('pick'), units: planned }, by: warehouse },
      ];
    if (state === 'in_progress')
      return [{ draft: { type: 'fulfillment.packed', fulfillment, reference: fresh('packing') }, by: warehouse }];
    if (state === 'packed')
      return [{ draft: { type: 'fulfillment.shipped', fulfillment, reference: fresh('shipment') }, by: warehouse }];
    if (state !== 'shipped') return [];
    const status = dice.pick(trackingStatuses) ?? 'in_transit';
    const some = planned.length > 0 && dice.chance(20) ? { units: lessUnits(planned, 100, dice) } : {};
    const delivered: Sent<ParkedFact> = {
      draft: { type: 'fulfillment.delivered', fulfillment, reference: fresh('delivery'), ...of, ...some },
      by: carrier,
    };
    return [
      { draft: { type: 'fulfillment.tracked', fulfillment, reference: fresh('scan'), status, ...of }, by: carrier },
      { draft: { type: 'fulfillment.delivery_failed', fulfillment, reference: fresh('attempt'), ...of }, by: carrier },
      ...(shipment !== undefined && dice.chance(30)
        ? [
            {
              draft: {
                type: dice.chance(50) ? ('fulfillment.lost' as const) : ('fulfillment.damaged' as const),
                fulfillment,
                reference: fresh('incident'),
                of: shipment,
                ...(planned.length > 0 && dice.chance(60) && { units: lessUnits(planned, 100, dice) }),
              },
              by: carrier,
            },
          ]
        : []),
      delivered,
      delivered,
      delivered,
    ];
  });
}

/** What customers and the warehouse report of returns. */
function returnsThatMove({ order, dice, fresh }: Seen): Sent<ParkedFact>[] {
  return order.returns.flatMap(({ id, state, context }): Sent<ParkedFact>[] => {
    const requested = context.rows.find((row) => row.kind === 'requested')?.units ?? [];
    const received = context.rows.find((row) => row.kind === 'received');
    if (state === 'approved')
      return [{ draft: { type: 'return.sent', return: id, reference: fresh('sending') }, by: customer }];
    const scan: Sent<ParkedFact> = {
      draft: {
        type: 'return.tracked',
        return: id,
        reference: fresh('scan'),
        status: dice.pick(trackingStatuses) ?? 'in_transit',
      },
      by: carrier,
    };
    if (state === 'in_transit' && requested.length > 0)
      return [
        scan,
        {
          draft: {
            type: 'return.received',
            return: id,
            reference: fresh('receipt'),
            units: lessUnits(requested, 30, dice),
          },
          by: warehouse,
        },
      ];
    if (state === 'received' && received?.units) {
      const disposition = dice.chance(60) ? ('restock' as const) : (dice.pick(dispositions) ?? 'write_off');
      const units = received.units.map((unit) => ({ ...unit, disposition }));
      return [
        { draft: { type: 'return.inspected', return: id, reference: fresh('inspection'), units }, by: warehouse },
      ];
    }
    return [];
  });
}

/** What other services keep back for a while, and let go. */
function holdsOfOthers({ order, dice, fresh }: Seen): Sent<ParkedFact>[] {
  const held = holdsOf(order);
  const released = held.map(({ hold }): Sent<ParkedFact> => ({ draft: { type: 'hold.released', hold }, by: system }));
  if (held.length > 0 || !dice.chance(6)) return released;
  return [{ draft: { type: 'hold.placed', hold: fresh('hold'), on: 'order', cause: 'awaiting_payment' }, by: system }];
}

/** Somebody wants a second look, or rates the risk. */
function doubtsOfOthers({ dice, fresh }: Seen): Sent<ParkedFact>[] {
  const level = dice.pick(riskLevels) ?? 'low';
  if (dice.chance(4)) return [{ draft: { type: 'review.opened', reference: fresh('review') }, by: system }];
  return dice.chance(6) ? [{ draft: { type: 'risk.assessed', reference: fresh('rating'), level }, by: system }] : [];
}

function wordsOfTheShop({ order, fresh }: Seen): Sent<ParkedFact>[] {
  const confirmed = order.lifecycle.context.rows.some((row) => row.kind === 'confirmed');
  return confirmed ? [] : [{ draft: { type: 'order.confirmed', reference: fresh('confirmation') }, by: system }];
}
