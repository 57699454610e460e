import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The modules are loaded once for all files: loading them took a third of the processor time.
    isolate: false,
    globalSetup: ['@kaohe/testing'],
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
