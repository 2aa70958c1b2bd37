import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // Many tests wait for a connection or a timer, so every core has something to do.
    maxWorkers: '100%',
  },
});
