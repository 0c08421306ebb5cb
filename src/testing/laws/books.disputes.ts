import type { Money, OrderEvent } from '../../core.ts';

interface Opened {
  readonly money: Money;
  readonly of: string;
  readonly chargeback: boolean;
}

interface Closed {
  readonly of: string;
  readonly outcome: string;
  readonly money: Money | undefined;
  readonly sequence: number | undefined;
}

/** What one dispute keeps from us, and of which capture. */
export interface Kept {
  readonly of: string | undefined;
  readonly amount: number;
  readonly lost: number;
}

const least = (a: string, b: string) => (a < b ? a : b);

function greater(a: Money | undefined, b: Money | undefined, currency: string): Money | undefined {
  const own = [a, b]
    .filter((money) => money?.currency === currency)
    .sort((x, y) => Number(y?.amount) - Number(x?.amount));
  return own[0] ?? a ?? b;
}

/** A second reading of a tender's disputes, from events alone. */
export function createDisputeBooks(currency: string) {
  const opened = new Map<string, Opened>();
  const escalated = new Map<string, string>();
  const closed = new Map<string, Closed>();

  function isChargeback(dispute: string): boolean {
    return opened.get(dispute)?.chargeback !== false || [...escalated.values()].includes(dispute);
  }
  /** The reports that count: those of a loss, unless all are numbered and one of winning has the highest number. */
  function lossOf(reports: readonly Closed[]): readonly Closed[] {
    const numbers = (won: boolean) =>
      reports.filter(({ outcome }) => (outcome === 'won') === won).map(({ sequence }) => sequence ?? Number.NaN);
    const [wins, losses] = [numbers(true), numbers(false)];
    const overturned = wins.length > 0 && losses.length > 0 && Math.max(...wins) > Math.max(...losses);
    if (losses.length === 0 || overturned) return [];
    const lost = reports.filter(({ outcome }) => outcome === 'lost');
    return lost.length > 0 ? lost : reports.filter(({ outcome }) => outcome === 'accepted');
  }

  return {
    read(event: OrderEvent): void {
      if (event.type === 'payment.dispute_opened') {
        const known = opened.get(event.reference);
        opened.set(event.reference, {
          money: greater(known?.money, event.amount, currency) ?? event.amount,
          of: known ? least(known.of, event.of) : event.of,
          chargeback: known?.chargeback === true || event.kind === 'chargeback',
        });
      }
      if (event.type === 'payment.dispute_updated' && event.kind !== undefined) {
        const known = escalated.get(event.reference);
        escalated.set(event.reference, known === undefined ? event.of : least(known, event.of));
      }
      if (event.type === 'payment.dispute_updated' && escalated.has(event.reference))
        escalated.set(event.reference, least(escalated.get(event.reference) ?? event.of, event.of));
      if (event.type === 'payment.dispute_closed') {
        const known = closed.get(event.reference);
        const sequences = [known?.sequence, event.sequence].filter((one) => one !== undefined);
        closed.set(event.reference, {
          of: known ? least(known.of, event.of) : event.of,
          outcome: known ? least(known.outcome, event.outcome) : event.outcome,
          money: greater(known?.money, event.amount, currency),
          sequence: sequences.length > 0 ? Math.max(...sequences) : undefined,
        });
      }
    },
    /** What every dispute keeps from us, capture by capture. */
    kept(): Kept[] {
      const disputes = new Set([...opened.keys(), ...[...closed.values()].map(({ of }) => of)]);
      return [...disputes].map((dispute) => {
        const start = opened.get(dispute);
        const disputed = start?.money.currency === currency ? start.money.amount : 0;
        const reports = [...closed.values()].filter(({ of }) => of === dispute);
        if (reports.length === 0) return { of: start?.of, amount: isChargeback(dispute) ? disputed : 0, lost: 0 };
        const loss = lossOf(reports);
        const said = loss.flatMap(({ money }) => (money?.currency === currency ? [money.amount] : []));
        const full = isChargeback(dispute) ? disputed : 0;
        const lost = loss.length === 0 ? 0 : said.length > 0 ? Math.max(...said) : full;
        return { of: start?.of, amount: lost, lost };
      });
    },
  };
}
