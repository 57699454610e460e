import type { Db } from '../client.ts';
import type { Scope } from './scope.ts';

export type UnitRow = {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly shortName: string;
  readonly category: string;
  readonly subjectKinds: readonly string[];
  readonly active: boolean;
};

/**
 * The organisation's tree within reach, by path: below the units of one's appointments, and their ancestors for the names of the path;
 * an appointment without a unit reaches all.
 */
export const readUnits = async (db: Db, scope: Scope): Promise<readonly UnitRow[]> => {
  const everywhere = scope.held.some((one) => one.unitPath === null && one.caseId === null);
  const paths = scope.held.flatMap((one) => (one.unitPath === null ? [] : [one.unitPath]));
  const rows = await db.query<UnitRow>(
    {
      text: `select id, parent_id as "parentId", path, name, short_name as "shortName", category, subject_kinds as "subjectKinds", active
     from unit where $1 or exists (select 1 from unnest($2::text[]) as held(path)
       where unit.path = held.path or starts_with(unit.path, held.path || '/') or starts_with(held.path, unit.path || '/'))
     order by path`,
    },
    [everywhere, paths],
  );
  return rows;
};
