import {
  type Actor,
  type CommandDraft,
  type CoreOrderDefinition,
  cancelCauses,
  claimCauses,
  commandTypes,
  declineCauses,
  dispositions,
  type LineChange,
  linesOf,
  linesVersionOf,
  notesOf,
  noteVisibilities,
  type Order,
  planRefund,
  refundDestinations,
  refundPolicies,
  returnCauses,
  tagsOf,
  type Units,
} from '../../src/index.ts';
import type { Dice } from './dice.ts';
import { instantAt } from './openings.ts';

/** How eagerly each command is sent where it is allowed. */
const eagerness: Readonly<Record<CommandDraft['type'], number>> = {
  'order.place': 60,
  'order.edit': 4,
  'order.revert_edit': 4,
  'order.change_address': 3,
  'order.invoice': 2,
  'order.confirm_receipt': 4,
  'order.cancel': 1,
  'order.cancel_units': 3,
  'order.close': 10,
  'order.write_off': 3,
  'order.refund': 4,
  'deadline.fired': 20,
  'order.reopen': 12,
  'order.set_status': 2,
  'order.archive': 2,
  'order.unarchive': 6,
  'review.approve': 30,
  'review.reject': 2,
  'note.add': 3,
  'note.remove': 3,
  'tag.add': 3,
  'tag.remove': 3,
  'hold.place': 5,
  'hold.release': 25,
  'payment.authorize': 40,
  'payment.capture': 40,
  'payment.void': 6,
  'payment.refund': 8,
  'payment.mark_paid': 15,
  'fulfillment.plan': 30,
  'fulfillment.pack': 20,
  'fulfillment.ship': 60,
  'fulfillment.unship': 3,
  'fulfillment.cancel': 3,
  'fulfillment.schedule': 6,
  'fulfillment.start': 10,
  'fulfillment.request': 8,
  'fulfillment.split': 5,
  'fulfillment.merge': 4,
  'fulfillment.move': 3,
  'fulfillment.pick': 10,
  'fulfillment.verify': 8,
  'fulfillment.offer': 30,
  'return.request': 16,
  'return.claim': 5,
  'return.approve': 30,
  'return.decline': 5,
  'return.label': 12,
  'return.receive': 30,
  'return.inspect': 30,
  'return.close': 12,
  'return.cancel': 3,
  'return.reopen': 4,
};

/** What replaces something that stands is asked for now and then. */
function eagernessOf(command: CommandDraft): number {
  return 'replaces' in command ? 5 : (eagerness[command.type] ?? 10);
}

const staff: Actor = { kind: 'staff', id: 'staff-1' };

/** Who sends commands; most of all the shop. */
const senders: readonly { readonly by: Actor; readonly weight: number }[] = [
  { by: staff, weight: 6 },
  { by: { kind: 'system', id: 'shop' }, weight: 2 },
  { by: { kind: 'warehouse', id: 'warehouse-1' }, weight: 2 },
  { by: { kind: 'customer', id: 'customer-1' }, weight: 1 },
];

export interface Sent<Draft> {
  readonly draft: Draft;
  readonly by: Actor;
}

/** A command that `available` allows, as it is or for less. Nothing where there is none. */
export function allowedCommand(
  definition: CoreOrderDefinition,
  order: Order,
  at: string,
  dice: Dice,
): Sent<CommandDraft> | null {
  const by = dice.weighted(senders, ({ weight }) => weight)?.by ?? staff;
  const allowed = definition
    .available(order, { by, at })
    .filter((one) => one.allowed && !isTooMuch(order, one.command))
    .map((one) => one.command);
  const forced = dice.chance(3) ? dice.pick(order.fulfillments)?.id : undefined;
  if (forced !== undefined && (by.kind === 'staff' || by.kind === 'system'))
    return { draft: { type: 'fulfillment.ship', fulfillment: forced, force: true, reason: 'the customer waits' }, by };
  const draft = dice.weighted(allowed, eagernessOf);
  return draft ? { draft: less(order, draft, by, at, dice), by } : null;
}

/** The histories stay within four parcels and three returns that we make. */
function isTooMuch(order: Order, { type }: CommandDraft): boolean {
  return (
    (type === 'fulfillment.plan' && order.fulfillments.length >= 4) ||
    (type === 'fulfillment.split' && order.fulfillments.length >= 5) ||
    (type === 'return.request' && order.returns.length >= 3) ||
    (type === 'return.claim' && order.returns.length >= 3) ||
    (type === 'note.add' && notesOf(order).length >= 3) ||
    (type === 'tag.add' && tagsOf(order).length >= 2) ||
    (type === 'order.edit' && linesVersionOf(order) >= 4)
  );
}

/** The same command for a part of what is possible, or with more said. */
function less(order: Order, draft: CommandDraft, by: Actor, at: string, dice: Dice): CommandDraft {
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
      const units = lessUnits(draft.units, 50, dice);
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
      return { ...draft, location: `hall-${dice.upTo(3)}` };
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
        ...(dice.chance(10) && { location: `hall-${dice.upTo(2)}` }),
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

/** Some of the units, at least one piece. */
export function lessUnits(units: Units, percent: number, dice: Dice): Units {
  if (!dice.chance(percent)) return units;
  const from = dice.below(units.length);
  const many = dice.upTo(units.length - from);
  return units
    .slice(from, from + many)
    .map(({ line, quantity }) => ({ line, quantity: quantity > 1 ? dice.upTo(quantity) : 1 }));
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

/** A command that ought to be refused: not allowed now, not by this actor, for too much, or for what does not exist. */
export function refusedCommand(
  definition: CoreOrderDefinition,
  order: Order,
  at: string,
  dice: Dice,
): Sent<CommandDraft> | null {
  const every = definition.available(order, { by: staff, at });
  const refused = every.filter((one) => !one.allowed).map((one) => one.command);
  switch (dice.below(6)) {
    case 5: {
      const draft = dice.pick(every.map((one) => one.command).filter(({ type }) => type === 'order.cancel'));
      return draft ? { draft, by: { kind: 'customer', id: 'customer-1' } } : null;
    }
    case 0: {
      const draft = dice.pick(every)?.command;
      return draft ? { draft, by: { kind: 'carrier', id: 'carrier-1' } } : null;
    }
    case 1:
      return { draft: ghostly(dice, order), by: staff };
    case 2: {
      const draft = dice.pick(every.map((one) => one.command).filter((one) => 'amount' in one || 'units' in one));
      return draft ? { draft: tooMuch(draft, dice), by: staff } : null;
    }
    default: {
      const draft = dice.pick(refused);
      return draft ? { draft, by: staff } : null;
    }
  }
}

function tooMuch(draft: CommandDraft, dice: Dice): CommandDraft {
  if ('amount' in draft) {
    const { amount, currency } = draft.amount;
    return dice.chance(30)
      ? { ...draft, amount: { amount, currency: currency === 'EUR' ? 'USD' : 'EUR' } }
      : { ...draft, amount: { amount: amount * 2 + 1_000_000, currency } };
  }
  if (draft.type === 'fulfillment.plan' || draft.type === 'return.request' || draft.type === 'return.receive') {
    const unknown = dice.chance(40) ? [{ line: 'line-unknown', quantity: 1 }] : [];
    return { ...draft, units: [...draft.units.map((unit) => ({ ...unit, quantity: unit.quantity + 9 })), ...unknown] };
  }
  if (draft.type === 'return.inspect')
    return { ...draft, units: draft.units.map((unit) => ({ ...unit, quantity: unit.quantity + 9 })) };
  return draft;
}

function ghostly(dice: Dice, order: Order): CommandDraft {
  const type = dice.pick(commandTypes) ?? 'order.close';
  if (type === 'payment.refund' || type === 'payment.capture')
    return { type, payment: 'pay-ghost', amount: { amount: 1, currency: order.currency } };
  if (type === 'fulfillment.ship' || type === 'fulfillment.cancel') return { type, fulfillment: 'parcel-ghost' };
  if (type === 'return.approve' || type === 'return.close') return { type, return: 'return-ghost' };
  if (type === 'deadline.fired') return { type, deadline: { kind: 'unpaid', dueAt: '2026-01-01T00:00:00.000Z' } };
  if (type === 'return.receive') return { type, return: 'return-ghost', units: [] };
  return {
    type: 'fulfillment.plan',
    fulfillment: order.fulfillments[0]?.id ?? 'parcel-ghost',
    units: [{ line: 'line-unknown', quantity: 1 }],
  };
}
