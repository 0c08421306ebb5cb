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
  readonly only: { readonly law: number; readonly path: string } | null;
}

/** The command cannot be understood; the message tells what is wrong, and the usage. */
export class BadArguments extends Error {}

export const usage =
  'npm run laws -- --seed <number> [--runs <number>] [--minutes <number>] [--path <law:path>] [--table]';

/** Reads what stands behind `npm run laws --`. */
export function parseArguments(given: readonly string[], known: readonly number[]): LawRequest {
  const { values } = parse(given);
  const [law = '', ...path] = values.path?.split(':') ?? [];
  if (values.path !== undefined && !known.includes(Number(law)))
    throw new BadArguments(
      `--path begins with the number of a law: ${known.join(', ')}. Take it as the failure printed it.`,
    );
  return {
    seed: whole('seed', values.seed ?? '20260101'),
    runs: whole('runs', values.runs ?? '100'),
    minutes: values.minutes === undefined ? null : whole('minutes', values.minutes),
    table: values.table === true,
    only: values.path === undefined ? null : { law: Number(law), path: path.join(':') },
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

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new BadArguments(`--${name} is a whole number, not "${text}".`);
  return value;
}
