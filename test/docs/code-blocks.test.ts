import { expect, it } from 'vitest';
import { runProgram } from '../support/program.ts';
import { blocks, blocksOf } from './blocks.ts';

const programs = blocks.filter(({ language }) => language === 'ts');

// Some check a whole plugin: on a busy machine that takes minutes.
it.each(programs)('the program at $page:$line prints what the page says', { timeout: 300_000 }, ({ text, shown }) => {
  expect(runProgram(text).trim()).toBe((shown ?? '').trim());
});

it('nothing else stands between fences than programs, commands, and what programs and examples print', () => {
  expect([...new Set(blocks.map(({ language }) => language))].sort()).toEqual(['include', 'sh', 'text', 'ts']);
  // What stands alone: a story that a law tells, held by the test of that page, and what was measured.
  expect(blocks.flatMap(({ language, page }) => (language === 'text' ? [page] : []))).toEqual([
    'docs/25-laws.md',
    'docs/26-performance.md',
  ]);
});

it('a block is found wherever it stands, with the line of the page, and with the output right below it', () => {
  const page =
    '# A\n\n```ts\none();\n```\n\n```text\n1\n```\n\nthen\n\n```text\n2\n```\n\n- in a list\n\n  ~~~js\n  x\n  ~~~\n';

  expect(blocksOf('a.md', `${page}\n{@includeCode ../examples/a.ts}\n\`\`\`text\n3\n\`\`\`\n`)).toEqual([
    { page: 'a.md', line: 4, language: 'ts', text: 'one();\n', shown: '1\n' },
    { page: 'a.md', line: 14, language: 'text', text: '2\n' },
    { page: 'a.md', line: 20, language: 'js', text: '  x\n' },
    { page: 'a.md', line: 23, language: 'include', text: '../examples/a.ts', shown: '3\n' },
  ]);
});
