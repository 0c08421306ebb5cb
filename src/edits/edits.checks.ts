import {
  type Check,
  choice,
  currencyCode,
  exactly,
  integer,
  isPlain,
  join,
  list,
  moneyOf,
  shape,
  text,
} from '../checks.ts';
import { longest } from '../events.ts';
import { lineInput } from '../lines.checks.ts';
import { type LineChange, lineChangeKinds } from './edits.events.ts';

const id = text(longest.id);
const anyWhole = integer(-Number.MAX_SAFE_INTEGER);
const signedMoney = shape({ amount: anyWhole, currency: currencyCode });
const notZero: Check = (value, path) =>
  anyWhole(value, path) ?? (value === 0 ? { path, problem: 'some pieces more or fewer are needed' } : null);

const kinds: { readonly [Kind in LineChange['kind']]: Check } = {
  add_line: shape({ kind: exactly('add_line'), line: lineInput }),
  change_quantity: shape({ kind: exactly('change_quantity'), line: id, by: notZero }),
  change_total: shape({ kind: exactly('change_total'), line: id, by: signedMoney }, { tax: signedMoney }),
  discount: shape({ kind: exactly('discount'), amount: moneyOf(1) }, { lines: list(id, 1) }),
};

const kind = choice(lineChangeKinds);

/** One change of what was ordered. */
export const lineChange: Check = (value, path) => {
  const known = isPlain(value) ? kind(value.kind, join(path, 'kind')) : { path, problem: 'an object is needed' };
  return known ?? kinds[(value as LineChange).kind](value, path);
};
