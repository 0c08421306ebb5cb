/** A row, by the names of the header. */
export type CsvRow<Column extends string> = Readonly<Record<Column, string>>;

/**
 * Reads CSV with a header (RFC 4180): quoted cells, doubled quotes, line breaks inside quotes, either line ending, a byte order mark.
 * Cells that a short row lacks are empty.
 *
 * @throws Error where a wanted column is missing or a quote is never closed.
 */
export function readCsv<const Column extends string>(text: string, columns: readonly Column[]): CsvRow<Column>[] {
  const [header = [], ...rows] = splitCsv(text);
  const places = columns.map((column) => [column, header.indexOf(column)] as const);
  const missing = places.filter(([, place]) => place < 0).map(([column]) => column);
  if (missing.length > 0) throw new Error(`the header lacks ${missing.join(', ')}`);
  return rows.map((row) =>
    Object.fromEntries(places.map(([column, place]) => [column, row[place] ?? ''])),
  ) as CsvRow<Column>[];
}

// A cell, quoted or bare, and what ends it.
const cellPattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

function splitCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  cellPattern.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (cellPattern.lastIndex < text.length || row.length > 0) {
    const from = cellPattern.lastIndex;
    const match = cellPattern.exec(text);
    if (!match) throw new Error(`the quotes in line ${lineOf(text, from)} do not match`);
    const [, quoted, bare = '', end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

function lineOf(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}
