import type { Money, Opening, Order, OrderEvent } from '../../core.ts';
import { paymentEvents } from '../../order/order.opening.ts';

/** What was said under one reference, over all its reports. */
interface Report {
  readonly reference: string;
  /** Below nothing where none was told in the order's currency. */
  readonly amount: number;
  readonly of: string | undefined;
  readonly ops: readonly string[];
  readonly replaces: string | undefined;
}

const charges = ['action_required', 'authorized', 'captured', 'expired', 'failed', 'voided'] as const;
const refunds = ['refund_failed', 'refund_pending', 'refunded'] as const;
type Kind = (typeof charges | typeof refunds)[number];
type Reports = Record<Kind, Map<string, Report>>;

/** Which reports answer what was asked; an answer in part leaves the rest to be answered. */
const answers: Readonly<
  Record<string, { readonly by: readonly Kind[]; readonly fails: Kind; readonly whole: boolean }>
> = {
  authorize: { by: ['authorized', 'captured', 'failed'], fails: 'failed', whole: true },
  capture: { by: ['captured', 'failed'], fails: 'failed', whole: false },
  void: { by: ['voided', 'failed'], fails: 'failed', whole: false },
  refund: { by: ['refunded', 'refund_failed'], fails: 'refund_failed', whole: false },
};

/** What became of a tender: it brought money or a promise of it that holds, waits, or came to nothing. */
type TenderWord = 'came' | 'waits' | 'voided' | 'expired' | 'failed';

type Tender = Order['payments'][number];

const least = (...texts: readonly (string | undefined)[]) => texts.filter((text) => text !== undefined).sort()[0];
const sum = (reports: readonly Report[]) => reports.reduce((total, { amount }) => total + Math.max(0, amount), 0);
const isTold = ({ amount }: Report) => amount >= 0;

/**
 * What is set aside and what is asked for, tender by tender, from what was reported. What our requests draw on, as they need not name it,
 * is read off their rows.
 */
export function createTenderBooks({ kind, input }: Opening) {
  const { currency } = input;
  const tenders = new Map<string, Reports>();
  const methods = new Map<string, string>();

  function reportsOf(payment: string): Reports {
    const known = tenders.get(payment);
    const reports = known ?? (Object.fromEntries([...charges, ...refunds].map((one) => [one, new Map()])) as Reports);
    tenders.set(payment, reports);
    return reports;
  }
  function write(payment: string, kind: Kind, told: Partial<Report> & { reference: string; money?: Money }): void {
    const { reference, money, of, ops = [], replaces } = told;
    const known = reportsOf(payment)[kind].get(reference);
    reportsOf(payment)[kind].set(reference, {
      reference,
      amount: Math.max(known?.amount ?? -1, money?.currency === currency ? money.amount : -1),
      of: least(known?.of, of),
      ops: [...(known?.ops ?? []), ...ops].sort(),
      replaces: least(known?.replaces, replaces),
    });
  }
  function read(event: OrderEvent): void {
    if (event.type === 'payment.added')
      methods.set(event.payment, least(methods.get(event.payment), event.method) ?? event.method);
    if (event.type === 'payment.mark_paid')
      write(event.payment, 'captured', {
        reference: event.reference ?? event.id,
        money: event.amount,
        ops: [event.id],
      });
    const told = [...charges, ...refunds].find((one) => event.type === `payment.${one}`);
    if (!told || !('payment' in event) || !('reference' in event) || event.reference === undefined) return;
    write(event.payment, told, {
      reference: event.reference,
      ...('amount' in event && event.amount && { money: event.amount }),
      ...('of' in event && { of: event.of }),
      ...('replaces' in event && { replaces: event.replaces }),
      ops: 'op' in event && event.op !== undefined ? [event.op] : [],
    });
  }
  const opened = { id: 'opening', at: input.at, by: input.by, occurredAt: input.at };
  for (const { id, method } of input.payments ?? []) methods.set(id, method);
  if (kind === 'adopted')
    for (const payment of input.payments ?? [])
      for (const event of paymentEvents(payment, currency, () => opened)) read(event);

  function bookOf({ id, context }: Tender) {
    const reports = reportsOf(id);
    const asked = context.rows.filter((row) => answers[row.kind]);
    const list = (kind: Kind) => [...reports[kind].values()].sort((a, b) => (a.reference < b.reference ? -1 : 1));

    /** It says so, or another report of the same reference does. */
    const operationOf = (kind: Kind, { reference, ops }: Report): string | undefined => {
      const alike: readonly Kind[] = (refunds as readonly Kind[]).includes(kind) ? refunds : charges;
      return ops[0] ?? alike.map((one) => reports[one].get(reference)?.ops[0]).findLast((op) => op !== undefined);
    };
    const requestOf = (kind: Kind, report: Report) => {
      const op = operationOf(kind, report);
      return op === undefined ? undefined : asked.find(({ reference }) => reference === op);
    };
    /** Of the steps of one reference the last is taken back. */
    const isTakenBack = (kind: Kind, reference: string) =>
      list('failed').some(({ of }) => of === reference) &&
      (['captured', 'voided', 'authorized'] as const).find((one) => reports[one].has(reference)) === kind;
    const counted = (kind: Kind) => list(kind).filter((one) => isTold(one) && !isTakenBack(kind, one.reference));

    function setAside(): ReadonlyMap<string, number> {
      const drawn = (kind: Kind) => counted(kind).map((report) => ({ report, request: requestOf(kind, report) }));
      const [captures, voids, expiries] = [drawn('captured'), drawn('voided'), drawn('expired')];
      const loose = (all: typeof captures) =>
        sum(all.flatMap(({ report, request }) => (report.of === undefined && !request ? [report] : [])));
      const of = (all: typeof captures, reference: string) =>
        all.flatMap(({ report, request }) => ((report.of ?? request?.of) === reference ? [report] : []));
      const authorizations = counted('authorized');
      const replaced = new Set(
        authorizations.flatMap((one) => {
          const former = one.replaces ?? requestOf('authorized', one)?.replaces;
          return former === undefined || former === one.reference ? [] : [former];
        }),
      );
      const [standing, former] = [
        authorizations.filter(({ reference }) => !replaced.has(reference)),
        authorizations.filter(({ reference }) => replaced.has(reference)),
      ];
      const left = new Map(
        authorizations.map(({ reference, amount }) => {
          const expired = Math.max(0, ...of(expiries, reference).map((one) => one.amount));
          const held = Math.max(0, amount - sum(of(voids, reference)) - expired);
          return [reference, Math.max(0, held - sum(of(captures, reference)))];
        }),
      );
      const take = (amount: number, from: readonly Report[]) =>
        from.reduce((rest, { reference }) => {
          const taken = Math.min(rest, left.get(reference) ?? 0);
          left.set(reference, (left.get(reference) ?? 0) - taken);
          return rest - taken;
        }, amount);
      take(loose(voids), [...former, ...standing]);
      take(loose(captures), [...standing, ...former]);
      for (const { reference } of former) left.set(reference, 0);
      return left;
    }

    /** What was asked for and is still to be answered. */
    function waiting() {
      const left = setAside();
      return asked.flatMap(({ kind, reference: op, amount, of }) => {
        const { by, fails, whole } = answers[kind] as (typeof answers)[string];
        const given = by.flatMap((one) =>
          list(one).flatMap((report) => {
            const takesBack = one === 'failed' ? charges.map((kind) => reports[kind].get(report.of ?? '')?.ops[0]) : [];
            const named = operationOf(one, report) ?? takesBack.findLast((other) => other !== undefined);
            return named === op || report.ops.at(-1) === op ? [{ one, report }] : [];
          }),
        );
        const most =
          kind === 'void' && of !== undefined ? (left.get(of) ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
        const rest = Math.min(most, (amount?.amount ?? 0) - sum(given.map(({ report }) => report)));
        const isAnswered = given.some(({ one }) => whole || one === fails);
        return isAnswered || rest <= 0 ? [] : [{ kind, op, of, left: rest }];
      });
    }
    const left = setAside();
    const authorized = [...left.values()].reduce((all, amount) => all + amount, 0);
    const goneBack = list('refunded').some(
      (one) =>
        isTold(one) && !reports.refund_failed.has(one.reference) && isTold(reports.captured.get(one.of ?? '') ?? none),
    );
    const awaitsCustomer = list('action_required').some(
      ({ reference, ops }) =>
        !(['authorized', 'captured', 'failed'] as const).some((kind) =>
          list(kind).some((one) => one.reference === reference || (ops[0] !== undefined && one.ops[0] === ops[0])),
        ),
    );
    const operations = waiting();
    const leftOf = (kind: string, op?: string) =>
      operations.reduce(
        (all, one) => all + (one.kind === kind && (op === undefined || one.op === op) ? one.left : 0),
        0,
      );
    const onTheirWay = list('refund_pending').filter(
      (one) => isTold(one) && !reports.refunded.has(one.reference) && !reports.refund_failed.has(one.reference),
    );
    const ours = asked.filter(({ kind }) => kind === 'refund').map(({ reference }) => reference);
    const told = (op: string) => sum(onTheirWay.filter((one) => requestOf('refund_pending', one)?.reference === op));
    const refundPending =
      ours.reduce((all, op) => all + Math.max(leftOf('refund', op), told(op)), 0) +
      sum(onTheirWay.filter((one) => requestOf('refund_pending', one)?.kind !== 'refund'));
    /** What is set aside and neither to be captured nor to be voided by what was asked. */
    const available = [...left].reduce((all, [reference, rest]) => {
      const spoken = operations.filter(({ kind, of }) => (kind === 'capture' || kind === 'void') && of === reference);
      return all + Math.max(0, rest - spoken.reduce((sum, one) => sum + one.left, 0));
    }, 0);
    const table: readonly (readonly [boolean, TenderWord])[] = [
      [goneBack || counted('captured').length > 0 || authorized > 0, 'came'],
      [awaitsCustomer || operations.some(({ kind }) => kind === 'authorize' || kind === 'capture'), 'waits'],
      [counted('voided').length > 0, 'voided'],
      [counted('expired').length > 0, 'expired'],
      [reports.failed.size > 0, 'failed'],
    ];
    const word = table.find(([holds]) => holds)?.[1] ?? 'waits';
    /** What ran out of an authorization once nothing is left of it. */
    const spentOf = (of: string) =>
      (left.get(of) ?? 0) + Math.max(0, ...counted('expired').flatMap((one) => (one.of === of ? [one.amount] : [])));
    return {
      word,
      method: methods.get(id),
      authorized,
      isSettled: operations.length === 0 && refundPending === 0,
      spentOf,
      refundPending,
      available,
      voidPending: leftOf('void'),
      operations: operations.map(({ op }) => op),
    };
  }

  return {
    /** Reads an accepted event; at its deadline an authorization runs out with what was left of it before. */
    read(event: OrderEvent, before: Order): void {
      read(event);
      if (event.type !== 'deadline.fired' || event.deadline.kind !== 'authorization_expiry') return;
      const { payment, of = '' } = event.deadline;
      const tender = before.payments.find(({ id }) => id === payment);
      if (!tender) return;
      const money = { amount: bookOf(tender).spentOf(of), currency };
      write(tender.id, 'expired', { reference: event.id, money, of });
    },
    tenders: ({ payments }: Order) => payments.map(bookOf),
  };
}

const none: Report = { reference: '', amount: -1, of: undefined, ops: [], replaces: undefined };
