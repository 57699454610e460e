import { capacities, Fault, isOutside, type MachineName, type Role } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { binds } from './binds.ts';
import { rootPath } from './row.ts';
import { isUnitRole, reached, type Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

/** A case within reach, and in which capacities it is met. */
export type Met = {
  readonly id: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly cycleId: string;
  readonly unitId: string | null;
  /** Of a case above all units: the path of the cycle's root. */
  readonly rootPath: string | null;
  readonly held: readonly Role[];
  /** Met as one of the unit's own people only: what is still being weighed isn't shown yet. */
  readonly concerned: boolean;
  /** Tied to the matter, and no party to it: what its appeals are about is closed to the reader. */
  readonly recused: boolean;
};
type Stored = Omit<Met, 'held' | 'concerned' | 'recused'> & {
  readonly unitPath: string | null;
  readonly lineage: readonly string[];
  readonly tookPart: boolean;
};

export type Wanted = { readonly id: string; readonly machine?: MachineName };

/** Throws `notFound` where the case is beyond the scope, or of another machine than the one wanted. */
export const demand = async (db: Db, scope: Scope, { id, machine }: Wanted): Promise<Met> => {
  const all = binds();
  const [row] = await db.query<Stored>(
    {
      text: `select i.id, i.machine, i.stage, i.cycle_id as "cycleId", i.unit_id as "unitId", i.unit_path as "unitPath", ${rootPath} as "rootPath", i.lineage,
          ${tookPart(all, scope.personId)} as "tookPart"
        from instance i where i.id = ${all.bind(id)}::uuid and ${reached(all, scope, { tookPart })}`,
    },
    [...all.values],
  );
  if (row === undefined || (machine !== undefined && row.machine !== machine))
    throw new Fault('notFound', { what: 'instance' });
  const held = capacities(scope.held, row, row.tookPart);
  return {
    id: row.id,
    machine: row.machine,
    stage: row.stage,
    cycleId: row.cycleId,
    unitId: row.unitId,
    rootPath: row.rootPath,
    held,
    concerned: held.every(isUnitRole),
    recused: row.tookPart && isOutside(held),
  };
};
