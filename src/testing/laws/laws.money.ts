import type { CoreOrderDefinition, Order, OrderEvent, PaymentStatus } from '../../core.ts';
import { type GeneratedHistory, isAccepted, isFact, tell } from '../histories/history.ts';
import { createBooks } from './books.money.ts';
import { createWriteOffBooks } from './books.write-offs.ts';
import { breaks } from './law-broken.ts';
import { eventsOf } from './settings.ts';

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;

/** Where it shows that more went than came. */
const moneyGone: ReadonlySet<string> = new Set([
  'refund_exceeds_capture',
  'refund_without_capture',
  'dispute_without_capture',
  'paid_back_twice',
]);

/**
 * Law 4: whenever we ask for a refund, what went back, is going back and is kept by disputes is no more than what was captured, of the tender and of the
 * capture that is named; what facts refund beyond it is a discrepancy of exactly that much.
 */
export function weNeverRefundMoreThanWasCaptured(definition: CoreOrderDefinition, history: Story): void {
  const law = 'weNeverRefundMoreThanWasCaptured';
  const { opening, events } = history;
  const books = createBooks(opening);
  const { told } = tell(definition, history);
  for (const [i, { event, before, applied }] of told.entries()) {
    const story = { opening, events: events.slice(0, i + 1) };
    if (isAccepted({ event, before, applied })) for (const one of eventsOf(event, applied.order)) books.read(one);
    if (event.type === 'payment.refund' && isAccepted({ event, before, applied }))
      books.ask(event.payment, event.id, event.amount.amount, event.of);
    for (const effect of applied.effects) {
      if (effect.type !== 'refund_payment' || isFact(definition, event)) continue;
      books.ask(effect.payment, effect.op, effect.amount.amount, effect.of);
      for (const capture of effect.of === undefined ? [undefined] : [undefined, effect.of]) {
        const { captured, gone } = books.balance(effect.payment, capture);
        if (gone > captured)
          breaks(
            law,
            `event ${i + 1} makes ${gone} go back of ${captured} captured (${effect.payment}${capture === undefined ? '' : ` ${capture}`})`,
            definition,
            story,
          );
      }
    }
    checkExcess(applied.order, i, story);
  }

  function checkExcess(order: Order, i: number, story: Story): void {
    const found = definition.discrepanciesOf(order);
    for (const { id } of order.payments) {
      const shown = found
        .filter(({ code, subject }) => subject === id && moneyGone.has(code))
        .reduce((sum, { data }) => sum + Number(data.excess), 0);
      const excess = books.excess(id);
      if (shown !== excess)
        breaks(
          law,
          `after event ${i + 1} ${excess} was refunded of ${id} beyond its captures, and the discrepancies say ${shown}`,
          definition,
          story,
        );
    }
  }
}

const withoutMoney: readonly PaymentStatus[] = ['unpaid', 'not_required', 'voided', 'failed', 'expired', 'pending'];

/**
 * Law 7: while money is held, or kept from us by a dispute, the payment word says so, and a refund changes nothing about what was captured.
 * Who sets an order paid brings what is missing and no more.
 * What is written off is missing, was decided, and leaves the rest outstanding; no decision is forgotten while what it was made of is missing.
 */
export function heldMoneyIsNeverUnpaid(definition: CoreOrderDefinition, history: Story): void {
  const law = 'heldMoneyIsNeverUnpaid';
  const { opening, events } = history;
  const books = createBooks(opening);
  const { told } = tell(definition, history);
  const givenUp = createWriteOffBooks();
  const figuresOf = (order: Order) => definition.explain(order).payment.figures;
  const capturedIn = (order: Order) => figuresOf(order).captured;
  /** What is missing and set as paid; null where nothing is set, or a canceled order is taken up first. */
  const setPaid = (event: OrderEvent, order: Order): number | null => {
    if (event.type !== 'order.set_status' || event.payment !== 'paid' || order.lifecycle.state === 'canceled')
      return null;
    const { outstanding, writtenOff } = figuresOf(order);
    return Math.max(0, outstanding + writtenOff);
  };
  for (const [i, { event, before, applied }] of told.entries()) {
    const story = { opening, events: events.slice(0, i + 1) };
    if (isAccepted({ event, before, applied })) for (const one of eventsOf(event, applied.order)) books.read(one);
    if (event.type === 'order.write_off' && isAccepted({ event, before, applied }))
      givenUp.decide(event.amount.amount, figuresOf(before).owed, before);
    const [set, brought] = [setPaid(event, before), capturedIn(applied.order) - capturedIn(before)];
    if (set !== null && isAccepted({ event, before, applied }) && brought !== set)
      breaks(law, `event ${i + 1} sets what is missing, ${set}, as paid and brings ${brought}`, definition, story);
    const { now, lost } = books.disputed();
    const held = books.captured() - books.refunded() - lost;
    const { payment } = applied.status;
    if (held > 0 && withoutMoney.includes(payment))
      breaks(law, `after event ${i + 1} ${held} is held and the payment word is ${payment}`, definition, story);
    const { captured, disputed, disputeLost, refunded, owed, writtenOff, outstanding } = figuresOf(applied.order);
    const missing = owed - (captured - refunded - disputeLost);
    const { least, most } = givenUp.writtenOff(applied.order, owed, owed - missing);
    if (outstanding + writtenOff !== missing || writtenOff > most || writtenOff < least)
      breaks(
        law,
        `after event ${i + 1} ${missing} is missing, of which ${least} to ${most} was given up; the figures say ${outstanding} outstanding, ${writtenOff} written off`,
        definition,
        story,
      );
    if ((payment === 'disputed') !== now > 0 || disputed !== now || disputeLost !== lost)
      breaks(
        law,
        `after event ${i + 1} disputes keep ${now} (${lost} for good) and the figures say ${disputed} (${disputeLost}), the word ${payment}`,
        definition,
        story,
      );
    if (captured !== books.captured())
      breaks(
        law,
        `after event ${i + 1} ${books.captured()} was captured and the figures say ${captured}`,
        definition,
        story,
      );
  }
}
