/** Numbers that fast-check drew, read one after the other: every choice of a generator is one of them, so that it shrinks and replays. */
export class Dice {
  readonly #draws: readonly number[];
  #next = 0;

  constructor(draws: readonly number[]) {
    this.#draws = draws;
  }

  /** A whole number from 0 up to, but not including, `limit`. Nothing left to read counts as 0. */
  below(limit: number): number {
    const draw = this.#draws[this.#next++] ?? 0;
    return limit <= 1 ? 0 : draw % limit;
  }

  /** True in so many of a hundred cases. Never once the numbers have run out, so that the shortest history is the plainest one. */
  chance(percent: number): boolean {
    return 99 - this.below(100) < percent;
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }

  /** One of several, the heavier the likelier. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item | undefined {
    return this.weightedAmong(items, weightOf, () => true);
  }

  /** One of those that will do, the heavier the likelier; no more are asked than have to be. */
  weightedAmong<Item>(
    items: readonly Item[],
    weightOf: (item: Item) => number,
    willDo: (item: Item) => boolean,
  ): Item | undefined {
    const draw = this.below(0x10000);
    const left = items.map((item) => ({ item, weight: weightOf(item) }));
    while (left.length > 0) {
      let rest = draw % left.reduce((sum, { weight }) => sum + weight, 0);
      const at = left.findIndex(({ weight }) => {
        rest -= weight;
        return rest < 0;
      });
      const [found] = left.splice(at, 1);
      if (found && willDo(found.item)) return found.item;
    }
    return undefined;
  }

  /** From 1 to `most`. */
  upTo(most: number): number {
    return 1 + this.below(most);
  }
}
