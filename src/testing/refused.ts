import { type Check, choice, shape, text } from '../checks.ts';
import { OrderError } from '../errors.ts';
import { longest } from '../events.ts';
import { actorKinds } from '../statuses.ts';

/** Who tells something. */
export const actor: Check = shape({ kind: choice(actorKinds), id: text(longest.id) });

/**
 * Refuses what a test says and nobody would hear: a misspelt word compiles in JavaScript.
 *
 * @throws An `OrderError` `invalid_input` that says what is known.
 */
export function refuseUnknown(where: string, value: unknown, check: Check): void {
  const found = check(value, '');
  if (found === null) return;
  const { path, problem, known } = found;
  const choices = known ? ` There is ${known.join(', ') || 'none'}.` : '';
  throw new OrderError('invalid_input', `${where}: ${path === '' ? '' : `${path}: `}${problem}.${choices}`, { path });
}
