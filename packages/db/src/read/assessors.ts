import { alphaFrom, type Disagreement, Fault, type Role, type Severity, severityFrom } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { binds } from './binds.ts';
import { demand } from './place.ts';
import type { PersonRef } from './row.ts';
import { reached, type Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

/** How one assessor scored in a cycle. Shares are of an indicator's points, 0 to 1. */
export type AssessorView = {
  readonly person: PersonRef;
  /** Null: too few to compare with, or too few assessors for one of them to be told. */
  readonly severity: Severity | null;
  /** Krippendorff's alpha over what others scored too; null as above. */
  readonly agreement: number | null;
  readonly coverage: {
    /** Units to score, and scored. */
    readonly units: number;
    readonly scored: number;
    /** Indicators of those units, and those that were looked at: scored, found or recorded. */
    readonly indicators: number;
    readonly looked: number;
  };
  /** Work sheets filed, and those recorded late. */
  readonly sheets: number;
  readonly late: number;
  /** Scores still owed, and reviews verified after their time. */
  readonly owed: number;
  readonly overdue: number;
  /** Lines that he had scored and that were appealed, and those that an appeal changed. */
  readonly disputed: number;
  readonly reversed: number;
};
export type AssessorsView = {
  /** True: of all; false: the reader's own figures only. */
  readonly all: boolean;
  /** Fewer comparisons than this are not shown. */
  readonly smallest: number;
  readonly agreement: number | null;
  readonly assessors: readonly AssessorView[];
};

/** Only what is unsealed: every assessor of the unit has scored. */
const given = `given as (select l.assessment_id, l.indicator, l.by, sum(l.points)::float8 / max(l.most) as v
    from score_line l join instance i on i.id = l.assessment_id
    where i.cycle_id = $1 and l.proposal and l.voided_at is null and l.kind = 'score' and l.most > 0 and l.by is not null
      and not exists (select from slot s where s.instance_id = l.assessment_id and s.roll = 'scoring' and s.done_at is null and s.ended_at is null)
    group by 1, 2, 3)`;
const rated = `rated as (select assessment_id, indicator, count(*) as m, sum(v) as s, sum(v * v) as q from given group by 1, 2 having count(*) > 1)`;
const disagreement = `jsonb_build_object('n', coalesce(sum(r.m), 0), 'within', coalesce(sum((r.m * r.q - r.s * r.s) / (r.m - 1)), 0),
    'sum', coalesce(sum(r.s), 0), 'squares', coalesce(sum(r.q), 0))`;

const overall = {
  name: 'assessors-overall',
  text: `with ${given}, ${rated} select ${disagreement} as sums, (select count(distinct by)::int from given) as raters from rated r`,
};
/** `$1` the cycle, `$2` the assessor or null; appeals as far as `seen`, SQL on the appeal `i`, has them. */
const rows = (seen: string): string => `with ${given}, ${rated},
    beside as (select g.by, avg(g.v - (r.s - g.v) / (r.m - 1)) as mean, stddev_samp(g.v - (r.s - g.v) / (r.m - 1)) as deviation,
        count(*)::int as units, ${disagreement} as sums
      from given g join rated r on r.assessment_id = g.assessment_id and r.indicator = g.indicator group by g.by),
    places as (select s.person_id, s.instance_id, bool_or(s.done_at is not null) as done, bool_or(s.done_at is null and s.ended_at is null) as open
      from slot s join instance i on i.id = s.instance_id
      where i.cycle_id = $1 and s.roll = 'scoring' and s.person_id is not null and not 'cancelled' = any(i.tags) group by 1, 2),
    sized as (select a.id, (select count(*) from jsonb_path_query(t.content, '$.dimensions[*].indicators[*].code')) as n
      from assessment a join standard t on t.id = a.standard_id where a.cycle_id = $1),
    looked as (select l.by, l.assessment_id, l.indicator from score_line l join assessment a on a.id = l.assessment_id
        where a.cycle_id = $1 and l.proposal and l.voided_at is null
      union select f.by, f.assessment_id, f.indicator from finding f join assessment a on a.id = f.assessment_id where a.cycle_id = $1
      union select f.second_signer, f.assessment_id, f.indicator from finding f join assessment a on a.id = f.assessment_id where a.cycle_id = $1
      union select w.filed_by, w.assessment_id, w.indicator from work_sheet w join assessment a on a.id = w.assessment_id where a.cycle_id = $1),
    filed as (select w.filed_by as by, count(*)::int as n, count(*) filter (where w.late)::int as late
      from work_sheet w join assessment a on a.id = w.assessment_id where a.cycle_id = $1 group by 1),
    verified as (select j.actor_id as by, count(*)::int as n from journal j join instance i on i.id = j.instance_id
      where i.cycle_id = $1 and j.event = 'periodReview.verify' and exists (select from journal o
        where o.instance_id = j.instance_id and o.event = 'periodReview.verificationOverdue' and o.seq < j.seq) group by 1),
    appealed as (select g.by, count(distinct p.line_id)::int as n,
        count(distinct p.line_id) filter (where p.applied_at is not null and p.points > l.points)::int as reversed
      from appeal_line p join instance i on i.id = p.appeal_id join score_line l on l.id = p.line_id
        join (select distinct by, assessment_id, indicator from given) g on g.assessment_id = l.assessment_id and g.indicator = l.indicator
      where not 'cancelled' = any(i.tags) and ${seen} group by 1)
    select jsonb_build_object('id', p.id, 'name', p.name) as person, b.mean, b.deviation, coalesce(b.units, 0) as compared, b.sums,
      jsonb_build_object('units', count(*), 'scored', count(*) filter (where k.done),
        'indicators', coalesce(sum(z.n), 0), 'looked', (select count(*) from looked o join places y on y.instance_id = o.assessment_id
          and y.person_id = p.id where o.by = p.id)) as coverage,
      coalesce(max(f.n), 0) as sheets, coalesce(max(f.late), 0) as late, count(*) filter (where k.open)::int as owed,
      coalesce(max(v.n), 0) as overdue, coalesce(max(x.n), 0) as disputed, coalesce(max(x.reversed), 0) as reversed
    from places k join person p on p.id = k.person_id join sized z on z.id = k.instance_id
      left join beside b on b.by = p.id left join filed f on f.by = p.id left join verified v on v.by = p.id left join appealed x on x.by = p.id
    where $2::uuid is null or p.id = $2
    group by p.id, p.name, b.mean, b.deviation, b.units, b.sums order by p.name, p.id limit 2000`;
type Stored = Omit<AssessorView, 'severity' | 'agreement'> & {
  readonly mean: number | null;
  readonly deviation: number | null;
  readonly compared: number;
  readonly sums: Disagreement | null;
};

const seesAll: readonly Role[] = ['office', 'leader', 'auditor'];
const seesOwn: readonly Role[] = ['assessor', 'lead'];
/** With fewer, one's own figures would tell what a colleague gave. */
const fewestRaters = 3;

/**
 * How the assessors of a cycle scored. The office, the leader and the auditor see all of them, an assessor himself; what is sealed is
 * not counted. Figures that compare are left out where fewer than the policy's smallest group would stand behind them.
 */
export const readAssessors = async (db: Db, scope: Scope, cycleId: string): Promise<AssessorsView> => {
  const met = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  const all = met.held.some((role) => seesAll.includes(role));
  if (!all && !scope.held.some(({ role }) => seesOwn.includes(role)))
    throw new Fault('forbidden', { role: 'office' });
  const [cycle] = await db.query<{ version: number }>(
    { name: 'assessors-policy', text: 'select policy_version as version from cycle where id = $1' },
    [cycleId],
  );
  const policy = await policyOf(db, db.memory, { id: cycleId, version: cycle?.version ?? null });
  const smallest = policy.questionnaire.smallestGroup;
  const [whole] = await db.query<{ sums: Disagreement; raters: number }>(overall, [cycleId]);
  const enough = all || (whole?.raters ?? 0) >= fewestRaters;
  const values = binds();
  for (const value of [cycleId, all ? null : scope.personId]) values.bind(value);
  const found = await db.query<Stored>({ text: rows(reached(values, scope, { tookPart })) }, [
    ...values.values,
  ]);
  return {
    all,
    smallest,
    agreement: all && whole ? alphaFrom(whole.sums) : null,
    assessors: found.map(({ mean, deviation, compared, sums, ...row }) => {
      const shown = enough && compared >= smallest && mean !== null && sums !== null;
      return {
        ...row,
        severity: shown ? severityFrom({ mean, deviation, units: compared }) : null,
        agreement: shown ? alphaFrom(sums) : null,
      };
    }),
  };
};

/** What the assessors of a cycle came to together, for the letter that tells of all of them. */
export type AssessorTotals = {
  readonly count: number;
  readonly agreement: number | null;
  readonly sheets: number;
  readonly late: number;
};
export const reportedAssessors = async (db: Db, cycleId: string): Promise<AssessorTotals> => {
  const [whole] = await db.query<{ sums: Disagreement }>(overall, [cycleId]);
  const found = await db.query<Stored>({ name: 'assessors-all', text: rows('true') }, [cycleId, null]);
  return {
    count: found.length,
    agreement: whole === undefined ? null : alphaFrom(whole.sums),
    sheets: found.reduce((sum, one) => sum + one.sheets, 0),
    late: found.reduce((sum, one) => sum + one.late, 0),
  };
};
