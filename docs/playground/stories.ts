import type { Money } from '../../src/index.ts';
import type { Choices, Session, Told } from './session.ts';

/** A history to be stepped through. */
interface Story {
  readonly choices: Pick<Choices, 'sample'> & Partial<Pick<Choices, 'plugins'>>;
  readonly events: readonly Told[];
}

const eur = (amount: number): Money => ({ amount, currency: 'EUR' });

const captured = (reference: string, amount: number, payment = 'card'): Told => ({
  type: 'payment.captured',
  payment,
  reference,
  amount: eur(amount),
});

const refunded = (reference: string, of: string, amount: number, op?: string): Told => ({
  type: 'payment.refunded',
  payment: 'card',
  reference,
  of,
  amount: eur(amount),
  ...(op !== undefined && { op }),
});

const ship = (fulfillment: string): Told => ({ type: 'fulfillment.ship', fulfillment });

/** What the carrier or the warehouse says of a parcel. */
const told = (type: string, fulfillment: string, more: object = {}): Told => ({
  type: `fulfillment.${type}`,
  fulfillment,
  reference: `${fulfillment}-${type}-1`,
  ...more,
});

const paidTwoTenders = [captured('voucher-captured-1', 30_00, 'voucher'), captured('card-captured-1', 110_00)];

/** Histories that show one thing each. The guides link to them by their names. */
export const stories = {
  'captured-twice': {
    choices: { sample: 'card' },
    events: [
      captured('card-captured-1', 50_00),
      captured('card-captured-1', 50_00),
      captured('card-captured-2', 50_00),
      refunded('card-refunded-1', 'card-captured-2', 50_00),
    ],
  },
  'told-differently': {
    choices: { sample: 'card' },
    events: [captured('card-captured-1', 50_00), captured('card-captured-1', 40_00)],
  },
  'webhook-early': {
    choices: { sample: 'card' },
    events: [
      refunded('card-refunded-1', 'card-captured-1', 10_00),
      captured('card-captured-1', 50_00),
      told('delivered', 'parcel-2'),
      { type: 'fulfillment.split', fulfillment: 'box', into: 'parcel-2', units: [{ line: 'mug', quantity: 1 }] },
      told('shipped', 'parcel-2'),
    ],
  },
  'answer-lost': {
    choices: { sample: 'card' },
    events: [
      { type: 'payment.capture', payment: 'card', amount: eur(50_00) },
      { type: 'payment.unknown', payment: 'card', op: 'e1', reference: 'timeout-1' },
      { type: 'payment.capture', payment: 'card', amount: eur(50_00) },
      { ...captured('card-captured-1', 50_00), op: 'e1' },
    ],
  },
  'not-shipped': {
    choices: { sample: 'card' },
    events: [
      { type: 'hold.place', hold: 'hold-1', on: 'order', cause: 'incorrect_address' },
      ship('box'),
      captured('card-captured-1', 50_00),
      ship('box'),
      { type: 'hold.release', hold: 'hold-1' },
      ship('box'),
    ],
  },
  'partial-shipment-and-return': {
    choices: { sample: 'split' },
    events: [
      ...paidTwoTenders,
      ship('small'),
      told('delivered', 'small'),
      { type: 'return.requested', return: 'return-1', units: [{ line: 'bulb', quantity: 1 }], cause: 'unwanted' },
      { type: 'return.approve', return: 'return-1' },
      ship('large'),
      {
        type: 'return.received',
        return: 'return-1',
        reference: 'return-1-received-1',
        units: [{ line: 'bulb', quantity: 1 }],
      },
      {
        type: 'return.inspect',
        return: 'return-1',
        units: [{ line: 'bulb', quantity: 1, disposition: 'restock' }],
      },
      { type: 'payment.refund', payment: 'card', amount: eur(5_00), return: 'return-1' },
      refunded('card-refunded-1', 'card-captured-1', 5_00, 'e10'),
      { type: 'return.restocked', return: 'return-1', reference: 'e9' },
      { type: 'return.close', return: 'return-1' },
      told('delivered', 'large'),
    ],
  },
  'cancel-after-part-shipped': {
    choices: { sample: 'split' },
    events: [
      ...paidTwoTenders,
      ship('small'),
      { type: 'order.cancel', scope: 'all' },
      { type: 'order.cancel', scope: 'unshipped' },
      refunded('card-refunded-1', 'card-captured-1', 90_00, 'e5:refund:card:card-captured-1'),
    ],
  },
  'delivered-after-cancel': {
    choices: { sample: 'card' },
    events: [
      captured('card-captured-1', 50_00),
      { type: 'order.cancel', scope: 'all' },
      refunded('card-refunded-1', 'card-captured-1', 50_00, 'e2:refund:card:card-captured-1'),
      told('shipped', 'box'),
      told('delivered', 'box'),
    ],
  },
  'late-money': {
    choices: { sample: 'card' },
    events: [
      { type: 'order.cancel', scope: 'all' },
      captured('card-captured-1', 50_00),
      refunded('card-refunded-1', 'card-captured-1', 50_00),
    ],
  },
  'refund-without-return': {
    choices: { sample: 'card' },
    events: [
      captured('card-captured-1', 50_00),
      ship('box'),
      { type: 'payment.refund', payment: 'card', amount: eur(5_00), goodwill: true, reason: 'A stain' },
      refunded('card-refunded-1', 'card-captured-1', 5_00, 'e3'),
    ],
  },
  'price-raised': {
    choices: { sample: 'card' },
    events: [
      captured('card-captured-1', 50_00),
      { type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'shirt', by: 1 }] },
      { type: 'payment.added', payment: 'link', method: 'card', amount: eur(20_00) },
      captured('link-captured-1', 20_00, 'link'),
    ],
  },
  'cash-on-delivery': {
    choices: { sample: 'cash' },
    events: [
      ship('parcel'),
      told('delivered', 'parcel'),
      { ...captured('cash-captured-1', 64_90, 'cash'), by: { kind: 'carrier', id: 'post' } },
    ],
  },
  'dispute-lost': {
    choices: { sample: 'card' },
    events: [
      captured('card-captured-1', 50_00),
      ship('box'),
      told('delivered', 'box'),
      {
        type: 'payment.dispute_opened',
        payment: 'card',
        reference: 'dispute-1',
        of: 'card-captured-1',
        amount: eur(50_00),
        kind: 'chargeback',
      },
      {
        type: 'payment.dispute_closed',
        payment: 'card',
        reference: 'dispute-1-closed',
        of: 'dispute-1',
        outcome: 'lost',
      },
    ],
  },
  'gift-in-between': {
    choices: { sample: 'card', plugins: ['gift-wrapping'] },
    events: [
      { type: 'gift.ask', payload: { paper: 'red' }, by: { kind: 'customer', id: 'carla' } },
      captured('card-captured-1', 50_00),
      { type: 'fulfillment.pack', fulfillment: 'box' },
      { type: 'gift.wrapped', reference: 'desk-1', by: { kind: 'warehouse', id: 'hub' } },
      { type: 'fulfillment.pack', fulfillment: 'box' },
      ship('box'),
    ],
  },
} as const satisfies Record<string, Story>;

export type StoryName = keyof typeof stories;
export const storyNames = Object.keys(stories) as StoryName[];

/** Whether there is a story of this name. */
export function isStory(name: string): name is StoryName {
  return Object.hasOwn(stories, name);
}

/** A story from its beginning, in the library as it comes. */
export function tellStory(name: StoryName, { choices: { language } }: Session): Session {
  const { choices, events }: Story = stories[name];
  return { choices: { shop: 'core', policy: {}, plugins: [], ...choices, language }, events, at: 0 };
}

/** The story that a session tells, as long as nothing else was sent. */
export function storyOf({ choices, events }: Session): StoryName | undefined {
  const text = JSON.stringify(events);
  return storyNames.find(
    (name) => choices.sample === stories[name].choices.sample && JSON.stringify(stories[name].events) === text,
  );
}
