import type { MachineName } from '@kaohe/domain';
import { z } from 'zod';
import type { Db } from '../client.ts';
import { type Binds, binds } from './binds.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from './page.ts';
import { type CaseRow, caseRow, rowColumns, rowTables, type StoredRow } from './row.ts';
import { reached, type Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

export type CaseFilter = Paging & {
  readonly cycleId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly stages?: readonly string[] | undefined;
  /** True: not closed; false: closed. */
  readonly open?: boolean | undefined;
};

const filtered = ({ bind }: Binds, filter: CaseFilter): string[] => [
  ...(filter.cycleId === undefined ? [] : [`i.cycle_id = ${bind(filter.cycleId)}::uuid`]),
  ...(filter.unitId === undefined ? [] : [`i.unit_id = ${bind(filter.unitId)}::uuid`]),
  ...(filter.parentId === undefined ? [] : [`i.parent_id = ${bind(filter.parentId)}::uuid`]),
  ...(filter.stages === undefined ? [] : [`i.stage = any(${bind(filter.stages)}::text[])`]),
  ...(filter.open === undefined ? [] : [`i.closed_at is ${filter.open ? '' : 'not '}null`]),
];

const byBirth = z.tuple([keys.instant, keys.id]);

/** Cases of one machine within the scope, the newest first. */
export const readCases = async (
  db: Db,
  scope: Scope,
  what: { machine: MachineName; filter: CaseFilter },
): Promise<Page<CaseRow>> => {
  const all = binds();
  const size = pageSize(what.filter);
  const conditions = [
    `i.machine = ${all.bind(what.machine)}`,
    ...filtered(all, what.filter),
    reached(all, scope, { tookPart }),
  ];
  if (what.filter.cursor !== undefined) {
    const [at, id] = keyOf(what.filter.cursor, byBirth);
    conditions.push(`(i.created_at, i.id) < (${all.bind(at)}::timestamptz, ${all.bind(id)}::uuid)`);
  }
  const rows = await db.query<StoredRow>(
    {
      text: `select ${rowColumns(all, scope)} from ${rowTables} where ${conditions.join(' and ')}
     order by i.created_at desc, i.id desc limit ${size + 1}`,
    },
    [...all.values],
  );
  return paged(rows, size, {
    item: (row) => caseRow(scope, row),
    key: (row) => [row.created_at.toISOString(), row.id],
  });
};
