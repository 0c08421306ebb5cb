import { styleText } from 'node:util';

/** How a text looks. */
export type Style = Parameters<typeof styleText>[0];

/** Gives a text its looks. */
export type Paint = (style: Style, text: string) => string;

/** No looks: for pipes and files. */
export const plain: Paint = (_style, text) => text;

/** Colors, whatever they are written to. */
export const colored: Paint = (style, text) => styleText(style, text, { validateStream: false });

/** One column of a table. */
export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
  /** How a cell of it looks; `previous` is the cell above. */
  readonly style?: (cell: string, previous: string | undefined) => Style;
}

/** Lines of a table: columns as wide as their widest cell, two spaces apart; `indent` spaces before. */
export function tableOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  indent = 2,
): string[] {
  const widths = columns.map(({ title }, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[], styleOf: (i: number) => Style | undefined): string => {
    const padded = columns.map(({ numeric }, i) => {
      const [cell = '', width = 0] = [cells[i], widths[i]];
      const last = i === columns.length - 1;
      const text = numeric ? cell.padStart(width) : last ? cell : cell.padEnd(width);
      const style = styleOf(i);
      return style === undefined ? text : paint(style, text);
    });
    return (' '.repeat(indent) + padded.join('  ')).trimEnd();
  };
  const head = line(
    columns.map(({ title }) => title),
    () => 'dim',
  );
  const body = rows.map((row, r) => line(row, (i) => columns[i]?.style?.(row[i] ?? '', rows[r - 1]?.[i])));
  return [head, ...body];
}

/** A number for people: `1,423`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
