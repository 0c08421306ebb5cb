import { fulfillmentPart, type LedgerRow, lifecyclePart, paymentPart, returnPart } from '../../src/index.ts';
import { type LabelWords, wordOf } from '../../src/labels/labels.ts';
import { folding, h } from './dom.ts';
import type { Page } from './page.ts';
import { titleOf } from './view.commands.ts';
import { written } from './words.ts';

interface Shown {
  readonly subject: string;
  readonly states: keyof LabelWords;
  readonly chart: { readonly states: object };
  readonly state: string;
  readonly rows: readonly LedgerRow[];
}

/** Every part with its states, the one it is in lit, and its ledger. */
export function viewParts(page: Page): Node[] {
  const { order } = page;
  const parts: readonly Shown[] = [
    ...order.payments.map((part) => shown(part, 'payment', 'paymentState', paymentPart)),
    ...order.fulfillments.map((part) => shown(part, 'fulfillment', 'fulfillmentState', fulfillmentPart)),
    ...order.returns.map((part) => shown(part, 'return', 'returnState', returnPart)),
    shown({ id: '', ...order.lifecycle }, 'order', 'lifecycleState', lifecyclePart),
  ];
  return parts.map((part) => viewPart(page, part));
}

interface AnyPart {
  readonly id: string;
  readonly state: string;
  readonly context: { readonly rows: readonly LedgerRow[] };
}

function shown(part: AnyPart, name: string, states: keyof LabelWords, { chart }: Pick<Shown, 'chart'>): Shown {
  return { subject: `${name} ${part.id}`.trim(), states, chart, state: part.state, rows: part.context.rows };
}

function viewPart(page: Page, { subject, states, chart, state, rows }: Shown): Node {
  const { labels, texts, desk } = page;
  const names = Object.keys(chart.states).filter((name) => name !== 'settling');
  return h(
    'section',
    { class: 'part', 'data-part': subject, 'data-state': state },
    h('h3', {}, h('span', {}, titleOf(page, subject)), h('span', { class: 'state' }, wordOf(labels, states, state))),
    h(
      'ol',
      { class: 'states' },
      names.map((name) =>
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
