/**
 * Measures alternatives against each other. Of the known runners, mitata and tinybench time the wall clock and run one alternative after the
 * other: on a machine that others use, both drift. Here CPU time is taken, garbage collection included; the alternatives take turns, in
 * reversed order every other round; ratios are formed within a round.
 */

/** Something that is timed: `run` does it once. A number that it gives is how many units of work that was. */
export interface Alternative {
  readonly name: string;
  readonly run: () => unknown;
}

/** Microseconds of CPU for one unit of work. */
export interface Timing {
  readonly name: string;
  readonly median: number;
  /** Half of the distance between the quartiles, as a share of the median. */
  readonly spread: number;
  /** How many times the first alternative's time this one takes, round by round: the median. */
  readonly ratio: number;
}

export interface Effort {
  readonly rounds: number;
  /** CPU milliseconds that each alternative gets in each round. */
  readonly slice: number;
}

/** How long figures are taken: for a look, or to be quoted. */
export const efforts = { usual: { rounds: 9, slice: 40 }, long: { rounds: 25, slice: 120 } } as const;

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Runs an alternative for a while; microseconds of CPU for one unit of work. */
async function timed({ run }: Alternative, slice: number): Promise<number> {
  const from = cpu();
  let units = 0;
  let spent = 0;
  for (let batch = 1; spent < slice * 1_000; batch *= 2) {
    for (let i = 0; i < batch; i++) {
      const done = run();
      const value = done instanceof Promise ? await done : done;
      units += typeof value === 'number' ? value : 1;
    }
    spent = cpu() - from;
  }
  return spent / units;
}

/** So many rounds nobody counts: until then, functions are compiled anew. */
const warmUp = 8;

/** Times all alternatives in turns. */
export async function compare(alternatives: readonly Alternative[], { rounds, slice }: Effort): Promise<Timing[]> {
  const times = alternatives.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round++) {
    const order = [...alternatives.keys()];
    for (const i of round % 2 === 0 ? order : order.reverse()) {
      const time = await timed(alternatives[i] as Alternative, slice);
      if (round >= 0) times[i]?.push(time);
    }
  }
  const first = times[0] ?? [];
  return alternatives.map(({ name }, i) => {
    const own = times[i] ?? [];
    const spread = (quantile(own, 0.75) - quantile(own, 0.25)) / 2 / median(own);
    return {
      name,
      median: median(own),
      spread,
      ratio: median(own.map((time, round) => time / (first[round] ?? time))),
    };
  });
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

/** The ratio of one alternative to the first, by name. */
export function ratioOf(timings: readonly Timing[] | undefined, name: string): number {
  return timings?.find((timing) => timing.name === name)?.ratio ?? Number.NaN;
}

/** Timings as a table, ratios first. */
export function tableOf(title: string, timings: readonly Timing[]): string {
  const width = Math.max(...timings.map(({ name }) => name.length));
  const rows = timings.map(
    ({ name, ratio, median: time, spread }) =>
      `  ${name.padEnd(width)}  ${ratio.toFixed(2).padStart(9)} x  ${time.toFixed(3).padStart(11)} us  +-${(spread * 100).toFixed(0)} %`,
  );
  return [title, ...rows].join('\n');
}
