import type { Json } from './errors.ts';

/**
 * JSON with sorted keys and without absent fields: the same content has the same text, however it was put together.
 *
 * @since 0.1.0
 */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The text that names what is alike: for sorting by content. */
export function byContent(a: Json | object, b: Json | object): number {
  const [left, right] = [canonical(a), canonical(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
