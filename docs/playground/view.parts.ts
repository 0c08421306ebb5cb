import { type LabelWords, wordOf } from '../../src/labels/labels.ts';
import { folding, h } from './dom.ts';
import type { Page, Shown } from './page.ts';
import { viewChart } from './view.chart.ts';
import { titleOf } from './view.commands.ts';
import { pluginParts } from './view.plugins.ts';
import { written } from './words.ts';

/** Every part with its states, the one it is in lit, and its ledger. */
export function viewParts(page: Page): Node[] {
  return partsOf(page).map((part) => viewPart(page, part));
}

/** The life-cycle of every part as a diagram, with the state lit that the part is in. */
export function viewCharts(page: Page): Node[] {
  return partsOf(page).flatMap((shown) => {
    const chart = viewChart(page, shown);
    return chart === null
      ? []
      : h(
          'section',
          { class: 'part', 'data-chart': shown.subject },
          viewHead(page, shown),
          h('div', { class: 'chart-frame', tabIndex: 0, role: 'group', 'aria-label': page.texts.charts }, chart),
        );
  });
}

function partsOf(page: Page): readonly Shown[] {
  const { payments, fulfillments, returns, lifecycle } = page.order;
  return [
    ...payments.map((part) => shown(page, part, 'payment', 'paymentState')),
    ...fulfillments.map((part) => shown(page, part, 'fulfillment', 'fulfillmentState')),
    ...returns.map((part) => shown(page, part, 'return', 'returnState')),
    shown(page, { id: '', ...lifecycle }, 'lifecycle', 'lifecycleState'),
    ...pluginParts(page),
  ];
}

interface AnyPart {
  readonly id: string;
  readonly state: string;
  readonly context: { readonly rows: Shown['rows'] };
}

function shown({ labels }: Page, { id, state, context }: AnyPart, part: string, list: keyof LabelWords): Shown {
  return {
    subject: `${part} ${id}`.trim(),
    part,
    states: Object.keys(labels.words[list]),
    current: [state],
    word: (code) => wordOf(labels, list, code),
    rows: context.rows,
  };
}

function viewHead(page: Page, { subject, current, word }: Shown): Node {
  return h(
    'h3',
    {},
    h('span', {}, titleOf(page, subject)),
    h('span', { class: 'state' }, current.map(word).join(', ')),
  );
}

function viewPart(page: Page, shown: Shown): Node {
  const { labels, texts, desk } = page;
  const { subject, states, current, word, rows } = shown;
  return h(
    'section',
    { class: 'part', 'data-part': subject, 'data-state': current.join(' ') },
    viewHead(page, shown),
    h(
      'ol',
      { class: 'states' },
      states.map((name) => h('li', { 'aria-current': current.includes(name) ? 'true' : undefined }, word(name))),
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
