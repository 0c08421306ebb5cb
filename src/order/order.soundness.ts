import { type Reason, reason } from '../errors.ts';
import { actorKinds } from '../statuses.ts';
import { deadlineKinds } from './lifecycle.events.ts';

/** The longest id, reference or text that a record keeps. */
export const longestText = 200;
/** The most lines that one event names. */
export const mostUnits = 10_000;

const ids = ['id', 'payment', 'fulfillment', 'return', 'reference', 'of', 'op', 'attempt'] as const;

/**
 * Whether an event's figures and ids can be counted at all, so that nothing unsound enters a ledger even where nobody validated it.
 * Says where it is wrong; `receive` says so for every field. Facts may be about no money at all; commands ask for some.
 */
export function unsound(event: object, leastAmount: 0 | 1 = 0): null | Reason {
  const fields = event as Readonly<Record<string, unknown>>;
  for (const name of ids) {
    const value = fields[name];
    if (
      value === undefined
        ? name === 'id'
        : typeof value !== 'string' || value.length === 0 || value.length > longestText
    ) {
      return malformed(name, `a text of 1 to ${longestText} characters is needed`);
    }
  }
  if (typeof fields.at !== 'string' || Number.isNaN(Date.parse(fields.at)))
    return malformed('at', 'an ISO 8601 UTC instant is needed');
  if (
    fields.occurredAt !== undefined &&
    (typeof fields.occurredAt !== 'string' || Number.isNaN(Date.parse(fields.occurredAt)))
  ) {
    return malformed('occurredAt', 'an ISO 8601 UTC instant is needed');
  }
  const by = fields.by as { kind?: unknown } | undefined;
  if (!actorKinds.some((kind) => kind === by?.kind))
    return malformed('by.kind', `one of ${actorKinds.join(', ')} is needed`);
  return unsoundMoney(fields.amount, leastAmount) ?? unsoundUnits(fields.units) ?? unsoundDeadline(fields);
}

function unsoundMoney(amount: unknown, least: 0 | 1): null | Reason {
  if (amount === undefined) return null;
  const { amount: minor, currency } = (amount ?? {}) as { amount?: unknown; currency?: unknown };
  if (!Number.isSafeInteger(minor) || (minor as number) < least) {
    return malformed('amount.amount', `whole minor units, ${least} or more, are needed`);
  }
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
    ? null
    : malformed('amount.currency', 'an ISO 4217 code such as EUR is needed');
}

function unsoundUnits(units: unknown): null | Reason {
  if (units === undefined) return null;
  if (!Array.isArray(units) || units.length > mostUnits)
    return malformed('units', `a list of at most ${mostUnits} lines is needed`);
  for (const [i, unit] of units.entries()) {
    const { line, quantity } = (unit ?? {}) as { line?: unknown; quantity?: unknown };
    if (typeof line !== 'string' || line.length === 0 || line.length > longestText)
      return malformed(`units.${i}.line`, 'a line id is needed');
    if (!Number.isSafeInteger(quantity) || (quantity as number) < 1)
      return malformed(`units.${i}.quantity`, 'a whole number of pieces, one or more, is needed');
  }
  return null;
}

function unsoundDeadline({ type, deadline }: Readonly<Record<string, unknown>>): null | Reason {
  if (type !== 'deadline.fired') return null;
  const { kind, dueAt } = (deadline ?? {}) as { kind?: unknown; dueAt?: unknown };
  if (!deadlineKinds.some((known) => known === kind))
    return malformed('deadline.kind', `one of ${deadlineKinds.join(', ')} is needed`);
  return typeof dueAt === 'string' ? null : malformed('deadline.dueAt', 'an ISO 8601 UTC instant is needed');
}

function malformed(path: string, problem: string): Reason {
  return reason('invalid_event', { path, problem });
}
