import { wordOf } from '../../src/labels/labels.ts';
import { type Diagram, diagramsOf } from '../../src/order/order.diagram.ts';
import { drawChart } from '../tools/chart.svg.ts';
import type { Page, Shown } from './page.ts';
import { carried } from './plugins.ts';

const drawings = new Map<string, string>();

/** The life-cycle of a part in the language of the page, with the state that it is in lit; nothing where it has but one state. */
export function viewChart(page: Page, { part, states, current, word, subject }: Shown): Element | null {
  const { labels, definition } = page;
  const [state] = current;
  if (state === undefined || states.length < 2) return null;
  const key = [labels.locale, part, state].join();
  let text = drawings.get(key);
  if (text === undefined) {
    const said = (code: string) => escaped(word(code));
    const [diagram] = diagramsOf(definition, { parts: [part], payloads: payloadsOf(page, part) });
    text = diagram ? unstyled(drawChart(translated(page, diagram, said), { current: said(state) })) : '<svg/>';
    drawings.set(key, text);
  }
  return elementOf(text, subject, word(state));
}

/** The arrows of a plugin are found by trying its events, with what they would carry. */
function payloadsOf({ definition }: Page, part: string): Readonly<Record<string, readonly unknown[]>> {
  const names = Object.keys(definition.plugins.list.find(({ id }) => id === part)?.events ?? {});
  return Object.fromEntries(
    names.flatMap((name) => {
      const { payload } = carried[`${part}.${name}`] ?? {};
      return payload === undefined ? [] : [[`${part}.${name}`, [payload]]];
    }),
  );
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

/** The drawing as part of the page: the page's own style holds for it, and its arrow heads are its own, by a name that no other part has. */
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
