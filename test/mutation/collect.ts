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

/** What stands behind a title: a body, or options and a body. */
type Behind = readonly [Body] | readonly [options: object, body: Body];

function bodyOf(behind: Behind): Body {
  return behind[behind.length - 1] as Body;
}

function it(title: string, ...behind: Behind): void {
  const body = bodyOf(behind);
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

function describe(title: string, ...behind: Behind): void {
  const outer = titles;
  titles = [...titles, title];
  bodyOf(behind)();
  titles = outer;
}

const each =
  (add: (title: string, body: Body) => void) =>
  (rows: readonly unknown[]) =>
  (title: string, ...behind: Behind): void => {
    const body = bodyOf(behind);
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
