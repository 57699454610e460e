import { Worker } from 'node:worker_threads';
import { Fault } from '@kaohe/domain';
import type { Done, Job } from './job.ts';
import type { Answer } from './thread.ts';

/** Longer than any table within the limits takes; a file made to take forever ends here. */
const patience = 60_000;
/** Of a thread, in megabytes. */
const memory = 768;
/** Threads at a time, and how many may wait for one. */
const most = { running: 2, waiting: 20 } as const;

let running = 0;
const waiting: (() => void)[] = [];

const turn = async (): Promise<void> => {
  if (running < most.running) {
    running += 1;
    return;
  }
  if (waiting.length >= most.waiting) throw new Fault('tooMuch', { limit: 'tables', retryAfter: 30 });
  await new Promise<void>((resolve) => waiting.push(resolve));
};
const pass = (): void => {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
};

const inThread = (job: Job): Promise<Done> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const timer = setTimeout(() => {
      reject(new Fault('tooMuch', { limit: 'table.time', most: patience / 1000 }));
      void thread.terminate();
    }, patience);
    thread.once('message', (answer: Answer) => {
      if ('done' in answer) resolve(answer.done);
      else reject(new Fault(answer.fault.code, answer.fault.detail));
    });
    thread.once('error', (error) => {
      const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isFull ? new Fault('tooMuch', { limit: 'table.memory', most: memory }, error) : error);
    });
    thread.once('exit', () => clearTimeout(timer));
  });

/** Reads a table in a thread, within bounds of time and memory; throws what the reading throws, and `tooMuch`. */
export const readTable = async (job: Job): Promise<Done> => {
  await turn();
  try {
    return await inThread(job);
  } finally {
    pass();
  }
};
