import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvRow, readCsv } from './csv.ts';

/** Something is wrong with the files; the message is for people. */
export class UnreadableLog extends Error {
  override readonly name = 'UnreadableLog';
}

/**
 * The rows of a CSV file.
 *
 * @throws {@link UnreadableLog} where there is no such file, or it is not such a table.
 */
export function readTable<const Column extends string>(
  folder: string,
  file: string,
  columns: readonly Column[],
): CsvRow<Column>[] {
  const path = join(folder, file);
  if (!existsSync(path)) throw new UnreadableLog(`${path}: there is no such file`);
  return readable(path, () => readCsv(readFileSync(path, 'utf8'), columns));
}

/** Says of what reads badly where it stands. */
export function readable<Value>(place: string, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw new UnreadableLog(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
