import { type Coverage, coverageOf, Fault, isNeverLooked, type Policy, type Role } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { binds } from '../read/binds.ts';
import { demand } from '../read/place.ts';
import { reached, type Scope } from '../read/scope.ts';
import { tookPart } from '../read/took-part.ts';

export type UnitCoverage = Coverage & {
  readonly assessmentId: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly sheets: number;
  /** Day of the last sheet that was filed. */
  readonly lastOn: string | null;
  /** Indicators of the daily record, and those that have a sheet. */
  readonly indicators: number;
  readonly looked: number;
};
export type IndicatorCoverage = {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly frequency: string | null;
  /** Units that have it, and those with a sheet of it. */
  readonly units: number;
  readonly looked: number;
  /** Never looked at anywhere, though its frequency asks for it. */
  readonly never: boolean;
};
export type CoverageView = {
  readonly limits: Policy['record'];
  readonly units: readonly UnitCoverage[];
  readonly indicators: readonly IndicatorCoverage[];
};

type UnitRow = Omit<UnitCoverage, keyof Coverage> & {
  readonly since: number;
  readonly last: number | null;
  readonly today: number;
  readonly lastMonth: number;
};
const dayNumberOf = (expression: string): string => `(${expression} - date '1970-01-01')`;

/** Per unit: since when its record runs, its sheets, those of the last month of the last period, the last of them. */
const unitsOf = (reach: string): string => `
  with a as (select i.id, i.unit_id, i.unit_path, a.standard_id, r.since, r.last_end from instance i join assessment a on a.id = i.id
      cross join lateral (select min(p.created_at) as since, max((p.dates ->> 'periodEnd')::timestamptz) as last_end
        from instance p where p.parent_id = i.id and p.machine = 'periodReview') r
      where i.machine = 'assessment' and i.cycle_id = $1 and i.closed_at is null and r.since is not null and ${reach}),
    w as (select w.assessment_id, count(*)::int as sheets, max(w.filed_at) as last, count(*) filter (where w.filed_at >= a.last_end - interval '1 month')::int as late
      from work_sheet w join a on a.id = w.assessment_id group by 1),
    k as (select a.id, count(*)::int as indicators, count(*) filter (where exists (select from work_sheet w
        where w.assessment_id = a.id and w.indicator = d.code))::int as looked
      from a join d on d.standard_id = a.standard_id group by 1)
  select a.id as "assessmentId", jsonb_build_object('id', u.id, 'name', u.name) as unit, coalesce(w.sheets, 0) as sheets,
    local_day(w.last)::text as "lastOn", coalesce(k.indicators, 0) as indicators, coalesce(k.looked, 0) as looked,
    ${dayNumberOf('local_day(a.since)')} as since, ${dayNumberOf('local_day(w.last)')} as last, ${dayNumberOf('local_day(app_now())')} as today,
    coalesce(w.late, 0) as "lastMonth"
  from a join unit u on u.id = a.unit_id left join w on w.assessment_id = a.id left join k on k.id = a.id order by a.unit_path limit 20000`;

/** The indicators of the daily record, of every standard of the cycle. */
const daily = `d as (select s.id as standard_id, s.category, i ->> 'code' as code, i ->> 'name' as name, i ->> 'frequency' as frequency
    from standard s, jsonb_path_query(s.content, '$.dimensions[*].indicators[*] ? (@.kind == "score")') i
    where s.cycle_id = $1 and i -> 'components' ? 'daily')`;
const withDaily = (statement: string): string => statement.replace('with a as', `with ${daily}, a as`);

type IndicatorRow = Omit<IndicatorCoverage, 'never'> & { readonly since: number; readonly today: number };
const indicatorsOf = (reach: string): string => `
  with a as (select i.id, a.standard_id, (select min(p.created_at) from instance p where p.parent_id = i.id and p.machine = 'periodReview') as since
      from instance i join assessment a on a.id = i.id where i.machine = 'assessment' and i.cycle_id = $1 and i.closed_at is null and ${reach})
  select d.code, min(d.name) as name, d.category, min(d.frequency) as frequency, count(*)::int as units,
    count(*) filter (where exists (select from work_sheet w where w.assessment_id = a.id and w.indicator = d.code))::int as looked,
    ${dayNumberOf('local_day(min(a.since))')} as since, ${dayNumberOf('local_day(app_now())')} as today
  from a join d on d.standard_id = a.standard_id where a.since is not null group by d.category, d.code order by d.category, d.code limit 5000`;

const policyIn = async (db: Db, cycleId: string): Promise<Policy['record']> => {
  const [cycle] = await db.query<{ version: number }>(
    { name: 'coverage-policy', text: 'select policy_version as version from cycle where id = $1' },
    [cycleId],
  );
  return (await policyOf(db, db.memory, { id: cycleId, version: cycle?.version ?? null })).record;
};

type Reach = { readonly text: string; readonly values: readonly unknown[] };

const gathered = async (db: Db, cycleId: string, { text, values }: Reach): Promise<CoverageView> => {
  const limits = await policyIn(db, cycleId);
  const units = await db.query<UnitRow>({ text: withDaily(unitsOf(text)) }, [cycleId, ...values]);
  const indicators = await db.query<IndicatorRow>({ text: withDaily(indicatorsOf(text)) }, [
    cycleId,
    ...values,
  ]);
  return {
    limits,
    units: units.map(({ since, last, today, lastMonth, ...unit }) => ({
      ...unit,
      ...coverageOf({ since, last, lastMonth, sheets: unit.sheets }, today, limits),
    })),
    indicators: indicators.map(({ since, today, ...one }) => ({
      ...one,
      never: isNeverLooked({ frequency: one.frequency, since, looked: one.looked }, today),
    })),
  };
};

/** What the record of a whole cycle lacks, for the system's own alarm. */
export const coverageIn = (db: Db, cycleId: string): Promise<CoverageView> =>
  gathered(db, cycleId, { text: 'true', values: [] });

const seers: readonly Role[] = ['office', 'lead', 'assessor', 'leader', 'auditor'];

/** What the record of a cycle lacks, of the units within reach: for who records and who sees to it, not for the units. */
export const readCoverage = async (db: Db, scope: Scope, cycleId: string): Promise<CoverageView> => {
  const met = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  if (!met.held.some((role) => seers.includes(role))) throw new Fault('forbidden', { role: 'office' });
  const all = binds();
  all.bind(cycleId);
  const text = reached(all, scope, {
    tookPart,
    and: (_all, role) => (seers.includes(role) ? 'true' : 'false'),
  });
  return gathered(db, cycleId, { text, values: all.values.slice(1) });
};
