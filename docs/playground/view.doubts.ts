import type { Discrepancy } from '../../src/index.ts';
import { wordOf } from '../../src/labels/labels.ts';
import { h } from './dom.ts';
import { type Mender, mendersOf, sameDoubt } from './menders.ts';
import type { Page } from './page.ts';
import { viewDetail } from './view.commands.ts';
import { viewSentence } from './view.meaning.ts';

/** What does not add up, each with what would mend it, and what the event that is looked at has mended. */
export function viewDoubts(page: Page): Node[] {
  const { definition, moments, moment, texts, order } = page;
  const doubts = definition.discrepanciesOf(order);
  const before = moments[moments.indexOf(moment) - 1];
  const stands = new Set(doubts.map(sameDoubt));
  const mended = before ? definition.discrepanciesOf(before.order).filter((one) => !stands.has(sameDoubt(one))) : [];
  return [
    h('h3', {}, texts.discrepancies),
    doubts.length === 0 ? h('p', { class: 'quiet' }, texts.addsUp) : viewList(page, doubts),
    ...(mended.length > 0
      ? [
          h('h3', {}, texts.mended),
          h(
            'ul',
            { class: 'mended' },
            mended.map((doubt, place) =>
              h('li', { 'data-mended': doubt.code }, viewSentence(page, 'discrepancy', doubt, `mended-${place}`)),
            ),
          ),
        ]
      : []),
  ];
}

function viewList(page: Page, doubts: readonly Discrepancy[]): Node {
  const { texts } = page;
  const menders = mendersOf(page);
  return h(
    'ul',
    { class: 'discrepancies' },
    doubts.map((doubt, place) => {
      const found = menders(doubt);
      return h(
        'li',
        { 'data-discrepancy': doubt.code },
        h('p', {}, viewSentence(page, 'discrepancy', doubt, String(place))),
        found.length === 0
          ? h('p', { class: 'mends' }, texts.mendedByNothing)
          : h(
              'p',
              { class: 'mends' },
              `${texts.mendedBy} `,
              found.map((mender, i) => viewMender(page, mender, `mend-${place}-${i}`)),
            ),
      );
    }),
  );
}

function viewMender(page: Page, { told, send }: Mender, key: string): Node {
  return h(
    'button',
    { type: 'button', class: 'fact', key, 'data-type': told.type, onclick: send },
    wordOf(page.labels, 'event', told.type),
    viewDetail(page, told),
  );
}
