import { wordOf } from '../../src/labels/labels.ts';
import { h } from './dom.ts';
import type { Page } from './page.ts';
import { storyOf } from './stories.ts';
import { filled } from './words.ts';

/** The story that is told: what to look at in it, and what comes next. */
export function viewStory(page: Page): Node[] {
  const { session, labels, texts, act } = page;
  const name = storyOf(session);
  if (name === undefined) return [];
  const [title, look] = texts.stories[name];
  const next = session.events[session.at];
  return [
    h('h2', {}, title),
    h('p', {}, look),
    next === undefined
      ? h('p', { class: 'quiet' }, texts.storyEnds)
      : h(
          'button',
          { type: 'button', class: 'main', key: 'story-next', onclick: () => act.goTo(session.at + 1) },
          filled(texts.nextEvent, { event: wordOf(labels, 'event', next.type) }),
        ),
  ];
}
