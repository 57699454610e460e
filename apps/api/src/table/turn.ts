import { Worker } from 'node:worker_threads';
import { Fault } from '@kaohe/domain';
import type { ListColumn, PlainSheet } from '@kaohe/table';
import type { Done, Job } from './job.ts';
import type { Answer, Listing, Work, Writing } from './thread.ts';

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

/** Threads that have just worked wait a while for more: choosing columns and mending cells reads the same table again and again. */
const idle = new Map<Worker, NodeJS.Timeout>();
const idleFor = 60_000;

const wake = (): Worker => {
  const [found] = idle;
  if (found === undefined) {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    // One that breaks while it waits is missed by nobody.
    thread.on('error', () => idle.delete(thread));
    return thread;
  }
  const [thread, timer] = found;
  clearTimeout(timer);
  idle.delete(thread);
  thread.ref();
  return thread;
};

const rest = (thread: Worker): void => {
  thread.unref();
  const timer = setTimeout(() => {
    idle.delete(thread);
    void thread.terminate();
  }, idleFor);
  idle.set(thread, timer.unref());
};

const failure = (error: Error): Error =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Fault('tooMuch', { limit: 'table.memory', most: memory }, error)
    : error;

const inThread = (work: Work): Promise<Answer> => {
  const thread = wake();
  return new Promise((resolve, reject) => {
    const ended = (code: number): void => fail(new Error(`the thread ended with ${code} and no answer`));
    const settle = (): void => {
      clearTimeout(timer);
      thread.off('message', done).off('error', fail).off('exit', ended);
    };
    const done = (answer: Answer): void => {
      settle();
      rest(thread);
      resolve(answer);
    };
    const fail = (error: Error): void => {
      settle();
      void thread.terminate();
      reject(failure(error));
    };
    const timer = setTimeout(
      () => fail(new Fault('tooMuch', { limit: 'table.time', most: patience / 1000 })),
      patience,
    );
    thread.on('message', done).on('error', fail).on('exit', ended);
    thread.postMessage(work);
  });
};

const inTurn = async (work: Work): Promise<Answer> => {
  await turn();
  try {
    const answer = await inThread(work);
    if ('fault' in answer) throw new Fault(answer.fault.code, answer.fault.detail);
    return answer;
  } finally {
    pass();
  }
};

/** Reads a table in a thread, within bounds of time and memory; throws what the reading throws, and `tooMuch`. */
export const readTable = async (job: Job): Promise<Done> => {
  const answer = await inTurn({ read: job });
  if (!('done' in answer)) throw new Error('a table that was read is no other thing');
  return answer.done;
};

/** The columns of a file, likewise. */
export const readLists = async (list: Listing): Promise<readonly ListColumn[]> => {
  const answer = await inTurn({ list });
  if (!('columns' in answer)) throw new Error('columns that were read are no other thing');
  return answer.columns;
};

const written = async (work: Work): Promise<Uint8Array> => {
  const answer = await inTurn(work);
  if (!('written' in answer)) throw new Error('a table that was written is no other thing');
  return answer.written;
};

/** Writes a standard as a workbook, likewise. */
export const writeTable = (writing: Writing): Promise<Uint8Array> => written({ write: writing });

/** Writes rows as a workbook, likewise. */
export const writeRows = (plain: PlainSheet): Promise<Uint8Array> => written({ plain });
