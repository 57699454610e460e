import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@kaohe/testing'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: ['test/**/*.test.ts'],
  },
});
