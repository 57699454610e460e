import { type Appointment, capacities, type MachineName, registry, sees } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { binds } from './binds.ts';
import type { Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

/** An instance that has just moved. */
export type Moved = {
  readonly id: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly version: number;
  readonly parentId: string | null;
  readonly cycleId: string;
  readonly unitId: string | null;
};
/** With where it stands, to tell who may hear of it. */
export type Placed = Moved & { readonly unitPath: string | null; readonly lineage: readonly string[] };

/** Where instances stand now. */
export const readMoved = (db: Db, ids: readonly string[]): Promise<Placed[]> =>
  db.query<Placed>(
    {
      name: 'moved',
      text: `select id, machine, stage, version, parent_id as "parentId", cycle_id as "cycleId", unit_id as "unitId",
          unit_path as "unitPath", lineage from instance where id = any($1::uuid[])`,
    },
    [ids],
  );

const isImpartial = ({ role }: Appointment): boolean => role === 'reviewer' || role === 'chair';
const seesAs = (
  held: readonly Appointment[],
  { machine, stage, unitPath, cycleId, lineage }: Placed,
): boolean => sees(registry[machine], stage, capacities(held, { unitPath, cycleId, lineage }, false));

const hasTakenPart = async (db: Db, scope: Scope, id: string): Promise<boolean> => {
  const all = binds();
  const rows = await db.query(
    {
      text: `select 1 from instance i where i.id = ${all.bind(id)}::uuid and ${tookPart(all, scope.personId)}`,
    },
    [...all.values],
  );
  return rows.length > 0;
};

/** True when the scope reaches the instance; asks the database only where a recusal may close a reviewer's eyes. */
export const hears = async (db: Db, scope: Scope, moved: Placed): Promise<boolean> => {
  if (
    seesAs(
      scope.held.filter((held) => !isImpartial(held)),
      moved,
    )
  )
    return true;
  if (!seesAs(scope.held, moved)) return false;
  return !(await hasTakenPart(db, scope, moved.id));
};
