import { lately, once } from '../once.ts';
import { type CustomerStatus, customerWords } from './order.customer.words.ts';
import type { TellingEffect } from './order.effects.ts';
import { keyOf } from './order.keys.ts';
import { type CustomerMove, channelFor, type StatusChannel, type StatusMove } from './order.notifications.ts';
import { shownAmong, standingStatuses } from './order.plugin.readings.ts';
import type { CustomStatus } from './order.plugin.statuses.ts';
import type { Plugins } from './order.plugins.ts';
import type { Policy } from './order.policy.ts';
import { type OrderStatus, statusOf } from './order.status.ts';
import type { Order } from './order.ts';
import { type OrderAxis, orderAxes } from './order.words.ts';

/** What is said of an order: to staff and other systems, and to its customer. */
export interface Said {
  readonly status: OrderStatus;
  /** The custom statuses that stand, shown or not. */
  readonly standing: readonly CustomStatus[];
  readonly customer: CustomerStatus;
}

const said: (policy: Policy) => (plugins: Plugins) => (order: Order) => Said = once((policy) =>
  once((plugins) =>
    lately((order) => {
      const words = statusOf(order, policy);
      const standing = standingStatuses(plugins, order, words);
      const custom = shownAmong(standing, words.overall, 'staff')?.word;
      return {
        status: custom === undefined ? words : { ...words, custom },
        standing,
        customer: customerWords(order, words, standing, policy),
      };
    }),
  ),
);

/** Everything that is said of an order. */
export function saidOf(plugins: Plugins, order: Order, policy: Policy): Said {
  return said(policy)(plugins)(order);
}

/** What moved between two moments of an order, as systems hear of it and as its customer sees it. */
export interface Moves {
  readonly systems: readonly StatusMove[];
  readonly customer: readonly CustomerMove[];
}

/** The words that moved. Of an order that begins, all of them did. */
export function movesBetween(before: Said | null, after: Said): Moves {
  const systems = movesOn(orderAxes, before?.status, after.status) as StatusMove[];
  systems.push(...comings(before?.standing ?? noCustom, after.standing));
  return {
    systems,
    customer: movesOn(customerAxes, before?.customer, after.customer) as CustomerMove[],
  };
}

const noCustom: readonly CustomStatus[] = [];
const noMoves: readonly StatusMove[] = [];
const customerAxes = [...orderAxes, 'custom'] as const;

type Spoken = { readonly [Axis in OrderAxis | 'custom']?: string };

interface Moved {
  readonly axis: OrderAxis | 'custom';
  readonly from: string | null;
  readonly to: string;
}

/** A word that was taken away says nothing by itself. */
function movesOn(axes: readonly (OrderAxis | 'custom')[], before: Spoken | undefined, after: Spoken): Moved[] {
  const moves: Moved[] = [];
  for (const axis of axes) {
    const from = before?.[axis] ?? null;
    const to = after[axis];
    if (to !== undefined && from !== to) moves.push({ axis, from, to });
  }
  return moves;
}

/** The custom statuses that came and that went. */
function comings(before: readonly CustomStatus[], after: readonly CustomStatus[]): readonly StatusMove[] {
  if (before.length === 0 && after.length === 0) return noMoves;
  return [
    ...after
      .filter((status) => !before.includes(status))
      .map(({ word }): StatusMove => ({ axis: 'custom', from: null, to: word })),
    ...before
      .filter((status) => !after.includes(status))
      .map(({ word }): StatusMove => ({ axis: 'custom', from: word, to: null })),
  ];
}

/** Who is to be told of what moved. */
export function tellingsOf(
  moves: Moves,
  { id, revision }: Order,
  plugins: Plugins,
  policy: Policy,
): readonly TellingEffect[] {
  const channelOf = (move: StatusMove | CustomerMove): StatusChannel =>
    move.axis === 'custom'
      ? (plugins.statuses.find(({ word }) => word === (move.to ?? move.from))?.traits.channel ?? 'webhook')
      : channelFor(policy.notifications, move);
  const keyFor = (listener: string, { axis, from, to }: StatusMove) =>
    keyOf(id, listener, String(revision), axis, to ?? from ?? '');
  if (moves.systems.length + moves.customer.length === 0) return [];
  return [
    ...moves.systems
      .filter((move) => channelOf(move) !== 'silent')
      .map((move): TellingEffect => ({ type: 'emit_webhook', key: keyFor('webhook', move), revision, ...move })),
    ...moves.customer
      .filter((move) => channelOf(move) === 'notify')
      .map(
        (move): TellingEffect => ({
          type: 'notify_customer',
          about: 'status',
          key: keyFor('notify', move),
          revision,
          ...move,
        }),
      ),
  ];
}
