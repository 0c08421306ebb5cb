import { format } from 'node:util';
import * as vitest from 'vitest';
import { leftByTitle } from './stories.ts';

/** One test of a file, found but not yet run. */
export interface Collected {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly body: () => unknown;
  /** The file could not be read: a failure of all its tests. */
  readonly collecting?: true;
}

type Body = (...args: unknown[]) => unknown;

// Some assertions ask the runner for its settings.
Object.assign(globalThis, { __vitest_worker__: { config: { snapshotOptions: { expand: false }, expect: {} } } });

let found: Collected[] = [];
let file = '';
let titles: readonly string[] = [];
let finished: (() => unknown)[] = [];

function it(title: string, body: Body): void {
  const name = [...titles, title].join(' > ');
  if (leftByTitle.includes(title)) return;
  const run = async () => {
    finished = [];
    try {
      await body();
    } finally {
      for (const end of finished) await end();
    }
  };
  found.push({ id: `${file}#${found.length} ${name}`, name: `${file} > ${name}`, file, body: run });
}

function describe(title: string, body: Body): void {
  const outer = titles;
  titles = [...titles, title];
  body();
  titles = outer;
}

const each =
  (add: (title: string, body: Body) => void) =>
  (rows: readonly unknown[]) =>
  (title: string, body: Body): void => {
    for (const row of rows) {
      const args = Array.isArray(row) ? row : [row];
      add(format(title, ...args.slice(0, title.split('%').length - 1)), () => body(...args));
    }
  };

const test = Object.assign(it, { each: each(it), skip: () => {} });

/** What test files import as `vitest`: its assertions, and a collector in place of its runner. */
export const shim = {
  ...vitest,
  it: test,
  test,
  describe: Object.assign(describe, { each: each(describe) }),
  afterAll: () => {},
  onTestFinished: (end: () => unknown) => finished.push(end),
};

/** The tests of one file. */
export function collect(of: string, load: () => void): readonly Collected[] {
  file = of;
  found = [];
  titles = [];
  try {
    load();
  } catch (error) {
    const body = () => {
      throw error;
    };
    return [{ id: `${of}#reading`, name: `${of} is read`, file: of, body, collecting: true }];
  }
  return found;
}
