import { Fault, type Role } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { type Binds, binds } from '../read/binds.ts';
import { demandList } from '../read/grade.ts';
import { reached, type Scope } from '../read/scope.ts';
import { tookPart } from '../read/took-part.ts';
import { ground, type ReportFigure } from './ground.ts';

/** How many there are of one key, this year and the year before. Points in 1/100; null: there are none. */
export type ReportCount = {
  readonly key: string;
  /** Of an indicator, as the standard calls it; of a scorer or a team's lead, the person's; else null. */
  readonly name: string | null;
  readonly count: number;
  readonly units: number;
  /** Appeals that changed the line, items that were reopened. */
  readonly changed: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly before: number;
  readonly meanBefore: number | null;
  readonly medianBefore: number | null;
};
export type ReportFigures = {
  readonly cycle: { readonly id: string; readonly name: string; readonly year: number };
  /** The same organisation's last cycle of an earlier year, as far as the reader sees it. */
  readonly previous: { readonly id: string; readonly name: string } | null;
  /** By figure; one of which nothing is counted is not there. */
  readonly figures: { readonly [F in ReportFigure]?: readonly ReportCount[] };
};

const readers: readonly Role[] = ['office', 'leader', 'auditor'];
/** The reach of office, leader and auditor over whole units: what another office lets its holder see is not counted. */
const asReader = (scope: Scope): Scope => ({
  ...scope,
  held: scope.held.filter(({ role, caseId }) => caseId === null && readers.includes(role)),
});
/** SQL on the case `i` of a row: it counts, and the reader sees it. */
export const countable = (all: Binds, scope: Scope): string =>
  `not 'cancelled' = any(i.tags) and ${reached(all, asReader(scope), { tookPart })}`;

type Cycle = { readonly id: string; readonly name: string; readonly year: number } & {
  readonly previousId: string | null;
  readonly previousName: string | null;
};
/** SQL on the case `i` of a row: it counts for this reader. */
type Counts = (all: Binds) => string;

const cycleOf = async (db: Db, cycleId: string, counts: Counts): Promise<Cycle> => {
  const all = binds();
  const [found] = await db.query<Cycle>(
    {
      text: `select c.id, c.name, c.year, p.id as "previousId", p.name as "previousName" from cycle c
        left join lateral (select b.id, b.name from cycle b join instance i on i.id = b.id
          where b.year < c.year and b.unit_id = c.unit_id and ${counts(all)} order by b.year desc, i.created_at desc limit 1) p on true
        where c.id = ${all.bind(cycleId)}::uuid`,
    },
    [...all.values],
  );
  if (found === undefined) throw new Fault('notFound', { what: 'instance' });
  return found;
};

/** Names of indicators, by the standards of this year's cycle first. */
const named = (cycles: string, now: string): string => `named as (
    select distinct on (1) i ->> 'code' as code, i ->> 'name' as name
    from (select distinct a.standard_id, a.cycle_id from assessment a where a.cycle_id = any(${cycles})) a
      join standard s on s.id = a.standard_id, jsonb_path_query(s.content, '$.dimensions[*].indicators[*]') i
    order by 1, a.cycle_id = ${now} desc
  )`;
const average = (how: string, when: string): string => `round(${how} filter (where ${when}))::int`;
const median = 'percentile_cont(0.5) within group (order by g.points)';
const mostKeys = 2000;

const count = async (db: Db, cycleId: string, counts: Counts): Promise<ReportFigures> => {
  const { previousId, previousName, ...cycle } = await cycleOf(db, cycleId, counts);
  const all = binds();
  const cycles = `${all.bind(previousId === null ? [cycleId] : [cycleId, previousId])}::uuid[]`;
  const now = `${all.bind(cycleId)}::uuid`;
  const [here, earlier] = [`g.cycle_id = ${now}`, `g.cycle_id <> ${now}`];
  const rows = await db.query<ReportCount & { readonly figure: ReportFigure }>(
    {
      text: `with ${ground(cycles)}, ${named(cycles, now)}, counted as (
          select g.figure, g.key, (count(*) filter (where ${here}))::int as count, (count(distinct g.unit_id) filter (where ${here}))::int as units,
            (count(*) filter (where ${here} and g.changed))::int as changed, (count(*) filter (where ${earlier}))::int as before,
            ${average('avg(g.points)', here)} as mean, ${average(median, here)} as median,
            ${average('avg(g.points)', earlier)} as "meanBefore", ${average(median, earlier)} as "medianBefore"
          from ground g join instance i on i.id = g.case_id where ${counts(all)} group by 1, 2)
        select c.*, case when c.figure in ('indicator', 'achievement', 'disputed') then n.name else p.name end as name
        from counted c left join named n on n.code = c.key left join person p on c.figure in ('scorer', 'team') and p.id::text = c.key
        order by c.figure, c.count desc, c.before desc, c.key limit ${mostKeys}`,
    },
    [...all.values],
  );
  const figures: { [F in ReportFigure]?: ReportCount[] } = {};
  for (const { figure, ...count } of rows) {
    figures[figure] ??= [];
    figures[figure].push(count);
  }
  const previous =
    previousId === null || previousName === null ? null : { id: previousId, name: previousName };
  return { cycle, previous, figures };
};

/** The figures of a cycle's analysis report, for its office, leaders and auditors; throws `notFound`, `forbidden`. */
export const readReport = async (db: Db, scope: Scope, cycleId: string): Promise<ReportFigures> => {
  await demandList(db, scope, cycleId);
  return count(db, cycleId, (all) => countable(all, scope));
};

/** The figures of all units, for the letter that tells of all of them (letter/reader.ts says who reads it). */
export const reportedFigures = (db: Db, cycleId: string): Promise<ReportFigures> =>
  count(db, cycleId, () => `not 'cancelled' = any(i.tags)`);
