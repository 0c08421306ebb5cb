import {
  type Check,
  choice,
  currencyCode,
  either,
  exactly,
  instantText,
  integer,
  isPlain,
  list,
  moneyOf,
  type Problem,
  rowUnits,
  shape,
  text,
} from '../checks.ts';
import { OrderError } from '../errors.ts';
import { longest } from '../events.ts';
import { handovers } from '../fulfillment/fulfillment.facts.events.ts';
import { fulfillmentKinds } from '../fulfillment/fulfillment.rows.ts';
import type { Ledger } from '../ledger.ts';
import { lineDelta } from '../lines.checks.ts';
import { paymentKinds } from '../payment/payment.rows.ts';
import { parkedPluginFact, pluginRecords } from '../plugin/plugin.checks.ts';
import { returnKinds } from '../returns/returns.ledger.ts';
import { disputeKinds, refundDestinations } from '../statuses.money.ts';
import {
  fulfillmentStates,
  lifecycleStates,
  noteVisibilities,
  paymentMethods,
  paymentStates,
  returnStates,
  riskLevels,
} from '../statuses.ts';
import { lifecycleKinds } from './lifecycle.ledger.ts';
import { orderLine, unmadeRow } from './order.codec.rows.ts';
import { obligations } from './order.codec.terms.ts';
import { isFrozen } from './order.decisions.ts';
import { type Readers, unpacked } from './order.encode.ts';
import { linesOf } from './order.lines.ts';
import { isWaiting, settledState } from './order.parts.ts';
import { parkedFact } from './order.soundness.ts';
import type { Order } from './order.ts';
import { parkingBound } from './order.ts';
import { recordFormat as format, type Upcasts, upcastRecord, upcasts } from './order.upcast.ts';

/**
 * The order in a text or a parsed value. Refuses what another definition or a newer version wrote, and what is not an order; the
 * record itself is never touched.
 */
export function decode(
  record: unknown,
  definition: { readonly id: string; readonly version: number },
  steps: Upcasts = upcasts,
  readers?: Readers,
): Order {
  const read = typeof record === 'string' ? parse(record) : record;
  const written = Array.isArray(read) ? unpacked(read, record, readers) : read;
  if (!isPlain(written)) throw invalid({ path: 'record', problem: 'an object is needed' });
  const value = upcastRecord(written, steps);
  if (typeof value.format === 'number' && value.format > format) {
    throw new OrderError(
      'newer_format',
      `The record has format ${value.format}; this version reads up to ${format}. Upgrade order-actor first.`,
      {
        format: value.format,
        reads: format,
      },
    );
  }
  if (value.format !== format) throw invalid({ path: 'format', problem: `${format} is needed` });
  const made = value.definition;
  if (!isPlain(made) || made.id !== definition.id) {
    throw new OrderError(
      'other_definition',
      `The record belongs to the definition "${isPlain(made) ? String(made.id) : 'unknown'}", not "${definition.id}".`,
      {
        expected: definition.id,
      },
    );
  }
  if (typeof made.version !== 'number' || made.version > definition.version) {
    throw new OrderError(
      'other_definition',
      `The record was made by version ${String(made.version)} of "${definition.id}"; this is version ${definition.version}.`,
      {
        expected: definition.version,
      },
    );
  }
  // Its sum has shown that it is what was written; what was lifted is looked at.
  if (Array.isArray(read) && value === written) return value as unknown as Order;
  const problem = structure(value, '') ?? contradiction(value as unknown as Order);
  if (problem) throw invalid(problem);
  return value as unknown as Order;
}

/** What a hold is on, where its reports differ: the widest first, as texts are joined. */
const holdForms = ['order', 'parcel', 'units'];

/** A record grows with its events: only what one event names is bounded. */
const anyNumber = Number.MAX_SAFE_INTEGER;

/** What a row may say. */
const rowFields: Readonly<Record<string, Check>> = {
  amount: moneyOf(0),
  foreign: moneyOf(0),
  units: rowUnits,
  restock: rowUnits,
  reserved: rowUnits,
  damaged: rowUnits,
  missing: rowUnits,
  wrongItem: rowUnits,
  of: text(longest.event),
  op: text(longest.op),
  occurredAt: instantText,
  expiresAt: instantText,
  method: choice(paymentMethods),
  cause: text(longest.id),
  reason: text(longest.reason, 0),
  source: text(longest.id),
  return: text(longest.id),
  tracking: text(longest.id),
  carrier: text(longest.id),
  goodwill: exactly(true),
  to: choice(refundDestinations),
  form: choice([...disputeKinds, ...holdForms]),
  status: text(longest.id),
  sequence: integer(0),
  address: text(longest.reference),
  notify: exactly(true),
  changes: list(lineDelta, 0, anyNumber),
  force: exactly(true),
  fulfillment: text(longest.id),
  owner: text(longest.id),
  text: text(longest.reason),
  visibility: choice(noteVisibilities),
  level: choice(riskLevels),
  score: text(longest.id),
  startsAt: instantText,
  shipBy: instantText,
  location: text(longest.id),
  handover: choice(handovers),
  service: text(longest.id),
  replaces: text(longest.reference),
  worth: moneyOf(0),
};

function context(kinds: readonly string[], more: Readonly<Record<string, Check>> = {}): Check {
  const row = shape(
    { kind: choice(kinds), reference: text(longest.op) },
    { ...rowFields, conflicts: shape({}, rowFields) },
  );
  return shape({ ...more, rows: list(row, 0, anyNumber) });
}

function parts(states: readonly string[], known: Check): Check {
  return list(shape({ id: text(longest.id), state: choice(states), context: known }), 0, anyNumber);
}

/** Everything that a record consists of. */
const structure = shape(
  {
    format: exactly(format),
    definition: shape({ id: text(longest.id), version: integer(1) }),
    id: text(longest.id),
    revision: integer(0),
    currency: currencyCode,
    lines: list(orderLine, 1),
    payments: parts(paymentStates, context(paymentKinds, { currency: currencyCode })),
    fulfillments: parts(fulfillmentStates, context(fulfillmentKinds)),
    returns: parts(returnStates, context(returnKinds)),
    lifecycle: shape({ state: choice(lifecycleStates), context: context(lifecycleKinds) }),
    obligations,
    commands: list(shape({ id: text(longest.op), content: text(anyNumber) }), 0, anyNumber),
    parked: list(either(parkedPluginFact, parkedFact), 0, parkingBound),
  },
  { plugins: pluginRecords },
);

/** What a record says against itself: a state that does not follow from its rows, something twice or out of its place. */
function contradiction(order: Order): Problem | null {
  const { payments, fulfillments, returns, commands, lifecycle, parked, currency } = order;
  const lines = new Set(order.lines.map(({ id }) => id));
  if (lines.size < order.lines.length) return { path: 'lines', problem: 'each line once is needed' };
  for (const [path, items] of Object.entries({ payments, fulfillments, returns, commands })) {
    const at = items.findIndex(({ id }, i) => i > 0 && (items[i - 1]?.id ?? '') >= id);
    if (at > 0) return { path: `${path}.${at}.id`, problem: 'each id once, sorted, is needed' };
  }
  const foreign = payments.findIndex((payment) => payment.context.currency !== currency);
  if (foreign >= 0) return { path: `payments.${foreign}.context.currency`, problem: `${currency} is needed` };
  for (const [path, items] of Object.entries({ payments, fulfillments, returns })) {
    for (const [i, part] of items.entries()) {
      const problem = unsettled(
        part.context.rows,
        `${path}.${i}`,
        part.state,
        settledState(path as 'payments', part.context),
      );
      if (problem) return problem;
    }
  }
  const unsound = linesOf(order).find(({ quantity, total }) => !isCount(quantity) || !isCount(total));
  if (unsound)
    return { path: 'lifecycle.context.rows', problem: `edits that leave line "${unsound.id}" sound are needed` };
  const waiting = isFrozen(order) ? -1 : parked.findIndex((fact) => !isWaiting(order, fact));
  if (waiting >= 0) return { path: `parked.${waiting}`, problem: 'a fact is needed whose part is not there' };
  return (
    unmadeRow(lifecycle.context) ??
    unsettled(lifecycle.context.rows, 'lifecycle', lifecycle.state, settledState(null, lifecycle.context))
  );
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function unsettled(rows: Ledger, path: string, state: string, settled: string | undefined): Problem | null {
  const at = rows.findIndex((row, i) => i > 0 && !follows(rows[i - 1], row));
  if (at > 0)
    return { path: `${path}.context.rows`, problem: 'each row once, sorted by kind and reference, is needed' };
  return state === settled
    ? null
    : { path: `${path}.state`, problem: `${settled} is needed, which follows from its rows` };
}

function follows(before: Ledger[number] | undefined, row: Ledger[number]): boolean {
  return (
    before === undefined || before.kind < row.kind || (before.kind === row.kind && before.reference < row.reference)
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OrderError(
      'invalid_record',
      'record: it is not JSON. Keep the text that encode gave.',
      { path: 'record' },
      { cause },
    );
  }
}

function invalid({ path, problem }: Problem): OrderError {
  return new OrderError('invalid_record', `The record is not an order: ${path}: ${problem}.`, { path, problem });
}
