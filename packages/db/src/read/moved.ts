import { type Appointment, capacities, type MachineName, registry, sees, yields } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { binds } from './binds.ts';
import { rootPath } from './row.ts';
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
export type Placed = Moved & {
  readonly unitPath: string | null;
  readonly rootPath: string | null;
  readonly lineage: readonly string[];
};

/** Where instances stand now. */
export const readMoved = (db: Db, ids: readonly string[]): Promise<Placed[]> =>
  db.query<Placed>(
    {
      name: 'moved',
      text: `select i.id, i.machine, i.stage, i.version, i.parent_id as "parentId", i.cycle_id as "cycleId", i.unit_id as "unitId",
          i.unit_path as "unitPath", ${rootPath} as "rootPath", i.lineage from instance i where i.id = any($1::uuid[])`,
    },
    [ids],
  );

const seesAs = (held: readonly Appointment[], moved: Placed): boolean =>
  sees(registry[moved.machine], moved.stage, capacities(held, moved, false));

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

/** True when the scope reaches the instance; asks the database only where a recusal may close somebody's eyes. */
export const hears = async (db: Db, scope: Scope, moved: Placed): Promise<boolean> => {
  if (
    seesAs(
      scope.held.filter(({ role }) => !yields(role, moved.machine)),
      moved,
    )
  )
    return true;
  if (!seesAs(scope.held, moved)) return false;
  return !(await hasTakenPart(db, scope, moved.id));
};
