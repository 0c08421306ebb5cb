/** The public surface against the report of it that was reviewed. After `npm run build`, `UPDATE=1` writes the report anew. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from '../support/installed.ts';
import { entriesOf } from '../support/packed.ts';
import { apiReports } from './api.ts';

const folder = join(import.meta.dirname, 'api');
const reports = apiReports();

if (process.env.UPDATE) {
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
  for (const [file, text] of reports) writeFileSync(join(folder, file), text);
}

describe('the public surface', () => {
  it('is told for every entry, and for no other', () => {
    expect(readdirSync(folder).sort()).toEqual([...reports.keys()].sort());
  });

  it('has no type that is longer than a screen is wide three times', () => {
    const lines = [...reports.values()].flatMap((text) => text.split('\n'));
    expect(lines.filter((line) => line.length > 480)).toEqual([]);
  });

  it.each([...reports])('is what %s says', (file, text) => {
    expect(text).toBe(readFileSync(join(folder, file), 'utf8'));
  });
});

/** The declarations that a compiler reads for an entry, with all that they import of ours. */
function declarationsOf(file: string, seen: Set<string> = new Set()): readonly string[] {
  if (!seen.has(file)) {
    seen.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g))
      declarationsOf(join(file, '..', path.replace(/\.js$/, '.d.ts')), seen);
  }
  return [...seen];
}

describe('the declarations of the core', () => {
  const core = entriesOf().find(({ name }) => name === 'order-actor/core');
  const files = declarationsOf(join(root, core?.types ?? ''));
  const printer = ts.createPrinter({ removeComments: true });
  const bare = files.map((file) =>
    printer.printFile(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)),
  );

  it('are under 120 kB with all that they import, their documentation aside', () => {
    expect(bare.join('').length).toBeLessThan(120_000);
  });

  it('name no machine, no schema and no actor', () => {
    for (const text of bare) expect(text).not.toMatch(/xstate|zod|StateMachine|MachineContext|ActorLogic/);
  });
});

it('No declaration is an inferred type of XState: one type stands for all machines, and one for the logic of orders.', () => {
  const all = [...reports.values()].join('');
  expect(all.match(/\bStateMachine</g)).toHaveLength(1);
  expect(all.match(/\bActorLogic</g)).toHaveLength(1);
});
