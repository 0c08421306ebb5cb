import * as fc from 'fast-check';

// Few references and small figures, so that reports join, contradict and answer each other.
export const reference = fc.constantFrom('r1', 'r2', 'r3');

export const operation = fc.constantFrom('c1', 'c2', 'c3', 'c4');

export const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

export const amount = fc.record({
  amount: fc.integer({ min: 1, max: 6 }),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'USD'),
});

export const units = fc.array(
  fc.record({ line: fc.constantFrom('a', 'b'), quantity: fc.integer({ min: 1, max: 3 }) }),
  {
    minLength: 1,
    maxLength: 2,
  },
);

export const signed = fc.integer({ min: -3, max: 3 });

export const startsAt = fc.constantFrom('2026-02-01T00:00:00Z', '2026-02-02T00:00:00.000Z');

export const place = fc.constantFrom('hall-1', 'hall-2');

const envelope = {
  at: fc.constant('2026-01-01T08:00:00.000Z'),
  by: fc.constant({ kind: 'staff' as const, id: 'staff-1' }),
  occurredAt: maybe(fc.constantFrom('2026-01-01T07:00:00Z', '2026-01-01T06:00:00.000Z')),
  reason: maybe(fc.constantFrom('x', 'y')),
};

type Fields<Event> = { readonly [Name in keyof Event]?: fc.Arbitrary<unknown> };

/** Events of one type from arbitraries of their fields; absent fields are left out, as `exactOptionalPropertyTypes` wants it. */
export function events<Event extends { readonly type: string }>(types: readonly Event['type'][], fields: object) {
  return fc
    .record({ ...envelope, id: operation, ...(fields as Fields<Event>), type: fc.constantFrom(...types) })
    .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)))
    .map((event) => event as unknown as Event);
}

export const location = maybe(fc.constantFrom('north', 'south'));
