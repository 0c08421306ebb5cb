import type { CommandDraft, Opening, ParkedFact, PaymentMethod } from '../../core.ts';

/** What becomes of a small order without the plugin: what is looked at together with it. */
export interface Life {
  /** How it begins, in the words of a story. */
  readonly says: string;
  readonly method: PaymentMethod;
  /** Pieces of each line. */
  readonly pieces: 1 | 2;
  /** Its lines; one shirt unless said otherwise. */
  readonly lines?: readonly string[];
  /** What each line costs, in minor units; 100 unless said otherwise. */
  readonly total?: number;
  /** Whether its stock is asked for. */
  readonly stock: boolean;
  readonly commands: readonly CommandDraft['type'][];
  readonly facts: readonly ParkedFact['type'][];
}

const ends = ['order.cancel', 'order.close'] as const;

/** The lives that are looked at; the first also where the plugin is looked at alone. */
export const lives: readonly [Life, ...Life[]] = [
  {
    says: 'An order of one shirt is placed, to be paid by transfer',
    method: 'bank_transfer',
    pieces: 1,
    stock: true,
    commands: ['fulfillment.ship', ...ends],
    facts: [
      'payment.captured',
      'payment.refunded',
      'stock.reserved',
      'stock.committed',
      'stock.released',
      'stock.restocked',
    ],
  },
  {
    says: 'An order of one shirt is placed, to be paid by card',
    method: 'card',
    pieces: 1,
    stock: false,
    commands: ['payment.void', ...ends],
    facts: ['payment.authorized', 'payment.captured', 'payment.voided'],
  },
  {
    says: 'An order of one shirt is placed, to be paid by transfer, and may come back',
    method: 'bank_transfer',
    pieces: 1,
    stock: false,
    commands: [
      'fulfillment.ship',
      'return.request',
      'return.approve',
      'return.receive',
      'return.inspect',
      'return.close',
      'order.close',
    ],
    facts: ['payment.captured'],
  },
  {
    says: 'An order of two shirts is placed, to be paid by transfer',
    method: 'bank_transfer',
    pieces: 2,
    stock: false,
    commands: ['fulfillment.ship', 'order.cancel_units', ...ends],
    facts: ['payment.captured'],
  },
  {
    says: 'An order of one shirt is placed, to be paid by transfer, and may be held',
    method: 'bank_transfer',
    pieces: 1,
    stock: false,
    commands: ['hold.place', 'hold.release', 'fulfillment.pack', 'fulfillment.ship', ...ends],
    facts: ['payment.captured'],
  },
  {
    says: 'An order of a shirt, a mug, a cap and a bag for 2,400.00 is placed, to be paid by transfer, and may be tagged',
    method: 'bank_transfer',
    pieces: 1,
    lines: ['shirt', 'mug', 'cap', 'bag'],
    total: 600_00,
    stock: false,
    commands: ['tag.add', 'tag.remove', 'fulfillment.ship', ...ends],
    facts: ['payment.captured'],
  },
];

/** How such an order begins. */
export function openingOf({ method, pieces, lines = ['shirt'], total = 100 }: Life): Opening {
  const amountOf = (minor: number) => ({ amount: minor, currency: 'EUR' }) as const;
  return {
    kind: 'placed',
    input: {
      id: 'order-1',
      at: '2026-01-01T08:00:00.000Z',
      by: { kind: 'customer', id: 'customer-1' },
      currency: 'EUR',
      lines: lines.map((id) => ({ id, quantity: pieces, total: amountOf(total) })),
      payments: [{ id: 'tender', method, amount: amountOf(total * lines.length) }],
      fulfillments: [{ id: 'parcel-1', units: lines.map((line) => ({ line, quantity: pieces })) }],
    },
  };
}
