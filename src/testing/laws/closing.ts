import {
  type Actor,
  type CommandDraft,
  type CoreOrderDefinition,
  disputesOf,
  formatMoney,
  isArchived,
  type Order,
  type OrderEvent,
  type ParkedFact,
  type PendingEffect,
} from '../../core.ts';
import { pluginEventOf } from '../../order/order.plugins.ts';
import type { PluginSample } from '../histories/payloads.ts';
import { answersTo, isOpenDispute, rowsOf, whatProvidersTell } from './closing.partners.ts';

const shop: Actor = { kind: 'system', id: 'closing-time' };
const provider: Actor = { kind: 'provider', id: 'gateway-1' };

/** What of an order is not at its end; empty where nothing is. */
export function leftOpen(definition: CoreOrderDefinition, order: Order): readonly string[] {
  const { payment, fulfillment } = definition.explain(order);
  const { outstanding, authorized, refundPending } = payment.figures;
  const { open: units } = fulfillment.figures;
  const { state } = order.lifecycle;
  const money = (amount: number) => formatMoney({ amount: Math.abs(amount), currency: order.currency });
  const asked = requestsOf(definition, order).map(({ type, key }) => `${type} ${key} is not answered`);
  const open = order.returns.filter((one) => !endsOfReturns.has(one.state));
  return [
    ...asked,
    ...open.map((one) => `return ${one.id} is ${one.state}`),
    ...disputesOf(order)
      .filter(isOpenDispute)
      .map(({ reference }) => `dispute ${reference} is open`),
    ...(units > 0 ? [units === 1 ? '1 unit is open' : `${units} units are open`] : []),
    ...(outstanding === 0 ? [] : [`${money(outstanding)} is owed ${outstanding > 0 ? 'by' : 'to'} the customer`]),
    ...(authorized === 0 ? [] : [`${money(authorized)} is set aside`]),
    ...(refundPending === 0 ? [] : [`${money(refundPending)} is on its way back`]),
    ...(state === 'closed' || state === 'canceled' ? [] : [`the order is ${state}`]),
  ];
}

const endsOfReturns: ReadonlySet<string> = new Set(['closed', 'declined', 'canceled']);

/** What the outside world was asked for and is to answer. */
function requestsOf(definition: CoreOrderDefinition, order: Order): readonly PendingEffect[] {
  return definition.pendingEffects(order).filter(({ type }) => type !== 'schedule_deadline');
}

/** What a patient shop has. */
export interface Patience {
  /** The plugins' events with payloads that they take: what only its sender can fill in is no button of the library. */
  readonly samples?: readonly PluginSample[];
  /** At most so many events. */
  readonly most?: number;
  /** With which the ids and references of its events begin, where the order was brought to an end before. */
  readonly name?: string;
}

/** The place of a move, and what may be in it. */
interface Turn extends Required<Omit<Patience, 'most'>> {
  readonly n: number;
}

/** What may be sent next. */
type Move = { readonly draft: CommandDraft | ParkedFact; readonly by: Actor };

/**
 * Brings an order to its end, as a patient shop with honest partners would: everything that is asked is answered, what has not left is
 * called off, what comes back is taken in, what is owed is captured where it is set aside and otherwise written off, and what is held
 * beyond it goes back; plugins are asked and told everything a few times. Nobody pays. Uses what the library tells: `available` with its reasons, `pendingEffects` and the figures of
 * `explain`; no event is forced.
 *
 * @returns The events that were sent, and the order that they lead to.
 */
export function close(
  definition: CoreOrderDefinition,
  order: Order,
  from: string,
  { samples = [], most = 300, name = 'closing' }: Patience = {},
): { readonly order: Order; readonly sent: readonly OrderEvent[] } {
  const sent: OrderEvent[] = [];
  let now = order;
  let clock = Date.parse(from);
  for (let n = 1; n <= most; n++) {
    if (leftOpen(definition, now).length === 0) break;
    const at = new Date(clock + 60_000).toISOString();
    const next = [...moves(definition, now, at, { n, name, samples })].find(({ draft, by }) => {
      const event = { id: `${name}-${n}`, at, by, ...draft } as OrderEvent;
      const applied = definition.apply(now, event);
      if (applied.order === now) return false;
      now = applied.order;
      clock = Date.parse(event.at);
      return sent.push(event);
    });
    if (!next) break;
  }
  return { order: now, sent };
}

/** Everything that would bring the order nearer to its end, the first that works first. */
function* moves(
  definition: CoreOrderDefinition,
  order: Order,
  at: string,
  { n, name, samples }: Turn,
): Generator<Move> {
  const reference = `${name}-${n}`;
  // A frozen order keeps every answer waiting.
  if (order.obligations.archived === 'freeze' && isArchived(order))
    yield { draft: { type: 'order.unarchive' }, by: shop };
  for (const effect of requestsOf(definition, order)) {
    for (const draft of answersTo(effect, order, reference)) yield { draft, by: provider };
  }
  for (const draft of whatProvidersTell(order, reference)) yield { draft, by: provider };

  const open = definition.available(order, { by: shop, at });
  const allowed = open.filter((one) => one.allowed);
  const commands = (...types: readonly CommandDraft['type'][]) =>
    types.flatMap((type) => allowed.map(({ command }) => command).filter((command) => command.type === type));
  for (const draft of commands(
    'hold.release',
    'review.approve',
    'order.cancel',
    'fulfillment.cancel',
    'return.inspect',
    'return.close',
    'return.decline',
    'return.cancel',
  ))
    yield { draft, by: shop };
  for (const { command } of allowed) if (endsSomething(definition, command)) yield { draft: command, by: shop };

  const unitsKeepItOpen = open.some(
    ({ command, reasons }) => command.type === 'order.close' && reasons.some(({ code }) => code === 'units_open'),
  );
  if (unitsKeepItOpen) for (const draft of commands('order.cancel_units')) yield { draft, by: shop };
  const canceling = open.filter(
    ({ command }) => command.type === 'order.cancel' || (unitsKeepItOpen && command.type === 'order.cancel_units'),
  );
  if (canceling.some(({ reasons }) => reasons.length > 0 && reasons.every(({ code }) => code === 'money_held'))) {
    for (const draft of refundsOf(definition, order, Number.POSITIVE_INFINITY, at)) yield { draft, by: shop };
  }
  const { outstanding } = definition.explain(order).payment.figures;
  if (outstanding > 0) {
    for (const draft of commands('payment.capture', 'order.write_off')) yield { draft, by: shop };
  }
  for (const draft of commands('payment.void')) yield { draft, by: shop };
  if (outstanding < 0) {
    for (const draft of refundsOf(definition, order, -outstanding, at)) yield { draft, by: shop };
  }
  for (const draft of commands('order.close', 'order.place', 'order.cancel_units')) yield { draft, by: shop };
  // Who waits comes to the next deadline.
  const due = definition.nextDeadline(order);
  if (due) {
    for (const { id: _id, by, ...draft } of definition.tick(order, due.dueAt > at ? due.dueAt : at))
      yield { draft: draft as CommandDraft, by };
  }
  const words = allowed.filter(({ command }) => isOfPlugin(definition, command));
  const asked = [...words.map(({ command }) => ({ draft: command, by: shop })), ...askedOf(samples)];
  yield* inTurn([asked, toldTo(samples, name)], n);
}

/** Each comes first once, so that none keeps the others from coming: one of the first kind, then one of the other. */
function inTurn(kinds: readonly (readonly Move[])[], n: number): readonly Move[] {
  const turn = Math.floor(n / kinds.length);
  return rotated(kinds, n).flatMap((moves) => rotated(moves, turn));
}

function rotated<T>(all: readonly T[], n: number): readonly T[] {
  const from = all.length === 0 ? 0 : n % all.length;
  return [...all.slice(from), ...all.slice(0, from)];
}

/** What only its sender can fill in: what plugins are asked with a payload. */
function askedOf(samples: readonly PluginSample[]): readonly Move[] {
  return samples.flatMap(({ type, spec, payloads }) =>
    spec.kind === 'fact' || spec.payload === undefined
      ? []
      : payloads.map((payload) => ({ draft: { type, payload } as never, by: shop })),
  );
}

/** How often each fact is told with each payload: who is not understood does not go on for ever. */
const tellings = 8;

/** What plugins are told, asked for or not: the verdict of a service, its confirmations. */
function toldTo(samples: readonly PluginSample[], name: string): readonly Move[] {
  return Array.from({ length: tellings }, (_, time) => time).flatMap((time) =>
    samples.flatMap(({ type, spec, payloads }) =>
      spec.kind !== 'fact'
        ? []
        : payloads.map((payload, i) => ({
            draft: { type, reference: `${name}-${i}-${time}`, ...(payload !== undefined && { payload }) } as never,
            by: provider,
          })),
    ),
  );
}

/** A plugin's command that takes back what was said to it, or clears a flag. */
function endsSomething({ plugins }: CoreOrderDefinition, command: CommandDraft): boolean {
  const own = pluginEventOf(plugins, command);
  return own !== null && ((own.spec.ends?.length ?? 0) > 0 || own.type.endsWith('.clear'));
}

function isOfPlugin({ plugins }: CoreOrderDefinition, command: CommandDraft): boolean {
  return pluginEventOf(plugins, command) !== null && !command.type.endsWith('.set');
}

/** Capture by capture, what may go back: where it is too much, the refusal says how much is left. */
function refundsOf(definition: CoreOrderDefinition, order: Order, most: number, at: string): CommandDraft[] {
  return order.payments.flatMap(({ id: payment }) =>
    rowsOf(order, payment, 'captured').flatMap(({ reference: of, amount }): CommandDraft[] => {
      const refund = (minor: number): CommandDraft => ({
        type: 'payment.refund',
        payment,
        of,
        amount: { amount: minor, currency: order.currency },
      });
      const wanted = Math.min(most, amount?.amount ?? 0);
      if (wanted <= 0) return [];
      const asked = definition.can(order, { id: 'asking', at, by: shop, ...refund(wanted) } as OrderEvent);
      if (asked.allowed) return [refund(wanted)];
      const left = asked.reasons.map(({ data }) => Number(data.available ?? 0)).find((available) => available > 0);
      return left === undefined ? [] : [refund(left)];
    }),
  );
}
