import { Fault, type Role } from '@kaohe/domain';
import { z } from 'zod';
import type { Db } from '../client.ts';
import { binds } from './binds.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from './page.ts';
import type { PersonRef } from './row.ts';
import { reached, type Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

export type Entry = {
  /** 1 is the birth. */
  readonly seq: number;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly by: PersonRef | null;
  /** The capacity in which it was done. */
  readonly role: string;
  readonly at: string;
  readonly effective: string;
  /** Null where it is not for this reader. */
  readonly data: { readonly [key: string]: unknown } | null;
};
type Stored = Omit<Entry, 'at' | 'effective'> & { readonly at: Date; readonly effective: Date };

/** What the public wrote, names and contacts in it, is for the inquiry only. */
const inquirers: readonly Role[] = ['inspectorate', 'auditor'];

/** Throws `notFound` where the instance is beyond the scope. */
export const demandReach = async (db: Db, scope: Scope, id: string): Promise<void> => {
  const all = binds();
  const rows = await db.query(
    { text: `select 1 from instance i where i.id = ${all.bind(id)}::uuid and ${reached(all, scope, { tookPart })}` },
    [...all.values],
  );
  if (rows.length === 0) throw new Fault('notFound', { what: 'instance' });
};

/** The journal of one instance as its timeline, the newest entry first. */
export const readTimeline = async (db: Db, scope: Scope, { id, ...paging }: Paging & { readonly id: string }): Promise<Page<Entry>> => {
  await demandReach(db, scope, id);
  const size = pageSize(paging);
  const before = paging.cursor === undefined ? null : keyOf(paging.cursor, z.tuple([keys.number]))[0];
  const rows = await db.query<Stored>(
    {
      text: `select j.seq, j.event, j.from_stage as "from", j.to_stage as "to", j.role, j.at, j.effective,
          case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as by,
          case when j.role = 'public' and not $4 then null else j.payload end as data
        from journal j left join person p on p.id = j.actor_id
        where j.instance_id = $1 and ($2::int is null or j.seq < $2) order by j.seq desc limit $3`,
    },
    [id, before, size + 1, scope.held.some(({ role }) => inquirers.includes(role))],
  );
  return paged(rows, size, {
    item: ({ at, effective, ...entry }) => ({ ...entry, at: at.toISOString(), effective: effective.toISOString() }),
    key: (row) => [String(row.seq)],
  });
};
