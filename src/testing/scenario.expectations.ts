import {
  canonical,
  type DiscrepancyCode,
  type Effect,
  type Figures,
  type FulfillmentState,
  type LifecycleState,
  type Money,
  type MoneyFigures,
  type Order,
  type OrderAxis,
  type OrderDefinition,
  type OrderEvent,
  type OrderWords,
  type Outcome,
  orderAxes,
  type PaymentState,
  type ReasonCode,
  type ReturnState,
  type UnitFigures,
} from '../index.ts';

/** An effect as a story names it: `type key`, or its type and those fields that matter, amounts as minor units. @since 0.1.0 */
export type ExpectedEffect =
  | `${Effect['type']} ${string}`
  | ({ readonly type: Effect['type']; readonly amount?: number } & Figures);

/** One event of a story, and what became of it. @since 0.1.0 */
export interface Beat {
  /** The event in full. */
  readonly event: OrderEvent;
  readonly outcome: Outcome;
  /** What it asked for. */
  readonly effects: readonly Effect[];
  /** How the order stood then, in words. */
  readonly words: string;
}

/** Where a story stands. */
export interface Standing {
  readonly definition: OrderDefinition;
  readonly order: Order;
  /** What the last `when` brought. */
  readonly latest: readonly Beat[];
  /** What came before it and after the last `then`. */
  readonly unchecked: readonly Beat[];
}

/** The words that a story expects. @since 0.1.0 */
export interface ExpectedWords<Status extends string = never> extends Partial<OrderWords> {
  /** The plugin's word that is shown in place of `overall`; `null` where none is. */
  readonly custom?: Status | null;
}

/**
 * How a story ends. What is left out is not looked at, but for the outcomes and the discrepancies.
 *
 * @typeParam Status - The words that plugins add.
 * @since 0.1.0
 */
export interface Expectations<Status extends string = never> {
  /** Of the last event; those before it were accepted. */
  readonly outcome?: Outcome['kind'];
  /** Of every event of the last `when`, in order. */
  readonly outcomes?: readonly Outcome['kind'][];
  /** Codes of the last refusal, which is then what is expected. */
  readonly reasons?: readonly ReasonCode[];
  /** The refusal asks the sender to keep the event. */
  readonly retry?: boolean;
  /** The derived words. */
  readonly status?: ExpectedWords<Status>;
  /** Names of the rules that gave the words. */
  readonly rules?: Partial<Record<OrderAxis, string>>;
  /** What was decided of the order. */
  readonly lifecycle?: LifecycleState;
  /** States of tenders by id. */
  readonly payments?: Readonly<Record<string, PaymentState>>;
  /** States of parcels by id. */
  readonly fulfillments?: Readonly<Record<string, FulfillmentState>>;
  /** States of return cases by id. */
  readonly returns?: Readonly<Record<string, ReturnState>>;
  /** Codes of everything that does not add up, whatever the order; nothing unless told otherwise. */
  readonly discrepancies?: readonly DiscrepancyCode[];
  /** What the last `when` asked for, whatever the order. */
  readonly effects?: readonly ExpectedEffect[];
  /** What still waits for its answer, whatever the order. */
  readonly pending?: readonly ExpectedEffect[];
  /** Figures of the payment word, in minor units. */
  readonly money?: Partial<Readonly<Record<keyof MoneyFigures, number>>>;
  /** Figures of the fulfillment word, in pieces. */
  readonly units?: Partial<Readonly<Record<keyof UnitFigures, number>>>;
}

/** Everything in which a story ends otherwise, one readable line each. */
export function deviations(story: Standing, expected: Expectations<string>): string[] {
  const { definition, order, latest, unchecked } = story;
  const explained = definition.explain(order);
  const status = definition.statusOf(order);
  const wrong: string[] = [...refusals(unchecked), ...wrongOutcomes(latest, expected)];
  const compare = (what: string, is: unknown, wanted: unknown, because = '') => {
    if (wanted !== undefined && canonical(is) !== canonical(wanted))
      wrong.push(`${what}: expected ${show(wanted)}, is ${show(is)}${because}`);
  };
  for (const axis of orderAxes) {
    const { word, rule, figures } = explained[axis];
    const because = `, by ${rule} of ${counted(figures)}`;
    if (word !== status[axis]) wrong.push(`${axis}: statusOf says ${status[axis]}, explain says ${word}`);
    compare(axis, word, expected.status?.[axis], because);
    compare(`rule of ${axis}`, rule, expected.rules?.[axis], because);
  }
  compare('custom word', status.custom ?? null, expected.status?.custom);
  compare('lifecycle', order.lifecycle.state, expected.lifecycle);
  for (const list of ['payments', 'fulfillments', 'returns'] as const) {
    for (const [id, state] of Object.entries(expected[list] ?? {}))
      compare(`${list} ${id}`, order[list].find((part) => part.id === id)?.state ?? 'not there', state);
  }
  for (const [name, amount] of Object.entries(expected.money ?? {}))
    compare(`money ${name}`, figureOf(explained.payment.figures, name), amount);
  for (const [name, count] of Object.entries(expected.units ?? {}))
    compare(`units ${name}`, figureOf(explained.fulfillment.figures, name), count);
  const found = definition.discrepanciesOf(order);
  compare(
    'discrepancies',
    found.map(({ code }) => code).sort(),
    [...(expected.discrepancies ?? [])].sort(),
    `: ${canonical(found)}`,
  );
  wrong.push(
    ...wrongEffects(
      'effects',
      latest.flatMap(({ effects }) => effects),
      expected.effects,
    ),
  );
  wrong.push(...wrongEffects('pending effects', definition.pendingEffects(order), expected.pending));
  return wrong;
}

const accepted: readonly Outcome['kind'][] = ['applied', 'unchanged'];

function refusals(beats: readonly Beat[]): string[] {
  return beats.flatMap(({ event, outcome }) =>
    accepted.includes(outcome.kind) ? [] : [`${event.id} ${event.type}: expected to be accepted, is ${outcome.kind}`],
  );
}

function wrongOutcomes(beats: readonly Beat[], { outcome, outcomes, reasons, retry }: Expectations<string>): string[] {
  const kinds = beats.map((beat) => beat.outcome.kind);
  const lastOutcome = beats.at(-1)?.outcome;
  const wrong: string[] = [];
  if (outcomes !== undefined) {
    if (canonical(kinds) !== canonical(outcomes)) wrong.push(`outcomes: expected ${outcomes}, are ${kinds}`);
  } else {
    const wanted = outcome ?? (reasons ? 'rejected' : undefined);
    const others = wanted === undefined ? kinds : kinds.slice(0, -1);
    wrong.push(...refusals(beats.slice(0, others.length)));
    if (wanted !== undefined && lastOutcome?.kind !== wanted)
      wrong.push(`outcome: expected ${wanted}, is ${lastOutcome?.kind}`);
  }
  if (reasons !== undefined) {
    const codes = lastOutcome?.kind === 'rejected' ? lastOutcome.reasons.map(({ code }) => code) : [];
    if (canonical(codes) !== canonical(reasons)) wrong.push(`reasons: expected ${show(reasons)}, are ${show(codes)}`);
  }
  if (retry !== undefined && (lastOutcome?.kind === 'rejected' && lastOutcome.retry === true) !== retry)
    wrong.push(`retry: expected ${retry}`);
  return wrong;
}

function wrongEffects(what: string, effects: readonly Effect[], expected?: readonly ExpectedEffect[]): string[] {
  if (expected === undefined) return [];
  const left = [...effects];
  const missing = expected.filter((wanted) => {
    const at = left.findIndex((effect) => isLike(effect, wanted));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map((wanted) => `${what}: ${show(wanted)} is missing`),
    ...left.map((effect) => `${what}: ${canonical(effect)} was not expected`),
  ];
}

function isLike(effect: Effect, wanted: ExpectedEffect): boolean {
  if (typeof wanted === 'string') return wanted === `${effect.type} ${effect.key}`;
  return Object.entries(wanted).every(([name, value]) => {
    const is = (effect as unknown as Readonly<Record<string, unknown>>)[name];
    return canonical(typeof value === 'number' ? (is as Money | undefined)?.amount : is) === canonical(value);
  });
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : canonical(value);
}

/** Figures that are something, for people. */
function counted(figures: object): string {
  const some = Object.entries(figures).filter(([, figure]) => typeof figure === 'number' && figure !== 0);
  return some.length > 0 ? some.map(([name, figure]) => `${name} ${figure}`).join(', ') : 'nothing';
}

function figureOf(figures: object, name: string): unknown {
  return Object.entries(figures).find(([field]) => field === name)?.[1];
}
