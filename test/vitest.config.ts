import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = 'test/**/*.shared.test.ts';
const browser = 'test/browser/*.test.ts';
const built = 'test/**/*.built.test.ts';

/** What takes minutes comes first, so that no core waits for it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      /(laws[^/]*\.property|broken|exploration)\.test\.ts$/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  root,
  // Examples name the package as its users do; where a test imports one, that is the source.
  resolve: { tsconfigPaths: true },
  test: {
    // The laws take most of the time, and nothing else runs meanwhile.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          // Programs are started and thousands of events drawn: on a busy machine that takes more than the usual five seconds.
          testTimeout: 60_000,
          include: ['test/**/*.test.ts', 'test/**/*.property.test.ts'],
          exclude: [shared, browser, built, '**/node_modules/**'],
          typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: 'tsconfig.json' },
        },
      },
      {
        // Reads the data folder beside the repository, so it is not part of `npm test`.
        test: { name: 'shared', include: [shared], testTimeout: 120_000 },
      },
      {
        // Needs a Chromium, so it is not part of `npm test`.
        test: { name: 'browser', include: [browser], testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        // Needs the built package, and what \`npm ci\` installs in \`test/fixtures\`.
        test: { name: 'fixtures', include: [built], exclude: ['**/node_modules/**'], testTimeout: 60_000 },
      },
    ],
  },
});
