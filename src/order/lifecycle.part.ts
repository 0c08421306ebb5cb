/**
 * The order's own life-cycle: decisions, and what is reported about the order as a whole.
 *
 * - **draft**: being put together. It is edited, placed or canceled; facts are recorded.
 * - **in_review**: placed, and somebody has to look at it before goods move. Staff approve or reject.
 * - **open**: placed. Customer, shop, warehouse and providers act.
 * - **canceled**: called off as a whole, by us or outside. Goods that left and money that came all the same are discrepancies.
 * - **closed**: ended by hand or by its deadline. Refunds and returns are still possible; what the carrier brings back is sent again or
 *   called off.
 */
import { decisionEvolvers, decisionRules, endingsOf } from '../decisions/decisions.ledger.ts';
import { rowOf } from '../events.ts';
import { holdEvolvers, holdRules } from '../holds/holds.ledger.ts';
import { enter, has } from '../ledger.ts';
import { noteEvolvers, noteRules } from '../notes/notes.ledger.ts';
import { paperEvolvers, paperRules } from '../papers/papers.ledger.ts';
import { definePart, type Part } from '../part/part.ts';
import { openReviewsOf, reviewEvolvers, reviewRules } from '../review/review.ledger.ts';
import type { LifecycleState } from '../statuses.ts';
import { stockEvolvers } from '../stock/stock.ledger.ts';
import { normalUnits, noUnits } from '../units.ts';
import type { LifecycleEvent } from './lifecycle.events.ts';
import type { LifecycleContext, LifecycleKind } from './lifecycle.ledger.ts';

type Of<Type extends LifecycleEvent['type']> = Extract<LifecycleEvent, { readonly type: Type }>;

// Settling conditions

const when = {
  isCanceled: (context: LifecycleContext) =>
    endingsOf(context, 'canceled').length + endingsOf(context, 'cancel_all').length > 0,
  isClosed: (context: LifecycleContext) => endingsOf(context, 'closed').length > 0,
  isPlaced: has<LifecycleKind>('placed'),
  isInReview: (context: LifecycleContext) => has<LifecycleKind>('placed')(context) && openReviewsOf(context).length > 0,
};

// Evolvers

/** Edits and their taking back: what was changed later builds on what was changed before. */
const editsSoFar = ({ rows }: LifecycleContext) =>
  rows.filter(({ kind }) => kind === 'edited' || kind === 'edit_reverted').length;

/** What stock did not have is not missing once it is taken away. */
function withoutShortage(
  context: LifecycleContext,
  { id, shortage = noUnits }: Of<'order.cancel'> | Of<'order.cancel_units'> | Of<'order.edit'>,
) {
  return shortage.length > 0 ? enter(context, rowOf('shortage_canceled', id, {}, { units: shortage })) : context;
}

const evolve = {
  ...holdEvolvers,
  ...reviewEvolvers,
  ...noteEvolvers,
  ...decisionEvolvers,
  ...paperEvolvers,
  ...stockEvolvers,
  recordConfirmation: (context: LifecycleContext, event: Of<'order.confirmed'>) =>
    enter(context, rowOf('confirmed', event.reference, event)),
  recordCancellation: (context: LifecycleContext, event: Of<'order.canceled'>) =>
    enter(context, rowOf('canceled', event.reference, event, { source: event.source })),
  recordReport: (context: LifecycleContext, event: Of<'order.reported'>) =>
    enter(context, rowOf('reported', `${event.code}:${event.reference}`, event, { source: event.code })),
  recordNotification: (context: LifecycleContext, event: Of<'customer.notified'>) =>
    enter(context, rowOf('notified', event.reference, event)),
  place: (context: LifecycleContext, event: Of<'order.place'>) =>
    enter(context, rowOf('placed', event.id, { occurredAt: event.at })),
  edit: (context: LifecycleContext, event: Of<'order.edit'>) =>
    enter(
      withoutShortage(context, event),
      rowOf(
        'edited',
        event.id,
        { occurredAt: event.at, ...event },
        { changes: event.changes, sequence: 1 + editsSoFar(context) },
      ),
    ),
  revertEdit: (context: LifecycleContext, event: Of<'order.revert_edit'>) =>
    enter(context, rowOf('edit_reverted', event.edit, { occurredAt: event.at, ...event }, { op: event.id })),
  cancel: (context: LifecycleContext, event: Of<'order.cancel'> | Of<'order.cancel_units'>) =>
    enter(
      (event.kept ?? []).reduce((known, key) => enter(known, rowOf('kept', key, {})), withoutShortage(context, event)),
      rowOf(
        'scope' in event && event.scope === 'all' ? 'cancel_all' : 'cancel_unshipped',
        event.id,
        { occurredAt: event.at, ...event },
        {
          units: normalUnits(event.units),
          cause: event.cause,
          restock: event.restock && normalUnits(event.restock),
          notify: event.notify,
        },
      ),
    ),
  refund: (context: LifecycleContext, event: Of<'order.refund'>) => {
    const { amount, goodwill, return: about, to } = event;
    return enter(
      context,
      rowOf('refund', event.id, { occurredAt: event.at, ...event }, { amount, goodwill, return: about, to }),
    );
  },
  writeOff: (context: LifecycleContext, event: Of<'order.write_off'>) => {
    const { amount, owed: worth } = event;
    const units = normalUnits(event.units);
    return enter(context, rowOf('written_off', event.id, { occurredAt: event.at, ...event }, { amount, worth, units }));
  },
  close: (context: LifecycleContext, event: Of<'order.close'>) =>
    enter(context, rowOf('closed', event.id, { occurredAt: event.at, ...event })),
};

// The chart

const cancel = { target: 'settling', actions: 'cancel' } as const;
const money = {
  'order.refund': { target: 'settling', actions: 'refund' },
  'order.write_off': { target: 'settling', actions: 'writeOff' },
} as const;
const edits = {
  'order.edit': { target: 'settling', actions: 'edit' },
  'order.revert_edit': { target: 'settling', actions: 'revertEdit' },
} as const;
const close = { target: 'settling', actions: 'close' } as const;
const release = { 'hold.release': { target: 'settling', guard: 'isOpenHold', actions: 'release' } } as const;
const holds = { 'hold.place': { target: 'settling', guard: 'isNewHold', actions: 'hold' }, ...release } as const;
const approve = { 'review.approve': { target: 'settling', guard: 'isOpenReview', actions: 'approve' } } as const;
const notes = {
  'note.add': { target: 'settling', actions: 'addNote' },
  'note.remove': { target: 'settling', guard: 'isStandingNote', actions: 'removeNote' },
  'tag.add': { target: 'settling', guard: 'isNewTag', actions: 'addTag' },
  'tag.remove': { target: 'settling', guard: 'isStandingTag', actions: 'removeTag' },
} as const;
const address = {
  'order.change_address': { target: 'settling', guard: 'isAnotherAddress', actions: 'changeAddress' },
} as const;
const invoice = { 'order.invoice': { target: 'settling', actions: 'askForInvoice' } } as const;
const receipt = { 'order.confirm_receipt': { target: 'settling', actions: 'confirmReceipt' } } as const;
const archive = {
  'order.archive': { target: 'settling', guard: 'isNotArchived', actions: 'archive' },
  'order.unarchive': { target: 'settling', guard: 'isArchived', actions: 'unarchive' },
} as const;
const set = { 'order.set_status': { target: 'settling', guard: 'namesAWord', actions: 'setStatus' } } as const;
const reopen = { 'order.reopen': { target: 'settling', actions: 'reopen' } } as const;
const underWay = {
  ...edits,
  ...holds,
  ...notes,
  ...archive,
  ...set,
  ...address,
  ...invoice,
  ...money,
  'order.cancel': cancel,
  'order.cancel_units': cancel,
} as const;
const ended = { ...release, ...approve, ...notes, ...archive, ...reopen, ...invoice, ...money } as const;

/**
 * The lifecycle part: the decisions about an order.
 *
 * @since 0.1.0
 */
export const lifecyclePart: Part<LifecycleContext, LifecycleEvent, LifecycleState> = definePart<
  LifecycleContext,
  LifecycleEvent,
  LifecycleState
>()({ rules: { ...holdRules, ...reviewRules, ...noteRules, ...decisionRules, ...paperRules }, when, evolve }).chart({
  id: 'lifecycle',
  initial: 'settling',
  on: {
    'order.confirmed': { target: '.settling', actions: 'recordConfirmation' },
    'order.canceled': { target: '.settling', actions: 'recordCancellation' },
    'order.reported': { target: '.settling', actions: 'recordReport' },
    'stock.rejected': { target: '.settling', actions: 'recordRejection' },
    'stock.reserved': { target: '.settling', actions: 'recordReservation' },
    'stock.committed': { target: '.settling', actions: 'recordCommitment' },
    'stock.released': { target: '.settling', actions: 'recordReleasing' },
    'stock.restocked': { target: '.settling', actions: 'recordRestocking' },
    'customer.notified': { target: '.settling', actions: 'recordNotification' },
    'hold.placed': { target: '.settling', actions: 'recordHold' },
    'hold.released': { target: '.settling', actions: 'recordRelease' },
    'order.invoiced': { target: '.settling', actions: 'recordInvoice' },
    'review.opened': { target: '.settling', actions: 'recordReview' },
    'risk.assessed': { target: '.settling', actions: 'recordRisk' },
  },
  states: {
    draft: {
      on: {
        'order.place': { target: 'settling', actions: 'place' },
        ...edits,
        ...notes,
        ...address,
        'order.cancel': cancel,
      },
    },
    in_review: {
      on: {
        ...underWay,
        ...approve,
        'review.reject': { target: 'settling', guard: 'isOpenReview', actions: 'reject' },
      },
    },
    open: { on: { ...underWay, ...receipt, 'order.close': close } },
    canceled: { on: { ...ended, ...receipt, ...set } },
    closed: { on: { ...ended, ...receipt, ...address, 'order.cancel': cancel } },
    settling: {
      always: [
        { target: 'canceled', guard: 'isCanceled' },
        { target: 'closed', guard: 'isClosed' },
        { target: 'in_review', guard: 'isInReview' },
        { target: 'open', guard: 'isPlaced' },
        { target: 'draft' },
      ],
    },
  },
});
