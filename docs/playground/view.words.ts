import { type Figures, type OrderAxis, type OrderStatus, orderAxes } from '../../src/index.ts';
import { wordOf } from '../../src/labels/labels.ts';
import { h } from './dom.ts';
import { guides } from './guides.ts';
import type { Page } from './page.ts';
import { shops } from './shops.ts';
import { viewMeaning } from './view.meaning.ts';
import { customWord, viewCustom } from './view.plugins.ts';
import { filled, moneyOf } from './words.ts';

const lists = {
  overall: 'overallStatus',
  payment: 'paymentStatus',
  fulfillment: 'fulfillmentStatus',
  returns: 'returnStatus',
} as const;

/** The overall word comes first. */
const axes: readonly OrderAxis[] = ['overall', ...orderAxes.filter((axis) => axis !== 'overall')];

/** The code that is shown of an axis: a plugin's in place of the overall word. */
export function shown(status: OrderStatus, axis: OrderAxis): string {
  return axis === 'overall' ? (status.custom ?? status.overall) : status[axis];
}

/** The word of an axis, as a plugin or the library says it. */
export function wordOfAxis(page: Page, axis: OrderAxis, code: string): string {
  return code.includes('.') ? customWord(page, code) : wordOf(page.labels, lists[axis], code);
}

/** The four words, each with the rule that gave it and its key figures. */
export function viewWords(page: Page): Node[] {
  const { definition, order, labels, texts, session, moments, moment } = page;
  const before = moments[moments.indexOf(moment) - 1]?.status ?? moment.status;
  const explained = definition.explain(order);
  const { title, words } = shops[session.choices.shop];
  const theirs = words(moment.status, order);
  return [
    h(
      'dl',
      { class: 'words' },
      axes.map((axis) => {
        const { word, rule, figures } = explained[axis];
        return h(
          'div',
          {
            class: shown(before, axis) === shown(moment.status, axis) ? `word ${axis}` : `word ${axis} moved`,
            'data-word': word,
          },
          h('dt', {}, wordOf(labels, 'axis', axis)),
          h('dd', { class: 'said', key: `word-${axis}` }, viewWord(page, axis, word)),
          axis === 'overall' && viewCustom(page),
          h('dd', { class: 'rule' }, `${texts.rule} `, h('code', { dir: 'ltr' }, rule)),
          h('dd', { class: 'figures', dir: 'ltr' }, figuresOf(page, axis, figures)),
        );
      }),
    ),
    theirs.length > 0 &&
      h(
        'p',
        { class: 'theirs' },
        `${filled(texts.theirWords, { shop: title })}: `,
        theirs.map(({ list, word }) => h('span', {}, h('code', { dir: 'ltr' }, list), ' ', h('bdi', {}, word))),
      ),
  ].filter((one) => one !== false);
}

/** The word that is shown, which leads to what the library's means. */
function viewWord(page: Page, axis: OrderAxis, word: string): Node {
  const said = wordOfAxis(page, axis, shown(page.moment.status, axis));
  return viewMeaning(page, `${guides[axis]}.html#${word}`, said, `meaning-${axis}`);
}

/** Figures that are something: amounts where the axis counts money, pieces otherwise. */
function figuresOf({ order, labels }: Page, axis: OrderAxis, figures: object): Node[] {
  const flat = axis === 'overall' ? overallFigures(figures as Figures) : figures;
  return Object.entries(flat)
    .filter(([name, value]) => (typeof value === 'number' ? value !== 0 || kept.has(name) : value === true))
    .map(([name, value]) =>
      h(
        'span',
        { class: 'figure' },
        h('span', {}, name),
        typeof value === 'number' &&
          h('b', {}, axis === 'payment' ? moneyOf(labels, { amount: value, currency: order.currency }) : String(value)),
      ),
    );
}

/** Figures that say something also where they are nothing. */
const kept: ReadonlySet<string> = new Set(['outstanding', 'open']);

/** Of what the overall word is derived from: what the other axes do not show. */
function overallFigures({ lifecycle: _, units, money: __, ...others }: Figures): Figures {
  const { open = 0, live = 0 } = (units ?? {}) as Record<string, number>;
  const { liveOfAll: ___, ...more } = others;
  return { live, open, ...more };
}
