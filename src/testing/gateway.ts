import { choice, integer, isPlain, shape } from '../checks.ts';
import type { Actor } from '../events.ts';
import type { Money } from '../money.ts';
import type { Effect } from '../order/order.effects.ts';
import type { Fact, Order } from '../order/order.ts';
import { isGatewayMethod } from '../payment/payment.methods.ts';
import { actor, refuseUnknown } from './refused.ts';

/** What a gateway begins with. @since 0.1.0 */
export interface GatewayInput {
  /** As whom it answers; the provider `gateway` unless said otherwise. */
  readonly by?: Actor;
}

/** What becomes of one call. @since 0.1.0 */
export interface GatewayCall {
  /**
   * What the gateway decides of a request that it has not seen: to do it, unless said otherwise; not to do it; or to do so many minor units
   * of it. To a key that it has seen it says what it said.
   */
  readonly decision?: 'accept' | 'decline' | { readonly part: number };
  /**
   * What is heard of it: the answer, unless said otherwise. `timed_out`: it did what was asked and nobody knows (`payment.unknown`);
   * `silent`: the same, and not even that is said; `lost`: nobody knows, and the request never arrived.
   */
  readonly heard?: 'answer' | 'timed_out' | 'silent' | 'lost';
}

/** What a gateway did for an order, in minor units. @since 0.1.0 */
export interface GatewayBooks {
  /** Set aside and neither captured nor given back. */
  readonly authorized: number;
  /** Taken, before refunds. */
  readonly captured: number;
  /** Paid back. */
  readonly refunded: number;
}

/**
 * A payment gateway in memory, for tests and examples. It does what effects ask once for each key, gives the same answer again to the same
 * key, and keeps its own books, with which an order can be compared. What did not go through it, it does not know.
 *
 * @since 0.1.0
 */
export interface Gateway {
  /** What becomes of the calls that come next, one for each. After them it does what is asked, and answers. */
  readonly next: (...calls: readonly GatewayCall[]) => void;
  /** The answer to an effect about money; none to any other effect, to one that no gateway does (a bank transfer's refund), and where nothing is heard. */
  readonly answer: (order: Order, effect: Effect, at: string) => readonly Fact[];
  /** What became of the request with this key; nothing where it never arrived. */
  readonly query: (key: string, at: string) => readonly Fact[];
  /** Everything that it did for an order, told once more: webhooks come late, in any order and more than once. */
  readonly webhooks: (order: string, at: string) => readonly Fact[];
  /** What it did for an order, or for one of its tenders. */
  readonly books: (order: string, payment?: string) => GatewayBooks;
}

type MoneyEffect = Extract<Effect, { readonly op: string; readonly amount: Money }>;

/** A fact that answers, before it is put into its envelope. */
interface Said {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Money that moved, in minor units, and what the gateway calls it. */
interface Moved {
  readonly reference: string;
  readonly amount: number;
  readonly of?: string;
  readonly replaces?: string;
  readonly to?: string;
}

/** One authorization or capture, and what is left of it. */
interface Holding {
  readonly reference: string;
  left: number;
}

/** What the gateway has of one tender. */
interface Account {
  readonly order: string;
  readonly payment: string;
  readonly authorizations: Holding[];
  readonly captures: Holding[];
  captured: number;
  refunded: number;
}

/** A request that arrived. */
interface Decided {
  readonly order: string;
  readonly at: string;
  readonly said: readonly Said[];
}

const answers = {
  authorize_payment: { done: 'payment.authorized', declined: 'payment.failed', inFull: false },
  capture_payment: { done: 'payment.captured', declined: 'payment.failed', inFull: true },
  void_payment: { done: 'payment.voided', declined: 'payment.failed', inFull: true },
  refund_payment: { done: 'payment.refunded', declined: 'payment.refund_failed', inFull: true },
} as const;

const wish = choice(['accept', 'decline']);
const part = shape({ part: integer(0) });
const beginning = shape({}, { by: actor });
const call = shape(
  {},
  {
    decision: (value, path) => (isPlain(value) ? part : wish)(value, path),
    heard: choice(['answer', 'timed_out', 'silent', 'lost']),
  },
);

/**
 * A payment gateway in memory.
 *
 * @throws An `OrderError` `invalid_input` where it is told something that it does not know, here or with `next`.
 * @since 0.1.0
 */
export function createGateway(input: GatewayInput = {}): Gateway {
  refuseUnknown('createGateway', input, beginning);
  const { by = { kind: 'provider', id: 'gateway' } } = input;
  const accounts: Account[] = [];
  /** By key, in the order in which they came. */
  const decided = new Map<string, Decided>();
  const calls: GatewayCall[] = [];
  let [references, letters] = [0, 0];

  const fresh = (noun: string) => `${noun}-${++references}`;
  const accountOf = (order: string, payment: string): Account => {
    const known = accounts.find((one) => one.order === order && one.payment === payment);
    if (known) return known;
    const opened: Account = { order, payment, authorizations: [], captures: [], captured: 0, refunded: 0 };
    accounts.push(opened);
    return opened;
  };
  const letter = (said: Said, at: string, more: object = {}): Fact =>
    ({ id: `${by.id}-${++letters}`, at, by, ...more, ...said }) as unknown as Fact;

  /** Does as much as it may, and says under which references. */
  const move: Readonly<
    Record<MoneyEffect['type'], (account: Account, effect: MoneyEffect, amount: number) => Moved[]>
  > = {
    authorize_payment: (account, effect, amount) => {
      const replaced = 'replaces' in effect ? account.authorizations.find(named(effect.replaces)) : undefined;
      if (replaced) replaced.left = 0;
      const reference = fresh('authorization');
      account.authorizations.push({ reference, left: amount });
      return [{ reference, amount, ...(replaced && { replaces: replaced.reference }) }];
    },
    capture_payment: (account, { of }, amount) => {
      const reference = fresh('capture');
      const from = of === undefined ? undefined : account.authorizations.find(named(of));
      if (from) from.left -= amount;
      account.captures.push({ reference, left: amount });
      account.captured += amount;
      return [{ reference, amount, ...(from && { of: from.reference }) }];
    },
    void_payment: (account, { of }, amount) =>
      taken(account.authorizations, of, amount).map((one) => ({ ...one, reference: fresh('void') })),
    refund_payment: (account, effect, amount) => {
      const to = 'to' in effect && effect.to !== undefined ? { to: effect.to } : {};
      account.refunded += amount;
      return taken(account.captures, effect.of, amount).map((one) => ({
        ...one,
        ...to,
        reference: fresh('refund'),
      }));
    },
  };

  /** How much of it can be done at all. */
  const mostOf = (account: Account, { type, of, amount }: MoneyEffect): number => {
    if (type === 'authorize_payment' || (type === 'capture_payment' && of === undefined)) return amount.amount;
    const holdings = type === 'refund_payment' ? account.captures : account.authorizations;
    return holdings.filter(of === undefined ? () => true : named(of)).reduce((sum, { left }) => sum + left, 0);
  };

  const decide = (order: Order, effect: MoneyEffect, decision: GatewayCall['decision'] = 'accept'): readonly Said[] => {
    const { type, payment, op, amount } = effect;
    const { done, declined, inFull } = answers[type];
    const account = accountOf(order.id, payment);
    const wanted = decision === 'decline' ? 0 : decision === 'accept' ? amount.amount : decision.part;
    const moved = wanted <= mostOf(account, effect) ? Math.min(wanted, amount.amount) : 0;
    const did = (moved > 0 ? move[type](account, effect, moved) : []).map((one) => ({
      ...one,
      type: done,
      payment,
      op,
      amount: { amount: one.amount, currency: amount.currency },
    }));
    // Who does not say that the rest will not come is asked for it for ever.
    const ends = moved > 0 && (!inFull || moved === amount.amount);
    return ends ? did : [...did, { type: declined, payment, op, reference: fresh('refusal') }];
  };

  const told = (key: string, at: string): readonly Fact[] => {
    const known = decided.get(key);
    return known ? known.said.map((said) => letter(said, at, { occurredAt: known.at })) : [];
  };

  return {
    next: (...more) => {
      for (const one of more) refuseUnknown('gateway.next', one, call);
      calls.push(...more);
    },
    answer: (order, effect, at) => {
      if (!isAboutMoney(effect) || (effect.method !== undefined && !isGatewayMethod(effect.method))) return [];
      const { decision, heard = 'answer' } = calls.shift() ?? {};
      if (heard !== 'lost' && !decided.has(effect.key))
        decided.set(effect.key, { order: order.id, at, said: decide(order, effect, decision) });
      if (heard === 'answer') return told(effect.key, at);
      if (heard === 'silent') return [];
      const { payment, op } = effect;
      return [letter({ type: 'payment.unknown', payment, op, reference: fresh('call') }, at)];
    },
    query: told,
    webhooks: (order, at) => [...decided].flatMap(([key, one]) => (one.order === order ? told(key, at) : [])),
    books: (order, payment) => {
      const own = accounts.filter((one) => one.order === order && (payment === undefined || one.payment === payment));
      const sum = (of: (account: Account) => number) => own.reduce((all, account) => all + of(account), 0);
      return {
        authorized: sum(({ authorizations }) => authorizations.reduce((all, { left }) => all + left, 0)),
        captured: sum(({ captured }) => captured),
        refunded: sum(({ refunded }) => refunded),
      };
    },
  };
}

function isAboutMoney(effect: Effect): effect is MoneyEffect {
  return effect.type in answers;
}

const named =
  (wanted: string | undefined) =>
  ({ reference }: Holding): boolean =>
    reference === wanted;

/** Takes an amount out of what is held, the first that was held first, and says out of which. */
function taken(holdings: readonly Holding[], of: string | undefined, amount: number): { of: string; amount: number }[] {
  let rest = amount;
  return holdings.flatMap((holding) => {
    const part = of === undefined || holding.reference === of ? Math.min(rest, holding.left) : 0;
    holding.left -= part;
    rest -= part;
    return part > 0 ? [{ of: holding.reference, amount: part }] : [];
  });
}
