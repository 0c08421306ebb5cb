import { type Check, choice, integer, isBoolean, isPlain, type Problem, shape } from '../checks.ts';
import { OrderError } from '../errors.ts';
import { notificationsCheck } from './order.notifications.ts';
import { type Duration, defaultPolicy, type Policy, type PolicyChoices, policyChoices } from './order.policy.ts';

const longestSpan = 36_525 * 24 * 60 * 60_000;

/** A duration in milliseconds. */
function lengthOf({ days = 0, hours = 0, minutes = 0 }: Duration): number {
  return ((days * 24 + hours) * 60 + minutes) * 60_000;
}

/** Whether a duration whose fields are numbers is a span that can be promised: more than nothing, at most 100 years, whole milliseconds. */
export function isSpan(duration: Duration): boolean {
  const length = lengthOf(duration);
  return Number.isSafeInteger(length) && length > 0 && length <= longestSpan;
}

/** What a span is to be. */
export const spanNeeded = 'a positive span of at most 100 years such as { days: 3 }, or null, is needed';

const some: Check = (value, path) => (typeof value === 'number' && value >= 0 ? null : { path, problem: spanNeeded });
const fields = shape({}, { days: some, hours: some, minutes: some });

const span: Check = (value, path) => {
  if (value === null) return null;
  const problem = isPlain(value) ? fields(value, path) : { path, problem: spanNeeded };
  return problem ?? (isSpan(value as Duration) ? null : { path, problem: spanNeeded });
};

type Choice = keyof PolicyChoices;

const choices = Object.fromEntries(
  (Object.keys(policyChoices) as Choice[]).map((question) => [question, choice(policyChoices[question])]),
) as Record<Choice, Check>;

const others: Record<Exclude<keyof Policy, Choice>, Check> = {
  notifications: notificationsCheck,
  unpaidAfter: span,
  autoCompleteAfter: span,
  shipWithin: span,
  returnWindow: span,
  refundLimitedByReceipt: isBoolean,
  backorderLimit: (value, path) => (value === null ? null : integer(0)(value, path)),
};

/** What a shop says of its policy: known questions with known answers. What is not said, or `undefined`, has its default. */
export const partOfPolicy: Check = shape({}, { ...choices, ...others });

/** Answers that contradict each other. */
export function contradictionIn(policy: Partial<Policy>): Problem | null {
  if (policy.lateMoney === 'reopen' && policy.reopen !== 'allowed')
    return {
      path: 'lateMoney',
      problem: '"reopen" needs policy.reopen: "allowed". Allow it, or let late money go back with "refund"',
    };
  if ((policy.backorderLimit ?? null) !== null && policy.backorder !== 'allowed')
    return {
      path: 'backorderLimit',
      problem: 'a limit needs policy.backorder: "allowed". Allow it, or leave the limit out',
    };
  return null;
}

/** The shop's policy, with the defaults for what it does not say; throws `invalid_definition` where it contradicts itself. */
export function policyOf(given: Partial<Policy> = {}): Policy {
  const said = Object.fromEntries(Object.entries(given).filter(([, answer]) => answer !== undefined));
  const policy = Object.freeze({ ...defaultPolicy, ...said });
  const contradiction = contradictionIn(policy);
  if (contradiction) {
    const path = `policy.${contradiction.path}`;
    throw new OrderError('invalid_definition', `${path}: ${contradiction.problem}.`, { path });
  }
  return policy;
}

/** A span as obligations keep it. */
export function millisecondsOf(duration: Duration | null): number | null {
  return duration === null ? null : lengthOf(duration);
}
