import type { Context, MachineName } from '@kaohe/domain';
import { type Entry, hashOf } from './entry.ts';

/** An entry as it is stored. */
export type Stored = Entry & { readonly prevHash: string; readonly hash: string };

/** What an instance says of its journal. */
export type Head = {
  readonly id: string;
  readonly seq: number;
  readonly headHash: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly context: Context;
};

/** A row that is not as it was written, is missing, or was never written by `advance`. */
export type Breach = {
  readonly kind: 'changed' | 'removed' | 'inserted';
  readonly instanceId: string;
  readonly seq: number;
  readonly event: string | null;
};

const isSound = (row: Stored, shift: number): boolean =>
  hashOf({ ...row, seq: row.seq - shift }, row.prevHash) === row.hash;

const breachOf = (kind: Breach['kind'], { instanceId, seq, event }: Stored): Breach => ({
  kind,
  instanceId,
  seq,
  event,
});

/** How far the walk has come: the last true hash, its number, and by how much a false row pushed the others on. */
type Walk = { readonly breaches: Breach[]; hash: string; seq: number; shift: number };

const missing = (instanceId: string, from: number, until: number): Breach[] =>
  Array.from({ length: Math.max(0, until - from) }, (_, index) => ({
    kind: 'removed',
    instanceId,
    seq: from + index,
    event: null,
  }));

/** True when the row stands where another goes on from the row before it. */
const isFalse = (row: Stored, next: Stored | undefined, walk: Walk): boolean => {
  if (next === undefined || next.prevHash !== walk.hash) return false;
  return row.prevHash !== walk.hash || isSound(next, walk.shift + 1) || !isSound(row, walk.shift);
};

const visit = (walk: Walk, row: Stored, next: Stored | undefined): void => {
  const gap = row.seq - walk.shift - walk.seq - 1;
  if (gap <= 0 && isFalse(row, next, walk)) {
    walk.breaches.push(breachOf('inserted', row));
    walk.shift += 1;
    return;
  }
  walk.breaches.push(...missing(row.instanceId, walk.seq + 1, walk.seq + 1 + gap));
  if (!isSound(row, walk.shift)) walk.breaches.push(breachOf('changed', row));
  // Sound in itself, but not what follows the row before, and none is missing between them: that one was exchanged.
  else if (row.prevHash !== walk.hash && gap <= 0) {
    walk.breaches.push({ kind: 'changed', instanceId: row.instanceId, seq: walk.seq, event: null });
  }
  walk.hash = row.hash;
  walk.seq = row.seq - walk.shift;
};

/** Walks the chain of one instance, its entries in order; names every row that breaks it. */
export const walkChain = (rows: readonly Stored[], head: Head | undefined): readonly Breach[] => {
  if (head === undefined) return rows.map((row) => breachOf('inserted', row));
  const walk: Walk = { breaches: [], hash: '', seq: 0, shift: 0 };
  for (const [index, row] of rows.entries()) visit(walk, row, rows[index + 1]);
  const beyond = rows.filter((row) => row.seq - walk.shift > head.seq);
  if (beyond.length > 0) return [...walk.breaches, ...beyond.map((row) => breachOf('inserted', row))];
  if (walk.seq < head.seq) return [...walk.breaches, ...missing(head.id, walk.seq + 1, head.seq + 1)];
  if (walk.hash !== head.headHash && walk.breaches.length === 0) {
    walk.breaches.push({ kind: 'changed', instanceId: head.id, seq: head.seq, event: null });
  }
  return walk.breaches;
};
