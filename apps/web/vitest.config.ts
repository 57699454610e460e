import { defineConfig } from 'vitest/config';

const browser = {
  // A busy machine is slow and not wrong.
  testTimeout: 180_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 30_000, interval: 100 } },
  fileParallelism: false,
  // What was found on which page is the message.
  chaiConfig: { truncateThreshold: 4_000 },
};

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'derived', include: ['e2e/*.test.ts'] } },
      {
        test: {
          ...browser,
          name: 'browser',
          include: ['e2e/browser/*.test.ts', 'e2e/browser/story/*.test.ts'],
          exclude: ['e2e/browser/year.test.ts'],
          globalSetup: ['@kaohe/testing', './e2e/browser/setup.ts'],
        },
      },
      // A system of its own, which it lives a year in: beside the others, not after them.
      {
        test: {
          ...browser,
          name: 'year',
          include: ['e2e/browser/year.test.ts'],
          globalSetup: ['@kaohe/testing'],
        },
      },
    ],
  },
});
