import type { LedgerRow } from '../../src/index.ts';
import { type LabelWords, wordOf } from '../../src/labels/labels.ts';
import { folding, h } from './dom.ts';
import type { Page } from './page.ts';
import { viewChart } from './view.chart.ts';
import { titleOf } from './view.commands.ts';
import { written } from './words.ts';

interface Shown {
  readonly subject: string;
  readonly states: keyof LabelWords;
  /** What the library calls this kind of part. */
  readonly part: string;
  readonly state: string;
  readonly rows: readonly LedgerRow[];
}

/** Every part with its states, the one it is in lit, and its ledger. */
export function viewParts(page: Page): Node[] {
  return partsOf(page).map((part) => viewPart(page, part));
}

/** The life-cycle of every part as a diagram, with the state lit that the part is in. */
export function viewCharts(page: Page): Node[] {
  return partsOf(page).map(({ subject, part, states, state }) =>
    h(
      'section',
      { class: 'part', 'data-chart': subject },
      viewHead(page, subject, states, state),
      h(
        'div',
        { class: 'chart-frame', tabIndex: 0, role: 'group', 'aria-label': page.texts.charts },
        viewChart(page, part, states, state, subject),
      ),
    ),
  );
}

function partsOf({ order }: Page): readonly Shown[] {
  return [
    ...order.payments.map((part) => shown(part, 'payment', 'paymentState')),
    ...order.fulfillments.map((part) => shown(part, 'fulfillment', 'fulfillmentState')),
    ...order.returns.map((part) => shown(part, 'return', 'returnState')),
    shown({ id: '', ...order.lifecycle }, 'lifecycle', 'lifecycleState'),
  ];
}

interface AnyPart {
  readonly id: string;
  readonly state: string;
  readonly context: { readonly rows: readonly LedgerRow[] };
}

function shown({ id, state, context }: AnyPart, part: string, states: keyof LabelWords): Shown {
  return { subject: `${part} ${id}`.trim(), part, states, state, rows: context.rows };
}

function viewHead(page: Page, subject: string, states: keyof LabelWords, state: string): Node {
  const word = wordOf(page.labels, states, state);
  return h('h3', {}, h('span', {}, titleOf(page, subject)), h('span', { class: 'state' }, word));
}

function viewPart(page: Page, { subject, states, state, rows }: Shown): Node {
  const { labels, texts, desk } = page;
  return h(
    'section',
    { class: 'part', 'data-part': subject, 'data-state': state },
    viewHead(page, subject, states, state),
    h(
      'ol',
      { class: 'states' },
      Object.keys(labels.words[states]).map((name) =>
        h('li', { 'aria-current': name === state ? 'true' : undefined }, wordOf(labels, states, name)),
      ),
    ),
    folding(
      desk.open,
      `ledger-${subject}`,
      `${texts.ledger} (${rows.length})`,
      h(
        'table',
        {},
        h(
          'tbody',
          {},
          rows.map(({ kind, reference, ...more }) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, h('code', { dir: 'ltr' }, kind)),
              h('td', {}, h('code', { dir: 'ltr' }, reference)),
              h(
                'td',
                {},
                Object.entries(more).map(([name, value]) =>
                  h('span', { class: 'figure' }, h('span', {}, name), h('b', {}, h('bdi', {}, written(labels, value)))),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
