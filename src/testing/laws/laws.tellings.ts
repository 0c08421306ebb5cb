import {
  type Applied,
  type CoreOrderDefinition,
  canonical,
  customerView,
  type Effect,
  isArchived,
  type Notifications,
  type Order,
  type OrderAxis,
  orderAxes,
} from '../../core.ts';
import { standingStatuses } from '../../order/order.plugin.readings.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';
import { isTelling, type Telling } from './told.ts';

/** Words by axis; what is not shown is absent. */
type Words = Readonly<Record<string, string | undefined>>;
type Move = { readonly axis: string; readonly from: string | null; readonly to: string | null };

/** A second reading of the table. */
function channelIn(said: Notifications, { axis, from, to }: Move): string {
  if (typeof said === 'string') return said;
  const begins = axis === 'overall' && from !== to && (from ?? 'draft') === 'draft';
  const ofAxis = said[axis as OrderAxis];
  const candidates = [
    begins && to !== 'draft' && to !== 'canceled' ? said.placed : undefined,
    typeof ofAxis === 'object' ? (ofAxis as Words)[to ?? ''] : ofAxis,
    typeof ofAxis === 'object' ? ofAxis.otherwise : undefined,
    said.otherwise,
  ];
  return candidates.find((one) => one !== undefined) ?? 'silent';
}

function moves(axes: readonly string[], before: Words, after: Words): Move[] {
  return axes.flatMap((axis) => {
    const [from, to] = [before[axis] ?? null, after[axis] ?? null];
    return to === null || from === to ? [] : [{ axis, from, to }];
  });
}

/** Who is to be told of what between two orders, as the pages show them. */
function expected(definition: CoreOrderDefinition, before: Order | null, after: Order): readonly string[] {
  const { plugins, policy } = definition;
  const shown = (order: Order | null): Words => (order ? ({ ...definition.statusOf(order) } as unknown as Words) : {});
  const seen = (order: Order | null): Words => (order ? { ...customerView(order, definition).status } : {});
  const standing = (order: Order | null) =>
    order ? standingStatuses(plugins, order, definition.statusOf(order)).map(({ word }) => word) : [];
  const [stood, stands] = [standing(before), standing(after)];
  const custom = plugins.statuses.flatMap(({ word }): Move[] => {
    if (stood.includes(word) === stands.includes(word)) return [];
    return [{ axis: 'custom', ...(stands.includes(word) ? { from: null, to: word } : { from: word, to: null }) }];
  });
  const channelOf = (move: Move) =>
    move.axis === 'custom'
      ? (plugins.statuses.find(({ word }) => word === (move.to ?? move.from))?.traits.channel ?? 'webhook')
      : channelIn(policy.notifications, move);
  const line = (type: string, move: Move) => canonical([type, move.axis, move.from, move.to]);
  return [
    ...[...moves(orderAxes, shown(before), shown(after)), ...custom]
      .filter((move) => channelOf(move) !== 'silent')
      .map((move) => line('emit_webhook', move)),
    ...moves([...orderAxes, 'custom'], seen(before), seen(after))
      .filter((move) => channelOf(move) === 'notify')
      .map((move) => line('notify_customer', move)),
  ].sort();
}

/**
 * Law 23: what an event asks for is what stands in `pendingEffects` behind it and did not before, and the tellings of exactly the words that
 * moved and that the table, or the plugin, says are told. What moves nothing tells nothing; no two tellings of an order have one key; no
 * customer is told of a word that they cannot see; a frozen order tells nothing.
 *
 * @returns How many were told: customers, and other systems.
 */
export function whatMovedIsTold(
  definition: CoreOrderDefinition,
  history: Pick<GeneratedHistory, 'opening' | 'events'>,
): { readonly customer: number; readonly systems: number } {
  const law = 'whatMovedIsTold';
  const { opening, events } = history;
  const { told } = tell(definition, history);
  const keys = new Set<string>();
  const count = { customer: 0, systems: 0 };
  const check = (at: number, before: Order | null, { order, effects, outcome }: Applied, isAdopted: boolean) => {
    const fail = (problem: string) =>
      breaks(law, `event ${at} ${problem}`, definition, { opening, events: events.slice(0, at) });
    const tellings = effects.filter(isTelling);
    const was = isAdopted ? order : before;
    const lines = tellings.map(({ type, axis, from, to }) => canonical([type, axis, from, to])).sort();
    const wanted = expected(definition, was, order);
    if (canonical(lines) !== canonical(wanted)) fail(`tells ${lines}, and ${wanted} moved`);
    const asked = new Set(before ? definition.pendingEffects(before).map(({ key }) => key) : []);
    const requests = definition.pendingEffects(order).filter(({ key }) => !asked.has(key));
    const others = effects.filter((effect) => !isTelling(effect));
    if (canonical(inOrder(others)) !== canonical(inOrder(requests)))
      fail('asks for something else than is pending now');
    if (outcome.kind !== 'applied' && outcome.kind !== 'parked' && tellings.length > 0)
      fail(`is ${outcome.kind} and tells ${lines}`);
    if (before && isFrozen(before) && isFrozen(order) && tellings.length > 0) fail(`tells ${lines} of a frozen order`);
    for (const telling of tellings) {
      if (keys.has(telling.key)) fail(`tells under ${telling.key} for the second time`);
      keys.add(telling.key);
      if (telling.revision !== order.revision) fail(`tells of revision ${telling.revision}`);
      if (!isForCustomer(telling)) count.systems += 1;
      else if (isHidden(definition, telling)) fail(`tells the customer of ${telling.to}, which is hidden from them`);
      else count.customer += 1;
    }
  };
  const first =
    opening.kind === 'placed'
      ? definition.place(opening.input)
      : opening.kind === 'drafted'
        ? definition.draft(opening.input)
        : definition.adopt(opening.input);
  check(0, null, first, opening.kind === 'adopted');
  for (const [i, { before, applied }] of told.entries()) check(i + 1, before, applied, false);
  return count;
}

function inOrder(effects: readonly Effect[]): readonly Effect[] {
  return [...effects].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function isFrozen(order: Order): boolean {
  return order.obligations.archived === 'freeze' && isArchived(order);
}

function isForCustomer({ type }: Telling): boolean {
  return type === 'notify_customer';
}

function isHidden({ plugins }: CoreOrderDefinition, { axis, to }: Telling): boolean {
  if (axis === 'custom') return plugins.statuses.find(({ word }) => word === to)?.traits.visibility !== 'customer';
  return to === 'disputed' || to === 'none';
}
