// A thread of its own for each table: reading or writing 5,000 rows takes seconds, in which nobody else's request should wait.
import { parentPort } from 'node:worker_threads';
import { Fault, type FaultCode, type FaultDetail, type StandardContent } from '@kaohe/domain';
import { type PlainSheet, writeSheet, writeStandard } from '@kaohe/table';
import { type Done, type Job, perform } from './job.ts';

/** A standard that is to become a workbook of that name. */
export type Writing = { readonly content: StandardContent; readonly name: string };
export type Work = { readonly read: Job } | { readonly write: Writing } | { readonly plain: PlainSheet };

/** What the thread answers: a fault crosses as data. */
export type Answer =
  | { readonly done: Done }
  | { readonly written: Uint8Array }
  | { readonly fault: { readonly code: FaultCode; readonly detail: FaultDetail } };

const answer = async (work: Work): Promise<Answer> => {
  try {
    if ('read' in work) return { done: await perform(work.read) };
    if ('plain' in work) return { written: await writeSheet(work.plain) };
    return { written: await writeStandard(work.write.content, work.write.name) };
  } catch (error) {
    if (error instanceof Fault) return { fault: { code: error.code, detail: error.detail } };
    throw error;
  }
};

parentPort?.on('message', async (work: Work) => parentPort?.postMessage(await answer(work)));
