import { orderAxes } from '../../src/index.ts';
import { wordOf } from '../../src/labels/labels.ts';
import { h } from './dom.ts';
import type { Page } from './page.ts';
import { viewDetail } from './view.commands.ts';
import { viewDoubts } from './view.doubts.ts';
import { viewPending } from './view.facts.ts';
import { viewSentence } from './view.meaning.ts';
import { shown, wordOfAxis } from './view.words.ts';
import { filled } from './words.ts';

/** What became of the event that is looked at, in one line. */
export function outcomeLine(page: Page): string {
  const { definition, order, moment, labels, texts } = page;
  if (!moment.event) return texts.placed;
  const said = `${wordOf(labels, 'event', moment.event.type)}: ${wordOf(labels, 'outcome', moment.outcome.kind)}`;
  const waiting = askedIn(page).join(', ');
  const doubts = definition.discrepanciesOf(order).length;
  return [
    said,
    movesOf(page).join('; '),
    waiting && `${texts.waiting}: ${waiting}`,
    doubts > 0 && `${texts.discrepancies}: ${doubts}`,
  ]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/** What the event asked of the outside world and is not answered. */
function askedIn({ moment, definition, labels }: Page): string[] {
  const waiting = new Set(definition.pendingEffects(moment.order).map(({ key }) => key));
  const asked = moment.effects.filter(({ key }) => waiting.has(key));
  return [...new Set(asked.map(({ type }) => wordOf(labels, 'effect', type)))];
}

function movesOf(page: Page): string[] {
  const { moments, moment, labels, texts } = page;
  const before = moments[moments.indexOf(moment) - 1]?.status;
  return orderAxes.flatMap((axis) => {
    const [from, to] = [shown(before ?? moment.status, axis), shown(moment.status, axis)];
    if (from === to) return [];
    const words = { from: wordOfAxis(page, axis, from), to: wordOfAxis(page, axis, to) };
    return [filled(texts.moved, { axis: wordOf(labels, 'axis', axis), ...words })];
  });
}

/** What became of the event, why it was refused, what does not add up, what it asked for, and what waits. */
export function viewOutcome(page: Page): Node[] {
  const { moment, labels, texts } = page;
  const { outcome, effects } = moment;
  return [
    moment.event && h('p', { class: 'means' }, texts.means[outcome.kind]),
    outcome.kind === 'rejected' &&
      h(
        'ul',
        { class: 'reasons refusal' },
        outcome.reasons.map((reason, place) =>
          h('li', { 'data-reason': reason.code }, viewSentence(page, 'reason', reason, `refusal-${place}`)),
        ),
      ),
    ...viewDoubts(page),
    h('h3', {}, texts.effects),
    effects.length === 0
      ? h('p', { class: 'quiet' }, texts.noEffects)
      : h(
          'ul',
          { class: 'effects' },
          effects.map((effect) => {
            return h(
              'li',
              { 'data-effect': effect.type },
              wordOf(labels, 'effect', effect.type),
              viewDetail(page, effect, ['key', 'op', 'attempt', 'revision', 'about']),
              h('code', { dir: 'ltr' }, effect.key),
            );
          }),
        ),
    h('h3', {}, texts.waiting),
    ...viewPending(page),
  ].filter((one) => one instanceof Node);
}
