import type { Json } from './errors.ts';

/**
 * JSON with sorted keys and without absent fields: the same content has the same text, however it was put together.
 *
 * @since 0.1.0
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    let items = '';
    for (const item of value) items += `${items === '' ? '' : ','}${canonical(item) ?? 'null'}`;
    return `[${items}]`;
  }
  let fields = '';
  for (const key of Object.keys(value).sort()) {
    const text = canonical((value as Readonly<Record<string, unknown>>)[key]);
    if (text !== undefined) fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${text}`;
  }
  return `{${fields}}`;
}

/** The text that names what is alike: for sorting by content. */
export function byContent(a: Json | object, b: Json | object): number {
  const [left, right] = [canonical(a), canonical(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
