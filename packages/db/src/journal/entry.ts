import { createHash } from 'node:crypto';

/** One entry of the journal, times as ISO 8601. */
export type Entry = {
  readonly instanceId: string;
  readonly seq: number;
  readonly event: string;
  readonly payload: unknown;
  readonly actorId: string | null;
  readonly role: string;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly requestId: string;
  readonly facts: unknown;
  readonly opened: unknown;
  readonly textHash: string | null;
  readonly version: number;
  readonly effective: string;
  readonly at: string;
};

/** JSON with sorted keys: the same text before PostgreSQL keeps it and after. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 over the entry and the hash of the one before it (empty for the birth). */
export const hashOf = (entry: Entry, prevHash: string): string =>
  sha256(
    canonical([
      prevHash,
      entry.instanceId,
      entry.seq,
      entry.event,
      entry.payload,
      entry.actorId,
      entry.role,
      entry.fromStage,
      entry.toStage,
      entry.requestId,
      entry.facts,
      entry.opened,
      entry.textHash,
      entry.version,
      entry.effective,
      entry.at,
    ]),
  );
