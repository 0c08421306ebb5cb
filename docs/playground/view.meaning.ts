import type { Discrepancy, Reason } from '../../src/index.ts';
import { textOf } from '../../src/labels/labels.ts';
import { h } from './dom.ts';
import { reference } from './guides.ts';
import type { Page } from './page.ts';

/** What is said, which leads to the place in the guides that tells what it means. */
export function viewMeaning({ texts }: Page, place: string, said: string, key: string): Node {
  return h('a', { class: 'meaning', key, href: `../documents/${place}`, title: texts.meaning }, said);
}

/** The sentence of a reason or of a discrepancy, which leads to what brings it and what takes it away. */
export function viewSentence(page: Page, kind: keyof typeof reference, said: Reason | Discrepancy, key: string): Node {
  const sentence = textOf(page.labels, said, { currency: page.order.currency });
  return viewMeaning(page, `${reference[kind]}.html#${said.code}`, sentence, `${kind}-${key}`);
}
