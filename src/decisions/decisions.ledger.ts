import { rowOf } from '../events.ts';
import { enter, hasRow, type Ledger, rowsOf } from '../ledger.ts';
import type { LifecycleContext, LifecycleKind } from '../order/lifecycle.ledger.ts';
import { type Reason, reason } from '../reasons.ts';
import type { ArchiveOrder, ReopenOrder, SetStatus, UnarchiveOrder } from './decisions.events.ts';

/** What ends an order. */
const endings = ['canceled', 'cancel_all', 'closed'] as const satisfies readonly LifecycleKind[];

/** The rows of one kind that ended the order and were not taken back. A `reopened` row is named by kind and reference of the ending. */
export function endingsOf({ rows }: LifecycleContext, kind: (typeof endings)[number]): Ledger<LifecycleKind> {
  return rowsOf(rows, kind).filter(({ reference }) => !hasRow(rows, 'reopened', `${kind}:${reference}`));
}

function archivingsOf({ rows }: LifecycleContext): Ledger<LifecycleKind> {
  return rowsOf(rows, 'archived').filter(({ reference }) => !hasRow(rows, 'unarchived', reference));
}

/** Whether the order was put away and not taken out again. */
export function isArchivedIn(context: LifecycleContext): boolean {
  return archivingsOf(context).length > 0;
}

/** What speaks against a decision. */
export const decisionRules = {
  namesAWord: (_: LifecycleContext, { payment, fulfillment }: SetStatus): null | Reason =>
    payment === undefined && fulfillment === undefined ? reason('nothing_to_set') : null,
  isNotArchived: (context: LifecycleContext, _: ArchiveOrder): null | Reason =>
    isArchivedIn(context) ? reason('already_archived') : null,
  isArchived: (context: LifecycleContext, _: UnarchiveOrder): null | Reason =>
    isArchivedIn(context) ? null : reason('not_archived'),
};

/** What is known after a decision. Deadlines count from when a reopening was told, whenever it is said to have been. */
export const decisionEvolvers = {
  reopen: (context: LifecycleContext, event: ReopenOrder) =>
    endings
      .flatMap((kind) => endingsOf(context, kind))
      .reduce(
        (known, { kind, reference }) =>
          enter(known, rowOf('reopened', `${kind}:${reference}`, { ...event, occurredAt: event.at }, { op: event.id })),
        context,
      ),
  setStatus: (context: LifecycleContext, event: SetStatus) =>
    enter(
      context,
      rowOf('status_set', event.id, event, {
        text: [event.payment, event.fulfillment].filter((word) => word !== undefined).join(' '),
      }),
    ),
  archive: (context: LifecycleContext, event: ArchiveOrder) => enter(context, rowOf('archived', event.id, event)),
  unarchive: (context: LifecycleContext, event: UnarchiveOrder) =>
    archivingsOf(context).reduce(
      (known, { reference }) => enter(known, rowOf('unarchived', reference, event, { op: event.id })),
      context,
    ),
};
