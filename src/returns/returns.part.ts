/**
 * One return case: goods that come back. Money is refunded apart from it. What goes out instead, in an exchange or a claim, is added to
 * the order's lines when the shop approves.
 *
 * - **requested**: the customer wants to return units. The shop approves or declines.
 * - **approved**: the shop expects the units, and may have a label made. The customer sends them; it can be canceled, or closed where they
 *   never come.
 * - **declined**: the shop said no. It can be opened again; a box that arrives all the same is received.
 * - **in_transit**: the customer has sent them. The warehouse receives next; what the carrier reports does not move it. Where nobody
 *   approved the case, the shop may from here until it ends.
 * - **received**: some are here and not looked at. The warehouse inspects next.
 * - **inspected**: everything that is here was looked at; what came back is accepted. More may come; the shop closes the case.
 * - **closed**: nothing more is expected. The shop, or a late box, opens it again.
 * - **canceled**: the units stay with the customer. It can be opened again.
 */

import { rowOf } from '../events.ts';
import { enter, has, hasRow, rowsOf } from '../ledger.ts';
import { definePart, type Part } from '../part/part.ts';
import { type Reason, reason } from '../reasons.ts';
import type { Disposition, ReturnState } from '../statuses.ts';
import { countUnits, normalUnits, quantityOf, type Units, withoutUnits } from '../units.ts';
import type { InspectedUnits, ReturnEvent } from './returns.events.ts';
import { endsOf, labelsPendingOf, type ReturnContext, type ReturnKind, returnTotalsOf } from './returns.ledger.ts';
import { deltasOfLines, deltasOfReplacements, isCalledOff } from './returns.replacements.ts';

type Of<Type extends ReturnEvent['type']> = Extract<ReturnEvent, { readonly type: Type }>;

// Rows

function enterInspection(
  context: ReturnContext,
  reference: string,
  event: Of<'return.inspected'> | Of<'return.inspect'>,
): ReturnContext {
  const found = (disposition: Disposition) =>
    normalUnits(event.units.filter((unit) => unit.disposition === disposition));
  return enter(
    context,
    rowOf('inspected', reference, event, {
      units: normalUnits(event.units),
      restock: found('restock'),
      damaged: found('damaged'),
      missing: found('missing'),
      wrongItem: found('wrong_item'),
    }),
  );
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
  lacksLabel: ({ rows }: ReturnContext, _event: Of<'return.label'>) => {
    const operations = labelsPendingOf(rows).map(({ reference }) => reference);
    return operations.length > 0 ? reason('operation_pending', { operations }) : null;
  },
  lacksConsent: ({ rows }: ReturnContext, { type }: Of<'return.approve'>) =>
    rowsOf(rows, 'approved').length === 0
      ? null
      : reason('not_in_state', { part: 'return', state: 'approved', type, allowedIn: ['requested'] }),
  wasEnded: ({ rows }: ReturnContext, { type }: Of<'return.reopen'>) =>
    endsOf(rows).length > 0
      ? null
      : reason('not_in_state', { part: 'return', state: 'closed', type, allowedIn: ['declined', 'canceled'] }),
  isHere: (context: ReturnContext, event: Of<'return.inspect'>) =>
    isUsed(context, 'inspected', event.reference ?? event.id) ??
    namesMoreThan('exceeds_received', returnTotalsOf(context).uninspected, event.units),
};

// Settling conditions

/** A claim for which nothing comes back is done when the shop agrees; what goes out for it shows in the units. */
function isGrantedClaim(context: ReturnContext): boolean {
  const nothingBack = returnTotalsOf(context).requested.length === 0 && has<ReturnKind>('claimed')(context);
  return nothingBack && has<ReturnKind>('approved')(context) && !isCalledOff(context);
}

const when = {
  waitsForInspection: (context: ReturnContext) => returnTotalsOf(context).uninspected.length > 0,
  isClosed: (context: ReturnContext) => endsOf(context.rows, 'closed').length > 0 || isGrantedClaim(context),
  isInspected: (context: ReturnContext) => returnTotalsOf(context).arrived.length > 0,
  isCanceled: ({ rows }: ReturnContext) => endsOf(rows, 'canceled').length > 0,
  isDeclined: ({ rows }: ReturnContext) => endsOf(rows, 'declined').length > 0,
  isSent: has<ReturnKind>('sent'),
  isApproved: has<ReturnKind>('approved'),
};

// Evolvers

const evolve = {
  recordRequest: (context: ReturnContext, event: Of<'return.requested'> | Of<'return.request'>) =>
    enter(
      context,
      rowOf('requested', event.return, event, {
        units: normalUnits(event.units),
        cause: event.cause,
        changes: 'exchange' in event ? event.exchange && deltasOfLines(event.exchange) : undefined,
      }),
    ),
  claim: (context: ReturnContext, event: Of<'return.claim'>) =>
    enter(
      context,
      rowOf('claimed', event.id, event, {
        units: normalUnits(event.units),
        cause: event.cause,
        changes: deltasOfReplacements(event.replacement),
      }),
    ),
  recordSending: (context: ReturnContext, event: Of<'return.sent'>) =>
    enter(context, rowOf('sent', event.reference, event)),
  recordLabel: (context: ReturnContext, event: Of<'return.label_created'>) =>
    enter(context, rowOf('label_created', event.reference, event, { op: event.op, tracking: event.tracking })),
  recordTracking: (context: ReturnContext, event: Of<'return.tracked'>) =>
    enter(context, rowOf('tracked', event.reference, event, { tracking: event.status })),
  recordReceipt: (context: ReturnContext, event: Of<'return.received'>) =>
    enter(context, rowOf('received', event.reference, event, { units: normalUnits(event.units) })),
  recordInspection: (context: ReturnContext, event: Of<'return.inspected'>) =>
    enterInspection(context, event.reference, event),
  recordRestocking: (context: ReturnContext, event: Of<'return.restocked'>) =>
    enter(context, rowOf('restocked', event.reference, event)),
  approve: (context: ReturnContext, event: Of<'return.approve'>) => {
    const amount = event.fee && { amount: event.fee.amount + 0, currency: event.fee.currency };
    return enter(context, rowOf('approved', event.id, event, { amount }));
  },
  decline: (context: ReturnContext, event: Of<'return.decline'>) =>
    enter(context, rowOf('declined', event.id, event, { cause: event.cause })),
  askForLabel: (context: ReturnContext, event: Of<'return.label'>) => enter(context, rowOf('label', event.id, event)),
  receive: (context: ReturnContext, event: Of<'return.receive'>) =>
    enter(
      context,
      rowOf('received', event.reference ?? event.id, event, { units: normalUnits(event.units), op: event.id }),
    ),
  inspect: (context: ReturnContext, event: Of<'return.inspect'>) =>
    enterInspection(context, event.reference ?? event.id, event),
  close: (context: ReturnContext, event: Of<'return.close'>) => enter(context, rowOf('closed', event.id, event)),
  cancel: (context: ReturnContext, event: Of<'return.cancel'>) => enter(context, rowOf('canceled', event.id, event)),
  reopen: (context: ReturnContext, event: Of<'return.reopen'>) =>
    endsOf(context.rows).reduce(
      (known, { reference }) => enter(known, rowOf('reopened', reference, event, { op: event.id })),
      context,
    ),
};

// The chart

const receive = { target: 'settling', guard: 'isExpected', actions: 'receive' } as const;
const cancel = { target: 'settling', actions: 'cancel' } as const;
const approve = { target: 'settling', guard: 'lacksConsent', actions: 'approve' } as const;
const reopen = { target: 'settling', guard: 'wasEnded', actions: 'reopen' } as const;
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
    'return.label_created': { target: '.settling', actions: 'recordLabel' },
    'return.sent': { target: '.settling', actions: 'recordSending' },
    'return.tracked': { target: '.settling', actions: 'recordTracking' },
    'return.received': { target: '.settling', actions: 'recordReceipt' },
    'return.inspected': { target: '.settling', actions: 'recordInspection' },
    'return.restocked': { target: '.settling', actions: 'recordRestocking' },
  },
  states: {
    requested: {
      on: {
        'return.request': { target: 'settling', actions: 'recordRequest' },
        'return.claim': { target: 'settling', actions: 'claim' },
        'return.approve': { target: 'settling', actions: 'approve' },
        'return.decline': { target: 'settling', actions: 'decline' },
        'return.cancel': cancel,
      },
    },
    approved: {
      on: {
        'return.label': { target: 'settling', guard: 'lacksLabel', actions: 'askForLabel' },
        'return.receive': receive,
        'return.close': close,
        'return.cancel': cancel,
      },
    },
    declined: { on: { 'return.reopen': reopen } },
    in_transit: {
      on: { 'return.approve': approve, 'return.receive': receive, 'return.close': close, 'return.cancel': cancel },
    },
    received: {
      on: {
        'return.approve': approve,
        'return.receive': receive,
        'return.inspect': { target: 'settling', guard: 'isHere', actions: 'inspect' },
      },
    },
    inspected: { on: { 'return.approve': approve, 'return.receive': receive, 'return.close': close } },
    closed: { on: { 'return.reopen': reopen } },
    canceled: { on: { 'return.reopen': reopen } },
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
