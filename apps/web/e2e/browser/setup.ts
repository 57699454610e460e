import type { TestProject } from 'vitest/node';
import { type Seeded, startStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    seeded: Seeded;
    databaseUrl: string;
  }
}

/** One system for all stories and pages. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  // `npm test` has built them before; alone, they are built here.
  const stack = await startStack({ built: process.env.TEST_PAGES === 'built' });
  project.provide('url', stack.url);
  project.provide('seeded', stack.seeded);
  project.provide('databaseUrl', stack.databaseUrl);
  return async () => {
    await stack[Symbol.asyncDispose]();
  };
};
