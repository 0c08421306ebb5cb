import { type Check, instantText, isBoolean, isPlain, list, shape, text } from '../checks.ts';
import { longest } from '../events.ts';
import { jsonObject } from './plugin.checks.ts';

const issues = list(
  (value, path) =>
    isPlain(value) && typeof value.message === 'string' ? null : { path, problem: 'an issue with words is needed' },
  0,
  Number.MAX_SAFE_INTEGER,
);

/** A schema's answer may be of a class, even a list that has its own issues, and may say more than is asked. */
const payload: Check = (value, path) => {
  if (typeof value !== 'object' || value === null) return { path, problem: 'a result is needed' };
  const found = (value as { readonly issues?: unknown }).issues;
  return found === undefined ? null : issues(found, 'issues');
};

/** What each of a plugin's functions may answer. */
export const answers = {
  condition: isBoolean,
  instant: instantText,
  payload,
  veto: shape(
    { code: text(longest.id), message: text(longest.reason) },
    { data: jsonObject, unblockedBy: list(text(longest.id)) },
  ),
  asks: list(shape({ name: text(longest.id), of: text(longest.event) }, { payload: jsonObject })),
} as const;

/**
 * What a plugin's function answered, if it is such an answer.
 *
 * @throws What is wrong with it: whoever called the function tells its plugin.
 */
export function answered<Answer>(answer: Answer, check: Check): NonNullable<Answer> {
  if (isPlain(answer) && typeof answer.then === 'function')
    throw new TypeError('it answered with a promise; plugins answer at once');
  const problem = check(answer, '');
  if (problem) throw new TypeError(`${problem.path || 'its answer'}: ${problem.problem}`);
  return answer as NonNullable<Answer>;
}
