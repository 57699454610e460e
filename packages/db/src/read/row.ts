import { allowed, capacities, type MachineName, type Place, registry, yields } from '@kaohe/domain';
import type { Binds } from './binds.ts';
import type { Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

export type UnitRef = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly path: string;
};
export type PersonRef = { readonly id: string; readonly name: string };

/** A case as lists show it; instants are ISO 8601. */
export type CaseRow = {
  readonly id: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly version: number;
  readonly title: string | null;
  readonly unit: UnitRef | null;
  readonly cycleId: string;
  readonly parentId: string | null;
  /** Capacities, `roll:<name>` or `child:<machine>`. */
  readonly awaits: readonly string[];
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
  /** Events that the reader may send at this stage, by role; relations and facts decide on the case page. */
  readonly allowed: readonly string[];
};

export type StoredRow = {
  readonly id: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly version: number;
  readonly title: string | null;
  readonly unit: UnitRef | null;
  readonly cycle_id: string;
  readonly parent_id: string | null;
  readonly lineage: string[];
  readonly unit_path: string | null;
  readonly rootPath: string | null;
  readonly awaits: string[];
  readonly due_at: Date | null;
  readonly created_at: Date;
  readonly closed_at: Date | null;
  readonly took_part: boolean;
};

/** Of an instance `i` above all units: the path of the cycle's root. */
export const rootPath = `case when i.unit_path is null then
  (select r.path from cycle c join unit r on r.id = c.unit_id where c.id = i.cycle_id) end`;

/** Where the row stands. */
export const placeOf = (row: StoredRow): Place => ({
  machine: row.machine,
  unitPath: row.unit_path,
  rootPath: row.rootPath,
  cycleId: row.cycle_id,
  lineage: row.lineage,
});

/** Columns of a row, from `instance i left join unit u`. Whether the reader took part is asked for only where it closes a capacity. */
export const rowColumns = (all: Binds, scope: Scope): string => {
  const judges = scope.held.some(({ role }) => yields(role, undefined));
  return `i.id, i.machine, i.stage, i.version, coalesce(i.data->>'name', i.data->>'title', case i.machine
      when 'rectificationItem' then concat(i.data->>'no', '. ', left(i.data->>'problem', 80))
      when 'workSheet' then concat(i.data->>'indicator', ' · ', left(i.data->>'facts', 24)) end) as title,
    case when u.id is null then null else
      jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'path', u.path) end as unit,
    i.cycle_id, i.parent_id, i.lineage, i.unit_path, ${rootPath} as "rootPath", i.awaits, i.due_at, i.created_at, i.closed_at,
    case when ${judges ? 'true' : `i.machine = 'appeal'`} then ${tookPart(all, scope.personId)} else false end as took_part`;
};
/** A cycle is shown with the unit where those that it assesses begin. */
export const rowTables = `instance i left join unit u
  on u.id = coalesce(i.unit_id, case when i.machine = 'cycle' then (i.data ->> 'unitId')::uuid end)`;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The row as the scope's person sees it. */
export const caseRow = (scope: Scope, row: StoredRow): CaseRow => {
  const held = capacities(scope.held, placeOf(row), row.took_part);
  return {
    id: row.id,
    machine: row.machine,
    stage: row.stage,
    version: row.version,
    title: row.title,
    unit: row.unit,
    cycleId: row.cycle_id,
    parentId: row.parent_id,
    awaits: row.awaits,
    dueAt: iso(row.due_at),
    createdAt: row.created_at.toISOString(),
    closedAt: iso(row.closed_at),
    allowed: allowed(registry[row.machine], row.stage, held),
  };
};
