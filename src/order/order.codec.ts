import { OrderError } from '../errors.ts';
import { fulfillmentKinds } from '../fulfillment/fulfillment.ledger.ts';
import type { Ledger } from '../ledger.ts';
import { paymentKinds } from '../payment/payment.ledger.ts';
import { returnKinds } from '../returns/returns.ledger.ts';
import { lifecycleKinds } from './lifecycle.part.ts';
import { settledState } from './order.parts.ts';
import type { Order } from './order.ts';

/** The structure that this version writes. */
const format = 1;

/** An order as text. */
export function encode(order: Order): string {
  return JSON.stringify(order);
}

/**
 * The order in a text or a parsed value. Refuses what another definition or a newer version wrote, and what is not an order; the
 * record itself is never touched.
 */
export function decode(record: unknown, definition: { readonly id: string; readonly version: number }): Order {
  const value = typeof record === 'string' ? parse(record) : record;
  const of = (path: string) => invalid(path);
  if (!isObject(value)) throw of('record');
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
  if (value.format !== format) throw of('format');
  const made = value.definition;
  if (!isObject(made) || made.id !== definition.id) {
    throw new OrderError(
      'other_definition',
      `The record belongs to the definition "${isObject(made) ? String(made.id) : 'unknown'}", not "${definition.id}".`,
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
  checkStructure(value);
  const order = value as unknown as Order;
  checkStates(order);
  return order;
}

function checkStructure(value: Record<string, unknown>): void {
  for (const field of ['id', 'currency']) if (typeof value[field] !== 'string') throw invalid(field);
  if (!Number.isSafeInteger(value.revision)) throw invalid('revision');
  checkList(value.lines, 'lines', (line, path) => {
    if (typeof line.id !== 'string' || typeof line.requiresShipping !== 'boolean') throw invalid(path);
    if (!Number.isSafeInteger(line.quantity) || !Number.isSafeInteger(line.total)) throw invalid(path);
  });
  for (const [list, kinds] of Object.entries(kindsIn)) {
    checkList(value[list], list, (part, path) => checkPart(part, path, kinds));
    checkSorted(value[list] as WithId[], list);
  }
  checkList(value.payments, 'payments', ({ context }, path) => {
    if ((context as { currency?: unknown }).currency !== value.currency) throw invalid(`${path}.context.currency`);
  });
  if (!isObject(value.lifecycle)) throw invalid('lifecycle');
  checkPart(value.lifecycle, 'lifecycle', lifecycleKinds);
  if (!isObject(value.obligations)) throw invalid('obligations');
  checkList(value.commands, 'commands', (command, path) => {
    if (typeof command.content !== 'string') throw invalid(path);
  });
  checkSorted(value.commands as WithId[], 'commands');
  checkList(value.parked, 'parked', (fact, path) => {
    if (typeof fact.type !== 'string') throw invalid(path);
  });
}

interface WithId {
  readonly id?: unknown;
}

/** Everything with an id is kept sorted by it, each id once. */
function checkSorted(items: readonly WithId[], path: string): void {
  for (const [i, { id }] of items.entries()) {
    const before = items[i - 1]?.id;
    if (typeof id !== 'string' || (typeof before === 'string' && before >= id)) throw invalid(`${path}.${i}.id`);
  }
}

/** The kinds of rows that each list of parts may have. */
const kindsIn: Readonly<Record<string, readonly string[]>> = {
  payments: paymentKinds,
  fulfillments: fulfillmentKinds,
  returns: returnKinds,
};

function checkPart(part: Record<string, unknown>, path: string, kinds: readonly string[]): void {
  if (typeof part.state !== 'string' || !isObject(part.context)) throw invalid(path);
  checkList(part.context.rows, `${path}.context.rows`, (row, place) => {
    if (typeof row.kind !== 'string' || !kinds.includes(row.kind)) throw invalid(`${place}.kind`);
    if (typeof row.reference !== 'string') throw invalid(`${place}.reference`);
    if (row.amount !== undefined && !(isObject(row.amount) && Number.isSafeInteger(row.amount.amount)))
      throw invalid(`${place}.amount`);
    if (row.units !== undefined) {
      checkList(row.units, `${place}.units`, (unit, at) => {
        if (typeof unit.line !== 'string' || !Number.isSafeInteger(unit.quantity) || Number(unit.quantity) < 1)
          throw invalid(at);
      });
    }
  });
  const rows = part.context.rows as Ledger;
  const sorted = rows.every((row, i) => {
    const before = rows[i - 1];
    return (
      before === undefined || before.kind < row.kind || (before.kind === row.kind && before.reference < row.reference)
    );
  });
  if (!sorted) throw invalid(`${path}.context.rows`);
}

/** A state is a function of its rows; a record in which it is not has been written by hand. */
function checkStates(order: Order): void {
  for (const list of ['payments', 'fulfillments', 'returns'] as const) {
    for (const [i, part] of order[list].entries()) {
      if (settledState(list, part.context) !== part.state) throw invalid(`${list}.${i}.state`);
    }
  }
  if (settledState(null, order.lifecycle.context) !== order.lifecycle.state) throw invalid('lifecycle.state');
}

function checkList(value: unknown, path: string, check: (item: Record<string, unknown>, path: string) => void): void {
  if (!Array.isArray(value)) throw invalid(path);
  for (const [i, item] of value.entries()) {
    if (!isObject(item)) throw invalid(`${path}.${i}`);
    check(item, `${path}.${i}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OrderError(
      'invalid_record',
      'The record is not JSON. Keep the text that encode gave.',
      { path: 'record' },
      { cause },
    );
  }
}

function invalid(path: string): OrderError {
  return new OrderError(
    'invalid_record',
    `The record is not an order: ${path} is missing, malformed or contradicts its rows.`,
    { path },
  );
}
