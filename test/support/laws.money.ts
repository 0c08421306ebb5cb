import type { CoreOrderDefinition, Money, Opening, Order, OrderEvent, PaymentStatus } from '../../src/index.ts';
import { createDisputeBooks } from './books.disputes.ts';
import { type GeneratedHistory, isAccepted, isFact, tell } from './history.ts';
import { breaks } from './law-broken.ts';
import { eventsOf } from './settings.ts';

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;

/** One report of money, joined over everything that was said under its reference. */
interface Report {
  readonly money: Money;
  readonly of?: string | undefined;
  readonly op?: string | undefined;
}

type Kind = 'captured' | 'refunded' | 'refund_pending' | 'refund_failed';

/** A second, little ledger that reads events only: what reached us and what went back, for one tender. */
interface Tender {
  readonly disputes: ReturnType<typeof createDisputeBooks>;
  readonly reports: Record<Kind, Map<string, Report>>;
  /** Refunds that we asked for, by operation. */
  readonly asked: Map<string, { readonly amount: number; readonly of?: string | undefined }>;
}

function lesser(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** Two reports under one reference: the first currency by name, and in it the larger amount. */
function greater(a: Money, b: Money): Money {
  if (a.currency !== b.currency) return a.currency < b.currency ? a : b;
  return a.amount > b.amount ? a : b;
}

function createBooks(opening: Opening) {
  const { currency } = opening.input;
  const tenders = new Map<string, Tender>();

  function tenderOf(id: string): Tender {
    const known = tenders.get(id) ?? {
      reports: { captured: new Map(), refunded: new Map(), refund_pending: new Map(), refund_failed: new Map() },
      asked: new Map(),
      disputes: createDisputeBooks(currency),
    };
    tenders.set(id, known);
    return known;
  }
  function write(id: string, kind: Kind, reference: string, report: Report): void {
    const reports = tenderOf(id).reports[kind];
    const known = reports.get(reference);
    reports.set(reference, {
      money: known ? greater(known.money, report.money) : report.money,
      of: lesser(known?.of, report.of),
      op: lesser(known?.op, report.op),
    });
  }
  if (opening.kind === 'adopted') {
    for (const { id, captured = 0, refunded = 0 } of opening.input.payments ?? []) {
      const report = (amount: number) => ({ money: { amount, currency }, of: `opening:capture:${id}` });
      if (captured > 0) write(id, 'captured', `opening:capture:${id}`, report(captured));
      if (refunded > 0) write(id, 'refunded', `opening:refund:${id}`, report(refunded));
    }
  }

  const counts = ({ money }: Report) => money.currency === currency;
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const amountsOf = (reports: readonly Report[]) => sum(reports.filter(counts).map(({ money }) => money.amount));

  /** The operation that a report answers: it says so, or another report of money going back under the same reference does. */
  function operationOf({ reports }: Tender, reference: string, { op }: Report): string | undefined {
    return (
      op ??
      reports.refund_failed.get(reference)?.op ??
      reports.refund_pending.get(reference)?.op ??
      reports.refunded.get(reference)?.op
    );
  }
  function ofOperation(tender: Tender, kind: Kind, op: string): [string, Report][] {
    return [...tender.reports[kind]].filter(([reference, report]) => operationOf(tender, reference, report) === op);
  }
  /** Refunds that stand, as capture and amount: a failure of the same reference takes a refund back, and nothing else does. */
  function refundsOf(tender: Tender) {
    return [...tender.reports.refunded]
      .filter(([reference, report]) => counts(report) && !tender.reports.refund_failed.has(reference))
      .map(([, { money, of }]) => ({ of, amount: money.amount }));
  }
  /** Refunds that are on their way, as capture and amount: what was asked and not answered, or what the provider says if that is more. */
  function pendingOf(tender: Tender) {
    const { reports, asked } = tender;
    const underWay = ([reference, report]: [string, Report]) =>
      counts(report) && !reports.refunded.has(reference) && !reports.refund_failed.has(reference);
    const open = [...asked].flatMap(([op, { amount, of }]) => {
      if (ofOperation(tender, 'refund_failed', op).length > 0) return [];
      const left = amount - amountsOf(ofOperation(tender, 'refunded', op).map(([, report]) => report));
      const said = amountsOf(
        ofOperation(tender, 'refund_pending', op)
          .filter(underWay)
          .map(([, report]) => report),
      );
      return [{ of, amount: Math.max(0, left, said) }];
    });
    const others = [...reports.refund_pending].filter((entry) => {
      const op = operationOf(tender, ...entry);
      return underWay(entry) && (op === undefined || !asked.has(op));
    });
    return [...open, ...others.map(([, { money, of }]) => ({ of, amount: money.amount }))];
  }
  function capturesOf(tender: Tender) {
    return [...tender.reports.captured].flatMap(([of, report]) =>
      counts(report) ? [{ of, amount: report.money.amount }] : [],
    );
  }
  const amountOf = (items: readonly { readonly of?: string | undefined; readonly amount: number }[], of?: string) =>
    sum(items.filter((item) => of === undefined || item.of === of).map(({ amount }) => amount));

  return {
    read(event: OrderEvent): void {
      if (event.type === 'payment.mark_paid')
        write(event.payment, 'captured', event.reference ?? event.id, { money: event.amount, op: event.id });
      if (event.type.startsWith('payment.dispute_') && 'payment' in event) tenderOf(event.payment).disputes.read(event);
      if (
        event.type === 'payment.captured' ||
        event.type === 'payment.refunded' ||
        event.type === 'payment.refund_pending'
      ) {
        const kind = event.type.slice('payment.'.length) as Kind;
        write(event.payment, kind, event.reference, { money: event.amount, of: event.of, op: event.op });
      }
      if (event.type === 'payment.refund_failed')
        write(event.payment, 'refund_failed', event.reference, { money: { amount: 0, currency }, op: event.op });
    },
    ask(payment: string, op: string, amount: number, of: string | undefined): void {
      tenderOf(payment).asked.set(op, { amount, of });
    },
    /** What was captured, and what of it went, is going back or is kept by a dispute; of one capture or of the whole tender. */
    balance(payment: string, capture?: string) {
      const tender = tenderOf(payment);
      return {
        captured: amountOf(capturesOf(tender), capture),
        gone:
          amountOf(refundsOf(tender), capture) +
          amountOf(pendingOf(tender), capture) +
          amountOf(tender.disputes.kept(), capture),
      };
    },
    /** What was refunded, or is kept by disputes, beyond what was captured, capture by capture. */
    excess(payment: string): number {
      const tender = tenderOf(payment);
      const gone = [...refundsOf(tender), ...tender.disputes.kept()];
      const captures = new Set(gone.map(({ of }) => of));
      const goneOf = (of: string | undefined) => sum(gone.flatMap((one) => (one.of === of ? [one.amount] : [])));
      const cameOf = (of: string | undefined) => (of === undefined ? 0 : amountOf(capturesOf(tender), of));
      return sum([...captures].map((of) => Math.max(0, goneOf(of) - cameOf(of))));
    },
    captured: () => sum([...tenders.values()].map((tender) => amountOf(capturesOf(tender)))),
    refunded: () => sum([...tenders.values()].map((tender) => amountOf(refundsOf(tender)))),
    /** What disputes keep from us of captures that are known: now, and for good. */
    disputed() {
      const kept = [...tenders.values()].flatMap((tender) => {
        const captures = new Set(capturesOf(tender).map(({ of }) => of));
        return tender.disputes.kept().filter(({ of }) => of !== undefined && captures.has(of));
      });
      return { now: sum(kept.map(({ amount }) => amount)), lost: sum(kept.map(({ lost }) => lost)) };
    },
  };
}

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
      if (effect.type !== 'refund_payment' || isFact(event)) continue;
      books.ask(effect.payment, effect.op, effect.amount.amount, effect.of);
      for (const capture of effect.of === undefined ? [undefined] : [undefined, effect.of]) {
        const { captured, gone } = books.balance(effect.payment, capture);
        if (gone > captured)
          breaks(
            law,
            `event ${i + 1} makes ${gone} go back of ${captured} captured (${effect.payment} ${capture ?? ''})`,
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
 * What is written off is missing, was decided, and leaves the rest outstanding.
 */
export function heldMoneyIsNeverUnpaid(definition: CoreOrderDefinition, history: Story): void {
  const law = 'heldMoneyIsNeverUnpaid';
  const { opening, events } = history;
  const books = createBooks(opening);
  const { told } = tell(definition, history);
  let givenUp = 0;
  for (const [i, { event, before, applied }] of told.entries()) {
    const story = { opening, events: events.slice(0, i + 1) };
    if (isAccepted({ event, before, applied })) for (const one of eventsOf(event, applied.order)) books.read(one);
    if (event.type === 'order.write_off' && isAccepted({ event, before, applied })) givenUp += event.amount.amount;
    const { now, lost } = books.disputed();
    const held = books.captured() - books.refunded() - lost;
    const { payment } = applied.status;
    if (held > 0 && withoutMoney.includes(payment))
      breaks(law, `after event ${i + 1} ${held} is held and the payment word is ${payment}`, definition, story);
    const { captured, disputed, disputeLost, refunded, owed, writtenOff, outstanding } = definition.explain(
      applied.order,
    ).payment.figures;
    const missing = owed - (captured - refunded - disputeLost);
    if (outstanding + writtenOff !== missing || writtenOff > Math.min(givenUp, Math.max(0, missing)) || writtenOff < 0)
      breaks(
        law,
        `after event ${i + 1} ${missing} is missing and ${givenUp} was given up; the figures say ${outstanding} outstanding, ${writtenOff} written off`,
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
