import type { Applied, CoreOrderDefinition, DiscrepancyCode, Effect, Order, OrderEvent } from '../../core.ts';
import { type GeneratedHistory, isAccepted, tell } from '../histories/history.ts';
import { type BookedFigures, createFigureBooks } from './books.figures.ts';
import { isSame } from './is-same.ts';
import { breaks } from './law-broken.ts';

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;
type Data = Readonly<Record<string, unknown>>;

/** What each discrepancy of money that is left is to say; `null` where it is not to stand, nothing where the books do not know. */
const left: Readonly<Record<string, (f: BookedFigures, isArchived: boolean) => Data | null | undefined>> = {
  money_held_after_cancel: (f) => {
    const { captured, refunded, refundPending, disputed, authorized, voidPending, owed } = f;
    if (!f.calledOff) return null;
    if (owed === null) return undefined;
    const held = captured - refunded - refundPending - disputed + authorized - voidPending - owed;
    return held > 0 ? { held, captured, refunded, authorized } : null;
  },
  unsettled_archive: ({ outstanding, authorized, refundPending, operations }, isArchived) => {
    if (!isArchived) return null;
    if (outstanding === null) return undefined;
    const moves = outstanding !== 0 || authorized > 0 || refundPending > 0 || operations.length > 0;
    return moves ? { outstanding, authorized, refundPending, operations } : null;
  },
  activity_on_draft: ({ lifecycle, captured, authorized, gone }) =>
    lifecycle === 'draft' && (captured > 0 || authorized > 0 || gone > 0)
      ? { captured, authorized, shipped: gone }
      : null,
};

/** What a cancellation, or an edit that settles, asks back by itself, and whether refunds wait for somebody to decide. */
function askedBack(event: OrderEvent, { effects, order }: Applied) {
  const isEdit = (event.type === 'order.edit' || event.type === 'order.revert_edit') && event.settle === true;
  const isCancel = event.type === 'order.cancel' || event.type === 'order.cancel_units';
  if (!isEdit && !isCancel) return null;
  const sum = (type: Effect['type']) =>
    effects.reduce((all, one) => all + (one.type === type && 'amount' in one ? one.amount.amount : 0), 0);
  const waits = isCancel && order.obligations.cancelAfterCapture === 'review';
  return { voids: sum('void_payment'), refunds: sum('refund_payment'), waits };
}

/** What is held and set aside beyond what is owed: first what is set aside is let go, and what came beyond it goes back. */
function dueBack(was: BookedFigures, owed: number, waits: boolean): { voids: number; refunds: number } {
  const { captured, refunded, refundPending, disputed, authorized, voidPending, available } = was;
  const held = captured - refunded - refundPending - disputed - Math.max(0, owed);
  const voids = Math.max(0, Math.min(available, held + authorized - voidPending));
  return { voids, refunds: waits ? 0 : Math.max(0, held) };
}

/**
 * Law 27: what is owed, set aside and on its way is what was said, to the cent, and what of it is left behind where an order is called off,
 * archived or not yet placed is told with it; a cancellation, or an edit that settles, asks back what is held beyond what is owed. The books
 * do not know what an archive keeps back while it is frozen.
 *
 * @returns In which share of the orders the books knew what is owed.
 */
export function whatIsLeftIsTold(definition: CoreOrderDefinition, history: Story): { readonly owed: number } {
  const { opening, events } = history;
  const books = createFigureBooks(opening);
  const { first, told } = tell(definition, history);
  let known = look(first, 0);
  for (const [i, { event, before, applied }] of told.entries()) {
    const was = books.figures(before);
    if (isAccepted({ event, before, applied })) {
      books.read(event, before, applied.order);
      const asked = askedBack(event, applied);
      const { owed } = books.figures(applied.order);
      const due = asked && owed !== null && was.isSound ? dueBack(was, owed, asked.waits) : null;
      if (asked && due && (asked.refunds !== due.refunds || asked.voids !== due.voids))
        breaks(
          'whatIsLeftIsTold',
          `event ${i + 1} asks back ${JSON.stringify(asked)} of ${JSON.stringify(due)}`,
          definition,
          {
            opening,
            events: events.slice(0, i + 1),
          },
        );
    }
    known += look(applied.order, i + 1);
  }
  return { owed: known / (told.length + 1) };

  function look(order: Order, i: number): number {
    const { archived } = definition.statusOf(order);
    if (archived && order.obligations.archived === 'freeze') return 0;
    const fail = (problem: string) =>
      breaks('whatIsLeftIsTold', `after event ${i} ${problem}`, definition, { opening, events: events.slice(0, i) });
    const booked = books.figures(order);
    const said = definition.explain(order).payment.figures;
    for (const name of ['owed', 'writtenOff', 'outstanding', 'authorized', 'refundPending'] as const)
      if (booked[name] !== null && booked[name] !== said[name])
        fail(`${name} is ${said[name]}, and the books say ${booked[name]}`);
    for (const [code, sayingsOf] of Object.entries(left)) {
      const expected = sayingsOf(booked, archived === true);
      const found = definition.discrepanciesOf(order).filter((one) => one.code === (code as DiscrepancyCode));
      // What is disputed of an archived order stands beside it, and may be all that is told.
      const [data = null] = found.map(({ data: { disputes, ...rest } }) => (disputes && !expected ? null : rest));
      if (expected !== undefined && !isSame(data, expected))
        fail(`${code} says ${JSON.stringify(data)}, and the books say ${JSON.stringify(expected)}`);
    }
    return Number(booked.owed !== null);
  }
}
