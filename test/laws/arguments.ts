import { parseArgs } from 'node:util';

/** Which laws are run, how often, and on what is drawn from which seed. */
export interface LawRequest {
  readonly seed: number;
  readonly runs: number;
  /** Goes on with other seeds until so many minutes are over. */
  readonly minutes: number | null;
  /** Prints how many histories came to each pair of a state and an event. */
  readonly table: boolean;
  /** One law, at one case of it: what a failure printed. */
  readonly only: Place | null;
}

/** Where a law was broken: which law, in which round of the seed, and fast-check's path within the round. */
export interface Place {
  readonly law: number;
  readonly round: number;
  readonly path: string;
}

/** Reads and writes `law:path`, and `law.round:path` after the first round. */
export const places = {
  write: ({ law, round, path }: Place): string => `${law}${round > 0 ? `.${round}` : ''}:${path}`,
  read(text: string): Place | null {
    const [whole, law, round, path] = /^(\d+)(?:\.(\d+))?((?::\d+)*)$/.exec(text) ?? [];
    return whole === undefined ? null : { law: Number(law), round: Number(round ?? 0), path: path?.slice(1) ?? '' };
  },
};

/** The command cannot be understood; the message tells what is wrong, and the usage. */
export class BadArguments extends Error {}

export const usage =
  'npm run laws -- --seed <number> [--runs <number>] [--minutes <number>] [--path <law>[:<case>]] [--table]';

/** Reads what stands behind `npm run laws --`. */
export function parseArguments(given: readonly string[], known: readonly number[]): LawRequest {
  const { values } = parse(given);
  const only = values.path === undefined ? null : places.read(values.path);
  if (values.path !== undefined && !(only && known.includes(only.law)))
    throw new BadArguments(
      `--path is the number of a law (${known.join(', ')}) and, for one case of it, numbers behind colons. Take it as the failure printed it.`,
    );
  if (only && values.seed === undefined)
    throw new BadArguments('--path is a place within a seed: give the --seed that the failure printed.');
  return {
    seed: whole('seed', values.seed ?? '20260101', 0, 0xffff_ffff),
    runs: whole('runs', values.runs ?? '100', 1),
    minutes: values.minutes === undefined ? null : whole('minutes', values.minutes),
    table: values.table === true,
    only,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { seed: text, runs: text, minutes: text, path: text, table: { type: 'boolean' } },
    });
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string, least = 0, most = Number.MAX_SAFE_INTEGER): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least || value > most)
    throw new BadArguments(`--${name} is a whole number from ${least} to ${most}, not "${text}".`);
  return value;
}
