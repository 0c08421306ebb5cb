import { type LabelWords, wordOf } from '../../src/labels/labels.ts';
import { type Diagram, diagramsOf } from '../../src/order/order.diagram.ts';
import { drawChart } from '../tools/chart.svg.ts';
import type { Page } from './page.ts';

const drawings = new Map<string, string>();

/** The life-cycle of a part in the language of the page, with the state that it is in lit. `name` is no other part's on the page. */
export function viewChart(page: Page, part: string, states: keyof LabelWords, state: string, name: string): Element {
  const { labels, definition } = page;
  const key = [labels.locale, part, state].join();
  let text = drawings.get(key);
  if (text === undefined) {
    const word = (code: string) => escaped(wordOf(labels, states, code));
    const [diagram] = diagramsOf(definition, { parts: [part] });
    text = diagram ? unstyled(drawChart(translated(page, diagram, word), { current: word(state) })) : '<svg/>';
    drawings.set(key, text);
  }
  return elementOf(text, name, wordOf(labels, states, state));
}

function translated({ labels }: Page, diagram: Diagram, word: (state: string) => string): Diagram {
  const event = (type: string) => `.${escaped(wordOf(labels, 'event', type))}`;
  return {
    ...diagram,
    states: diagram.states.map(({ name, commands }) => ({ name: word(name), commands: commands.map(event) })),
    facts: diagram.facts.map(event),
    moves: diagram.moves.map((move) => ({
      ...move,
      from: word(move.from),
      to: word(move.to),
      by: move.by.map(event),
    })),
  };
}

/** The drawing as part of the page: the page's own style holds for it, and its arrow heads are its own. */
function elementOf(text: string, name: string, label: string): Element {
  const svg = document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
  svg.setAttribute('aria-label', label);
  for (const marker of svg.querySelectorAll('marker')) {
    const id = `${name.replaceAll(/\W/g, '-')}-${marker.id}`;
    for (const path of svg.querySelectorAll(`[marker-end="url(#${marker.id})"]`))
      path.setAttribute('marker-end', `url(#${id})`);
    marker.id = id;
  }
  return svg;
}

/** Drawings that are wider than the page begin with the state that is lit. */
export function showLit(): void {
  for (const frame of document.querySelectorAll('.chart-frame')) {
    const lit = frame.querySelector('.current');
    if (!lit || frame.scrollWidth <= frame.clientWidth) continue;
    const [inner, outer] = [lit.getBoundingClientRect(), frame.getBoundingClientRect()];
    frame.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }
}

/** Without a style of its own, which the page would not let through. */
function unstyled(svg: string): string {
  return svg.replace(/<style>.*?<\/style>/s, '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
