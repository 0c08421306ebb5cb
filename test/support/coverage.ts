import {
  commandTypes,
  discrepancyCodes,
  effectTypes,
  factTypes,
  fulfillmentStates,
  fulfillmentStatuses,
  lifecycleStates,
  outcomeKinds,
  overallStatuses,
  paymentStates,
  paymentStatuses,
  reasonCodes,
  returnStates,
  returnStatuses,
} from '../../src/index.ts';
import { type GeneratedHistory, isCommand, tell } from '../../src/testing/histories/history.ts';

/** What has to be reached at least once, by the name of its table. */
const required = {
  'event types (accepted)': [...factTypes, ...commandTypes],
  'payment status': paymentStatuses,
  'fulfillment status': fulfillmentStatuses,
  'returns status': returnStatuses,
  'overall status': overallStatuses,
  'payment state': paymentStates,
  'fulfillment state': fulfillmentStates,
  'return state': returnStates,
  'lifecycle state': lifecycleStates,
  effects: effectTypes,
  outcomes: outcomeKinds,
} as const;

/** What is counted and shown, and may be missing. */
const shown = {
  'event types (refused or parked)': [...factTypes, ...commandTypes],
  'event types (duplicate)': [...factTypes, ...commandTypes],
  discrepancies: discrepancyCodes,
  reasons: reasonCodes,
} as const;

type Table = keyof typeof required | keyof typeof shown;

/** What the generated histories have reached. */
export interface Coverage {
  /** Looks through a history. */
  readonly see: (history: GeneratedHistory) => void;
  /** Names that were never reached, each with its table. */
  readonly missing: () => readonly string[];
  /** The same, with the discrepancies and reasons that were never met: of those each has a story of its own. */
  readonly uncovered: () => readonly string[];
  /** Of the commands that were no duplicates, the share that was accepted, in percent. */
  readonly acceptance: () => number;
  /** The share of histories with a hostile fact, in percent. */
  readonly hostility: () => number;
  /** The share of histories whose order was closed, whatever came after it, in percent. */
  readonly closed: () => number;
  /** The share of histories in which two return cases were inspected, in percent. */
  readonly inspectedTwice: () => number;
  /** All of it for people. */
  readonly report: () => string;
}

export function createCoverage(): Coverage {
  const counts = new Map<Table, Map<string, number>>();
  let [seen, hostile, events, accepted, refused, onPurpose] = [0, 0, 0, 0, 0, 0];
  let [everClosed, twiceInspected] = [0, 0];

  function count(table: Table, name: string): void {
    const names = counts.get(table) ?? new Map<string, number>();
    names.set(name, (names.get(name) ?? 0) + 1);
    counts.set(table, names);
  }
  const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10);
  const acceptance = () => percent(accepted, accepted + refused);
  const hostility = () => percent(hostile, seen);
  const linesOf = ([table, names]: [string, readonly string[]]) => {
    const found = names.map((name) => `${name} ${counts.get(table as Table)?.get(name) ?? 0}`);
    return `${table}\n  ${found.join(', ')}`;
  };

  const unmet = (tables: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(tables).flatMap(([table, names]) =>
      names.filter((name) => !counts.get(table as Table)?.has(name)).map((name) => `${table}: ${name}`),
    );
  const missing = () => unmet(required);
  const closed = () => percent(everClosed, seen);
  const inspectedTwice = () => percent(twiceInspected, seen);

  return {
    see(history) {
      const definition = history.definition;
      seen += 1;
      if (history.hostile.length > 0) hostile += 1;
      onPurpose += history.refusedOnPurpose.length;
      const { first, told } = tell(definition, history);
      for (const effect of definition.pendingEffects(first)) count('effects', effect.type);
      for (const { event, applied } of told) {
        const { outcome, order, effects, status } = applied;
        const { kind } = outcome;
        events += 1;
        count('outcomes', kind);
        const done = kind === 'applied' || kind === 'unchanged';
        count(
          `event types (${done ? 'accepted' : kind === 'duplicate' ? 'duplicate' : 'refused or parked'})`,
          event.type,
        );
        if (isCommand(definition, event) && done) accepted += 1;
        if (isCommand(definition, event) && kind === 'rejected') refused += 1;
        if (kind === 'rejected') for (const { code } of outcome.reasons) count('reasons', code);
        for (const effect of effects) count('effects', effect.type);
        count('payment status', status.payment);
        count('fulfillment status', status.fulfillment);
        count('returns status', status.returns);
        count('overall status', status.overall);
        for (const { state } of order.payments) count('payment state', state);
        for (const { state } of order.fulfillments) count('fulfillment state', state);
        for (const { state } of order.returns) count('return state', state);
        count('lifecycle state', order.lifecycle.state);
      }
      const last = told.at(-1)?.applied.order ?? first;
      const inspected = last.returns.filter(({ context }) => context.rows.some(({ kind }) => kind === 'inspected'));
      if (inspected.length > 1) twiceInspected += 1;
      if (told.some(({ applied }) => applied.order.lifecycle.state === 'closed')) everClosed += 1;
      for (const { code } of definition.discrepanciesOf(last)) count('discrepancies', code);
    },
    missing,
    uncovered: () => [...missing(), ...unmet({ discrepancies: discrepancyCodes, reasons: reasonCodes })],
    acceptance,
    hostility,
    closed,
    inspectedTwice,
    report: () =>
      [
        `${seen} histories, ${events} events; commands accepted ${acceptance()} % (refused on purpose: ${onPurpose} of ${refused}); hostile histories ${hostility()} %; closed ${closed()} %, two cases inspected ${inspectedTwice()} %`,
        ...[...Object.entries(required), ...Object.entries(shown)].map((entry) =>
          linesOf(entry as [string, readonly string[]]),
        ),
      ].join('\n'),
  };
}
