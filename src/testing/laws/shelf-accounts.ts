import type { Fact } from '../../core.ts';
import type { Shelves } from '../warehouse.input.ts';
import type { Warehouse } from '../warehouse.ts';

/** Where no place is told. */
const nowhere = '';

/** What a warehouse took from its shelves and put back on them, counted at the shelves, place by place. */
export function createShelfAccounts(warehouse: Warehouse, shelves: Shelves) {
  const returned = new Map<string, number>();
  const lines = Object.keys(shelves);
  const places = [...new Set([...lines.flatMap((line) => Object.keys(shelvesOf(line))), nowhere])];
  const entry = (line: string, place: string) => JSON.stringify([line, place]);

  function shelvesOf(line: string): Readonly<Record<string, number>> {
    const shelf = shelves[line] ?? 0;
    return typeof shelf === 'number' ? { [nowhere]: shelf } : shelf;
  }

  /** What it gave for the order and did not put back on its request; what came back from a customer was given. */
  function deducted(line: string, place?: string): number {
    if (place === undefined) return places.reduce((sum, one) => sum + deducted(line, one), 0);
    return (shelvesOf(line)[place] ?? 0) - warehouse.onHand(line, place) + (returned.get(entry(line, place)) ?? 0);
  }

  return {
    lines,
    /** All that have shelves, and none in particular. */
    places,
    /** Those that have shelves for it; none where nobody counts it. */
    placesOf: (line: string): readonly string[] => (line in shelves ? Object.keys(shelvesOf(line)) : []),
    deducted,
    /** It puts away what a customer sent back. */
    putAway(answer: () => Fact | null): Fact | null {
      const all = lines.flatMap((line) => places.map((place) => [line, place] as const));
      const before = all.map(([line, place]) => warehouse.onHand(line, place));
      const fact = answer();
      for (const [i, [line, place]] of all.entries()) {
        const more = warehouse.onHand(line, place) - (before[i] as number);
        returned.set(entry(line, place), (returned.get(entry(line, place)) ?? 0) + more);
      }
      return fact;
    },
  };
}
