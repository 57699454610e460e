import { z } from 'zod';
import type { Db } from '../client.ts';
import { type Binds, binds } from './binds.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from './page.ts';
import { reached, type Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

export type NoticeRow = {
  readonly id: string;
  readonly notice: string;
  readonly params: { readonly [key: string]: unknown };
  readonly instanceId: string | null;
  readonly machine: string | null;
  readonly at: string;
  readonly readAt: string | null;
};
type Stored = Omit<NoticeRow, 'at' | 'readAt'> & { readonly at: Date; readonly read_at: Date | null };

/** What was told to the person, but for appeals from which he was recused since: SQL on the notice `n` of the instance `i`. */
const own = (all: Binds, scope: Scope): string =>
  `n.person_id = ${all.bind(scope.personId)}::uuid and n.channel = 'inbox'
    and (i.machine is distinct from 'appeal' or ${reached(all, scope, { tookPart })})`;

/** The person's own inbox, the newest first. */
export const readNotices = async (
  db: Db,
  scope: Scope,
  filter: Paging & { readonly unread?: boolean | undefined },
): Promise<Page<NoticeRow>> => {
  const size = pageSize(filter);
  const before = filter.cursor === undefined ? null : keyOf(filter.cursor, z.tuple([keys.bigNumber]))[0];
  const all = binds();
  const rows = await db.query<Stored>(
    {
      text: `select n.id::text, n.notice, n.params, n.instance_id as "instanceId", i.machine, n.at, n.read_at
     from notice n left join instance i on i.id = n.instance_id where ${own(all, scope)}
       and ${before === null ? 'true' : `n.id < ${all.bind(before)}::bigint`} and ${filter.unread === true ? 'n.read_at is null' : 'true'}
     order by n.id desc limit ${size + 1}`,
    },
    [...all.values],
  );
  return paged(rows, size, {
    item: ({ at, read_at: readAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    }),
    key: (row) => [row.id],
  });
};

export const countUnread = async (db: Db, scope: Scope): Promise<number> => {
  const all = binds();
  const rows = await db.query<{ count: number }>(
    {
      text: `select count(*)::int as count from notice n left join instance i on i.id = n.instance_id
        where ${own(all, scope)} and n.read_at is null`,
    },
    [...all.values],
  );
  return rows[0]?.count ?? 0;
};

/** Marks notices of one's own as read; null: all of them. Returns how many were unread. */
export const markNoticesRead = async (
  db: Db,
  scope: Scope,
  ids: readonly string[] | null,
): Promise<number> => {
  const read = await db.query(
    {
      text: `update notice set read_at = clock_timestamp()
        where person_id = $1 and channel = 'inbox' and read_at is null and ($2::bigint[] is null or id = any($2)) returning id`,
    },
    [scope.personId, ids],
  );
  return read.length;
};
