/** A case, as its file has it, of which one asserted field says something else. */
export interface Flipped {
  readonly field: string;
  readonly flipped: RawCase;
}

/** A case as it stands in its file. */
export interface RawCase {
  readonly id: string;
  readonly ours: Fields;
  readonly events: readonly Fields[];
  readonly [field: string]: unknown;
}

type Fields = Readonly<Record<string, unknown>>;
type Flip<Value> = readonly [field: string, value: Value];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every leaf of what is asserted, with its opposite in its place. What is null is not asserted. */
function flips(value: unknown, path: string): Flip<unknown>[] {
  if (value === null) return [];
  if (isFields(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      flips(inner, `${path}.${key}`).map(([field, flipped]): Flip<unknown> => [field, { ...value, [key]: flipped }]),
    );
  if (Array.isArray(value)) {
    const inner = value.flatMap((one, i) =>
      isFields(one)
        ? flips(one, `${path}.${i}`).map(([field, flipped]): Flip<unknown> => [field, value.with(i, flipped)])
        : [],
    );
    return [[`${path} with one more`, [...value, 'flipped']], ...inner];
  }
  if (typeof value === 'number') return [[path, value + 1]];
  return [[path, typeof value === 'boolean' ? !value : 'flipped']];
}

/** What an event asserts, with its opposite in its place; that it is taken is asserted of one that names no error. */
function flipsOfEvent(event: Fields, place: string): Flip<Fields>[] {
  const { error, oursError, noop, after } = event;
  const told = (field: string, value: unknown): Flip<Fields> => [`${place}: ${field}`, { ...event, [field]: value }];
  const { peer, ...claims } = isFields(after) ? after : {};
  return [
    told(oursError !== undefined && error === undefined ? 'oursError' : 'error', 'flipped'),
    ...(noop === undefined ? [] : [told('noop', !noop)]),
    ...flips(claims, place).map(
      ([field, flipped]): Flip<Fields> => [
        field,
        { ...event, after: { ...(flipped as Fields), ...(peer !== undefined && { peer }) } },
      ],
    ),
  ];
}

/** The case once for each field that it asserts. A list of what is allowed also says that nothing else is. */
export function flipsOf(raw: RawCase): Flipped[] {
  const { ours, events } = raw;
  const { allowed } = ours;
  const fewer = Array.isArray(allowed) && allowed.length > 0 ? { ...ours, allowed: allowed.slice(1) } : null;
  return [
    ...flips(ours, 'ours').map(([field, flipped]) => ({ field, flipped: { ...raw, ours: flipped as Fields } })),
    ...(fewer ? [{ field: 'ours.allowed with one less', flipped: { ...raw, ours: fewer } }] : []),
    ...events.flatMap((event, i) =>
      flipsOfEvent(event, `event ${i + 1}`).map(([field, flipped]) => ({
        field,
        flipped: { ...raw, events: events.with(i, flipped) },
      })),
    ),
  ];
}

/** The case once for each event and each code with which it is not refused: where it is taken, and where it is refused with another. */
export function otherCodesOf(raw: RawCase, codes: readonly string[]): (Flipped & { readonly wasTaken: boolean })[] {
  return raw.events.flatMap((event, i) => {
    const field = event.oursError !== undefined && event.error === undefined ? 'oursError' : 'error';
    return codes
      .filter((code) => code !== event[field])
      .map((code) => ({
        field: `event ${i + 1}: ${code}`,
        wasTaken: event.error === undefined && event.oursError === undefined,
        flipped: { ...raw, events: raw.events.with(i, { ...event, [field]: code }) },
      }));
  });
}
