/**
 * Runs the unit stories inside one process, so that a mutant costs what its stories cost: tenths of a second. A test runner that is
 * started anew for each mutant loads every file again, which takes most of ten seconds, thousands of times.
 */
import { performance } from 'node:perf_hooks';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext, type MutantCoverage } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { type Bundle, bundle } from './bundle.ts';
import { type Collected, collect } from './collect.ts';

const state = globalThis as unknown as Record<string, InstrumenterContext>;
const context = (): InstrumenterContext => (state[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

class InProcessRunner implements TestRunner {
  #bundle: Bundle | undefined;
  #uncaught: unknown;
  /** What each test took in the first run: the quickest files go first. */
  readonly #costs = new Map<string, number>();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    // What a library throws into the void, as nobody listens, fails the tests of a mutant as it would fail a run of its own.
    process.on('uncaughtException', (error) => {
      this.#uncaught = error;
    });
    process.env.LAW_RUNS ??= '0.1';
    this.#bundle = await bundle(process.cwd());
  }

  async dryRun(): Promise<DryRunResult> {
    const ns = context();
    const coverage: MutantCoverage = { static: {}, perTest: {} };
    ns.mutantCoverage = coverage;
    const { files, loadSource } = this.#fresh();
    loadSource();
    const results: TestResult[] = [];
    for (const [file, load] of files) {
      // What is asked while a file is read, before its first test, belongs to every test of this file.
      ns.currentTestId = file;
      const tests = collect(file, load);
      for (const test of tests) {
        ns.currentTestId = test.id;
        const result = await run(test);
        results.push(result);
        this.#costs.set(file, (this.#costs.get(file) ?? 0) + result.timeSpentMs);
      }
      const read = coverage.perTest[file] ?? {};
      delete coverage.perTest[file];
      for (const { id } of tests) coverage.perTest[id] = { ...read, ...coverage.perTest[id] };
    }
    delete ns.currentTestId;
    delete ns.mutantCoverage;
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: coverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const ns = context();
    this.#uncaught = undefined;
    ns.hitCount = 0;
    if (options.hitLimit === undefined) delete ns.hitLimit;
    else ns.hitLimit = options.hitLimit;
    const { id, fileName } = options.activeMutant;
    // Each mutant has modules of its own: nothing that one remembers can fail, or save, the next.
    const { files, loadSource } = this.#fresh();
    const wanted = options.testFilter && new Set(options.testFilter);
    const results: TestResult[] = [];
    try {
      if (options.mutantActivation === 'static') ns.activeMutant = id;
      try {
        loadSource();
      } catch (error) {
        return killed(error);
      }
      ns.activeMutant = id;
      for (const [file, load] of this.#nearestFirst(files, fileName)) {
        if (wanted && ![...wanted].some((test) => test.startsWith(`${file}#`))) continue;
        for (const test of collect(file, load)) {
          if (wanted && !wanted.has(test.id) && !test.collecting) continue;
          const result = await run(test);
          results.push(result);
          if (result.status === TestStatus.Failed && !options.disableBail) return this.#end(results, options);
        }
      }
      await new Promise(setImmediate);
      if (this.#uncaught) return killed(this.#uncaught);
      return this.#end(results, options);
    } finally {
      delete ns.activeMutant;
    }
  }

  #end(tests: TestResult[], { hitLimit }: MutantRunOptions): MutantRunResult {
    return toMutantRunResult(
      determineHitLimitReached(context().hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests },
    );
  }

  #fresh() {
    if (!this.#bundle) throw new Error('The stories are not bundled yet.');
    return this.#bundle.load();
  }

  #nearestFirst(files: ReadonlyMap<string, () => void>, source: string): [string, () => void][] {
    const folder = /src\/([^/]+)\//.exec(source.replaceAll('\\', '/'))?.[1];
    const rank = (file: string) => (file.startsWith(`test/${folder}`) ? 0 : 1);
    return [...files].sort(
      ([a], [b]) => rank(a) - rank(b) || (this.#costs.get(a) ?? 0) - (this.#costs.get(b) ?? 0) || (a < b ? -1 : 1),
    );
  }
}

async function run({ id, name, file, body }: Collected): Promise<TestResult> {
  const from = performance.now();
  const base = () => ({ id, name, fileName: file, timeSpentMs: performance.now() - from });
  try {
    await body();
    return { ...base(), status: TestStatus.Success };
  } catch (error) {
    return { ...base(), status: TestStatus.Failed, failureMessage: told(error) };
  }
}

const killed = (error: unknown): MutantRunResult => ({
  status: MutantRunStatus.Killed,
  killedBy: [],
  failureMessage: told(error),
  nrOfTests: 0,
});

const told = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', () => new InProcessRunner())];
