import { Fault, type Role } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { type PeriodMeeting, saidOf } from '../sheet/period.ts';
import { demand } from './place.ts';
import type { Scope } from './scope.ts';

/** What was seen of one indicator in a period; `facts` are at most three, as they were written, without their unit. */
export type BulletinMatter = {
  readonly indicator: string;
  readonly name: string;
  readonly units: number;
  readonly sheets: number;
  readonly facts: readonly string[];
};
/** What a period's bulletin is drafted from: all of it counted from sheets that stand. Points in 1/100. */
export type BulletinData = {
  /** When it was counted, ISO 8601. */
  readonly at: string;
  readonly cycle: { readonly id: string; readonly name: string; readonly year: number };
  readonly period: { readonly no: number; readonly name: string; readonly end: string };
  readonly units: number;
  /** Units of which anything was recorded. */
  readonly recorded: number;
  readonly sheets: {
    readonly total: number;
    readonly positive: number;
    readonly problem: number;
    readonly neutral: number;
    readonly late: number;
    readonly disputed: number;
    readonly withdrawn: number;
  };
  readonly progress: readonly BulletinMatter[];
  /** Problems met in two units or more; what only one has is its own matter and stands in no bulletin. */
  readonly common: readonly BulletinMatter[];
  /** How many problems were met in a single unit each. */
  readonly single: number;
  /** Where units had a problem in an earlier period and none in this, with something good seen instead. */
  readonly improved: readonly BulletinMatter[];
  readonly meeting: PeriodMeeting | null;
  /** Null: the policy has no ranks in bulletins. */
  readonly ranks: readonly { readonly unit: string; readonly points: number; readonly rank: number }[] | null;
};

const stands = `(w.outcome is null or w.outcome in ('accepted', 'unanswered', 'kept'))`;
const reviews = `reviews as (select r.id, r.parent_id, r.unit_id from instance r where r.cycle_id = $1 and r.machine = 'periodReview'
    and not 'cancelled' = any(r.tags) and (r.data ->> 'no')::int = $2)`;

const counts = {
  name: 'bulletin-counts',
  text: `with ${reviews}
    select app_now() as at, c.name, c.year, (select min(i.data ->> 'name') from instance i join reviews r on r.id = i.id) as period,
      (select max(i.dates ->> 'periodEnd')::timestamptz from instance i join reviews r on r.id = i.id) as end,
      (select count(*)::int from reviews) as units, c.policy_version as version, s.*
    from cycle c cross join lateral (select count(distinct w.unit_id) filter (where ${stands})::int as recorded, count(*) filter (where ${stands})::int as total,
        count(*) filter (where w.direction = 'positive' and ${stands})::int as positive, count(*) filter (where w.direction = 'problem' and ${stands})::int as problem,
        count(*) filter (where w.direction = 'neutral' and ${stands})::int as neutral, count(*) filter (where w.late)::int as late,
        count(w.disputed_at)::int as disputed, count(*) filter (where w.outcome in ('struck', 'superseded'))::int as withdrawn
      from work_sheet w join reviews r on r.id = w.review_id) s
    where c.id = $1`,
};
type Counts = BulletinData['sheets'] & {
  readonly at: Date;
  readonly name: string;
  readonly year: number;
  readonly period: string | null;
  readonly end: Date | null;
  readonly units: number;
  readonly recorded: number;
  readonly version: number;
};

/** The sheets that stand, by the names of their units' own standards: two categories may have different indicators under one code. */
const seen = `${reviews},
  names as (select s.id, i ->> 'code' as code, i ->> 'name' as name from standard s, jsonb_path_query(s.content, '$.dimensions[*].indicators[*]') i
    where s.cycle_id = $1),
  seen as (select w.*, coalesce(n.name, w.indicator) as name from work_sheet w join reviews r on r.id = w.review_id join assessment a on a.id = w.assessment_id
    left join names n on n.id = a.standard_id and n.code = w.indicator where ${stands})`;
const matters = {
  name: 'bulletin-matters',
  text: `with ${seen}
    select w.direction, w.indicator, w.name, count(distinct w.unit_id)::int as units, count(*)::int as sheets,
      (array_agg(w.facts order by abs(w.points) desc, w.filed_at))[1:3] as facts
    from seen w where w.direction in ('positive', 'problem') group by 1, 2, 3 order by units desc, sheets desc, w.indicator, w.name`,
};
const improvements = {
  name: 'bulletin-improved',
  text: `with ${seen}, now as (select w.unit_id, w.indicator, w.name, bool_or(w.direction = 'problem') as bad, bool_or(w.direction = 'positive') as good,
        (array_agg(w.facts order by w.filed_at) filter (where w.direction = 'positive'))[1] as facts from seen w group by 1, 2, 3)
    select n.indicator, n.name, count(*)::int as units, count(*)::int as sheets, (array_agg(n.facts))[1:3] as facts
    from now n where n.good and not n.bad and exists (select from work_sheet w where w.cycle_id = $1 and w.unit_id = n.unit_id
      and w.indicator = n.indicator and w.direction = 'problem' and ${stands} and w.period < $2)
    group by 1, 2 order by units desc, n.indicator, n.name`,
};
const ranked = {
  name: 'bulletin-ranks',
  text: `with ${reviews}, p as (select r.unit_id, coalesce(sum(w.points) filter (where ${stands}), 0)::int as points
      from reviews r left join work_sheet w on w.review_id = r.id group by 1)
    select u.name as unit, p.points, (rank() over (order by p.points desc))::int as rank from p join unit u on u.id = p.unit_id
    order by p.points desc, u.path limit 20000`,
};
type Row = BulletinMatter & { readonly direction: string };

const matter = ({ indicator, name, units, sheets, facts }: BulletinMatter): BulletinMatter => ({
  indicator,
  name,
  units,
  sheets,
  // The same said of several units is read once.
  facts: [...new Set(facts)],
});

/** What the bulletin of a period says, from the records alone; for whoever has been found entitled, and the worker. */
export const bulletinOf = async (db: Db, cycleId: string, no: number): Promise<BulletinData> => {
  const [found] = await db.query<Counts>(counts, [cycleId, no]);
  if (found === undefined || found.units === 0) throw new Fault('notFound', { what: 'period' });
  const { record } = await policyOf(db, db.memory, { id: cycleId, version: found.version });
  const rows = await db.query<Row>(matters, [cycleId, no]);
  const { at, name, year, period, end, units, recorded, version: _version, ...sheets } = found;
  const problems = rows.filter(({ direction }) => direction === 'problem');
  return {
    at: at.toISOString(),
    cycle: { id: cycleId, name, year },
    period: { no, name: period ?? '', end: end?.toISOString() ?? '' },
    units,
    recorded,
    sheets,
    progress: rows.filter(({ direction }) => direction === 'positive').map(matter),
    common: problems.filter((one) => one.units > 1).map(matter),
    single: problems.filter((one) => one.units === 1).length,
    improved: (await db.query<BulletinMatter>(improvements, [cycleId, no])).map(matter),
    meeting: (await saidOf(db, { cycleId, no })).meeting,
    ranks: record.ranks ? await db.query(ranked, [cycleId, no]) : null,
  };
};

const drafters: readonly Role[] = ['office', 'lead', 'leader', 'auditor'];

/** The same for who drafts it or decides on it. Throws `forbidden` for others. */
export const readBulletin = async (
  db: Db,
  scope: Scope,
  { cycleId, no }: { readonly cycleId: string; readonly no: number },
): Promise<BulletinData> => {
  const met = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  if (!met.held.some((role) => drafters.includes(role))) throw new Fault('forbidden', { role: 'office' });
  return bulletinOf(db, cycleId, no);
};
