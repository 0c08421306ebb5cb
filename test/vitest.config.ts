import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = 'test/**/*.shared.test.ts';

export default defineConfig({
  root,
  test: {
    // The laws take most of the time, and nothing else runs meanwhile.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          // Programs are started and thousands of events drawn: on a busy machine that takes more than the usual five seconds.
          testTimeout: 60_000,
          include: ['test/**/*.test.ts', 'test/**/*.property.test.ts'],
          exclude: [shared],
          typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: 'tsconfig.json' },
        },
      },
      {
        // Reads the data folder beside the repository, so it is not part of `npm test`.
        test: { name: 'shared', include: [shared], testTimeout: 120_000 },
      },
    ],
  },
});
