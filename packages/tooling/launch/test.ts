// `npm test`: everything, on a throw-away PostgreSQL and Redis of its own.
import { availableParallelism } from 'node:os';
import type { Cluster } from '@kaohe/db/embedded';
import { findRedis, startTestServer } from '@kaohe/testing';
import { each } from './command.ts';
import { check, generate, pages, steps } from './step.ts';
import { onStop } from './stop.ts';
import { runSuite, suites, type Tally } from './suite.ts';

const began = performance.now();
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const add = (tally: Tally): void => {
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
};
const checked = async (step: typeof generate): Promise<boolean> => {
  const passed = (await check(step)).code === 0;
  add({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
  return passed;
};

/** Without it every suite would start its own; that it doesn't start is a failure of its own. */
const startServer = (): Promise<Cluster | undefined> =>
  startTestServer().catch((error: unknown) => {
    console.log(`✗ database\n${error instanceof Error ? error.stack : error}`);
    total.failed += 1;
    return undefined;
  });
const server = process.env.TEST_DATABASE_URL ? undefined : await startServer();
onStop(async () => server?.stop());
const redis = await findRedis();
if ('missing' in redis) console.log(`! ${redis.missing} Its tests are skipped.`);

await checked(generate);
const built = await checked(pages);
const env = {
  TEST_DATABASE_URL: server?.url('postgres') ?? process.env.TEST_DATABASE_URL ?? '',
  TEST_PAGES: built ? 'built' : '',
};
const runs = suites().map((suite) => async () => add(await runSuite(suite, env)));
// The longest decides when all is over: it begins at once, the others when the checks have spoken.
const work = [
  ...runs.slice(0, 1),
  ...steps.map((step) => async () => void (await checked(step))),
  ...runs.slice(1),
];
// One more than there are processors, up to three: browsers and workers wait more than they work.
await each(work, Math.min(3, availableParallelism() + 1), (task) => task());
await server?.stop();

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);
