/** What cases came to in the mean, by figure; 0 where none did. */
export type Means = Readonly<Record<string, number>>;

/** Adds up the figures of cases. */
export function createCounting() {
  const sums = new Map<string, number>();
  let cases = 0;
  return {
    add(figures: Readonly<Record<string, number>>) {
      cases += 1;
      for (const [name, figure] of Object.entries(figures)) sums.set(name, (sums.get(name) ?? 0) + figure);
    },
    means: (): Means => Object.fromEntries([...sums].map(([name, sum]) => [name, cases === 0 ? 0 : sum / cases])),
  };
}
