import { type Component, indicatorsOf, parseContent, type Score } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { binds } from './binds.ts';
import { demand, type Met } from './place.ts';
import { reached, type Scope } from './scope.ts';
import { isTold } from './score.ts';
import { tookPart } from './took-part.ts';

/** The same figure for every indicator and component; points in 1/100. */
export type Figures = {
  readonly total: number;
  readonly components: readonly { readonly component: Component; readonly points: number }[];
  readonly indicators: readonly { readonly code: string; readonly points: number; readonly of: number }[];
};
export type LastYear = Figures & {
  readonly assessmentId: string;
  readonly cycle: { readonly name: string; readonly year: number };
  readonly grade: string | null;
  /** What the indicators were called then, by code. */
  readonly names: Readonly<Record<string, string>>;
};
/** The medians of the units of the same category, this one among them, none of them named. */
export type Like = Figures & { readonly units: number };
export type Beside = {
  readonly lastYear: LastYear | null;
  /** Null: fewer units than the smallest group have a result. */
  readonly like: Like | null;
  readonly smallestGroup: number;
};

const none: Beside = { lastYear: null, like: null, smallestGroup: 0 };

/** What each indicator came to in all components together. */
const indicatorFigures = ({ components }: Score): Figures['indicators'] => {
  const all = components.flatMap((one) => one.dimensions.flatMap((dimension) => dimension.indicators));
  return [...Map.groupBy(all, (one) => one.code)].map(([code, parts]) => ({
    code,
    points: parts.reduce((sum, one) => sum + one.points, 0),
    of: parts.reduce((sum, one) => sum + (one.of ?? 0), 0),
  }));
};

type Stored = {
  readonly assessmentId: string;
  readonly cycle: LastYear['cycle'];
  readonly score: Score;
  readonly grade: string | null;
  readonly content: unknown;
};

/** The unit's result in the last cycle before this one that it has a result in, within the reader's reach. */
const readLastYear = async (db: Db, scope: Scope, met: Met): Promise<LastYear | null> => {
  const all = binds();
  const [row] = await db.query<Stored>(
    {
      text: `select a.id as "assessmentId", jsonb_build_object('name', c.name, 'year', c.year) as cycle, r.detail as score, st.content,
          (select g.proposed from grade_entry g join grade_round l on l.cycle_id = g.cycle_id and l.round = g.round
            where g.assessment_id = a.id and l.confirmed_at is not null and l.reopened_at is null order by g.round desc limit 1) as grade
        from assessment a join cycle c on c.id = a.cycle_id join instance i on i.id = a.id join standard st on st.id = a.standard_id
          join lateral (select s.detail from score s where s.assessment_id = a.id order by s.seq desc limit 1) r on true
        where a.unit_id = ${all.bind(met.unitId)}::uuid and not 'cancelled' = any(i.tags) and a.issued_at is not null
          and c.year < (select y.year from cycle y where y.id = ${all.bind(met.cycleId)}::uuid) and ${reached(all, scope, { tookPart })}
        order by c.year desc, a.issued_at desc limit 1`,
    },
    [...all.values],
  );
  if (row === undefined) return null;
  const { score, content, ...rest } = row;
  return {
    ...rest,
    total: score.total,
    components: score.components.map(({ component, points }) => ({ component, points })),
    indicators: indicatorFigures(score),
    names: Object.fromEntries(indicatorsOf(parseContent(content)).map(({ code, name }) => [code, name])),
  };
};

/** The median of an even number is the mean of the two in the middle, rounded half up to 1/100. */
const median = (of: string): string => `floor(percentile_cont(0.5) within group (order by ${of}) + 0.5)::int`;

const like = {
  name: 'like-units',
  text: `with s as (select distinct on (r.assessment_id) r.assessment_id, r.total, r.detail
      from score r join assessment a on a.id = r.assessment_id join instance i on i.id = a.id
      where a.cycle_id = $1 and a.category = (select o.category from assessment o where o.id = $2) and not 'cancelled' = any(i.tags)
        and (a.issued_at is not null or not $3) order by r.assessment_id, r.seq desc),
    parts as (select k ->> 'component' as component, (k ->> 'points')::int as points from s, jsonb_array_elements(s.detail -> 'components') k),
    found as (select x ->> 'code' as code, sum((x ->> 'points')::int) as points, sum((x ->> 'of')::int)::int as of
      from s, jsonb_array_elements(s.detail -> 'components') k, jsonb_array_elements(k -> 'dimensions') d, jsonb_array_elements(d -> 'indicators') x
      group by s.assessment_id, 1)
    select (select count(*)::int from s) as units, (select ${median('total')} from s) as total,
      (select jsonb_agg(m) from (select component, ${median('points')} as points from parts group by 1 having count(*) >= $4) m) as components,
      (select jsonb_agg(m) from (select code, ${median('points')} as points, max(of) as of from found group by 1 having count(*) >= $4) m) as indicators`,
};

const readLike = async (db: Db, met: Met, smallest: number): Promise<Like | null> => {
  const [row] = await db.query<{
    units: number;
    total: number | null;
    components: Like['components'] | null;
    indicators: Like['indicators'] | null;
  }>(like, [met.cycleId, met.id, met.concerned, smallest]);
  if (row === undefined || row.total === null || row.units < smallest) return null;
  return {
    units: row.units,
    total: row.total,
    components: row.components ?? [],
    indicators: row.indicators ?? [],
  };
};

const version = {
  name: 'policy-version',
  text: 'select policy_version as version from cycle where id = $1',
};

/**
 * What stands beside a score: the unit's own result of the year before, and the medians of the units of its category, which name nobody
 * and are not given for fewer than the policy's smallest group. A unit is told nothing before its own feedback.
 */
export const readBeside = async (db: Db, scope: Scope, id: string): Promise<Beside> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (!(await isTold(db, met))) return none;
  const [cycle] = await db.query<{ version: number }>(version, [met.cycleId]);
  const policy = await policyOf(db, db.memory, { id: met.cycleId, version: cycle?.version ?? null });
  const { smallestGroup } = policy.questionnaire;
  const [lastYear, others] = await Promise.all([
    readLastYear(db, scope, met),
    readLike(db, met, smallestGroup),
  ]);
  return { lastYear, like: others, smallestGroup };
};
