import * as dagre from '@dagrejs/dagre';
import type { Diagram } from '../../src/order/order.diagram.ts';

/** What is lit. */
export interface Drawn {
  /** The state that a part is in: it is lit, with what leads out of it. */
  readonly current?: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const margin = 12;
const letter = 7.4;
const small = 6.3;
const line = 15;

/** A part's life-cycle as SVG: states as boxes, the usual course as arrows; facts are dashed, commands are not. */
export function drawChart(diagram: Diagram, { current }: Drawn = {}): string {
  const graph = laidOut(diagram);
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number };
  const head = (is: string) => `${diagram.id}-${is}`;
  const arrows = diagram.moves.map(({ from, to, by }) => {
    const { points, x, y } = graph.edge(from, to) as unknown as { readonly points: readonly Point[] } & Point;
    const names = by.map((type) => type.slice(type.indexOf('.') + 1));
    const isFact = by.every((type) => diagram.facts.includes(type));
    const isNext = from === current;
    const is = `move${isFact ? ' fact' : ''}${isNext ? ' next' : ''}`;
    const words = names.map((name, i) => {
      const at = y + (i - (names.length - 1) / 2) * line + 4;
      return `<text x="${round(x)}" y="${round(at)}" text-anchor="middle">${name}</text>`;
    });
    return `<g class="${is}"><path d="${curve(points)}" marker-end="url(#${head(isNext ? 'next' : 'move')})"/>${words.join('')}</g>`;
  });
  const boxes = diagram.states.map(({ name }) => {
    const { x, y, width: wide, height: high } = graph.node(name) as unknown as Box;
    const is = `state${name === current ? ' current' : ''}`;
    return `<g class="${is}"><rect x="${round(x - wide / 2)}" y="${round(y - high / 2)}" width="${round(wide)}" height="${high}" rx="8"/><text x="${round(x)}" y="${round(y + 5)}" text-anchor="middle">${name}</text></g>`;
  });
  const title = `${diagram.id}: its states, and what leads from one to another${current === undefined ? '' : `; it is ${current}`}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" role="img" aria-label="${title}">
<style>${style}</style>
<defs>${['move', 'next'].map((is) => `<marker id="${head(is)}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="head ${is}" d="M0 0 8 4 0 8Z"/></marker>`).join('')}</defs>
${[...arrows, ...boxes].join('\n')}
</svg>
`;
}

/** The narrower of two ways to rank the states: pages are narrow. */
function laidOut(diagram: Diagram) {
  const [one, other] = [ranked(diagram, 'network-simplex'), ranked(diagram, 'longest-path')];
  return widthOf(other) < widthOf(one) ? other : one;
}

const widthOf = (graph: ReturnType<typeof ranked>) => (graph.graph() as { readonly width: number }).width;

function ranked({ states, moves }: Diagram, ranker: 'network-simplex' | 'longest-path') {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 20, ranksep: 32, edgesep: 10, ranker, marginx: margin, marginy: margin });
  for (const { name } of states) graph.setNode(name, { width: name.length * letter + 28, height: 34 });
  for (const { from, to, by } of moves) {
    const longest = Math.max(...by.map((type) => type.length - type.indexOf('.') - 1));
    graph.setEdge(from, to, { width: longest * small + 10, height: by.length * line + 4, labelpos: 'c' });
  }
  dagre.layout(graph);
  return graph;
}

/** Straight lines with round corners. A label stands on one of the points, so the line may not keep away from them. */
function curve(points: readonly Point[]): string {
  const steps = points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after) return `${before ? 'L' : 'M'}${at(point)}`;
    return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
  });
  return steps.join('');
}

const bend = 18;

/** A point on the way to another one, no farther than half of it. */
function towards(from: Point, to: Point): Point {
  const way = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(bend, way / 2) / way;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const round = (value: number) => Math.round(value * 10) / 10;
const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;

/** An image follows the reader's preference; drawn within a page it follows the page. */
const style = `
svg.chart:root{color-scheme:light dark}
.chart{max-width:100%;height:auto;font:13px ui-sans-serif,system-ui,sans-serif}
.chart rect{fill:light-dark(#f4f6f9,#262b33);stroke:light-dark(#7a8699,#8d99ab);stroke-width:1.2}
.chart text{fill:light-dark(#17202c,#eef1f5)}
.chart .state text{font-weight:600}
.chart .move text{font-size:11.5px;fill:light-dark(#46536a,#b6c1d1);stroke:light-dark(#f2f4f8,#2b2e33);stroke-width:4px;paint-order:stroke;stroke-linejoin:round}
.chart .move path{fill:none;stroke:light-dark(#7a8699,#8d99ab);stroke-width:1.3}
.chart .fact path{stroke-dasharray:5 3}
.chart .head.move{fill:light-dark(#7a8699,#8d99ab)}
.chart .head.next{fill:light-dark(#0b5fcc,#8ec1ff)}
.chart .current rect{fill:light-dark(#0b5fcc,#8ec1ff);stroke:light-dark(#0b5fcc,#8ec1ff)}
.chart .current text{fill:light-dark(#fff,#0d1b2d)}
.chart .next path{stroke:light-dark(#0b5fcc,#8ec1ff);stroke-width:2}
.chart .next text{fill:light-dark(#0b4ea8,#b7d7ff)}
`;
