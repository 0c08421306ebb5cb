import { describe, expect, it } from 'vitest';
import {
  addUnits,
  countUnits,
  maxUnits,
  minUnits,
  normalUnits,
  noUnits,
  quantityOf,
  sameUnits,
  type Units,
  withoutUnits,
} from '../src/units.ts';

/** Units as `{ a: 2 }`. */
const of = (quantities: Readonly<Record<string, number>>): Units =>
  Object.entries(quantities).map(([line, quantity]) => ({ line, quantity }));

describe('units', () => {
  it('have one spelling: sorted, each line once, without empty lines', () => {
    const untidy = [...of({ b: 1, a: 2, c: 0 }), ...of({ b: 2 })];

    expect(normalUnits(untidy)).toEqual(of({ a: 2, b: 3 }));
    expect(normalUnits(noUnits)).toEqual([]);
  });

  it('add up, line by line', () => {
    expect(addUnits(of({ a: 1, b: 1 }), of({ b: 2, c: 1 }))).toEqual(of({ a: 1, b: 3, c: 1 }));
    expect(addUnits(noUnits, of({ a: 1 }))).toEqual(of({ a: 1 }));
    expect(addUnits(of({ a: 1 }), noUnits)).toEqual(of({ a: 1 }));
  });

  it('have a larger and a smaller of two, line by line', () => {
    expect(maxUnits(of({ a: 1, b: 3 }), of({ a: 2, c: 1 }))).toEqual(of({ a: 2, b: 3, c: 1 }));
    expect(minUnits(of({ a: 1, b: 3 }), of({ a: 2, c: 1 }))).toEqual(of({ a: 1 }));
  });

  it('lose others, never below nothing', () => {
    expect(withoutUnits(of({ a: 3, b: 1 }), of({ a: 1, b: 5, c: 9 }))).toEqual(of({ a: 2 }));
    expect(withoutUnits(of({ a: 3 }), noUnits)).toEqual(of({ a: 3 }));
  });

  it('are the same set whether few or many lines are compared', () => {
    const all = (lines: number, quantity: (i: number) => number) =>
      Array.from({ length: lines }, (_, i) => ({ line: `line-${String(i).padStart(3, '0')}`, quantity: quantity(i) }));
    for (const lines of [3, 9, 10, 11, 200]) {
      const [more, less] = [all(lines, (i) => 2 + (i % 4)), all(lines, (i) => 1 + (i % 3)).filter((_, i) => i % 5 > 0)];
      const of = (line: string) => less.find((unit) => unit.line === line)?.quantity ?? 0;
      const rest = more.map(({ line, quantity }) => ({ line, quantity: quantity - of(line) }));

      expect(withoutUnits(more, less)).toEqual(rest.filter(({ quantity }) => quantity > 0));
      expect(minUnits(more, less)).toEqual(
        more.flatMap(({ line, quantity }) => (of(line) > 0 ? [{ line, quantity: Math.min(quantity, of(line)) }] : [])),
      );
    }
  });

  it('are counted', () => {
    expect(quantityOf(of({ a: 2, b: 3 }), 'b')).toBe(3);
    expect(quantityOf(of({ a: 2 }), 'z')).toBe(0);
    expect(countUnits(of({ a: 2, b: 3 }))).toBe(5);
    expect(countUnits(noUnits)).toBe(0);
  });

  it('are the same where every line is', () => {
    expect(sameUnits(of({ a: 1 }), of({ a: 1 }))).toBe(true);
    expect(sameUnits(of({ a: 1 }), of({ a: 2 }))).toBe(false);
    expect(sameUnits(of({ a: 1 }), of({ b: 1 }))).toBe(false);
    expect(sameUnits(of({ a: 1 }), of({ a: 1, b: 1 }))).toBe(false);
  });

  it('of lines with the names that every object has are units like others', () => {
    const odd: Units = ['__proto__', 'constructor'].map((line) => ({ line, quantity: 1 }));

    expect(normalUnits([...odd, ...odd])).toEqual(odd.map(({ line }) => ({ line, quantity: 2 })));
    expect(quantityOf(noUnits, 'constructor')).toBe(0);
  });

  it('are not altered', () => {
    const [a, b] = [Object.freeze(of({ a: 1 })), Object.freeze(of({ a: 2, b: 1 }))];

    for (const join of [addUnits, maxUnits, minUnits, withoutUnits]) expect(() => join(a, b)).not.toThrow();
    expect(a).toEqual(of({ a: 1 }));
  });
});
