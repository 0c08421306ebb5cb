type Place = { [key: string]: unknown };

/** A copy of a JSON value with one place altered; a change to `undefined` takes it out. Keys are separated by `/`. */
export function edited<Value>(value: Value, path: string, change: (old: unknown) => unknown): Value {
  const copy = structuredClone(value);
  const keys = path.split('/');
  const last = keys.pop() as string;
  const place = keys.reduce((at, key) => at[key] as Place, copy as Place);
  const altered = change(place[last]);
  if (altered === undefined) delete place[last];
  else place[last] = altered;
  return copy;
}

/** Whatever was there: this. */
export const is = (value: unknown) => () => value;

/** What was there, and one more. */
export const also = (make: (list: readonly unknown[]) => unknown) => (list: unknown) => [
  ...(list as readonly unknown[]),
  make(list as readonly unknown[]),
];
