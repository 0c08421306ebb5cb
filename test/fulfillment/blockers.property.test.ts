import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockersOf } from '../../src/index.ts';
import { definitions, histories } from '../../src/testing/histories/arbitraries.ts';
import { tell } from '../../src/testing/histories/history.ts';
import { running } from '../support/running.ts';

const by = { kind: 'staff', id: 'asks' } as const;

it('a parcel with open units is blocked exactly when it cannot be shipped now, behind those that can', {
  timeout: 600_000,
}, () => {
  let blocked = 0;
  let free = 0;
  fc.assert(
    fc.property(histories(definitions(), { most: 40 }), (history) => {
      const definition = history.definition;
      const { last } = tell(definition, history);
      const at = history.events.at(-1)?.at ?? history.opening.input.at;
      const lines = blockersOf(last, definition, at);
      for (const { units, reasons } of lines) {
        expect(reasons).not.toEqual([]);
        expect(units).not.toEqual([]);
      }
      const { open } = definition.explain(last).fulfillment.figures;
      let now = last;
      for (const { id } of last.fulfillments) {
        const ship = { type: 'fulfillment.ship', id: `ships ${id}`, at, by, fulfillment: id } as const;
        const alone = definition.can(last, ship).allowed;
        const allowed = alone && definition.can(now, ship).allowed;
        const told = lines.some(({ fulfillment }) => fulfillment === id);
        if (told) expect(allowed).toBe(false);
        if (allowed) now = definition.apply(now, ship).order;
        if (told) blocked += 1;
        if (allowed) free += 1;
      }
      if (lines.length === 0) expect(definition.explain(now).fulfillment.figures.open).toBe(0);
      if (open === 0) expect(lines.filter(({ fulfillment }) => fulfillment === undefined)).toEqual([]);
    }),
    running(300, 31),
  );
  expect(blocked).toBeGreaterThan(0);
  expect(free).toBeGreaterThan(0);
});
