import type { Asserted, Case, Claims } from './format.ts';

/** A case of which one asserted field says something else. */
export interface Flipped {
  readonly field: string;
  readonly flipped: Case;
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return Array.isArray(value) ? [...value, 'flipped'] : 'flipped';
}

/** Every leaf of what is asserted, with its opposite in its place. What is null is not asserted. */
function flips(claims: Asserted, path: string): (readonly [field: string, claims: Asserted])[] {
  return Object.entries(claims).flatMap(([key, value]) => {
    const field = path === '' ? key : `${path}.${key}`;
    if (value === null) return [];
    if (typeof value !== 'object' || Array.isArray(value))
      return [[field, { ...claims, [key]: other(value) }] as const];
    return flips(value as Asserted, field).map(([leaf, inner]) => [leaf, { ...claims, [key]: inner }] as const);
  });
}

export function flipsOf(one: Case): Flipped[] {
  const { claims } = one;
  const withClaims = (field: string, changed: Partial<Claims>): Flipped => ({
    field,
    flipped: { ...one, claims: { ...claims, ...changed } },
  });
  const ours = flips(claims.ours, 'ours').map(([field, flipped]) => withClaims(field, { ours: flipped }));
  const events = claims.events.flatMap((event, i) => {
    const at = (field: string, changed: Partial<typeof event>) =>
      withClaims(field, { events: claims.events.map((same, j) => (i === j ? { ...same, ...changed } : same)) });
    return [
      at(`event ${i + 1}: error`, { error: 'flipped' }),
      ...flips(event.after, `event ${i + 1}`).map(([field, after]) => at(field, { after })),
    ];
  });
  return [...ours, ...events];
}
