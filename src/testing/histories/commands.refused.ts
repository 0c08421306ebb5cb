import { type CommandDraft, type CoreOrderDefinition, commandTypes, type Order } from '../../core.ts';
import type { Dice } from './dice.ts';
import { type Sent, staff } from './sent.ts';

/** A command that ought to be refused: not allowed now, not by this actor, for too much, or for what does not exist. */
export function refusedCommand(
  definition: CoreOrderDefinition,
  order: Order,
  at: string,
  dice: Dice,
): Sent<CommandDraft> | null {
  const every = definition.available(order, { by: staff, at });
  const refused = every.filter((one) => !one.allowed).map((one) => one.command);
  switch (dice.below(8)) {
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
    case 6:
    case 7: {
      const draft = ofAnyType([...every.map(({ command }) => command as CommandDraft), ...ofNothing], dice);
      return draft ? { draft: ofAnother(draft, order, dice), by: staff } : null;
    }
    case 2: {
      const draft = dice.pick(every.map((one) => one.command).filter((one) => 'amount' in one || 'units' in one));
      return draft ? { draft: tooMuch(draft, dice), by: staff } : null;
    }
    default: {
      const draft = ofAnyType(refused, dice);
      return draft ? { draft, by: staff } : null;
    }
  }
}

/** One command of a type that is as likely as any other: an order has many parcels, and few of them can be reviewed. */
function ofAnyType(drafts: readonly CommandDraft[], dice: Dice): CommandDraft | undefined {
  const type = dice.pick([...new Set(drafts.map((draft) => draft.type))]);
  return dice.pick(drafts.filter((draft) => draft.type === type));
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

/** Commands that are offered only where there is something that they could be about. */
const ofNothing: readonly CommandDraft[] = [
  { type: 'review.approve', review: 'review-ghost' },
  { type: 'review.reject', review: 'review-ghost', reason: 'nobody asked' },
  { type: 'hold.release', hold: 'hold-ghost' },
  { type: 'order.revert_edit', edit: 'edit-ghost' },
  { type: 'note.remove', note: 'note-ghost' },
  { type: 'tag.remove', tag: 'tag-ghost' },
];

/** The same, of a part that does not exist, or of another one than was thought of. */
function ofAnother(draft: CommandDraft, order: Order, dice: Dice): CommandDraft {
  const parts: readonly {
    readonly noun: string;
    readonly known: readonly { readonly id: string }[];
    readonly ghost: string;
  }[] = [
    { noun: 'payment', known: order.payments, ghost: 'pay-ghost' },
    { noun: 'fulfillment', known: order.fulfillments, ghost: 'parcel-ghost' },
    { noun: 'return', known: order.returns, ghost: 'return-ghost' },
  ];
  const named = parts
    .filter(({ noun }) => noun in draft)
    .map(({ noun, known, ghost }) => [noun, (dice.chance(70) && dice.pick(known)?.id) || ghost]);
  return { ...draft, ...Object.fromEntries(named) };
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
