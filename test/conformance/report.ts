import { caseKinds } from './kinds.ts';
import type { Result } from './run.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly deviating: number;
}

/** The last line under `--json`. */
export interface Report {
  readonly total: number;
  readonly peers: Readonly<Record<string, Tally>>;
  readonly kinds: Readonly<Record<string, Tally>>;
  readonly failures: readonly {
    readonly id: string;
    readonly expected: unknown;
    readonly got: unknown;
    readonly why: string;
  }[];
  readonly deviations: readonly { readonly id: string; readonly reason: string }[];
}

function tally(results: readonly Result[]): Tally {
  const count = (verdict: Result['verdict']) => results.filter((one) => one.verdict === verdict).length;
  return { passed: count('passed'), failed: count('failed'), deviating: count('deviating') };
}

export function reportOn(results: readonly Result[]): Report {
  const peers = [...new Set(results.map(({ peer }) => peer))];
  const by = (names: readonly string[], field: 'peer' | 'kind') =>
    Object.fromEntries(names.map((name) => [name, tally(results.filter((one) => one[field] === name))]));
  return {
    total: results.length,
    peers: by(peers, 'peer'),
    kinds: by(caseKinds, 'kind'),
    failures: results
      .filter(({ verdict }) => verdict === 'failed')
      .map(({ id, differences }) => ({
        id,
        expected: Object.fromEntries(differences.map(({ field, expected }) => [field, expected])),
        got: Object.fromEntries(differences.map(({ field, got }) => [field, got])),
        why: differences.map(({ field, why }) => (why === '' ? `${field} differs` : `${field}: ${why}`)).join('; '),
      })),
    deviations: results.flatMap(({ id, verdict, reason = '' }) => (verdict === 'deviating' ? [{ id, reason }] : [])),
  };
}

/** What cases tell that nobody reads: one line for each. */
export function unreadIn(results: readonly Result[]): string[] {
  return results.flatMap(({ id, unread }) => unread.map((field) => `unread     ${id}: ${field}`));
}

/** The report in lines: what failed and why, what deviates, then the figures. */
export function linesOf({ peers, kinds, failures, deviations }: Report): string[] {
  const told = failures.map(
    ({ id, expected, got, why }) =>
      `failed     ${id}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}: ${why}`,
  );
  const apart = deviations.map(({ id, reason }) => `deviating  ${id}: ${reason}`);
  const table = (title: string, tallies: Report['peers']) => [
    title.padEnd(14) + ['passed', 'failed', 'deviating'].map((word) => word.padStart(11)).join(''),
    ...Object.entries(tallies).map(
      ([name, { passed, failed, deviating }]) =>
        name.padEnd(14) + [passed, failed, deviating].map((n) => String(n).padStart(11)).join(''),
    ),
  ];
  return [...told, ...apart, '', ...table('peer', peers), '', ...table('kind', kinds), ''];
}

export function sumOf({ peers }: Report): string {
  const sum = (field: 'passed' | 'failed') => Object.values(peers).reduce((all, one) => all + one[field], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
