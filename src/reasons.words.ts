import type { Figures, Json } from './errors.ts';

/** What a reason says of its figures, and the events that can remove it. */
export interface Words {
  readonly says: (data: Figures) => string;
  readonly unblockedBy?: readonly string[];
}

/** `a, b, c`. */
export function list(value: Json | undefined): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** `1 unit is`, `2 units are`. */
export function counted(figure: Json | undefined, one: string, more: string): string {
  return `${figure} ${figure === 1 ? one : more}`;
}
