import { birth, type Context, type Effect, machineNames, registry, step } from '@kaohe/domain';
import { z } from 'zod';
import type { Client } from './invariant.ts';

const instant = z.date().transform((at) => at.toISOString());
const entrySchema = z.object({
  machine: z.enum(machineNames),
  stage: z.string(),
  context: z.record(z.string(), z.union([z.string(), z.boolean()])),
  head: z.string(),
  last: z.int(),
  instance_id: z.string(),
  seq: z.int(),
  event: z.string(),
  payload: z.json(),
  actor_id: z.string().nullable(),
  role: z.string(),
  from_stage: z.string().nullable(),
  to_stage: z.string(),
  request_id: z.string(),
  facts: z.record(z.string(), z.boolean()),
  opened: z.json(),
  text_hash: z.string().nullable(),
  version: z.int(),
  effective: instant,
  at: instant,
  prev_hash: z.string(),
  hash: z.string(),
});
export type Entry = z.infer<typeof entrySchema>;

/** JSON with sorted keys (docs/architecture.md, the journal): written here once more, so that what is verified doesn't verify itself. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
};

/** Where an instance stood after an entry. */
export type Stood = {
  readonly id: string;
  readonly seq: number;
  readonly hash: string;
  readonly stage: string;
  readonly context: Context;
};
/** An entry, what stood before it, and what the machines say comes of it. */
export type Paced = {
  readonly entry: Entry;
  readonly before: Stood | undefined;
  readonly next:
    | { readonly stage: string; readonly context: Context; readonly effects: readonly Effect[] }
    | 'refused';
};

const replayed = (entry: Entry, before: Stood | undefined): Paced['next'] => {
  const { machine } = registry[entry.machine];
  if (before === undefined) return birth(machine);
  const { event: type, payload: data, at, effective, actor_id: by, facts } = entry;
  return step(machine, before, { type, data, at, effective, by, facts });
};

const page = `select i.machine, i.stage, i.context, i.head_hash as head, i.seq as last, j.*
  from journal j join instance i on i.id = j.instance_id
  where (j.instance_id, j.seq) > ($1::uuid, $2::int) order by j.instance_id, j.seq limit $3`;
const size = 5_000;

/** Every entry of every instance in its order, replayed through the machines. */
export async function* walkJournal(client: Client): AsyncGenerator<Paced, void, undefined> {
  let place = { id: '00000000-0000-0000-0000-000000000000', seq: 0 };
  let stood: Stood | undefined;
  for (;;) {
    const { rows }: { rows: unknown[] } = await client.query(page, [place.id, place.seq, size]);
    for (const row of rows) {
      const entry = entrySchema.parse(row);
      const before = stood?.id === entry.instance_id ? stood : undefined;
      const next = replayed(entry, before);
      yield { entry, before, next };
      const { stage, context } =
        next === 'refused' ? { stage: entry.to_stage, context: before?.context ?? {} } : next;
      stood = { id: entry.instance_id, seq: entry.seq, hash: entry.hash, stage, context };
      place = { id: entry.instance_id, seq: entry.seq };
    }
    if (rows.length < size) return;
  }
}
