/**
 * A pure function of a value that never changes, computed once for each value and forgotten with it.
 *
 * What was computed is kept in a private field of the value itself, which no copy, comparison or JSON of it shows: an index beside the
 * values costs ten times as much. A value that nothing may be added to is kept track of in an index all the same.
 */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const sealed = new WeakMap<Key, { readonly value: Value }>();
  class Known extends Itself {
    readonly #value: Value;
    constructor(key: Key, value: Value) {
      super(key);
      this.#value = value;
    }
    static of(key: Key): Value {
      if (#value in key) return key.#value;
      const known = Object.isExtensible(key) ? undefined : sealed.get(key);
      return known ? known.value : Known.make(key);
    }
    static make(key: Key): Value {
      const value = make(key);
      // It was computed on the way to itself.
      if (#value in key) return key.#value;
      if (Object.isExtensible(key)) new Known(key, value);
      else sealed.set(key, { value });
      return value;
    }
  }
  return Known.of;
}

/** Fields of a class that extends it are added to the value that it is given. */
const Itself = class {
  constructor(value: object) {
    // biome-ignore lint/correctness/noConstructorReturn: it is what puts the fields there.
    return value;
  }
};

/** The same where there is something to compute; everywhere else the answer is known. */
export function onceWhere<Key extends object, Value>(
  applies: (key: Key) => boolean,
  otherwise: Value,
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = once(make);
  return (key) => (applies(key) ? known(key) : otherwise);
}

/** The same for one value at a time: the one that was asked about last is asked about again. */
export function lately<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
