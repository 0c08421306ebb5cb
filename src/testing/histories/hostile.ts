import { type Actor, type Fact, holdCauses, type ParkedFact, reportableCodes, riskLevels } from '../../core.ts';
import { isFact } from './history.ts';
import { hostileGoods } from './hostile.goods.ts';
import { amount, type Known, type Maker, op, parcel, references, units } from './hostile.known.ts';
import { hostileMoney } from './hostile.money.ts';
import { otherWordForPlugins } from './plugins.words.ts';
import type { Sent } from './sent.ts';

const stranger: Actor = { kind: 'provider', id: 'stranger' };

/** What is said about the order as a whole. */
const words: readonly Maker[] = [
  (k) => ({ type: 'order.confirmed', reference: k.dice.pick(references) ?? 'ref-1' }),
  (k) =>
    k.dice.chance(40)
      ? {
          type: 'order.canceled',
          reference: k.dice.pick(references) ?? 'ref-1',
          ...(k.dice.chance(50) && { source: 'marketplace' }),
        }
      : null,
  (k) => ({
    type: 'order.reported',
    reference: k.dice.pick(references) ?? 'ref-1',
    code: k.dice.pick(reportableCodes) ?? 'no_items',
  }),
  (k) => ({
    type: 'stock.rejected',
    attempt: `attempt-${k.dice.below(3)}`,
    units: k.order.lines.map(({ id, quantity }) => ({ line: id, quantity })),
  }),
  (k) => ({
    type: 'stock.rejected',
    attempt: `attempt-${k.dice.below(3)}`,
    units: units(k),
    ...(k.dice.chance(30) && { source: 'erp' }),
  }),
  (k) => ({ type: 'stock.restocked', reference: k.dice.pick(references) ?? 'ref-1' }),
  (k) => {
    const verb = k.dice.pick(['commit', 'release', 'reserve'] as const) ?? 'reserve';
    const attempt = k.dice.chance(60) ? `${verb}/${k.dice.upTo(3)}` : `attempt-${k.dice.below(3)}`;
    const told = { attempt, units: units(k), ...(k.dice.chance(20) && { location: 'annex' }) };
    const some = k.dice.chance(50) ? { reserved: units(k) } : {};
    if (verb === 'commit') return { type: 'stock.committed', ...told, ...some };
    return verb === 'release' ? { type: 'stock.released', ...told } : { type: 'stock.rejected', ...told, ...some };
  },
  (k) => ({
    type: 'stock.restocked',
    reference: `restock/${k.dice.upTo(2)}`,
    units: units(k),
    ...(k.dice.chance(50) && { reserved: units(k) }),
  }),
  (k) => ({ type: 'order.invoiced', reference: k.dice.pick(references) ?? 'ref-1', ...op(k) }),
  (k) => ({ type: 'customer.notified', reference: k.dice.pick(references) ?? 'ref-1' }),
  (k) => ({
    type: 'stock.reserved',
    attempt: `attempt-${k.dice.below(3)}`,
    ...(k.dice.chance(50) && { units: units(k) }),
  }),
];

/** Holds of other services, under a few handles, so that releases meet them early and late. */
const holds: readonly Maker[] = [
  (k) => ({
    type: 'hold.placed',
    hold: handle(k),
    on: k.dice.chance(25) ? 'order' : k.dice.chance(50) ? { fulfillment: parcel(k) } : { units: units(k) },
    cause: k.dice.chance(20) ? 'own:customs' : (k.dice.pick(holdCauses) ?? 'other'),
    ...(k.dice.chance(40) && { owner: 'app-1' }),
    ...(k.dice.chance(30) && { expiresAt: k.at }),
  }),
  (k) => ({ type: 'hold.released', hold: handle(k) }),
  (k) => ({ type: 'hold.released', hold: handle(k) }),
];

function handle({ order, dice }: Known): string {
  const known = order.lifecycle.context.rows.filter(({ kind }) => kind === 'held').map(({ reference }) => reference);
  return dice.pick([...known, 'hold-x', 'hold-y']) ?? 'hold-x';
}

/** What others think of the order. */
const doubts: readonly Maker[] = [
  (k) => ({
    type: 'review.opened',
    reference: k.dice.pick(references) ?? 'ref-1',
    ...(k.dice.chance(30) && { cause: 'high_risk_of_fraud' as const }),
  }),
  (k) => ({
    type: 'risk.assessed',
    reference: k.dice.pick(references) ?? 'ref-1',
    level: k.dice.pick(riskLevels) ?? 'low',
    ...(k.dice.chance(30) && { source: 'scorer', score: `${k.dice.below(100)}` }),
  }),
  (k) => ({ type: 'risk.assessed', reference: 'risk-1', level: k.dice.pick(riskLevels) ?? 'low' }),
];

/** What a plugin was told, word for word, and that it happened earlier or later than was said. */
function happenedAtAnotherTime(facts: readonly Fact[], { samples, dice }: Known): ParkedFact | null {
  const types = new Set<string>(samples.map(({ type }) => type));
  const told = dice.chance(50) ? dice.pick(facts.filter(({ type }) => types.has(type))) : undefined;
  if (!told) return null;
  const { id: _id, at, by: _by, ...content } = told;
  return { ...content, occurredAt: new Date(Date.parse(at) - dice.below(48) * hour).toISOString() } as ParkedFact;
}

const hour = 3_600_000;

/** A fact that was reported before, told differently under the same reference. */
function contradiction(known: Known): ParkedFact | null {
  const { definition, sent, dice, samples } = known;
  const facts = sent.filter((event): event is Fact => isFact(definition, event));
  const ofPlugins = samples.length > 0 && dice.chance(40);
  const other = ofPlugins ? (happenedAtAnotherTime(facts, known) ?? otherWordForPlugins(samples, dice)) : null;
  if (other) return other;
  const before = dice.pick(facts);
  if (!before) return null;
  const { id: _id, at: _at, by: _by, ...content } = before as Fact;
  const told: Record<string, unknown> = { ...content };
  const change = dice.below(6);
  if (change === 0) delete told.occurredAt;
  else if (change === 1) told.occurredAt = '2026-01-02T03:04:05Z';
  else if (change === 2) told.reason = dice.pick(['late', 'again']);
  else if (change === 3 && 'of' in told) told.of = dice.pick(references);
  else if ('amount' in told) told.amount = amount(known);
  else if ('units' in told && content.type !== 'return.inspected') told.units = units(known);
  else told.reason = 'other';
  return told as unknown as ParkedFact;
}

/** A well-formed fact that no honest and timely partner would send. */
export function hostileFact(known: Known): Sent<ParkedFact> | null {
  const roll = known.dice.below(100);
  const family =
    roll < 40
      ? hostileMoney
      : roll < 75
        ? hostileGoods
        : roll < 82
          ? words
          : roll < 87
            ? holds
            : roll < 89
              ? doubts
              : null;
  const draft = family === null ? contradiction(known) : (known.dice.pick(family)?.(known) ?? null);
  return draft ? { draft, by: stranger } : null;
}
