import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@kaohe/testing'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    include: ['test/**/*.test.ts'],
  },
});
