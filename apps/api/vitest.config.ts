import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The modules are loaded once for all files: loading them took a third of the processor time.
    isolate: false,
    globalSetup: ['@kaohe/testing'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    include: ['test/**/*.test.ts'],
  },
});
