import { editCommands } from '../edits/edits.events.ts';
import { type Reason, reason } from '../reasons.ts';
import type { Guard } from './order.guard.ts';
import { movesGoods } from './order.holds.ts';
import { standingEditsOf } from './order.lines.ts';
import { orElse, standingStatuses } from './order.plugin.readings.ts';
import type { StatusCapabilities } from './order.plugin.spec.ts';
import type { CustomStatus } from './order.plugin.statuses.ts';
import { type Plugins, sliceIn, stateOf, vetoOf } from './order.plugins.ts';
import type { Policy } from './order.policy.ts';
import { statusOf } from './order.status.ts';
import type { Command, Order } from './order.ts';

/**
 * The custom status that stands and counts as this.
 *
 * @throws Where a plugin that has such a status cannot tell its state: what it may keep back is not let go.
 */
function counting(plugins: Plugins, order: Order, policy: Policy, counts: (of: StatusCapabilities) => boolean) {
  const concerned = plugins.statuses.filter(({ traits }) => counts(traits.counts ?? {}));
  if (concerned.length === 0) return undefined;
  for (const plugin of plugins.list) {
    const told = stateOf(plugin, order);
    if ('problem' in told && concerned.some((status) => status.plugin === plugin.id))
      throw new Error(`plugin ${plugin.id} cannot tell its state: ${told.problem}`);
  }
  return standingStatuses({ ...plugins, statuses: concerned }, order, statusOf(order, policy))[0];
}

/** What plugins have to say before a command is accepted. */
export function pluginGuards(plugins: Plugins, policy: Policy): readonly Guard[] {
  if (plugins.list.length === 0) return [];
  const keeps = (
    name: string,
    on: readonly Command['type'][],
    counts: (of: StatusCapabilities) => boolean,
    concerns: (order: Order, command: Command) => boolean = () => true,
  ): Guard => ({
    name,
    on,
    check: (order, command) => {
      if (!concerns(order, command)) return null;
      const status = counting(plugins, order, policy, counts);
      return status ? forbids(status, command) : null;
    },
  });
  return [
    keeps('moves_what_a_status_holds', movesGoods, ({ held }) => held === true),
    keeps(
      'cancels_against_a_status',
      ['order.cancel', 'order.cancel_units', ...editCommands],
      ({ cancellable }) => cancellable === false,
      cancels,
    ),
    keeps('begins_work_against_a_status', beginsWork, ({ terminal }) => terminal === true),
    ...plugins.list.flatMap(({ id, spec }) =>
      (spec.guards ?? []).map(
        ({ name, on, check }): Guard => ({
          name: `${id}: ${name}`,
          on,
          check: (order, command) => vetoOf(id, check(order, command, sliceIn(order, id))),
        }),
      ),
    ),
  ];
}

/** Commands that begin what was not there. */
const beginsWork = [
  'fulfillment.plan',
  'return.request',
  'return.claim',
  'return.reopen',
  'order.reopen',
  ...editCommands,
] as const;

/** An edit that takes pieces away cancels them, whatever it is called. */
function cancels(order: Order, command: Command): boolean {
  if (command.type === 'order.edit')
    return command.changes.some((change) => change.kind === 'change_quantity' && change.by < 0);
  if (command.type !== 'order.revert_edit') return true;
  const reverted = standingEditsOf(order).find(({ reference }) => reference === command.edit);
  return reverted?.changes?.some(({ quantity }) => quantity > 0) ?? false;
}

/** A customer is not told of a status that is none of theirs. */
function forbids({ word, plugin, traits }: CustomStatus, { by, type }: Command): Reason | null {
  if (by.kind === 'customer' && traits.visibility !== 'customer')
    return reason('not_authorized', { by: by.kind, type, allowed: ['staff', 'system'] });
  return vetoOf(plugin, {
    code: 'status',
    message: `The order is ${word}. End that status first.`,
    data: { status: word },
  });
}

/** Whether goods may be sent although the order is not paid, as a status that stands says. */
export function countsAsPaid(plugins: Plugins, order: Order, policy: Policy): boolean {
  return orElse(undefined, () => counting(plugins, order, policy, ({ paid }) => paid === true)) !== undefined;
}
