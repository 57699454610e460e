import { z } from 'zod';
import { type Breach, walkChain } from '../journal/chain.ts';
import type { ArchivedHead } from './read.ts';

const entry = z.object({
  instanceId: z.string(),
  seq: z.int(),
  event: z.string(),
  payload: z.unknown(),
  actorId: z.string().nullable(),
  role: z.string(),
  fromStage: z.string().nullable(),
  toStage: z.string(),
  requestId: z.string(),
  facts: z.unknown(),
  opened: z.unknown(),
  textHash: z.string().nullable(),
  version: z.int(),
  effective: z.string(),
  at: z.string(),
  prevHash: z.string(),
  hash: z.string(),
});
const journal = z.object({ entries: z.array(entry) });

/** Walks the chain of a journal as an archive has it; names every entry that breaks it. */
export const verifyEntries = (kept: unknown, { instanceId, seq, hash }: ArchivedHead): readonly Breach[] => {
  const read = journal.safeParse(kept);
  if (!read.success) return [{ kind: 'changed', instanceId, seq, event: null }];
  const head = {
    id: instanceId,
    seq,
    headHash: hash,
    machine: 'assessment',
    stage: '',
    context: {},
  } as const;
  return walkChain(read.data.entries, head);
};
