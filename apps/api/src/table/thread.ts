// A thread of its own for each table: reading 5,000 rows takes a second, in which nobody else's request should wait.
import { parentPort, workerData } from 'node:worker_threads';
import { Fault, type FaultCode, type FaultDetail } from '@kaohe/domain';
import { type Done, type Job, perform } from './job.ts';

/** What the thread answers: a fault crosses as data. */
export type Answer =
  | { readonly done: Done }
  | { readonly fault: { readonly code: FaultCode; readonly detail: FaultDetail } };

const answer = async (job: Job): Promise<Answer> => {
  try {
    return { done: await perform(job) };
  } catch (error) {
    if (error instanceof Fault) return { fault: { code: error.code, detail: error.detail } };
    throw error;
  }
};

const job: Job = workerData;
parentPort?.postMessage(await answer(job));
