import type { Sql } from '../sql.ts';
import { type Breach, walkChain } from './chain.ts';
import { readJournals } from './read.ts';
import { type Drift, replayed } from './replay.ts';

export type Verified = {
  readonly instances: number;
  readonly entries: number;
  /** Rows that were changed, removed or inserted. */
  readonly breaches: readonly Breach[];
  /** Instances whose journal, replayed, does not lead to what is stored. */
  readonly drifts: readonly Drift[];
};

/** Verifies the hash chain of every instance, and that its journal leads to the stored stage and context. */
export const verifyJournal = async (sql: Sql): Promise<Verified> => {
  let instances = 0;
  let entries = 0;
  const breaches: Breach[] = [];
  const drifts: Drift[] = [];
  for await (const { head, rows } of readJournals(sql)) {
    instances += 1;
    entries += rows.length;
    const found = walkChain(rows, head);
    breaches.push(...found);
    if (found.length === 0 && head) drifts.push(...replayed(head, rows));
  }
  return { instances, entries, breaches, drifts };
};
