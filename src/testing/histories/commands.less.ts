import {
  type Actor,
  type CommandDraft,
  cancelCauses,
  claimCauses,
  declineCauses,
  dispositions,
  type LineChange,
  linesOf,
  linesVersionOf,
  noteVisibilities,
  type Order,
  planRefund,
  refundDestinations,
  refundPolicies,
  returnCauses,
  type Units,
} from '../../core.ts';
import type { Dice } from './dice.ts';
import { instantAt } from './openings.ts';
import { halls } from './places.ts';
import { lessUnits } from './sent.ts';

/** The same command for a part of what is possible, or with more said. */
export function less(order: Order, draft: CommandDraft, by: Actor, at: string, dice: Dice): CommandDraft {
  switch (draft.type) {
    case 'order.refund': {
      const about = dice.chance(20) ? dice.pick(order.returns) : undefined;
      const amount = lessMoney(draft.amount, 70, dice);
      const plan = dice.pick(refundPolicies) ?? 'last';
      return {
        ...draft,
        amount,
        plan: dice.chance(25) ? planRefund(order, amount, plan) : plan,
        ...(dice.chance(15) && { goodwill: true }),
        ...(about && { return: about.id }),
        ...(dice.chance(20) && { to: dice.pick(refundDestinations) ?? 'original' }),
      };
    }
    case 'order.write_off':
      return { ...draft, amount: lessMoney(draft.amount, 50, dice) };
    case 'payment.mark_paid':
      return {
        ...draft,
        amount: lessMoney(draft.amount, 30, dice),
        ...(dice.chance(50) && { reference: `slip-${dice.below(20)}` }),
      };
    case 'payment.authorize':
      return { ...draft, amount: lessMoney(draft.amount, 20, dice) };
    case 'payment.capture':
    case 'payment.void': {
      const { of, ...rest } = draft;
      const amount = lessMoney(draft.amount, 40, dice);
      return of === undefined || dice.chance(20) ? { ...rest, amount } : { ...rest, amount, of };
    }
    case 'payment.refund': {
      const captures = order.payments
        .filter(({ id }) => id === draft.payment)
        .flatMap(({ context }) => context.rows.filter((row) => row.kind === 'captured'));
      const capture = dice.chance(40) ? dice.pick(captures) : undefined;
      const most = Math.max(1, Math.min(draft.amount.amount, capture?.amount?.amount ?? draft.amount.amount));
      const about = dice.chance(20) ? dice.pick(order.returns) : undefined;
      return {
        ...draft,
        amount: lessMoney({ ...draft.amount, amount: most }, 60, dice),
        ...(capture && { of: capture.reference }),
        ...(dice.chance(15) && { goodwill: true }),
        ...(about && { return: about.id }),
        ...(dice.chance(15) && { to: dice.pick(refundDestinations) ?? 'original' }),
      };
    }
    case 'return.request': {
      const cause = dice.chance(60) ? dice.pick(returnCauses) : undefined;
      const exchange = dice.chance(30) ? [swapFor(draft.return, order.currency, dice)] : undefined;
      const units = lessUnits(draft.units, 70, dice);
      return { ...draft, units, ...(cause && { cause }), ...(exchange && { exchange }) };
    }
    case 'return.claim': {
      const [line] = draft.replacement;
      const replacement = line ? [{ ...line, quantity: dice.upTo(2) }] : draft.replacement;
      return {
        ...draft,
        units: lessUnits(draft.units, 70, dice),
        cause: dice.pick(claimCauses) ?? 'other',
        replacement,
      };
    }
    case 'return.approve':
      return dice.chance(30) ? { ...draft, fee: { amount: dice.below(2_000), currency: order.currency } } : draft;
    case 'return.decline':
      return { ...draft, cause: dice.pick([...declineCauses, 'own:worn'] as const) ?? 'other' };
    case 'order.change_address':
      return { ...draft, address: `address-${dice.below(9)}` };
    case 'order.cancel':
      return { ...draft, ...choicesOf(dice) };
    case 'order.cancel_units':
      return { ...draft, ...choicesOf(dice), units: lessUnits(draft.units, 70, dice) };
    case 'fulfillment.schedule':
      return { ...draft, startsAt: later(draft.startsAt, dice) };
    case 'fulfillment.split':
      return { ...draft, units: lessUnits(draft.units, 80, dice) };
    case 'fulfillment.move':
      return { ...draft, location: dice.pick(halls) ?? halls[0] };
    case 'fulfillment.pick':
    case 'fulfillment.verify':
      return { ...draft, units: lessUnits(draft.units, 30, dice) };
    case 'fulfillment.offer':
      return dice.chance(60) ? { ...draft, until: later(at, dice) } : draft;
    case 'fulfillment.request':
      return { ...draft, service: `service-${dice.upTo(2)}` };
    case 'fulfillment.plan':
      return {
        ...draft,
        units: lessUnits(draft.units, 50, dice),
        ...(dice.chance(15) && { startsAt: later(at, dice) }),
        ...(dice.chance(15) && { shipBy: later(at, dice) }),
        ...(dice.chance(40) && { location: dice.pick(halls.slice(0, 2)) ?? halls[0] }),
        ...(draft.handover === undefined && dice.chance(25) && { handover: 'pickup' }),
      };
    case 'return.receive':
      return { ...draft, units: lessUnits(draft.units, 50, dice) };
    case 'fulfillment.pack':
    case 'fulfillment.ship': {
      const planned = order.fulfillments
        .find(({ id }) => id === draft.fulfillment)
        ?.context.rows.find((row) => row.kind === 'planned')?.units;
      const units = planned && dice.chance(20) ? apart(lessUnits(planned, 100, dice)) : undefined;
      return {
        ...draft,
        ...(units && { units }),
        ...(draft.type === 'fulfillment.ship' && dice.chance(40) && { reference: `waybill-${dice.below(20)}` }),
        ...(draft.type === 'fulfillment.ship' &&
          dice.chance(20) && { tracking: `track-${dice.below(3)}`, carrier: 'post' }),
      };
    }
    case 'order.edit':
      return { ...draft, changes: changesOf(order, dice), ...(dice.chance(40) && { settle: true }) };
    case 'order.revert_edit':
      return { ...draft, ...(dice.chance(40) && { settle: true, version: linesVersionOf(order) }) };
    case 'note.add':
      return {
        ...draft,
        text: dice.pick(['fragile', 'call first']) ?? '',
        visibility: by.kind === 'warehouse' ? 'staff' : (dice.pick(noteVisibilities) ?? 'staff'),
      };
    case 'hold.place': {
      const parcel = dice.chance(40) ? dice.pick(order.fulfillments) : undefined;
      const line = dice.chance(50) ? dice.pick(order.lines) : undefined;
      const on = parcel
        ? { fulfillment: parcel.id }
        : line
          ? { units: apart([{ line: line.id, quantity: dice.upTo(line.quantity) }]) }
          : draft.on;
      return {
        ...draft,
        on,
        ...(dice.chance(30) && by.kind !== 'warehouse' && { owner: 'app-1' }),
        ...(dice.chance(30) && { expiresAt: instantAt(dice.below(30) * 86_400_000) }),
      };
    }
    case 'return.inspect':
      return {
        ...draft,
        units: lessUnits(draft.units, 30, dice).map((unit) => ({
          ...unit,
          disposition: dice.chance(60) ? ('restock' as const) : (dice.pick(dispositions) ?? 'write_off'),
        })),
      };
    default:
      return draft;
  }
}

/** An instant some hours later, in one spelling or another. */
function later(at: string, dice: Dice): string {
  const text = new Date(Date.parse(at) + dice.upTo(72) * 3_600_000).toISOString();
  return dice.chance(30) ? text.replace('.000Z', 'Z') : text;
}

/** What goes out in exchange: dearer or cheaper than what comes back, as it comes. */
function swapFor(box: string, currency: string, dice: Dice) {
  return { id: `${box}-swap`, quantity: dice.upTo(3), total: { amount: dice.below(40_000), currency } };
}

function lessMoney(money: { readonly amount: number; readonly currency: string }, percent: number, dice: Dice) {
  return dice.chance(percent) ? { ...money, amount: dice.upTo(money.amount) } : money;
}

/** The same pieces, one of each line named by itself: what a sloppy sender writes. */
function apart(units: Units): Units {
  return units.flatMap(({ line, quantity }) =>
    quantity > 1
      ? [
          { line, quantity: quantity - 1 },
          { line, quantity: 1 },
        ]
      : [{ line, quantity }],
  );
}

/** Why units are canceled, whether they go back into stock, and whether the customer is told. */
function choicesOf(dice: Dice) {
  return {
    ...(dice.chance(50) && { cause: dice.pick(cancelCauses) ?? ('other' as const) }),
    ...(dice.chance(50) && { restock: true as const }),
    ...(dice.chance(50) && { notify: true as const }),
  };
}

/** What is changed about an order: more or fewer pieces, another price, a discount, another line. */
function changesOf(order: Order, dice: Dice): readonly LineChange[] {
  const { currency } = order;
  const lines = linesOf(order).filter(({ quantity }) => quantity > 0);
  const change = (n: number): LineChange => {
    const line = dice.pick(lines) ?? { id: 'line-1', quantity: 1, total: 0 };
    switch (dice.below(6)) {
      case 0:
        return { kind: 'change_quantity', line: line.id, by: -dice.upTo(line.quantity) };
      case 1:
        return { kind: 'change_quantity', line: line.id, by: dice.upTo(3) };
      case 2: {
        const less = dice.below(line.total + 1);
        return { kind: 'change_total', line: line.id, by: { amount: dice.chance(50) ? -less : less, currency } };
      }
      case 3:
        return {
          kind: 'discount',
          amount: { amount: dice.upTo(Math.max(1, line.total)), currency },
          ...(dice.chance(50) && { lines: [line.id] }),
        };
      case 4:
        return {
          kind: 'add_line',
          line: {
            id: `shipping-${linesVersionOf(order)}-${n}`,
            quantity: 1,
            total: { amount: 490, currency },
            requiresShipping: false,
          },
        };
      default: {
        const net = dice.below(20_000);
        const tax = { amount: Math.floor(net / 5), currency };
        return {
          kind: 'add_line',
          line: {
            id: `more-${linesVersionOf(order)}-${n}`,
            quantity: dice.upTo(3),
            net: { amount: net, currency },
            tax,
          },
        };
      }
    }
  };
  return Array.from({ length: dice.upTo(2) }, (_, n) => change(n));
}
