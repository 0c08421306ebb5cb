import {
  fulfillmentStatuses,
  type OverallStatus,
  outcomeKinds,
  overallStatuses,
  paymentStatuses,
} from '../../src/index.ts';
import type { Replay } from './replay.ts';
import { countDiscrepancies, type Report } from './report.ts';
import { mostEventful, storyOf } from './story.ts';
import { grouped, type Paint, type Style, tableOf } from './terminal.ts';

const styles: Readonly<Record<OverallStatus, Style>> = {
  draft: 'dim',
  in_review: 'yellow',
  pending: 'dim',
  processing: 'blue',
  on_hold: 'yellow',
  shipped: 'cyan',
  completed: 'green',
  canceled: 'red',
  returned: 'magenta',
};

/** The most disagreements that are worth reading. */
const enough = 10;

/** A replay for people, at most 80 columns wide unless an id is very long. The last line sums it up. */
export function summaryOf(replay: Replay, report: Report, paint: Paint): string[] {
  const outcomes = outcomeKinds.map((kind) => `${grouped(report[kind])} ${kind}`).join(', ');
  return [
    ...titled('Events', paint, [`  ${outcomes}`, ...skippedRows(replay)]),
    ...titled('Statuses: how many orders came by, and how many ended there', paint, statusTable(replay, paint)),
    ...titled('Discrepancies', paint, discrepancyTable(report, paint)),
    ...agreement(report, paint),
    ...story(replay, paint),
    lastLine(report),
  ];
}

function titled(title: string, paint: Paint, lines: readonly string[]): string[] {
  return [paint('bold', title), ...lines, ''];
}

function skippedRows({ log: { skipped } }: Replay): string[] {
  return skipped === 0 ? [] : [`  ${grouped(skipped)} rows of the log concern none of its orders`];
}

/** Every combination of words that was shown, in the order of the library's own lists. */
function statusTable({ orders }: Replay, paint: Paint): string[] {
  const combinations = new Map<string, { readonly words: readonly string[]; came: number; ended: number }>();
  for (const { shown } of orders) {
    const seen = new Set<string>();
    for (const [i, { overall, payment, fulfillment }] of shown.entries()) {
      const words = [overall, payment, fulfillment];
      const key = words.join();
      const counts = combinations.get(key) ?? { words, came: 0, ended: 0 };
      combinations.set(key, counts);
      if (!seen.has(key)) counts.came += 1;
      if (i === shown.length - 1) counts.ended += 1;
      seen.add(key);
    }
  }
  const rank = ([overall = '', payment = '', fulfillment = '']: readonly string[]) =>
    placeIn(overallStatuses, overall) * 10_000 +
    placeIn(paymentStatuses, payment) * 100 +
    placeIn(fulfillmentStatuses, fulfillment);
  const rows = [...combinations.values()]
    .sort((a, b) => rank(a.words) - rank(b.words))
    .map(({ words, came, ended }) => [...words, grouped(came), ended === 0 ? '' : grouped(ended)]);
  return tableOf(
    [
      { title: 'overall', style: (word) => styles[word as OverallStatus] },
      { title: 'payment' },
      { title: 'fulfillment' },
      { title: 'came by', numeric: true, style: () => 'dim' },
      { title: 'ended', numeric: true, style: () => 'bold' },
    ],
    rows,
    paint,
  );
}

function placeIn(words: readonly string[], word: string): number {
  return words.indexOf(word);
}

function discrepancyTable({ discrepancies }: Report, paint: Paint): string[] {
  const rows = Object.entries(discrepancies).map(([code, orders]) => [code, grouped(orders)]);
  if (rows.length === 0) return ['  none: everything adds up'];
  return tableOf(
    [
      { title: 'what', style: () => 'yellow' },
      { title: 'orders', numeric: true },
    ],
    rows,
    paint,
  );
}

function agreement({ orders, agree, agreeWithHints, disagree }: Report, paint: Paint): string[] {
  if (agree === null || agreeWithHints === null || disagree === null) return [];
  const rows = disagree.slice(0, enough).map((one) => [one.order, one.recorded, one.derived, one.why]);
  const columns = [{ title: 'order' }, { title: 'recorded' }, { title: 'derived' }, { title: 'why' }];
  return titled('Agreement with the recorded statuses', paint, [
    `  ${grouped(agree)} of ${grouped(orders)} follow from the facts alone`,
    `  ${grouped(agreeWithHints)} with what only the recorded status tells`,
    ...(rows.length > 0 ? tableOf(columns, rows, paint) : []),
    ...(disagree.length > enough ? [`  and ${grouped(disagree.length - enough)} more`] : []),
  ]);
}

function story({ log, definition }: Replay, paint: Paint): string[] {
  const order = mostEventful(log);
  return order ? titled(`The story of order ${order.id}`, paint, storyOf(definition, order, paint)) : [];
}

function lastLine(report: Report): string {
  const { orders, events, rejected } = report;
  return `${orders} orders, ${events} events, ${rejected} rejected, ${countDiscrepancies(report)} discrepancies`;
}
