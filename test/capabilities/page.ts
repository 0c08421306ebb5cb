import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pains } from './pains.ts';
import { capabilities, type Row } from './rows.ts';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));

/** The page of capabilities: what is shown by which test, and what is open and why. */
export function capabilitiesPage(): string {
  const sections = Object.entries(capabilities).map(
    ([letter, { title, rows }]) =>
      `## ${letter}. ${title}\n\n${table(
        ['', 'capability', 'status', 'test or reason', 'more'],
        rows.map((row, i) => [`${letter}${i + 1}`, row.name, statusOf(row), proofOf(row), linkTo(row.more)]),
      )}`,
  );
  const all = Object.values(capabilities).flatMap(({ rows }) => rows);
  const open = all.filter((row) => row.open !== undefined).length;
  return [
    '---\ntitle: Capabilities\ngroup: Proof\n---',
    '# Capabilities',
    `What order systems can do between them, in ${all.length} rows, and what shows that this library can: a named test for each of ${all.length - open}.
${open} are open, each with its reason. The table is generated from \`test/capabilities/\`; a test fails where a row names a test that there is
not. \`%s\` and \`{...}\` in a title stand for the cases of a table.`,
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The page of guarantees: what went wrong elsewhere, what holds here, by which test it is shown, and what is open. */
export function guaranteesPage(): string {
  let rank = 0;
  const all = Object.values(pains).flatMap(({ rows }) => rows);
  const shown = all.filter((row) => row.open === undefined);
  const sections = Object.entries(pains).map(
    ([letter, { title, rows }]) =>
      `## ${letter}. ${title}\n\n${table(
        ['', 'elsewhere', 'here', 'shown by, or open', 'what lies outside'],
        rows.map((row) => [
          `${++rank}`,
          row.name,
          row.promise,
          row.open === undefined ? proofOf(row) : `**Open.** ${row.open}`,
          row.elsewhere ?? '',
        ]),
      )}`,
  );
  return [
    '---\ntitle: Guarantees\ngroup: Proof\n---',
    '# Guarantees',
    `${all.length} things that hurt users of other systems and of state machines, worst first in each section: ${shown.length} are ruled out here, each by the test
that is named, and ${all.length - shown.length} are open, each with its reason. What a pure library cannot rule out by itself is named with the place where it belongs. The
table is generated, like that of the [capabilities](11-capabilities.md); a test fails where a row names a test that there is not.`,
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function statusOf(row: Row): string {
  return row.open === undefined ? 'shown' : 'open';
}

/** A table of Markdown; bars inside a cell would end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The tests that show it, or the reason why none does. */
export function proofOf({ tests = [], open }: Pick<Row, 'tests' | 'open'>): string {
  return open ?? tests.map(testOf).join('<br>');
}

function testOf(test: string): string {
  const { file, title } = splitTest(test);
  return `${title.replaceAll('<', '&lt;')} (\`${file}\`)`;
}

/** The file below `test/` and the full title of a named test. */
export function splitTest(test: string): { readonly file: string; readonly title: string } {
  const [file = '', ...rest] = test.split(': ');
  return { file, title: rest.join(': ') };
}

/** A link to a guide, by its own title. */
export function linkTo(page: string): string {
  const title = /^title: (.+)$/m.exec(readFileSync(join(docs, `${page}.md`), 'utf8'))?.[1] ?? page;
  return `[${title}](${page}.md)`;
}
