import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { exampleNames } from '../../docs/playground/plugins.ts';
import { kept } from '../support/kept.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** An example up to the shop that uses it: its plugins and nothing else. */
function cut(example: string): string {
  const [, plugins = ''] = example.match(/^(?:import [^\n]*;\n)+\n*(.*?)\n*^const shop = defineOrder\(/ms) ?? [];
  return plugins.replaceAll(/^(?:export )?const (\w+) = definePlugin/gm, 'const $1 = definePlugin');
}

function moduleOf(file: string, source: string): string {
  return [
    `// Cut from examples/${file}.ts by test/docs/playground.plugins.test.ts.`,
    ...(/\bz\./.test(source) ? ["import * as z from 'zod';"] : []),
    "import { definePlugin } from '../../../src/index.ts';",
    '',
    source.replaceAll(/^const (\w+) = definePlugin/gm, 'export const $1 = definePlugin'),
    '',
    `export const source = \`${source.replaceAll(/[`\\]|\$\{/g, '\\$&')}\n\`;`,
    '',
  ].join('\n');
}

it.each(exampleNames)('the playground has the plugins of examples/%s.ts as they stand there', (name) => {
  const made = moduleOf(name, cut(readFileSync(join(examples, `${name}.ts`), 'utf8')));

  expect(kept(`docs/playground/plugins/${name}.ts`, made)).toBe(made);
});
