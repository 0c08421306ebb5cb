import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

// In a process of its own: the collector stands in the place of the test runner.
const program = `
  import { bundle } from './test/mutation/bundle.ts';
  import { collect } from './test/mutation/collect.ts';
  const { files } = (await bundle(process.cwd())).load();
  const tests = [...files].map(([file, load]) => [file, collect(file, load)]);
  const unread = tests.filter(([, found]) => found.length === 0 || found.some(({ collecting }) => collecting));
  console.log(JSON.stringify({ unread: unread.map(([file]) => file), tests: tests.flatMap(([, found]) => found).length }));
`;

it('every story that mutants must get past is found, in every file', { timeout: 120_000 }, () => {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' });
  const { unread, tests } = JSON.parse(said.trim().split('\n').at(-1) ?? '');

  expect(unread).toEqual([]);
  expect(tests).toBeGreaterThan(2_000);
});
