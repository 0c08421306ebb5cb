/** What a release needs beside the code. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/installed.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { version, scripts } = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
};

describe('a release', () => {
  it('has a section in the changelog, which begins with what its users have to do', () => {
    const sections = read('CHANGELOG.md').split(/^## /m);
    const own = sections.find((section) => section.startsWith(`[${version}]`)) ?? '';
    expect(own.match(/^### (\w+)/m)?.[1]).toBe('Upgrading');
  });

  it('is published from its tag, after everything passed, with provenance', () => {
    const workflow = read('.github/workflows/publish.yml');
    expect(workflow).toMatch(/^ {2}push:\n {4}tags: \['v\*'\]\n/m);
    expect(workflow).toMatch(/^ {2}id-token: write$/m);
    const commands = [...workflow.matchAll(/run: (.*)/g)].map(([, command]) => command);
    expect(commands.slice(1, 3)).toEqual(['npm ci', '.ci/run']);
    expect(commands.at(-1)).toMatch(/^npm publish --provenance/);
  });
});

describe('the guide for contributors', () => {
  const guide = read('.github/CONTRIBUTING.md');

  it('names scripts and files that are there', () => {
    for (const [, script = ''] of guide.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty([script]);
    for (const [, file = ''] of guide.matchAll(/`((?:src|test|examples)\/[\w./-]+)`/g))
      expect(existsSync(join(root, file)), file).toBe(true);
    for (const [, link = ''] of guide.matchAll(/\]\((\.\.[^)]+)\)/g))
      expect(existsSync(join(root, '.github', link)), link).toBe(true);
  });
});
