import {
  type Applied,
  type Command,
  defineOrder,
  type Fact,
  lineCountsOf,
  type Money,
  type Order,
  type OrderDefinition,
  type Reason,
  type Units,
} from '../../src/index.ts';
import type { Story } from './format.ts';
import { guardsOf } from './guards.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { type Meaning, positionOf } from './peers.ts';
import { type Asked, answers, refusals } from './provider.ts';
import { isOfShelves } from './shelves.ts';

/** A command that was refused, with its reasons. */
export class Refused extends Error {
  readonly command: string;
  readonly reasons: readonly Reason[];
  constructor(command: string, reasons: readonly Reason[]) {
    super(`${command}: ${reasons.map(({ code, message }) => `${code} (${message})`).join(', ')}`);
    this.command = command;
    this.reasons = reasons;
  }
}

/** Something of a case that our events cannot tell. */
export class Untold extends Error {}

/** The provider said no: the command was accepted, and what came of it is recorded. */
export class ProviderSaidNo extends Error {}

/** An event before it has its envelope. */
export type Draft = { readonly type: string; readonly id?: string; readonly [field: string]: unknown };

/** One case under way. What is asked may be refused (`Refused`); what is told is a fact. */
export interface Session {
  readonly story: Story;
  readonly shop: OrderDefinition;
  readonly meaning: Meaning;
  readonly keeper: Keeper;
  readonly order: () => Order;
  readonly become: (order: Order) => void;
  readonly now: () => string;
  readonly ask: (command: Draft, provider?: 'pays' | 'refuses' | 'waits') => void;
  readonly tell: (fact: Draft) => void;
  /** Whether a command would be accepted. */
  readonly may: (command: Draft) => boolean;
  /** Whether a tender or a parcel would stand elsewhere once this was told. */
  readonly moves: (fact: Draft) => boolean;
  /** Refused as the command would be, and changes nothing. */
  readonly demand: (command: Draft) => void;
  /** The order is placed, if it is not, so that what it needs is held: so many pieces of a line. */
  readonly askToHold: (line: string, quantity?: number) => void;
  /** The keeper answers all that the order asks. */
  readonly settleStock: () => void;
  /** Time goes by. */
  readonly wait: (minutes: number) => void;
  readonly money: (amount: number) => Money;
  readonly next: () => number;
  /** Parcels that took the place of others, by the other's id. */
  readonly parcels: Map<string, string>;
  /** Units that were canceled with their parcel, by the parcel. */
  readonly canceledWith: Map<string, Units>;
  /** Parcels that left before their own event said so: what came after it told that they had. */
  readonly early: Set<string>;
}

/** The part that an event names; where it names none, the only one that there is. */
export function named(id: string | undefined, parts: readonly { readonly id: string }[], what: string): string {
  const [only] = parts;
  if (id !== undefined) return id;
  if (!only || parts.length > 1) throw new Untold(`it names no ${what}, and there are ${parts.length}`);
  return only.id;
}

const statesOf = ({ payments, fulfillments }: Order) => [...payments, ...fulfillments].map(({ state }) => state).join();

const staff = { kind: 'staff', id: 'staff' } as const;
const begin = Date.parse('2026-03-01T09:00:00Z');

export function createSession(story: Story): Session {
  const { policy, meaning } = positionOf(story);
  const keeper = createKeeper(story);
  let minutes = 0;
  let count = 0;
  let current: Order | undefined;
  const now = () => new Date(begin + minutes * 60_000).toISOString();
  const order = () => {
    if (!current) throw new Untold('the order has not begun');
    return current;
  };
  const shop = defineOrder({
    policy: { ...policy, stock: keeper.keeps && !isOfShelves(story) ? 'asked' : 'outside' },
    guards: guardsOf(story, meaning, keeper),
  });
  const become = (next: Order) => {
    current = next;
  };
  const enveloped = (draft: Draft) => {
    count += 1;
    minutes += 1;
    return { id: `event-${count}`, at: now(), by: staff, ...draft };
  };
  const apply = (event: unknown): Applied => {
    const applied = shop.receive(order(), event);
    become(applied.order);
    return applied;
  };
  const tell = (fact: Draft) => {
    const { outcome } = apply(enveloped(fact));
    if (outcome.kind === 'rejected')
      throw new Untold(`the fact ${fact.type} is malformed: ${outcome.reasons[0]?.message}`);
  };
  const answerProvider = (says: 'pays' | 'refuses') => {
    for (let round = 0; round < 50; round++) {
      const asked = shop.pendingEffects(order()).find((effect) => !waiting.has(effect.key) && effect.type in answers);
      if (!asked) return;
      const told = (says === 'pays' ? answers : refusals)[asked.type]?.(asked as Asked, order());
      if (!told) throw new Untold(`no provider answers ${asked.type}`);
      for (const fact of told) tell({ ...fact, by: { kind: 'provider', id: 'provider' } });
      if (says === 'refuses') throw new ProviderSaidNo(asked.type);
    }
  };
  const waiting = new Set<string>();
  const ask: Session['ask'] = (command, provider = 'pays') => {
    const { outcome } = apply(enveloped(command));
    if (outcome.kind === 'rejected') throw new Refused(command.type, outcome.reasons);
    if (provider === 'waits') for (const { key } of shop.pendingEffects(order())) waiting.add(key);
    else answerProvider(provider);
  };
  const settleStock = () => {
    if (!current) return;
    for (let round = 0; round < 100; round++) {
      const asked = shop.pendingEffects(order()).find(({ type }) => /stock/.test(type));
      const answer: Fact | null = asked ? keeper.answer(order(), asked, now()) : null;
      if (!answer) return;
      const before = order();
      apply(answer);
      if (order() === before) return;
    }
  };
  const permissionOf = (command: Draft) => shop.can(order(), enveloped(command) as unknown as Command);
  return {
    story,
    shop,
    meaning,
    keeper,
    order,
    become,
    now,
    ask,
    tell,
    may: (command) => permissionOf(command).allowed,
    moves: (fact) => statesOf(shop.receive(order(), enveloped(fact)).order) !== statesOf(order()),
    demand: (command) => {
      const permission = permissionOf(command);
      if (!permission.allowed) throw new Refused(command.type, permission.reasons);
    },
    askToHold: (line, quantity) => {
      const by = (quantity ?? 0) - (lineCountsOf(order()).find((one) => one.line === line)?.ordered ?? 0);
      if (quantity !== undefined && by !== 0)
        ask({ type: 'order.edit', changes: [{ kind: 'change_quantity', line, by }] });
      if (order().lifecycle.state === 'draft') ask({ type: 'order.place' });
    },
    settleStock,
    wait: (more) => {
      minutes += more;
    },
    money: (amount) => ({ amount, currency: story.order.currency }),
    next: () => ++count,
    parcels: new Map(),
    canceledWith: new Map(),
    early: new Set(),
  };
}
