import { randomUUID } from 'node:crypto';
import {
  Fault,
  parsed,
  planSettings,
  proposeVisits,
  type Unplaced,
  type VisitConflict,
  visitConflictsOf,
  visitTeamSchema,
} from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { demand } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';
import type { Sql } from '../sql.ts';
import {
  groundOfPlan,
  type Plan,
  type PlanGround,
  type PlanUnit,
  type TeamView,
  visitsOf,
} from './plan-ground.ts';

export type PlanConflict = Omit<VisitConflict, 'id'>;
export type PlanRow = Omit<PlanUnit, 'barred' | 'apart'> & { readonly conflicts: readonly PlanConflict[] };
/** A cycle's visits as the office plans them. `plan`: null before the first proposal. */
export type VisitPlanView = {
  readonly plan: Plan | null;
  readonly teams: readonly TeamView[];
  readonly rows: readonly PlanRow[];
  /** The first day on which a visit announced today may begin; null: the calendar of that year isn't known. */
  readonly earliest: string | null;
  readonly today: string;
  readonly editable: boolean;
};

const readers = ['office', 'leader', 'auditor', 'inspectorate'] as const;

/** Names in place of ids: the people who are barred, the units whose visits share something. */
const named = ({ teams, units }: PlanGround, { kind, with: ids }: VisitConflict): readonly string[] => {
  const known = new Map([
    ...teams.flatMap(({ lead, members }) => [lead, ...members]).map(({ id, name }) => [id, name] as const),
    ...units.map(({ id, name }) => [id, name] as const),
  ]);
  return kind === 'visitedAlready' ? [] : ids.map((id) => known.get(id) ?? '');
};

/** What is planned stands, and stands in others' way; that the unit has closed its doors since is told until the team is there. */
const isTold = ({ visit }: PlanUnit, kind: VisitConflict['kind']): boolean =>
  visit === null || (kind === 'unitBusy' && (visit.stage === 'planned' || visit.stage === 'announced'));

/** The conflicts of what is yet to be planned, and of days that a unit has closed since. */
export const conflictsByUnit = (all: PlanGround): ReadonlyMap<string, readonly PlanConflict[]> => {
  const units = new Map(all.units.map((unit) => [unit.id, unit]));
  const found = visitConflictsOf(visitsOf(all.units), all.ground).filter(({ id, kind }) => {
    const unit = units.get(id);
    return unit !== undefined && isTold(unit, kind);
  });
  return Map.groupBy(
    found.map((one) => ({ ...one, with: named(all, one) })),
    ({ id }) => id,
  );
};

/** The plan with every conflict named. For the office, and for who oversees. Throws `notFound`, `forbidden`. */
export const readVisitPlan = async (db: Db, scope: Scope, cycleId: string): Promise<VisitPlanView> => {
  const { held } = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  if (!readers.some((role) => held.includes(role))) throw new Fault('forbidden', { role: 'office' });
  const all = await groundOfPlan(db, cycleId);
  const conflicts = conflictsByUnit(all);
  return {
    plan: all.plan,
    teams: all.teams,
    rows: all.units.map(({ barred: _barred, apart: _apart, ...unit }) => ({
      ...unit,
      conflicts: (conflicts.get(unit.id) ?? []).map(({ kind, with: names, day }) => ({
        kind,
        with: names,
        day,
      })),
    })),
    earliest: all.earliest,
    today: all.today,
    editable: held.includes('office'),
  };
};

/** Throws unless the reader keeps the plan: the office of the cycle. */
export const demandOffice = async (db: Db, scope: Scope, cycleId: string): Promise<void> => {
  const { held } = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  if (!held.includes('office')) throw new Fault('forbidden', { role: 'office' });
};

const putTeam = {
  name: 'visit-team-put',
  text: `insert into visit_team (id, cycle_id, name, lead_id, members, capacity, away) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (id) do update set name = excluded.name, lead_id = excluded.lead_id, members = excluded.members,
      capacity = excluded.capacity, away = excluded.away where visit_team.cycle_id = excluded.cycle_id returning id`,
};
const eligible = {
  name: 'visit-team-eligible',
  text: `select count(*)::int as count from unnest($1::uuid[]) m(id) where exists (select from appointment a join person p on p.id = a.person_id and p.active
      where p.id = m.id and a.role in ('assessor', 'lead') and a.case_id is null and a.starts_on <= local_day(app_now())
        and (a.ends_on is null or a.ends_on >= local_day(app_now())))`,
};
const dropTeam = {
  name: 'visit-team-drop',
  text: `with gone as (delete from visit_team where id = $2 and cycle_id = $1 returning id)
    delete from visit_plan_row r using gone where r.team_id = gone.id and r.cycle_id = $1`,
};

type OfCycle = { readonly cycleId: string };

/** Adds or changes a team. Only who assesses may be named. Throws `invalid`, `notFound`, `forbidden`. */
export const saveVisitTeam = async (
  db: Db,
  scope: Scope,
  { cycleId, id, team }: OfCycle & { readonly id?: string | undefined; readonly team: unknown },
): Promise<{ readonly id: string }> => {
  const { name, leadId, members, capacity, away } = parsed(visitTeamSchema, team);
  storable({ name });
  await demandOffice(db, scope, cycleId);
  const [able] = await db.query<{ count: number }>(eligible, [[leadId, ...members]]);
  if (able?.count !== members.length + 1) throw new Fault('invalid', { path: 'team', issue: 'notEligible' });
  const values = [id ?? randomUUID(), cycleId, name, leadId, members, capacity, json(away)];
  const [row] = await db.query<{ id: string }>(putTeam, values);
  if (row === undefined) throw new Fault('notFound', { what: 'team' });
  return row;
};

/** A team that goes leaves its units without a visit; visits that are planned keep their people. */
export const removeVisitTeam = async (
  db: Db,
  scope: Scope,
  { cycleId, id }: OfCycle & { readonly id: string },
): Promise<void> => {
  await demandOffice(db, scope, cycleId);
  await db.query(dropTeam, [cycleId, id]);
};

const keepPlan = {
  name: 'visit-plan-keep',
  text: `insert into visit_plan (cycle_id, seed, settings, by, at) values ($1, $2, $3, $4, app_now())
    on conflict (cycle_id) do update set seed = excluded.seed, settings = excluded.settings, by = excluded.by, at = excluded.at,
      version = visit_plan.version + 1 where visit_plan.version = $5 returning version`,
};
const clear = {
  name: 'visit-plan-clear',
  text: 'delete from visit_plan_row where cycle_id = $1 and not assessment_id = any($2)',
};
const put = {
  name: 'visit-plan-put',
  text: `insert into visit_plan_row (cycle_id, assessment_id, team_id, from_on, to_on, fixed)
    select $1, r.id, r."teamId", r."from", r."to", $3 from jsonb_to_recordset($2::jsonb) as r(id uuid, "teamId" uuid, "from" date, "to" date)
    on conflict (cycle_id, assessment_id) do update set team_id = excluded.team_id, from_on = excluded.from_on, to_on = excluded.to_on,
      fixed = excluded.fixed`,
};
const bump = {
  name: 'visit-plan-bump',
  text: 'update visit_plan set version = version + 1, by = $3, at = app_now() where cycle_id = $1 and version = $2 returning version',
};

type Versioned = OfCycle & { readonly version: number };
type Bumped = { readonly version: number };
const fresh = (row: Bumped | undefined): Bumped => {
  if (row === undefined) throw new Fault('stale', { what: 'visitPlan' });
  return row;
};

export type Proposed = { readonly version: number; readonly unplaced: readonly Unplaced[] };

/**
 * Makes the plan anew by the seed; what was set by hand, and what is planned already, stays.
 * @throws Fault `invalid`, `notFound`, `forbidden`, `stale` when somebody else has changed the plan
 */
export const proposeVisitPlan = async (
  db: Db,
  scope: Scope,
  { cycleId, version, seed, settings }: Versioned & { readonly seed: string; readonly settings: unknown },
): Promise<Proposed> => {
  const wanted = parsed(planSettings, settings);
  storable({ seed, wanted });
  await demandOffice(db, scope, cycleId);
  const all = await groundOfPlan(db, cycleId);
  const stands = all.units.filter(({ fixed, visit }) => fixed || visit !== null);
  const { visits, unplaced } = proposeVisits({
    ...all.ground,
    window: wanted,
    seed,
    days: wanted.days,
    fixed: visitsOf(stands),
  });
  const kept = new Set(stands.map(({ id }) => id));
  return db.transaction(async (tx) => {
    const [row] = await tx.query<Bumped>(keepPlan, [cycleId, seed, json(wanted), scope.personId, version]);
    await tx.query(clear, [cycleId, [...kept]]);
    await tx.query(put, [cycleId, json(visits), false]);
    return { ...fresh(row), unplaced: unplaced.filter(({ id }) => !kept.has(id)) };
  });
};

const change = z.strictObject({ id: z.uuid(), teamId: z.uuid(), from: z.iso.date(), to: z.iso.date() });
const changes = z.strictObject({ put: z.array(change).max(500), drop: z.array(z.uuid()).max(500) });
const drop = {
  name: 'visit-plan-drop',
  text: 'delete from visit_plan_row where cycle_id = $1 and assessment_id = any($2)',
};
const free = {
  name: 'visit-plan-free',
  text: 'update visit_plan_row set fixed = false where cycle_id = $1 and assessment_id = any($2)',
};

const write = async (tx: Sql, cycleId: string, wanted: z.infer<typeof changes>): Promise<void> => {
  await tx.query(drop, [cycleId, wanted.drop]);
  await tx.query(put, [cycleId, json(wanted.put), true]);
};

/**
 * Sets visits by hand, or takes units out of the plan. Only units of the cycle that are not planned yet, only teams of the plan.
 * @throws Fault `invalid`, `notFound`, `forbidden`, `stale`
 */
export const adjustVisitPlan = async (
  db: Db,
  scope: Scope,
  { cycleId, version, ...given }: Versioned & { readonly put: unknown; readonly drop: unknown },
): Promise<Bumped> => {
  const wanted = parsed(changes, given);
  await demandOffice(db, scope, cycleId);
  const { units, teams } = await groundOfPlan(db, cycleId);
  const open = new Set(units.filter(({ visit }) => visit === null).map(({ id }) => id));
  const known = new Set(teams.map(({ id }) => id));
  if (wanted.put.some(({ id, teamId }) => !open.has(id) || !known.has(teamId)))
    throw new Fault('invalid', { path: 'put', issue: 'notOfThePlan' });
  const turned = wanted.put.findIndex(({ from, to }) => to < from);
  if (turned >= 0) throw new Fault('invalid', { path: `put.${turned}.to`, issue: 'endsBeforeItStarts' });
  return db.transaction(async (tx) => {
    const [row] = await tx.query<Bumped>(bump, [cycleId, version, scope.personId]);
    const bumped = fresh(row);
    await write(tx, cycleId, wanted);
    return bumped;
  });
};

/** Lets the next proposal move what was set by hand. */
export const freeVisitPlan = async (
  db: Db,
  scope: Scope,
  { cycleId, version, ids }: Versioned & { readonly ids: readonly string[] },
): Promise<Bumped> => {
  await demandOffice(db, scope, cycleId);
  return db.transaction(async (tx) => {
    const [row] = await tx.query<Bumped>(bump, [cycleId, version, scope.personId]);
    const bumped = fresh(row);
    await tx.query(free, [cycleId, ids]);
    return bumped;
  });
};
