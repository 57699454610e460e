import {
  addDays,
  dayOf,
  dueOn,
  type Ground,
  nextDay,
  type PlannedTeam,
  type PlannedUnit,
  type PlannedVisit,
  type PlanSettings,
  type Policy,
  planSettings,
  type Span,
  type UnitClosure,
} from '@kaohe/domain';
import type { Db } from '../client.ts';
import { calendarFrom, policyOf } from '../memory.ts';
import type { PersonRef } from '../read/row.ts';
import { barredFromVisits } from '../record/visitor.ts';

export type TeamView = {
  readonly id: string;
  readonly name: string;
  readonly lead: PersonRef;
  readonly members: readonly PersonRef[];
  readonly capacity: number;
  readonly away: readonly Span[];
};
/** A unit of the cycle, where it stands, and its visit: planned, or only in the plan. */
export type PlanUnit = {
  /** The assessment's. */
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  /** The unit above it. */
  readonly committee: string;
  readonly stage: string;
  readonly visit: { readonly id: string; readonly stage: string; readonly version: number } | null;
  /** Who goes on a visit that was planned apart from the plan, the lead first; else empty. */
  readonly apart: readonly string[];
  /** It had its one combined visit; another one needs the leader's waiver. */
  readonly visited: boolean;
  readonly teamId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly fixed: boolean;
  readonly barred: readonly string[];
  /** Days on which it can't be visited, those still to come. */
  readonly closed: readonly UnitClosure[];
};
export type Plan = { readonly version: number; readonly seed: string; readonly settings: PlanSettings };

const plan = {
  name: 'visit-plan',
  text: 'select version, seed, settings from visit_plan where cycle_id = $1',
};
const teams = {
  name: 'visit-teams',
  text: `select t.id, t.name, jsonb_build_object('id', l.id, 'name', l.name) as lead, t.capacity, t.away,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name), '[]') from person p where p.id = any(t.members)) as members
    from visit_team t join person l on l.id = t.lead_id where t.cycle_id = $1 order by t.name, t.id`,
};
// A visit called off makes room for another; one that was waived does so once it is over.
const units = {
  name: 'visit-plan-units',
  text: `select i.id, i.unit_id as "unitId", u.name, coalesce(c.name, u.name) as committee, i.stage,
      case when v.id is not null then jsonb_build_object('id', v.id, 'stage', v.stage, 'version', v.version) end as visit,
      v.id is not null and not (i.stage = 'visit' and i.context ->> 'visitPlanned' = 'false') as visited,
      r.team_id as "teamId", coalesce(v.from, to_char(r.from_on, 'YYYY-MM-DD')) as "from", coalesce(v.to, to_char(r.to_on, 'YYYY-MM-DD')) as "to",
      coalesce(r.fixed, false) as fixed, case when v.id is not null and r.team_id is null then v.people else '{}' end as apart
    from instance i join unit u on u.id = i.unit_id left join unit c on c.id = u.parent_id
      left join visit_plan_row r on r.assessment_id = i.id and r.cycle_id = $1
      left join lateral (select w.id, w.stage, w.version, array(select w.data ->> 'lead' union select jsonb_array_elements_text(w.data -> 'team')) as people, coalesce(m.payload, w.data) ->> 'from' as "from", coalesce(m.payload, w.data) ->> 'to' as "to"
        from instance w left join lateral (select j.payload from journal j where j.instance_id = w.id and j.event = 'siteVisit.postpone'
          order by j.seq desc limit 1) m on true
        where w.parent_id = i.id and w.machine = 'siteVisit' and w.stage not in ('calledOff', 'cancelled')
          and not (i.stage = 'visit' and i.context ->> 'visitPlanned' = 'false') order by w.created_at desc, w.id limit 1) v on true
    where i.cycle_id = $1 and i.machine = 'assessment' and not 'cancelled' = any(i.tags) order by c.path, u.path, i.id`,
};

const barred = {
  name: 'visit-plan-barred',
  text: `with cases as materialized (select i.id, i.unit_id, i.lineage, local_day(app_now()) as day from instance i
      where i.cycle_id = $1 and i.machine = 'assessment' and not 'cancelled' = any(i.tags))
    ${barredFromVisits('cases', '$2::uuid[]', '$3')}`,
};
const closed = {
  name: 'visit-plan-closed',
  text: `select i.id, to_char(k.from_on, 'YYYY-MM-DD') as "from", to_char(k.to_on, 'YYYY-MM-DD') as "to", k.reason
    from unit_closure k join instance i on i.unit_id = k.unit_id and i.machine = 'assessment' and i.cycle_id = $1
    where k.to_on >= local_day(app_now()) order by k.from_on, k.id`,
};

type Barred = { readonly id: string; readonly person: string };
type ClosedDays = UnitClosure & { readonly id: string };
type StoredPlan = { readonly version: number; readonly seed: string; readonly settings: unknown };

/** All that a plan of a cycle's visits is made and judged by. */
export type PlanGround = {
  readonly plan: Plan | null;
  readonly teams: readonly TeamView[];
  readonly units: readonly PlanUnit[];
  /** The first day on which a visit announced today may begin; null: its calendar isn't known. */
  readonly earliest: string | null;
  readonly today: string;
  readonly ground: Ground;
};

const plannedTeam = ({ id, lead, members, capacity, away }: TeamView): PlannedTeam => ({
  id,
  leadId: lead.id,
  members: members.map((one) => one.id),
  capacity,
  away,
});

/** The visits of a plan; those under way or over stand as they are. */
export const visitsOf = (all: readonly PlanUnit[]): readonly PlannedVisit[] =>
  all.flatMap(({ id, teamId, apart, from, to }) => {
    const team = teamId ?? (apart.length > 0 ? id : null);
    return team === null || from === null || to === null ? [] : [{ id, teamId: team, from, to }];
  });

/** Its people as a team of its own, called like the unit's assessment. */
const teamApart = ({ id, apart: [leadId, ...members] }: PlanUnit): readonly PlannedTeam[] =>
  leadId === undefined ? [] : [{ id, leadId, members, capacity: 20, away: [] }];

const firstDay = (policy: Policy, at: Date, calendar: Ground['calendar']): string | null => {
  const notice = dueOn({ from: at, window: policy.windows.visitNotice, calendar });
  return 'due' in notice ? nextDay(dayOf(calendar, notice.due)) : null;
};

type Visitors = { readonly people: readonly string[]; readonly years: number };
/** The units with who is barred from each, and the days it has closed. */
const unitsOf = async (
  db: Db,
  cycleId: string,
  { people, years }: Visitors,
): Promise<readonly PlanUnit[]> => {
  const [found, pairs, days] = await Promise.all([
    db.query<Omit<PlanUnit, 'barred' | 'closed'>>(units, [cycleId]),
    db.query<Barred>(barred, [cycleId, people, years]),
    db.query<ClosedDays>(closed, [cycleId]),
  ]);
  const barredOf = Map.groupBy(pairs, ({ id }) => id);
  const closedOf = Map.groupBy(days, ({ id }) => id);
  return found.map((unit) => ({
    ...unit,
    barred: (barredOf.get(unit.id) ?? []).map(({ person }) => person).toSorted(),
    closed: (closedOf.get(unit.id) ?? []).map(({ id: _, ...span }) => span),
  }));
};

export const groundOfPlan = async (db: Db, cycleId: string): Promise<PlanGround> => {
  const [at] = await db.query<{ now: Date; version: number }>(
    {
      name: 'visit-plan-now',
      text: 'select app_now() as now, policy_version as version from cycle where id = $1',
    },
    [cycleId],
  );
  const policy = await policyOf(db, db.memory, { id: cycleId, version: at?.version ?? null });
  const calendar = await calendarFrom(db);
  const [stored] = await db.query<StoredPlan>(plan, [cycleId]);
  const settings = stored === undefined ? null : planSettings.parse(stored.settings);
  const foundTeams = await db.query<TeamView>(teams, [cycleId]);
  const people = [
    ...new Set(foundTeams.flatMap(({ lead, members }) => [lead.id, ...members.map(({ id }) => id)])),
  ];
  const found = await unitsOf(db, cycleId, { people, years: policy.recusal.formerUnitYears });
  const now = at?.now ?? new Date(0);
  const earliest = firstDay(policy, now, calendar);
  const today = dayOf(calendar, now);
  return {
    plan: stored === undefined || settings === null ? null : { ...stored, settings },
    teams: foundTeams,
    units: found,
    earliest,
    today,
    ground: {
      calendar,
      teams: foundTeams.map(plannedTeam),
      apart: found.flatMap(teamApart),
      units: found.map(
        ({ id, committee, barred, visited, closed }): PlannedUnit => ({
          id,
          committee,
          barred,
          visited,
          busy: closed,
        }),
      ),
      window: settings ?? { from: today, to: addDays(today, 366) },
      earliest: earliest ?? today,
    },
  };
};
