import { defineConfig } from 'vitest/config';

/** They listen to their whole process, or leave servers and clients in it. */
const WHOLE = ['test/e2e/**', 'test/adapters/{discord,slack}/**', 'test/support/**'];

const everywhere = { testTimeout: 20_000 } as const;

export default defineConfig({
  test: {
    // Many tests wait for a connection or a timer, so every core has something to do.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...everywhere,
          name: 'whole',
          include: WHOLE.map((folder) => `${folder}/*.test.ts`),
        },
      },
      {
        test: {
          ...everywhere,
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: WHOLE,
          // What they import is loaded once: three times as fast.
          isolate: false,
        },
      },
    ],
  },
});
