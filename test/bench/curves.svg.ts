import type { Timing } from './harness.ts';

/** One line of the chart: sizes, and the cost of one piece of work as a multiple of what it costs at a size of 100. */
interface Line {
  readonly name: string;
  readonly points: readonly (readonly [size: number, cost: number])[];
}

const width = 720;
const height = 360;
const margin = { left: 56, right: 150, top: 24, bottom: 48 };
const colors = ['#3b7dd8', '#c2571a', '#2f8f5b', '#9b4dca'];
const largest = 10_000;
const base = 100;

/** Of `history` and `replay` one event is timed, of the others the whole. */
const perPiece: ReadonlySet<string> = new Set(['history', 'replay']);

function lineOf(name: string, timings: readonly Timing[]): Line {
  const cost = ({ name: size, median }: Timing) => (perPiece.has(name) ? median : median / Number(size));
  const reference = timings.find((timing) => Number(timing.name) === base) as Timing;
  const points = timings.map((timing) => [Number(timing.name), cost(timing) / cost(reference)] as const);
  return { name, points: points.filter(([size]) => size >= 10).sort(([a], [b]) => a - b) };
}

/** How the cost of one event, line or capture grows with how many there are, as a picture. */
export function chartOf(grown: Readonly<Record<string, readonly Timing[]>>): string {
  const lines = Object.entries(grown).map(([name, timings]) => lineOf(name, timings));
  const highest = Math.ceil(Math.max(2, ...lines.flatMap(({ points }) => points.map(([, cost]) => cost))));
  const x = (size: number) =>
    Math.round(
      margin.left + ((Math.log10(size) - 1) / (Math.log10(largest) - 1)) * (width - margin.left - margin.right),
    );
  const y = (cost: number) =>
    Math.round(height - margin.bottom - (cost / highest) * (height - margin.top - margin.bottom));
  const grid = Array.from({ length: highest + 1 }, (_, cost) => [
    `<line x1="${margin.left}" y1="${y(cost)}" x2="${width - margin.right}" y2="${y(cost)}" stroke="#808080" stroke-opacity="0.3"/>`,
    `<text x="${margin.left - 10}" y="${y(cost) + 4}" text-anchor="end">${cost} x</text>`,
  ]).flat();
  const sizes = [10, 100, 1_000, 10_000].map(
    (size) =>
      `<text x="${x(size)}" y="${height - margin.bottom + 22}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
  );
  const labels = lines
    .map(({ name, points }, i) => ({ name, color: colors[i], end: points.at(-1) as Line['points'][number] }))
    .sort((a, b) => y(b.end[1]) - y(a.end[1]));
  let free = height;
  const names = labels.map(({ name, color, end: [size, cost] }) => {
    free = Math.min(free - 16, y(cost) + 4);
    return `<text x="${x(size) + 10}" y="${free}" fill="${color}">${name}</text>`;
  });
  const drawn = lines.map(({ points }, i) => {
    const path = points.map(([size, cost]) => `${x(size)},${y(cost)}`).join(' ');
    const dots = points.map(([size, cost]) => `<circle cx="${x(size)}" cy="${y(cost)}" r="3.5" fill="${colors[i]}"/>`);
    return `<polyline points="${path}" fill="none" stroke="${colors[i]}" stroke-width="2"/>${dots.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Cost of one more, by how many there are" font-family="system-ui, sans-serif" font-size="13" fill="#808080">
${[...grid, ...sizes, ...drawn, ...names].join('\n')}
</svg>
`;
}
