/**
 * One return case: goods that come back. Money is refunded apart from it.
 *
 * - **requested**: the customer wants to return units. The shop approves or declines.
 * - **approved**: the shop expects the units. The customer sends them; it can be canceled.
 * - **declined**: the shop said no. Should a box arrive all the same, it is received.
 * - **in_transit**: the customer has sent them. The warehouse receives next.
 * - **received**: some are here and not looked at. The warehouse inspects next.
 * - **inspected**: everything that is here was looked at and accepted. More may come; the shop closes the case.
 * - **closed**: nothing more is expected. A late box opens it again.
 * - **canceled**: the units stay with the customer.
 */

import { rowOf } from '../events.ts';
import { enter, has, hasRow } from '../ledger.ts';
import { definePart, type Part } from '../part/part.ts';
import { type Reason, reason } from '../reasons.ts';
import type { ReturnState } from '../statuses.ts';
import { countUnits, normalUnits, quantityOf, type Units, withoutUnits } from '../units.ts';
import type { InspectedUnits, ReturnEvent } from './returns.events.ts';
import { type ReturnContext, type ReturnKind, returnTotalsOf } from './returns.ledger.ts';

type Of<Type extends ReturnEvent['type']> = Extract<ReturnEvent, { readonly type: Type }>;

// Rows

function enterInspection(
  context: ReturnContext,
  reference: string,
  event: Of<'return.inspected'> | Of<'return.inspect'>,
): ReturnContext {
  const restock = normalUnits(event.units.filter((unit) => unit.disposition === 'restock'));
  return enter(context, rowOf('inspected', reference, event, { units: normalUnits(event.units), restock }));
}

// Rules

function namesMoreThan(
  code: 'exceeds_requested' | 'exceeds_received',
  expected: Units,
  units: readonly (InspectedUnits | Units[number])[],
): null | Reason {
  if (countUnits(units) === 0) return reason('empty_selection');
  const over = withoutUnits(normalUnits(units), expected)[0];
  if (!over) return null;
  const available = quantityOf(expected, over.line);
  return reason(code, { line: over.line, requested: available + over.quantity, available });
}

function isUsed(context: ReturnContext, kind: ReturnKind, reference: string): null | Reason {
  return hasRow(context.rows, kind, reference) ? reason('reference_used', { reference }) : null;
}

const rules = {
  isExpected: (context: ReturnContext, event: Of<'return.receive'>) => {
    const used = isUsed(context, 'received', event.reference ?? event.id);
    if (used) return used;
    const { requested, received } = returnTotalsOf(context);
    return namesMoreThan('exceeds_requested', withoutUnits(requested, received), event.units);
  },
  isHere: (context: ReturnContext, event: Of<'return.inspect'>) =>
    isUsed(context, 'inspected', event.reference ?? event.id) ??
    namesMoreThan('exceeds_received', returnTotalsOf(context).uninspected, event.units),
};

// Settling conditions

const when = {
  waitsForInspection: (context: ReturnContext) => returnTotalsOf(context).uninspected.length > 0,
  isClosed: has<ReturnKind>('closed'),
  isInspected: (context: ReturnContext) => returnTotalsOf(context).received.length > 0,
  isCanceled: has<ReturnKind>('canceled'),
  isDeclined: has<ReturnKind>('declined'),
  isSent: has<ReturnKind>('sent'),
  isApproved: has<ReturnKind>('approved'),
};

// Evolvers

const evolve = {
  recordRequest: (context: ReturnContext, event: Of<'return.requested'> | Of<'return.request'>) =>
    enter(context, rowOf('requested', event.return, event, { units: normalUnits(event.units), cause: event.cause })),
  recordSending: (context: ReturnContext, event: Of<'return.sent'>) =>
    enter(context, rowOf('sent', event.reference, event)),
  recordReceipt: (context: ReturnContext, event: Of<'return.received'>) =>
    enter(context, rowOf('received', event.reference, event, { units: normalUnits(event.units) })),
  recordInspection: (context: ReturnContext, event: Of<'return.inspected'>) =>
    enterInspection(context, event.reference, event),
  recordRestocking: (context: ReturnContext, event: Of<'return.restocked'>) =>
    enter(context, rowOf('restocked', event.reference, event)),
  approve: (context: ReturnContext, event: Of<'return.approve'>) => enter(context, rowOf('approved', event.id, event)),
  decline: (context: ReturnContext, event: Of<'return.decline'>) =>
    enter(context, rowOf('declined', event.id, event, { cause: event.cause })),
  receive: (context: ReturnContext, event: Of<'return.receive'>) =>
    enter(
      context,
      rowOf('received', event.reference ?? event.id, event, { units: normalUnits(event.units), op: event.id }),
    ),
  inspect: (context: ReturnContext, event: Of<'return.inspect'>) =>
    enterInspection(context, event.reference ?? event.id, event),
  close: (context: ReturnContext, event: Of<'return.close'>) => enter(context, rowOf('closed', event.id, event)),
  cancel: (context: ReturnContext, event: Of<'return.cancel'>) => enter(context, rowOf('canceled', event.id, event)),
};

// The chart

const receive = { target: 'settling', guard: 'isExpected', actions: 'receive' } as const;
const cancel = { target: 'settling', actions: 'cancel' } as const;
const close = { target: 'settling', actions: 'close' } as const;

/**
 * The return part: one return case's life-cycle.
 *
 * @since 0.1.0
 */
export const returnPart: Part<ReturnContext, ReturnEvent, ReturnState> = definePart<
  ReturnContext,
  ReturnEvent,
  ReturnState
>()({
  rules,
  when,
  evolve,
}).chart({
  id: 'return',
  initial: 'settling',
  on: {
    'return.requested': { target: '.settling', actions: 'recordRequest' },
    'return.sent': { target: '.settling', actions: 'recordSending' },
    'return.received': { target: '.settling', actions: 'recordReceipt' },
    'return.inspected': { target: '.settling', actions: 'recordInspection' },
    'return.restocked': { target: '.settling', actions: 'recordRestocking' },
  },
  states: {
    requested: {
      on: {
        'return.request': { target: 'settling', actions: 'recordRequest' },
        'return.approve': { target: 'settling', actions: 'approve' },
        'return.decline': { target: 'settling', actions: 'decline' },
        'return.cancel': cancel,
      },
    },
    approved: { on: { 'return.receive': receive, 'return.cancel': cancel } },
    declined: {},
    in_transit: { on: { 'return.receive': receive, 'return.cancel': cancel } },
    received: {
      on: { 'return.receive': receive, 'return.inspect': { target: 'settling', guard: 'isHere', actions: 'inspect' } },
    },
    inspected: { on: { 'return.receive': receive, 'return.close': close } },
    closed: {},
    canceled: {},
    settling: {
      always: [
        { target: 'received', guard: 'waitsForInspection' },
        { target: 'closed', guard: 'isClosed' },
        { target: 'inspected', guard: 'isInspected' },
        { target: 'canceled', guard: 'isCanceled' },
        { target: 'declined', guard: 'isDeclined' },
        { target: 'in_transit', guard: 'isSent' },
        { target: 'approved', guard: 'isApproved' },
        { target: 'requested' },
      ],
    },
  },
});
