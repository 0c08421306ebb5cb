import {
  type AdoptInput,
  type CommandDraft,
  type CoreOrderDefinition,
  commandTypes,
  defineOrder,
  factTypes,
  type Opening,
  type ParkedFact,
  type PlaceInput,
  type Policy,
} from '../../src/core.ts';
import type { Bounds, Scene } from '../../src/testing/exploration/scene.ts';

/** How far the explorations go. */
export const scales = ['small', 'usual', 'large'] as const;

export type Scale = (typeof scales)[number];

/** So many pieces of one line, at one minor unit each. */
function orderOf(pieces: number, more: Partial<PlaceInput['lines'][number]> = {}): PlaceInput {
  const money = { amount: pieces, currency: 'EUR' } as const;
  return {
    id: 'order-1',
    at: '2026-01-01T08:00:00.000Z',
    by: { kind: 'customer', id: 'customer-1' },
    currency: 'EUR',
    lines: [{ id: 'line-1', quantity: pieces, total: money, ...more } as PlaceInput['lines'][number]],
    payments: [{ id: 'pay-1', method: 'card', amount: money }],
  };
}

/** For nothing: only its goods move. */
function forNothing(pieces: number): Opening {
  return { kind: 'placed', input: { ...orderOf(pieces, { total: { amount: 0, currency: 'EUR' } }), payments: [] } };
}

/** Paid and with the customer, elsewhere. */
function delivered(pieces: number): Opening {
  const input: AdoptInput = {
    ...orderOf(pieces),
    payments: [{ id: 'pay-1', method: 'card', amount: pieces, captured: pieces }],
    fulfillments: [{ id: 'parcel-1', units: [{ line: 'line-1', quantity: pieces }], state: 'delivered' }],
  };
  return { kind: 'adopted', input };
}

const shop = (policy: Partial<Policy> = {}) => defineOrder({ policy }) as unknown as CoreOrderDefinition;

/** Events by their types, or by what stands in front of the point. */
function among<Type extends string>(all: readonly Type[], stems: string): ReadonlySet<Type> {
  const chosen = stems.split(' ');
  return new Set(all.filter((type) => chosen.some((stem) => type === stem || type.startsWith(`${stem}.`))));
}
const asked = (stems: string) => among<CommandDraft['type']>(commandTypes as readonly CommandDraft['type'][], stems);
const told = (stems: string) => among<ParkedFact['type']>(factTypes as readonly ParkedFact['type'][], stems);

const tight: Bounds = { parcels: 2, returns: 1, attempts: 1, rows: 1, words: 1, surprises: 0, isAfresh: true };
const usually = { bounds: tight, isAnswered: true, samples: [], overrides: false, most: 400_000 } as const;
const all = new Set(['amount', 'part', 'finding'] as const);
const parts = new Set(['part'] as const);

/** What providers do unasked. */
const unaskedMoney =
  'payment.authorized payment.captured payment.voided payment.refunded payment.expired payment.failed payment.refund_failed';

/** The scenes, each of so many pieces, and with as many surprises: what would be one is left out where none is allowed. */
export const scenes = {
  order: (pieces: number, surprises: number): Scene => ({
    ...usually,
    name: 'order',
    says: 'A whole life: money in one sum or a part that is captured with a parcel, goods piece by piece, one return.',
    definition: shop(),
    opening: { kind: 'placed', input: orderOf(pieces) },
    every: parts,
    bounds: { ...tight, surprises },
    commands: asked(
      'payment.authorize payment.capture payment.refund fulfillment.plan fulfillment.ship order.cancel order.cancel_units order.close return.request return.approve return.receive return.inspect return.close',
    ),
    facts: told(surprises > 0 ? `fulfillment.delivered ${unaskedMoney}` : 'fulfillment.delivered'),
  }),
  money: (pieces: number, surprises: number): Scene => ({
    ...usually,
    name: 'money',
    says: 'Nothing is to be shipped: every sum is authorized, captured, voided, refunded and written off, in all and in part.',
    definition: shop(),
    opening: { kind: 'placed', input: orderOf(pieces, { requiresShipping: false }) },
    every: all,
    bounds: { ...tight, surprises },
    commands: asked(
      'payment.authorize payment.capture payment.void payment.refund order.cancel order.close order.write_off order.refund',
    ),
    facts: told(surprises > 0 ? `payment.dispute_opened ${unaskedMoney}` : ''),
  }),
  disputes: (pieces: number, surprises: number): Scene => ({
    ...usually,
    name: 'disputes',
    says: 'Paid and delivered: refunds, disputes, money that comes and goes unasked.',
    definition: shop(),
    opening: delivered(pieces),
    every: all,
    bounds: { ...tight, surprises },
    commands: asked('payment.authorize payment.capture payment.refund order.refund order.close order.write_off'),
    facts: told(surprises > 0 ? `payment.dispute_opened ${unaskedMoney}` : ''),
  }),
  goods: (pieces: number, surprises: number): Scene => ({
    ...usually,
    name: 'goods',
    says: 'For nothing: parcels are planned, packed, sent, taken back, brought back, lost and called off, in all and in part.',
    definition: shop(),
    opening: forNothing(pieces),
    every: all,
    bounds: { ...tight, parcels: pieces, surprises },
    commands: asked(
      'fulfillment.plan fulfillment.pack fulfillment.ship fulfillment.unship fulfillment.cancel order.cancel order.cancel_units order.close',
    ),
    facts: told(
      `fulfillment.delivered fulfillment.canceled${surprises > 0 ? ' fulfillment.returned_to_sender fulfillment.lost' : ''}`,
    ),
  }),
  returns: (pieces: number, surprises: number): Scene => ({
    ...usually,
    name: 'returns',
    says: 'Paid and delivered: what comes back, announced or not, in all and in part, with every finding, and its refund.',
    definition: shop(),
    opening: delivered(pieces),
    every: pieces > 1 ? parts : all,
    bounds: { ...tight, surprises },
    commands: asked(
      'return.request return.approve return.decline return.receive return.inspect return.close return.cancel payment.refund order.close',
    ),
    facts: told(
      `return.sent return.received return.inspected${surprises > 0 ? ' return.requested payment.refunded payment.refund_failed' : ''}`,
    ),
  }),
  stock: (pieces: number, surprises: number): Scene => ({
    ...usually,
    name: 'stock',
    says: 'For nothing, stock is asked for: kept back, lacking, deducted, let go and put back.',
    definition: shop({ stock: 'asked' }),
    opening: forNothing(pieces),
    every: parts,
    bounds: { ...tight, parcels: 1, surprises },
    commands: asked('fulfillment.plan fulfillment.ship fulfillment.unship order.cancel order.cancel_units order.close'),
    facts: told(''),
  }),
  decisions: (pieces: number, surprises: number): Scene => ({
    ...usually,
    name: 'decisions',
    says: 'An order that is reviewed, held, forced, set by hand, closed, reopened, archived and canceled outside.',
    definition: shop({ review: 'beside_payment', reopen: 'allowed', unpaidAfter: { days: 2 } }),
    opening: forNothing(pieces),
    every: parts,
    overrides: true,
    bounds: { ...tight, parcels: 1, surprises },
    commands: asked(
      `review fulfillment.plan fulfillment.ship order.cancel order.close${surprises > 0 ? ' hold order.reopen order.archive order.unarchive' : ''}`,
    ),
    facts: told(`order.canceled order.confirmed${surprises > 0 ? ' review.opened hold.placed hold.released' : ''}`),
  }),
} as const;

/** What is explored: pieces and surprises by scene. */
const explored: Readonly<
  Record<Scale, Readonly<Record<keyof typeof scenes, readonly (readonly [pieces: number, surprises: number])[]>>>
> = {
  small: {
    order: [[1, 0]],
    money: [[1, 0]],
    disputes: [[1, 0]],
    goods: [[1, 1]],
    returns: [[1, 0]],
    stock: [[1, 1]],
    decisions: [[1, 0]],
  },
  usual: {
    order: [
      [2, 0],
      [1, 1],
    ],
    money: [
      [2, 0],
      [1, 1],
    ],
    disputes: [
      [2, 0],
      [1, 1],
    ],
    goods: [[2, 1]],
    returns: [[1, 1]],
    stock: [[2, 1]],
    decisions: [[1, 1]],
  },
  large: {
    order: [[2, 1]],
    money: [[2, 1]],
    disputes: [[2, 2]],
    goods: [[2, 2]],
    returns: [[2, 1]],
    stock: [[2, 2]],
    decisions: [[2, 2]],
  },
};

/** The scenes of a scale. The small ones find one thing of what comes back, whatever it is. */
export function scenesOf(scale: Scale): readonly Scene[] {
  return Object.entries(explored[scale]).flatMap(([name, sizes]) =>
    sizes.map(([pieces, surprises]) => {
      const scene = scenes[name as keyof typeof scenes](pieces, surprises);
      return scale === 'small' ? { ...scene, every: parts } : scene;
    }),
  );
}
