import type { Sql } from '../sql.ts';
import type { Head, Stored } from './chain.ts';

/** Instances read at once; their entries are all in memory then. */
const pageSize = 500;
const first = '00000000-0000-0000-0000-000000000000';

const heads = {
  name: 'journal-heads',
  text: `select t.id, i.head_hash as "headHash", i.seq, i.machine, i.stage, i.context from (
      (select id from instance where id > $1 order by id limit $2)
      union
      (select distinct j.instance_id from journal j where j.instance_id > $1
        and not exists (select from instance i where i.id = j.instance_id) order by j.instance_id limit $2)
    ) t left join instance i using (id) order by t.id limit $2`,
};

const entries = {
  name: 'journal-entries',
  text: `select j.instance_id as "instanceId", j.seq, j.event, j.payload, j.actor_id as "actorId", j.role, j.from_stage as "fromStage",
      j.to_stage as "toStage", j.request_id as "requestId", j.facts, j.opened, j.text_hash as "textHash", j.version, j.effective, j.at,
      j.prev_hash as "prevHash", j.hash
    from journal j where j.instance_id = any($1::uuid[]) order by j.instance_id, j.seq`,
};

type Row = Omit<Stored, 'at' | 'effective'> & { readonly at: Date; readonly effective: Date };
/** Without a machine: there is no such instance. */
type Known = Head | { readonly id: string; readonly machine: null };

const asStored = (row: Row): Stored => ({
  ...row,
  at: row.at.toISOString(),
  effective: row.effective.toISOString(),
});

/** The entries of these instances, each instance's in order. */
export const entriesOf = async (sql: Sql, ids: readonly string[]): Promise<readonly Stored[]> =>
  (await sql.query<Row>(entries, [ids])).map(asStored);

/** The journal of one instance; no head: there is no such instance. */
export type Journal = {
  readonly id: string;
  readonly head: Head | undefined;
  readonly rows: readonly Stored[];
};

/** Every journal, instance by instance. */
export async function* readJournals(sql: Sql): AsyncGenerator<Journal> {
  let after = first;
  while (true) {
    const known = await sql.query<Known>(heads, [after, pageSize]);
    const last = known.at(-1);
    if (!last) return;
    after = last.id;
    const rows = await sql.query<Row>(entries, [known.map(({ id }) => id)]);
    const byId = Map.groupBy(rows, ({ instanceId }) => instanceId);
    for (const one of known) {
      const own = byId.get(one.id) ?? [];
      yield {
        id: one.id,
        head: one.machine === null ? undefined : one,
        rows: own.map(asStored),
      };
    }
  }
}
