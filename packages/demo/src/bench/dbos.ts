import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';

type Options = { readonly databaseUrl: string; readonly connections: number; readonly seconds: number };

/** How long an approval waits for its signal, in seconds: never reached here, but the timer is armed and kept. */
const patience = 600;

/**
 * Approvals per second by DBOS on the same server: each is a durable workflow with a timer that waits for a person's signal, gets it, and
 * ends. One of our transitions does as much: an event by a person, a deadline gone and one come.
 */
export const dbosPerSecond = async ({ databaseUrl, connections, seconds }: Options): Promise<number> => {
  DBOS.setConfig({
    name: 'kaohe-bench',
    systemDatabaseUrl: new URL('/kaohe_dbos', databaseUrl).href,
    logLevel: 'error',
  });
  const approve = DBOS.registerWorkflow(
    async (): Promise<string> => (await DBOS.recv<string>('decision', patience)) ?? 'lapsed',
    { name: 'approve' },
  );
  await DBOS.launch();
  try {
    const lane = async (until: number): Promise<number> => {
      let count = 0;
      for (; performance.now() < until; count += 1) {
        const handle = await DBOS.startWorkflow(approve, { workflowID: randomUUID() })();
        await DBOS.send(handle.workflowID, 'approved', 'decision');
        if ((await handle.getResult()) !== 'approved') throw new Error('an approval was lost');
      }
      return count;
    };
    const run = async (length: number): Promise<number> => {
      const until = performance.now() + length * 1000;
      const counts = await Promise.all(Array.from({ length: connections }, () => lane(until)));
      return counts.reduce((sum, count) => sum + count, 0) / length;
    };
    await run(2);
    return await run(seconds);
  } finally {
    await DBOS.shutdown();
  }
};
