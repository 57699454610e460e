// A thread of its own for each table: reading or writing 5,000 rows takes seconds, in which nobody else's request should wait.
import { parentPort } from 'node:worker_threads';
import { Fault, type FaultCode, type FaultDetail, type StandardContent } from '@kaohe/domain';
import { type ListColumn, type PlainSheet, readColumns, writeSheet, writeStandard } from '@kaohe/table';
import { type Done, type Job, perform } from './job.ts';

/** A standard that is to become a workbook of that name. */
export type Writing = { readonly content: StandardContent; readonly name: string };
/** A file of which the columns are asked. */
export type Listing = { readonly bytes: Uint8Array; readonly name: string };
export type Work =
  | { readonly read: Job }
  | { readonly write: Writing }
  | { readonly plain: PlainSheet }
  | { readonly list: Listing };

/** What the thread answers: a fault crosses as data. */
export type Answer =
  | { readonly done: Done }
  | { readonly written: Uint8Array }
  | { readonly columns: readonly ListColumn[] }
  | { readonly fault: { readonly code: FaultCode; readonly detail: FaultDetail } };

const answer = async (work: Work): Promise<Answer> => {
  try {
    if ('read' in work) return { done: await perform(work.read) };
    if ('list' in work) return { columns: await readColumns(work.list.bytes, work.list.name) };
    if ('plain' in work) return { written: await writeSheet(work.plain) };
    return { written: await writeStandard(work.write.content, work.write.name) };
  } catch (error) {
    if (error instanceof Fault) return { fault: { code: error.code, detail: error.detail } };
    throw error;
  }
};

parentPort?.on('message', async (work: Work) => parentPort?.postMessage(await answer(work)));
