import { wordOf } from '../../src/labels/labels.ts';
import { h } from './dom.ts';
import type { Page } from './page.ts';
import { detailOf } from './view.commands.ts';
import { filled, instantOf } from './words.ts';

/** Every event with what became of it, the latest first: each leads to its moment. */
export function viewHistory(page: Page): Node {
  const { moments, session } = page;
  const entries = moments.map((_, place) => viewEntry(page, place)).reverse();
  return h('ol', { class: 'history', reversed: true, start: session.events.length }, entries);
}

function viewEntry(page: Page, place: number): Node {
  const { moments, session, labels, texts, act } = page;
  const { event, outcome } = moments[place] as (typeof moments)[number];
  const told = session.events[place - 1];
  const label = event ? wordOf(labels, 'event', event.type) : texts.placed;
  return h(
    'li',
    {
      class: place > session.at ? 'entry future' : 'entry',
      'aria-current': place === session.at ? 'step' : undefined,
      'data-outcome': outcome.kind,
    },
    h(
      'button',
      { type: 'button', class: 'moment', key: `moment-${place}`, onclick: () => act.goTo(place) },
      h('span', {}, label),
      event && h('span', { class: `badge ${outcome.kind}` }, wordOf(labels, 'outcome', outcome.kind)),
    ),
    event &&
      told &&
      h(
        'small',
        {},
        [wordOf(labels, 'actorKind', event.by.kind), instantOf(labels, event.at)].join(' · '),
        h('bdi', {}, detailOf(page, told)),
      ),
    event &&
      h(
        'button',
        {
          type: 'button',
          class: 'edit',
          key: `again-${place}`,
          'aria-label': `${texts.again}: ${label}`,
          onclick: () => act.again(place),
        },
        texts.again,
      ),
  );
}

/** Steps in time: back, forward, and anywhere. */
export function viewTime({ session, texts, act }: Page): Node[] {
  const all = session.events.length;
  const step = filled(texts.step, { n: session.at, all });
  const slider = h('input', {
    type: 'range',
    key: 'time',
    min: '0',
    max: String(all),
    'aria-label': texts.time,
    'aria-valuetext': step,
    disabled: all === 0,
    oninput: () => act.goTo(Number(slider.value)),
  });
  slider.value = String(session.at);
  const press = (key: string, label: string, to: number) =>
    h('button', { type: 'button', key, disabled: to < 0 || to > all, onclick: () => act.goTo(to) }, label);
  return [
    press('back', texts.back, session.at - 1),
    slider,
    press('forward', texts.forward, session.at + 1),
    h('output', { class: 'step' }, step),
    h('p', { class: 'quiet', hidden: session.at === all }, texts.future),
  ];
}
