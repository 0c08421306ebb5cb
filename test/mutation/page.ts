/**
 * Writes the figures of reports into the guide: `node test/mutation/page.ts <report.json>...`. A later report replaces an earlier one.
 * A mutant that nobody noticed and that has no reason in `reasons.ts` is an error: tell a story that notices it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reasonOf, reasons } from './reasons.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}
export interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: Place; readonly end: Place };
}
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

const guide = fileURLToPath(new URL('../../docs/22-mutation-testing.md', import.meta.url));
const begin = '<!-- figures -->';
const found = new Set(['Killed', 'Timeout']);
const lost = new Set(['Survived', 'NoCoverage']);

function fragment(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const text = lines.map((line, n) =>
    line.slice(n === 0 ? start.column - 1 : 0, n === last ? end.column - 1 : undefined),
  );
  return oneLine(text.join(' '));
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').replaceAll('`', "'");
const short = (text: string) => (text.length > 90 ? `${text.slice(0, 88)} …` : text);

function folderOf(file: string): string {
  if (file.includes('stock')) return 'stock';
  if (file.startsWith('src/order/lifecycle')) return 'lifecycle';
  if (file.startsWith('src/order/order.guards.')) return 'guards';
  if (/order\.(credits|claims|money)/.test(file)) return 'what is owed and credited';
  if (file.startsWith('src/order/order.plugin')) return 'plugin';
  if (/^src\/(decisions|holds|notes|papers|review)\//.test(file)) return 'decisions, holds, reviews, notes and papers';
  if (file.startsWith('src/order/')) return 'readiness and status';
  if (file === 'src/derive.ts') return 'readiness and status';
  return file.startsWith('src/ledger') ? 'ledger' : (file.split('/')[1] as string);
}

const files = new Map(
  process.argv.slice(2).flatMap((path) => Object.entries((JSON.parse(readFileSync(path, 'utf8')) as Report).files)),
);
const folders = new Map<string, { killed: number; all: number }>();
const survivors: string[] = [];
for (const [file, { source, mutants }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const alive = mutants.filter(({ status }) => lost.has(status)).sort(byPlace);
  const killed = mutants.filter(({ status }) => found.has(status)).length;
  const folder = folders.get(folderOf(file)) ?? { killed: 0, all: 0 };
  folders.set(folderOf(file), { killed: folder.killed + killed, all: folder.all + killed + alive.length });
  if (alive.length === 0) continue;
  for (const mutant of alive) {
    const code = fragment(source, mutant.location);
    if (reasonOf(file, code, mutant) === undefined)
      throw new Error(`${file}:${mutant.location.start.line} ${code} as ${mutant.replacement} has no reason.`);
  }
  survivors.push('', `### ${file}: ${killed} of ${killed + alive.length}`, '');
  for (const reason of Object.keys(reasons)) {
    const told = alive
      .map((mutant) => ({ mutant, code: fragment(source, mutant.location) }))
      .filter(({ mutant, code }) => reasonOf(file, code, mutant) === reason)
      .map(({ mutant, code }) => `\`${short(code)}\` as \`${short(oneLine(mutant.replacement ?? '')) || ' '}\``);
    if (told.length > 0) survivors.push(`- **${reason}** (${told.length}): ${told.join('; ')}`);
  }
}

function byPlace({ location: { start: a } }: Mutant, { location: { start: b } }: Mutant): number {
  return a.line - b.line || a.column - b.column;
}

const percent = (killed: number, all: number) => `${((100 * killed) / all).toFixed(1)} %`;
const rows = [...folders].map(
  ([name, { killed, all }]) => `| ${name} | ${killed} | ${all} | ${percent(killed, all)} |`,
);
const sum = [...folders.values()].reduce((a, b) => ({ killed: a.killed + b.killed, all: a.all + b.all }));
const page = [
  '',
  '| folder | noticed | mutants | score |',
  '| --- | --- | --- | --- |',
  ...rows,
  `| all | ${sum.killed} | ${sum.all} | ${percent(sum.killed, sum.all)} |`,
  '',
  '## Survivors',
  '',
  ...Object.entries(reasons).map(([name, why]) => `- **${name}**: ${why}`),
  ...survivors,
  '',
].join('\n');
const [head] = readFileSync(guide, 'utf8').split(begin);
writeFileSync(guide, `${head}${begin}\n${page}`);
