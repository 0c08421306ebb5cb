import type { Money, Opening, OrderEvent } from '../../core.ts';
import { createDisputeBooks } from './books.disputes.ts';

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
  /** What each failure takes back, by the failure's reference: of reports that differ in it the least text. */
  readonly failures: Map<string, string>;
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

export function createBooks(opening: Opening) {
  const { currency } = opening.input;
  const tenders = new Map<string, Tender>();

  function tenderOf(id: string): Tender {
    const known = tenders.get(id) ?? {
      reports: { captured: new Map(), refunded: new Map(), refund_pending: new Map(), refund_failed: new Map() },
      failures: new Map(),
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
    const takenBack = new Set(tender.failures.values());
    return [...tender.reports.captured].flatMap(([of, report]) =>
      counts(report) && !takenBack.has(of) ? [{ of, amount: report.money.amount }] : [],
    );
  }
  /** References of captures that are known, whatever became of them. */
  function knownOf(tender: Tender): ReadonlySet<string> {
    return new Set([...tender.reports.captured].flatMap(([of, report]) => (counts(report) ? [of] : [])));
  }
  const amountOf = (items: readonly { readonly of?: string | undefined; readonly amount: number }[], of?: string) =>
    sum(items.filter((item) => of === undefined || item.of === of).map(({ amount }) => amount));

  function fail(payment: string, reference: string, of: string): void {
    const { failures } = tenderOf(payment);
    const known = failures.get(reference);
    if (known === undefined || of < known) failures.set(reference, of);
  }
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
      if (event.type === 'payment.failed' && event.of !== undefined) fail(event.payment, event.reference, event.of);
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
    /** What was refunded of captures that are known. */
    refundedOfKnown() {
      const counted = [...tenders.values()].flatMap((tender) => {
        const captures = knownOf(tender);
        return refundsOf(tender).filter(({ of }) => of !== undefined && captures.has(of));
      });
      return sum(counted.map(({ amount }) => amount));
    },
    /** What disputes keep from us of captures that are known: now, and for good. */
    disputed() {
      const kept = [...tenders.values()].flatMap((tender) => {
        const captures = knownOf(tender);
        return tender.disputes.kept().filter(({ of }) => of !== undefined && captures.has(of));
      });
      return { now: sum(kept.map(({ amount }) => amount)), lost: sum(kept.map(({ lost }) => lost)) };
    },
  };
}
