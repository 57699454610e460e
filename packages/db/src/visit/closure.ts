import { randomUUID } from 'node:crypto';
import { Fault, parsed, type Role, type UnitClosure, unitClosureSchema } from '@kaohe/domain';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { demand, type Met } from '../read/place.ts';
import type { PersonRef } from '../read/row.ts';
import type { Scope } from '../read/scope.ts';
import { personOf } from '../read/score.ts';

export type ClosureView = UnitClosure & { readonly id: string; readonly by: PersonRef | null };
export type Closures = { readonly closures: readonly ClosureView[]; readonly editable: boolean };

/** Who says when a unit can't be visited: itself, and the office. */
const keepers: readonly Role[] = ['secretary', 'clerk', 'office'];
/** What a unit may have of them to come; more would be a way not to be visited at all. */
const most = 20;

const listed = {
  name: 'unit-closures',
  text: `select k.id, to_char(k.from_on, 'YYYY-MM-DD') as "from", to_char(k.to_on, 'YYYY-MM-DD') as "to", k.reason, ${personOf('k.by')} as by
    from unit_closure k where k.unit_id = $1 and k.to_on >= local_day(app_now()) order by k.from_on, k.id limit 100`,
};
const keep = {
  name: 'unit-closure-keep',
  text: `insert into unit_closure (id, unit_id, from_on, to_on, reason, by, at)
    select $1, $2, $3::date, $4::date, $5, $6, app_now() where $4::date >= local_day(app_now())
      and (select count(*) from unit_closure k where k.unit_id = $2 and k.to_on >= local_day(app_now())) < $7 returning id`,
};
const drop = { name: 'unit-closure-drop', text: 'delete from unit_closure where unit_id = $1 and id = $2' };
const today = {
  name: 'unit-closure-today',
  text: `select to_char(local_day(app_now()), 'YYYY-MM-DD') as today`,
};

const mayKeep = ({ held, unitId }: Met): boolean =>
  unitId !== null && held.some((role) => keepers.includes(role));

/** The unit behind an assessment, for who may close its doors. Throws `notFound`, `forbidden`. */
const demandKeeper = async (db: Db, scope: Scope, id: string): Promise<string> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (met.unitId === null || !mayKeep(met)) throw new Fault('forbidden', { what: 'closure' });
  return met.unitId;
};

/** The days to come on which the unit of an assessment can't be visited; for whoever reads the assessment. */
export const readClosures = async (db: Db, scope: Scope, id: string): Promise<Closures> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  const closures = await db.query<ClosureView>(listed, [met.unitId]);
  return { closures, editable: mayKeep(met) };
};

/**
 * Keeps days on which the unit of an assessment can't be visited; today or later, twenty spans at the most. A visit that is planned stays:
 * who plans is shown the conflict.
 * @throws Fault `invalid` with the path, `notFound`, `forbidden`
 */
export const saveClosure = async (
  db: Db,
  scope: Scope,
  { id, ...given }: { readonly id: string } & { readonly [K in keyof UnitClosure]: unknown },
): Promise<{ readonly closure: string }> => {
  const { from, to, reason } = parsed(unitClosureSchema, given);
  storable({ reason });
  const unitId = await demandKeeper(db, scope, id);
  const [now] = await db.query<{ today: string }>(today);
  if (now === undefined || to < now.today) throw new Fault('invalid', { path: 'to', issue: 'dayPast' });
  const [row] = await db.query<{ id: string }>(keep, [
    randomUUID(),
    unitId,
    from,
    to,
    reason,
    scope.personId,
    most,
  ]);
  if (row === undefined) throw new Fault('invalid', { path: 'from', issue: 'closuresFull', most });
  return { closure: row.id };
};

/** Opens the doors again. Throws `notFound`, `forbidden`. */
export const removeClosure = async (
  db: Db,
  scope: Scope,
  { id, closure }: { readonly id: string; readonly closure: string },
): Promise<void> => {
  await db.query(drop, [await demandKeeper(db, scope, id), closure]);
};
