import { type Eligibility, eligibility, honourSeats, type PastYear, type Policy } from '@kaohe/domain';
import { hasGraveOrder, hasVeto } from '../score/in-force.ts';
import type { Sql } from '../sql.ts';

/** A unit of the cycle with all that its commendation rests on. */
export type HonourRow = {
  readonly unitId: string;
  readonly unit: string;
  readonly path: string;
  readonly category: string;
  readonly assessment: string;
  /** Of the last list, in 1/100; null: on none. */
  readonly score: number | null;
  readonly grade: string | null;
  readonly confirmed: boolean;
  readonly veto: boolean;
  readonly graveOrder: boolean;
  readonly past: readonly PastYear[];
  readonly nominated: boolean;
  /** Its commendation that wasn't called off. */
  readonly commendation: { readonly id: string; readonly stage: string } | null;
  /** Why the office passed it over, the last time that it said so. */
  readonly passedOver: string | null;
};
export type HonourVerdict = HonourRow & Eligibility;

/** In the years before, within the policy's reach: the last grade of a confirmed list, an honour revoked. */
const past = `(select coalesce(json_agg(json_build_object('year', p.year, 'what', p.what) order by p.year desc, p.what), '[]') from (
    select distinct o.year, 'lastGrade' as what from cycle o join grade_round h on h.cycle_id = o.id and h.confirmed_at is not null and h.reopened_at is null
      join grade_entry x on x.cycle_id = o.id and x.round = h.round
      where o.year between y.year - $2::int and y.year - 1 and x.unit_id = a.unit_id and x.proposed = $3
    union select o.year, 'revoked' from honour h join cycle o on o.id = h.cycle_id
      where h.unit_id = a.unit_id and h.revoked_at is not null and o.year between y.year - $2::int and y.year - 1) p)`;

const statement = {
  name: 'honour-candidates',
  text: `select a.unit_id as "unitId", u.name as unit, u.path, a.category, a.id as assessment, e.score, e.proposed as grade,
      coalesce(r.confirmed_at is not null and r.reopened_at is null, false) as confirmed,
      ${hasVeto('a.cycle_id', 'a.unit_id')} as veto, ${hasGraveOrder('a.cycle_id', 'a.unit_id')} as "graveOrder", ${past} as past,
      k.id is not null as nominated, case when k.id is null then null else json_build_object('id', k.id, 'stage', k.stage) end as commendation,
      (select o ->> 'reasons' from journal j cross join lateral jsonb_array_elements(j.payload -> 'passedOver') o
        where j.instance_id = a.cycle_id and j.event = 'cycle.nominate' and (o ->> 'unitId')::uuid = a.unit_id
        order by j.seq desc limit 1) as "passedOver"
    from instance i join assessment a on a.id = i.id join cycle y on y.id = a.cycle_id join unit u on u.id = a.unit_id
      left join lateral (select * from grade_round g where g.cycle_id = a.cycle_id order by g.round desc limit 1) r on true
      left join grade_entry e on e.cycle_id = a.cycle_id and e.round = r.round and e.assessment_id = a.id
      left join lateral (select c.id, c.stage from instance c where c.cycle_id = a.cycle_id and c.machine = 'commendation'
        and c.unit_id = a.unit_id and not 'cancelled' = any(c.tags) order by c.created_at desc limit 1) k on true
    where i.cycle_id = $1 and i.machine = 'assessment' and not 'cancelled' = any(i.tags) and ($4::uuid[] is null or i.unit_id = any($4))
    order by e.score desc nulls last, u.path`,
};

/** Every unit of a cycle with its verdict and what stands against it, the best first. */
export const honourCandidates = async (
  sql: Sql,
  cycleId: string,
  policy: Policy,
): Promise<readonly HonourVerdict[]> => candidatesOf(sql, { cycleId, unitIds: null, policy });

/** The same of some of its units; null: of all. */
export const candidatesOf = async (
  sql: Sql,
  { cycleId, unitIds, policy }: { cycleId: string; unitIds: readonly string[] | null; policy: Policy },
): Promise<readonly HonourVerdict[]> => {
  const { bands } = policy.grades;
  const rows = await sql.query<HonourRow>(statement, [
    cycleId,
    policy.commendation.pastYears,
    bands.at(-1)?.key ?? '',
    unitIds,
  ]);
  return rows.map((row) => ({ ...row, ...eligibility(row, bands) }));
};

/** Given up on the way: its seat is free again. */
const freed: readonly string[] = ['declined', 'revoked'];
export type HonourQuota = { readonly seats: number; readonly used: number; readonly units: number };

/** How many may be commended, and how many are, or are on their way. */
export const honourQuota = (rows: readonly HonourRow[], policy: Policy): HonourQuota => {
  const best = rows.filter(({ grade }) => grade === policy.grades.bands[0]?.key).length;
  return {
    units: rows.length,
    seats: honourSeats(rows.length, best, policy.commendation.quota),
    used: rows.filter(({ commendation }) => commendation !== null && !freed.includes(commendation.stage))
      .length,
  };
};

/** A unit among the others of its cycle, without reading all that is weighed about them. */
export type HonourPlace = {
  readonly own: HonourVerdict | null;
  readonly quota: HonourQuota;
  /** Its place by score among the units of its category, and how many have one; null: it has none. */
  readonly rank: { readonly place: number; readonly of: number } | null;
};
type Counts = {
  readonly units: number;
  readonly best: number;
  readonly used: number;
  readonly above: number;
  readonly alike: number;
};

// What is asked of `own` is asked once: joined, it was looked for again beside each unit.
const counts = {
  name: 'honour-place',
  text: `with r as (select max(round) as round from grade_round where cycle_id = $1),
    e as (select e.* from grade_entry e, r where e.cycle_id = $1 and e.round = r.round),
    own as (select category, score from e where unit_id = $2)
    select (select count(*)::int from instance i where i.cycle_id = $1 and i.machine = 'assessment' and not 'cancelled' = any(i.tags)) as units,
      (select count(distinct i.unit_id)::int from instance i where i.cycle_id = $1 and i.machine = 'commendation'
        and not 'cancelled' = any(i.tags) and i.stage <> all($4::text[])) as used,
      count(*) filter (where e.proposed = $3)::int as best,
      count(*) filter (where e.category = (select category from own) and e.score > (select score from own))::int as above,
      count(*) filter (where e.category = (select category from own))::int as alike
    from e`,
};

/** Where a unit stands, for the sheet that a leader decides on. */
export const honourPlace = async (
  sql: Sql,
  of: { readonly cycleId: string; readonly unitId: string },
  policy: Policy,
): Promise<HonourPlace> => {
  const best = policy.grades.bands[0]?.key ?? '';
  const [[own], [found]] = await Promise.all([
    candidatesOf(sql, { cycleId: of.cycleId, unitIds: [of.unitId], policy }),
    sql.query<Counts>(counts, [of.cycleId, of.unitId, best, freed]),
  ]);
  const { units = 0, used = 0, above = 0, alike = 0 } = found ?? {};
  return {
    own: own ?? null,
    quota: { units, used, seats: honourSeats(units, found?.best ?? 0, policy.commendation.quota) },
    rank: own === undefined || own.score === null ? null : { place: above + 1, of: alike },
  };
};
