import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What a generated file holds that is kept in the repository. `UPDATE=1 npm test` writes it anew, so that a change of it is seen as
 * a change of the file.
 *
 * @returns What stands in the file, for comparing with what ought to.
 */
export function kept(path: string, generated: string): string {
  const file = join(root, path);
  if (process.env.UPDATE === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, generated);
  }
  return readFileSync(file, 'utf8');
}
