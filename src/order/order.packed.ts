import { canonical } from '../canonical.ts';
import { isPlain } from '../checks.ts';
import { OrderError } from '../errors.ts';
import { fulfillmentCommands } from '../fulfillment/fulfillment.events.ts';
import { fulfillmentKinds } from '../fulfillment/fulfillment.rows.ts';
import type { OrderLine } from '../lines.ts';
import { paymentCommands } from '../payment/payment.events.ts';
import { paymentKinds } from '../payment/payment.rows.ts';
import { returnCommands } from '../returns/returns.events.ts';
import { returnKinds } from '../returns/returns.ledger.ts';
import { orderCommands } from './lifecycle.events.ts';
import { lifecycleKinds } from './lifecycle.ledger.ts';
import { packRows, unpackRows } from './order.packed.rows.ts';
import { type Memory, memoryOf, type Token, text } from './order.packed.values.ts';
import { type PartList, settledState } from './order.parts.ts';
import type { AcceptedCommand, Obligations, Order } from './order.ts';

/** In the place of what there is none of. */
const none = 0;

/**
 * An order as one list without names, a third of its JSON: what stands where is the format. The lists of kinds, fields and commands are
 * part of it, as they are told by their number: what is new goes behind, and nothing moves.
 */
export function pack(order: Order): Token[] {
  const memory = memoryOf(order.lines, order.currency);
  const { format, definition, revision, currency, lifecycle, parked, plugins } = order;
  const packed: Token[] = [
    format,
    definition.id,
    definition.version,
    revision,
    currency,
    order.lines.flatMap(packLine),
    text.write(order.id, memory),
    order.commands.flatMap((command) => packCommand(command, memory)),
    packParts(order.payments, paymentKinds, memory),
    packParts(order.fulfillments, fulfillmentKinds, memory),
    packParts(order.returns, returnKinds, memory),
    packRows(lifecycle.context.rows, lifecycleKinds, memory),
    isNothing(order.obligations) ? none : order.obligations,
    parked.length === 0 ? none : parked,
    plugins ?? none,
  ];
  while (packed.at(-1) === none) packed.pop();
  return packed;
}

type Tokens = readonly Token[];
type Beginning = [format: 1, definition: string, version: number, revision: number, currency: string];
type Known = [
  lines: Tokens,
  id: Token,
  commands: Tokens,
  payments: Tokens,
  fulfillments: Tokens,
  returns: Tokens,
  decided: Tokens,
];
type Packed = [...Beginning, ...Known, ...Token[]];

/** The order of a list that {@link pack} made. What anybody else made comes to anything, or throws. */
export function unpack(packed: Tokens): Order {
  const [format, definition, version, revision, currency, ...known] = packed as Packed;
  const [ordered, name, accepted, tenders, parcels, boxes, decided, obligations, parked, plugins] = known;
  const lines = unpackLines(ordered);
  const memory = memoryOf(lines, currency);
  const id = text.read(name, memory);
  const commands = unpackCommands(accepted, memory);
  const payments = unpackParts('payments', tenders, paymentKinds, memory);
  const fulfillments = unpackParts('fulfillments', parcels, fulfillmentKinds, memory);
  const returns = unpackParts('returns', boxes, returnKinds, memory);
  const context = { rows: unpackRows(decided, lifecycleKinds, memory) };
  return {
    format,
    definition: { id: definition, version },
    id,
    revision,
    currency,
    lines,
    payments,
    fulfillments,
    returns,
    lifecycle: { state: settledState(null, context), context },
    obligations: obligations || { ...nothing },
    commands,
    parked: parked || [],
    ...(plugins !== undefined && { plugins }),
  } as unknown as Order;
}

/** Nothing was promised. */
const nothing: Obligations = { unpaidAfter: null, autoCompleteAfter: null };

function isNothing(obligations: Obligations): boolean {
  return (
    obligations.unpaidAfter === null && obligations.autoCompleteAfter === null && Object.keys(obligations).length === 2
  );
}

/** Id, pieces and price; what else there is to say of it stands behind. */
function packLine({ id, quantity, total, requiresShipping, ...more }: OrderLine): Token[] {
  const usual = requiresShipping && Object.keys(more).length === 0;
  return usual
    ? [id, quantity, total]
    : [id, quantity, total, { ...more, ...(!requiresShipping && { requiresShipping }) }];
}

function unpackLines(tokens: Tokens): OrderLine[] {
  const lines: OrderLine[] = [];
  for (let i = 0; i < tokens.length; i += 3) {
    const [id, quantity, total, more] = tokens.slice(i, i + 4) as [string, number, number, Token];
    if (isPlain(more)) i += 1;
    const { sku, tax, requiresShipping = true, ...others } = (isPlain(more) ? more : {}) as Partial<OrderLine>;
    lines.push({
      id,
      ...(sku !== undefined && { sku }),
      quantity,
      total,
      ...(tax !== undefined && { tax }),
      requiresShipping,
      ...others,
    });
  }
  return lines;
}

/** The commands of a noun, and their number in front of the place in the list. */
const families = [paymentCommands, fulfillmentCommands, returnCommands, orderCommands] as const;
const nouns = ['payment', 'fulfillment', 'return', undefined] as const;
const most = 100;

const numbers: ReadonlyMap<string, number> = new Map(
  families.flatMap((commands, family) => commands.map((type, at): [string, number] => [type, most * family + at])),
);

const types: ReadonlyMap<number, string> = new Map([...numbers].map(([type, number]) => [number, type]));

function nounOf(number: number): (typeof nouns)[number] {
  return nouns[Math.floor(number / most)];
}

/** Follows from another command. */
const implied = -1;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Id, number of the type, the part, and what else it says; one that is written in another way stays a text. */
function packCommand({ id, content }: AcceptedCommand, memory: Memory): Token[] {
  const name = text.write(id, memory);
  const read = jsonIn(content);
  if (!isPlain(read) || canonical(read) !== content) return [name, content];
  const { type, of, ...more } = read;
  if (type === undefined && typeof of === 'string' && Object.keys(read).length === 1)
    return [name, implied, text.write(of, memory)];
  const number = typeof type === 'string' ? numbers.get(type) : undefined;
  if (number === undefined) return [name, content];
  const noun = nounOf(number);
  const said: Record<string, unknown> = of === undefined ? more : { of, ...more };
  const part = noun && said[noun];
  if (noun && typeof part !== 'string') return [name, content];
  if (noun) delete said[noun];
  const tokens = [name, number, ...(noun ? [text.write(part as string, memory)] : [])];
  return Object.keys(said).length === 0 ? tokens : [...tokens, said];
}

function unpackCommands(tokens: Tokens, memory: Memory): AcceptedCommand[] {
  const commands: AcceptedCommand[] = [];
  for (let i = 0; i < tokens.length; ) {
    const id = text.read(tokens[i++], memory);
    const number = tokens[i++];
    if (typeof number === 'string') {
      commands.push({ id, content: number });
      continue;
    }
    if (number === implied) {
      commands.push({ id, content: canonical({ of: text.read(tokens[i++], memory) }) });
      continue;
    }
    const type = types.get(number as number);
    if (type === undefined)
      throw new OrderError(
        'newer_format',
        `The record has command ${String(number)}, which this version does not know. Upgrade order-actor first.`,
        { what: 'command', number: String(number) },
      );
    const noun = nounOf(number as number);
    const part = noun && { [noun]: text.read(tokens[i++], memory) };
    const said = isPlain(tokens[i]) ? (tokens[i++] as object) : {};
    commands.push({
      id,
      content: canonical({ type, ...part, ...said }),
    });
  }
  return commands;
}

interface Part {
  readonly id: string;
  readonly context: { readonly rows: Order['lifecycle']['context']['rows'] };
}

/** Their states follow from their rows. */
function packParts(parts: readonly object[], kinds: readonly string[], memory: Memory): Token[] {
  return (parts as readonly Part[]).flatMap(({ id, context }) => [
    text.write(id, memory),
    packRows(context.rows, kinds, memory),
  ]);
}

function unpackParts(list: PartList, tokens: Tokens, kinds: readonly string[], memory: Memory): object[] {
  const parts: object[] = [];
  for (let i = 0; i < tokens.length; i += 2) {
    const id = text.read(tokens[i], memory);
    const rows = unpackRows(tokens[i + 1] as Token[], kinds, memory);
    const context = list === 'payments' ? { currency: memory.currency, rows } : { rows };
    parts.push({ id, state: settledState(list, context), context });
  }
  return parts;
}
