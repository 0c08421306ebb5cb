import type { Policy } from '../../src/index.ts';
import type { Story } from './format.ts';

/** At which commands a peer looks at the shelves, beside the handshake: a shop's own guards in our terms. */
export type Look = 'placing' | 'preparing' | 'paying' | 'canceling';

/** What a peer's words mean in ours. */
export interface Meaning {
  /** What `createFulfillment` does: work begins, the goods leave the stock, or they are handed over. */
  readonly creating: 'picks' | 'packs' | 'ships';
  /** What `cancelFulfillment` does to its units: they wait for another parcel, or are canceled with it. */
  readonly cancelingParcel: 'frees_units' | 'cancels_units';
  /** What `cancelFulfillment` of a parcel that left comes to: it is refused, or the parcel is taken back first. */
  readonly cancelingSent: 'refused' | 'takes_back';
  /** What shipping a canceled parcel comes to: it is refused, or the parcel is taken up again. */
  readonly shippingCanceled: 'refused' | 'resumes';
  /** What canceling the order does about its parcels: it calls them off, or is refused while there are any. */
  readonly parcelsOfCanceled: 'called_off' | 'in_the_way';
  /** What canceling the order does about money, where the policy leaves that to staff. */
  readonly canceling: 'leaves_money' | 'refunds';
  /** What becomes of the debt where money goes back: it is owed again, or what is owed is lowered with it. */
  readonly refunding: 'owed_again' | 'lowers_owed';
  /** Whether a charge beyond what is owed is asked for, or a report of what happened. */
  readonly overpaying: 'asked' | 'reported';
  /** What canceling units that a parcel holds does: it is refused, or the parcel is opened for it. */
  readonly cancelingUnits: 'spares_parcels' | 'opens_parcels';
  /** Whether a draft can be canceled, or is no order yet. */
  readonly draftsCancel: boolean;
  /** Whether a return has to be approved by an event of its own before it is received. */
  readonly approval: 'implied' | 'explicit';
  /** From when units can be asked back: handed over, or in a parcel, which then left. */
  readonly returnable: 'shipped' | 'created';
  /** Events that, repeated word for word, are the same request once more and not a second one. */
  readonly retried: readonly string[];
  readonly looks: readonly Look[];
  /** Whether one parcel may hold what is shipped and what is not. */
  readonly mixing: 'allowed' | 'refused';
  /** Pieces of an order at most. */
  readonly orderLimit: number | null;
}

/** Where a peer stands. What is not said is the library's default, or `usual`. */
export interface Position {
  readonly policy?: Partial<Policy>;
  readonly meaning?: Partial<Meaning>;
}

const usual: Meaning = {
  creating: 'picks',
  cancelingParcel: 'frees_units',
  cancelingSent: 'refused',
  shippingCanceled: 'refused',
  parcelsOfCanceled: 'called_off',
  canceling: 'leaves_money',
  refunding: 'owed_again',
  overpaying: 'asked',
  cancelingUnits: 'spares_parcels',
  draftsCancel: true,
  approval: 'implied',
  returnable: 'shipped',
  retried: [],
  looks: ['placing', 'preparing'],
  mixing: 'allowed',
  orderLimit: null,
};

/** What all peers share: goods are not held up by money unless the case says so. */
const common: Partial<Policy> = { paidBefore: 'nothing' };

const repeatsAreRetries: Position = { meaning: { retried: ['capture', 'void'] } };

/** Per peer: its answers to the questions on which peers differ, and what a tag of `disagreement` changes about them. */
export const peers: Readonly<Record<string, Position & { readonly tags?: Readonly<Record<string, Position>> }>> = {
  medusa: {
    policy: { deductAt: 'packed', zeroTotal: 'paid' },
    meaning: { creating: 'packs', returnable: 'created', parcelsOfCanceled: 'in_the_way', mixing: 'refused' },
    tags: { D15: repeatsAreRetries },
  },
  saleor: {
    policy: { cancelAfterCapture: 'review', zeroTotal: 'paid' },
    meaning: {
      creating: 'ships',
      draftsCancel: false,
      cancelingSent: 'takes_back',
      parcelsOfCanceled: 'in_the_way',
      overpaying: 'reported',
    },
  },
  solidus: {
    policy: { deductAt: 'placed', cancelAfterCapture: 'review', zeroTotal: 'paid', reopen: 'allowed' },
    meaning: { cancelingParcel: 'cancels_units', shippingCanceled: 'resumes', canceling: 'refunds' },
    tags: { D15: repeatsAreRetries },
  },
  spree: {
    policy: {
      cancelAfterCapture: 'review',
      zeroTotal: 'paid',
      shippedAndDelivered: 'partially_fulfilled',
      reopen: 'allowed',
    },
    meaning: {
      approval: 'explicit',
      cancelingParcel: 'cancels_units',
      shippingCanceled: 'resumes',
      canceling: 'refunds',
      draftsCancel: false,
    },
  },
  sylius: {
    policy: { deductAt: 'paid', zeroTotal: 'paid', nothingToShip: 'fulfilled', cancelAfterCapture: 'review' },
    meaning: { looks: ['placing', 'paying', 'canceling'], refunding: 'lowers_owed' },
  },
  vendure: {
    policy: {
      completedWhen: 'delivered',
      deductAt: 'packed',
      unship: 'never',
      cancelAfterCapture: 'review',
      zeroTotal: 'paid',
    },
    meaning: { creating: 'packs', cancelingUnits: 'opens_parcels', orderLimit: 999 },
  },
  woocommerce: {
    policy: {
      cancelAfterCapture: 'review',
      reserveAt: 'offline_promised',
      deductAt: 'offline_promised',
      stockOnFailedPayment: 'released',
      reopen: 'allowed',
      zeroTotal: 'paid',
      nothingToShip: 'fulfilled',
    },
    meaning: { cancelingSent: 'takes_back', cancelingUnits: 'opens_parcels' },
  },
};

/** Settings that a case itself tells, and the policy that they are. */
const settings: readonly {
  readonly name: string;
  readonly policy: (story: Story) => Partial<Policy> | null;
}[] = [
  {
    name: 'settings.requirePaymentToShip',
    policy: ({ parts }) => (parts?.settings?.requirePaymentToShip === true ? { paidBefore: 'shipping' } : null),
  },
  {
    name: 'allowUnpaidFulfillment',
    policy: ({ events, parts }) =>
      [...events, parts?.settings ?? {}].some(({ allowUnpaidFulfillment }) => allowUnpaidFulfillment === false)
        ? { paidBefore: 'shipping' }
        : null,
  },
  {
    // What is reimbursed is what was accepted of a return.
    name: 'reimburse',
    policy: ({ events }) => (events.some(({ type }) => type === 'reimburse') ? { refundLimitedByReceipt: true } : null),
  },
  {
    name: 'line.allowBackorder',
    policy: ({ order }) => (order.lines.some(({ allowBackorder }) => allowBackorder) ? { backorder: 'allowed' } : null),
  },
  {
    name: 'line.outOfStockThreshold',
    policy: ({ order }) =>
      order.lines.some(({ outOfStockThreshold = 0 }) => outOfStockThreshold < 0) ? { backorder: 'allowed' } : null,
  },
  {
    // Held while the customer is in the checkout: before anything is promised, and for a time.
    name: 'hold',
    policy: ({ events }) =>
      events.some(({ type }) => type === 'hold') ? { reserveAt: 'placed', deductAt: 'shipped' } : null,
  },
  {
    name: 'expireUnpaid',
    policy: ({ events }) => (events.some(({ type }) => type === 'expireUnpaid') ? { unpaidAfter: { days: 1 } } : null),
  },
  {
    name: 'cancelFulfillment.restock',
    policy: ({ events }) =>
      events.some(({ type, restock }) => type === 'cancelFulfillment' && restock === false)
        ? { stockOnUnship: 'deducted' }
        : null,
  },
  {
    name: 'hold.ignoreOwnAfterMinutes',
    policy: ({ events }) => {
      const minutes = events.find(({ type }) => type === 'hold')?.ignoreOwnAfterMinutes;
      return minutes ? { unpaidAfter: { minutes } } : null;
    },
  },
];

/** The policy and the meaning under which a story is told: the peer's, then what its tags change, then what the case itself sets. */
export function positionOf(story: Story): { readonly policy: Partial<Policy>; readonly meaning: Meaning } {
  const { tags = {}, ...peer } = peers[story.peer] ?? {};
  const positions: readonly Position[] = [peer, ...story.tags.flatMap((tag) => tags[tag] ?? [])];
  const told = settings.flatMap(({ policy }) => policy(story) ?? []);
  return {
    policy: Object.assign({}, common, ...positions.map(({ policy }) => policy), ...told),
    meaning: Object.assign({}, usual, ...positions.map(({ meaning }) => meaning)),
  };
}
