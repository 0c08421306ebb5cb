import { anything, choice, instantText, integer, list, shape, table } from '../../checks.ts';
import { OrderError } from '../../core.ts';
import type { EventKind } from './next.ts';

const payloads = table(list(anything));

/** How histories may be drawn. */
export const historyOptions = shape({}, { most: integer(0), payloads });

const kinds = ['allowed', 'refused', 'honest', 'hostile', 'again'] as const satisfies readonly EventKind[];

/** Which events may be drawn. */
export const eventOptions = shape(
  {},
  { kinds: list(choice(kinds), 1), after: list(anything), at: instantText, payloads },
);

/**
 * Refuses a shop in the place of an arbitrary of shops.
 *
 * @throws An `OrderError` `invalid_input` that says how it is written.
 */
export function refuseShop(where: string, shops: unknown): void {
  if (typeof shops === 'object' && shops !== null && 'generate' in shops) return;
  const problem = 'shops are drawn: an arbitrary of them is needed, as fc.constant(shop)';
  throw new OrderError('invalid_input', `${where}: ${problem}.`, { path: 'shops' });
}
