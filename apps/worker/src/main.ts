import { pino } from 'pino';
import { readEnv } from './env.ts';
import { startWorker } from './worker.ts';

/** How long effects under way may take to end once the process is told to stop, in milliseconds. */
const patience = 10_000;

try {
  const env = readEnv(process.env);
  const worker = startWorker(env, pino({ level: env.logLevel, name: 'worker' }));
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    const started = await worker;
    await started[Symbol.asyncDispose]();
    process.exit(0);
  };
  // A worker may be told to stop while it starts.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  await worker;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
