import type { Db } from '../client.ts';
import { binds } from './binds.ts';
import { type CaseRow, caseRow, rowColumns, rowTables, type StoredRow } from './row.ts';
import { reached, type Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

export type BoardRow = {
  readonly assessment: CaseRow;
  /** Open cases below it, by machine. */
  readonly open: { readonly [machine: string]: number };
};
type Stored = StoredRow & { readonly open: { readonly [machine: string]: number } | null };

/** The units of a cycle with where each assessment stands, in the order of the organisation's tree. */
export const readBoard = async (db: Db, scope: Scope, cycleId: string): Promise<readonly BoardRow[]> => {
  const all = binds();
  const cycle = `${all.bind(cycleId)}::uuid`;
  const rows = await db.query<Stored>(
    {
      text: `with below as (
       select unit_id, jsonb_object_agg(machine, n) as open from (
         select i.unit_id, i.machine, count(*) as n from instance i
         where i.cycle_id = ${cycle} and i.closed_at is null and i.machine <> 'assessment' and i.unit_id is not null
           and (i.machine <> 'appeal' or ${reached(all, scope, { tookPart })}) group by 1, 2
       ) counted group by unit_id)
     select ${rowColumns(all, scope)}, b.open from ${rowTables} left join below b on b.unit_id = i.unit_id
     where i.cycle_id = ${cycle} and i.machine = 'assessment' and ${reached(all, scope, { tookPart })}
     order by i.unit_path, i.created_at`,
    },
    [...all.values],
  );
  return rows.map((row) => ({ assessment: caseRow(scope, row), open: row.open ?? {} }));
};
