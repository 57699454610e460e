import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect, cursorOf, type Db, readSheets, type Scope, scopeOf } from '@kaohe/db';
import { withClient } from '@kaohe/db/embedded';
import type { Store } from '../../installation/stack.ts';
import type { Measure } from '../../report/measure.ts';
import type { World } from '../../world/organisation.ts';

const indicators = 20;
const perUnit = 200;
const periods = 4;
/** Seconds over which the sheets are spread, a power of two: half a year. */
const span = 2 ** 24;
const layUnits = `
  with n as (select gen_random_uuid() as unit, gen_random_uuid() as id, i from generate_series(1, $2::int) i),
  u as (insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
    select unit, $3, $4 || '/r' || i, 'unit ' || i, 'r' || i, 'c0', array['organisation'] from n),
  a as (insert into assessment (id, cycle_id, unit_id, category, standard_id) select id, $1, unit, 'c0', $5 from n),
  t as (insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
      awaits, tags, created_at, last_at)
    select id, 'assessment', 'recording', '{}', '{}', '{}', 1, 1, $1, array[id, $1::uuid], $1, unit, $4 || '/r' || i, repeat('0', 64), '{}', '{}',
      app_now(), app_now() from n)
  insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
    awaits, tags, created_at, last_at)
  select review, 'periodReview', 'open', '{}', jsonb_build_object('no', p, 'name', 'Q' || p), '{}', 1, 1, id, array[review, id, $1::uuid], $1, unit,
    $4 || '/r' || i, repeat('0', 64), '{}', '{}', app_now(), app_now() from (select *, gen_random_uuid() as review from n, generate_series(1, ${periods}) p) r`;
/** What is seen, in words of which some are in every sheet, some in one of ten, some in one of a hundred. */
const facts = `'现场查看' || (array['支部大会', '主题党日', '谈心谈话', '安全生产', '民主评议'])[1 + no % 5] || '记录，'
  || (array['资料齐全', '缺页', '补签三处', '责任到人', '议题与上月重复', '无人记录', '措施具体', '照片齐备', '人数不符', '整改到位'])[1 + no % 10]
  || '，第' || no || '份' || case when no % 100 = 7 then '，厂房漏雨' else '' end`;
/** A sheet lies in the period in which it was filed, \`age\` seconds ago: the pages of an early period are deep. */
const laySheets = `
  with n as (select s.id, a.id as assessment, a.unit_id as unit, i.unit_path as path, s.no, s.age, ${periods} - s.age * ${periods} / ${span} as period
    from assessment a join instance i on i.id = a.id
      cross join lateral (select g.id, s as no, (hashtextextended(g.id::text, 0) & ${span - 1})::int as age
        from generate_series(1, $2::int) s cross join lateral (select gen_random_uuid() as id where s > 0 and a.id is not null) g) s
    where a.cycle_id = $1),
  w as (insert into work_sheet (id, review_id, assessment_id, cycle_id, unit_id, period, indicator, subject_kind, direction, occurred_on, facts, points,
      evidence, filed_at, late, delay, outcome)
    select n.id, r.id, n.assessment, $1, n.unit, n.period, 'I' || no % ${indicators}, 'organisation', (array['positive', 'problem', 'neutral'])[1 + no % 3],
      local_day(app_now() - age * interval '1 second') - no % 40, ${facts}, 50, '{}', app_now() - age * interval '1 second',
      no % 9 = 0, no % 40, (array['accepted', 'unanswered', 'kept', null])[1 + no % 4]
    from n join instance r on r.parent_id = n.assessment and (r.data ->> 'no')::int = n.period order by age desc
    returning id, review_id, assessment_id, unit_id)
  insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
    awaits, tags, created_at, last_at)
  select w.id, 'workSheet', 'filed', '{}', '{}', '{}', 1, 1, w.review_id, array[w.id, w.review_id, w.assessment_id, $1::uuid], $1, w.unit_id, n.path,
    repeat('0', 64), '{}', '{}', app_now(), app_now() from w join n on n.id = w.id`;

type Laid = { readonly cycleId: string; readonly unitId: string; readonly path: string };

/** A cycle with so many units and 200 sheets of each, by SQL. */
const layOut = (databaseUrl: string, world: World, units: number): Promise<Laid> =>
  withClient(databaseUrl, async (client) => {
    const [cycleId, standardId] = [randomUUID(), randomUUID()];
    const { id, path } = world.group;
    await client.query(
      `insert into cycle (id, name, year, unit_id, policy) values ($1, 'records', 2026, $2, '{}')`,
      [cycleId, id],
    );
    await client.query(
      `insert into standard (id, cycle_id, name, category, version, content, content_hash) values ($1, $2, 'records', 'c0', 1, $3, repeat('0', 64))`,
      [
        standardId,
        cycleId,
        {
          dimensions: [
            {
              indicators: Array.from({ length: indicators }, (_, i) => ({
                code: `I${i}`,
                name: `indicator ${i}`,
              })),
            },
          ],
        },
      ],
    );
    await client.query(layUnits, [cycleId, units, id, path, standardId]);
    await client.query(laySheets, [cycleId, perUnit]);
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ id: string; path: string }>(
      'select u.id, u.path from unit u where u.path = $1',
      [`${path}/r7`],
    );
    return { cycleId, unitId: rows[0]?.id ?? '', path: rows[0]?.path ?? '' };
  });

type Size = { readonly units: number; readonly times: number };
type Case = readonly [name: string, scope: Scope, filter: object, empty?: 'empty'];

const pageSize = 50;
const quantile = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/**
 * Milliseconds that the connection's own process of PostgreSQL has worked so far: what a page costs the database, whatever else the machine
 * does meanwhile. Null where the system doesn't tell (it is Linux that does).
 */
const workOf = async (db: Db): Promise<() => Promise<number | null>> => {
  const [backend] = await db.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' });
  return async () => {
    const said = await readFile(`/proc/${backend?.pid ?? 0}/schedstat`, 'utf8').catch(() => null);
    return said === null ? null : Number(said.split(' ')[0]) / 1e6;
  };
};

/** Where the page begins that half of all sheets come before. */
const halfway = async (databaseUrl: string, cycleId: string): Promise<string> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ at: Date; id: string }>(
      `select filed_at as at, id from work_sheet where cycle_id = $1 order by filed_at desc, id desc
        offset (select count(*) / 2 from work_sheet where cycle_id = $1) limit 1`,
      [cycleId],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('no sheets');
    return cursorOf([row.at.toISOString(), row.id]);
  });

/** What people ask the list for: as the office of all units, and as one of them. */
const casesOf = (world: World, { unitId, path }: Laid, cursor: string): readonly Case[] => {
  const whole = { unitPath: world.group.path, cycleId: null, caseId: null };
  const office = scopeOf(randomUUID(), [{ role: 'office', ...whole }]);
  const secretary = scopeOf(randomUUID(), [{ role: 'secretary', ...whole, unitPath: path }]);
  const spring = new Date(Date.now() - (span * 1000) / 2).toISOString().slice(0, 10);
  return [
    ['first', office, {}],
    ['later', office, { cursor }],
    ['indicator', office, { indicator: 'I3', direction: 'problem' }],
    ['indicator.later', office, { indicator: 'I3', direction: 'problem', cursor }],
    ['state', office, { state: 'kept', late: true }],
    ['unit', office, { unitId }],
    ['period', office, { period: 1, direction: 'positive' }],
    ['days', office, { from: spring, to: spring }],
    ['text', office, { text: '第199份' }],
    ['text.two', office, { text: '漏雨' }],
    ['text.often', office, { text: '缺页' }],
    ['text.always', office, { text: '现场' }],
    ['text.several', office, { text: '漏雨 谈心' }],
    ['text.indicator', office, { text: '缺页', indicator: 'I11', period: 2 }],
    ['text.never', office, { text: '停电' }, 'empty'],
    ['own', secretary, {}],
  ];
};

/** The list of work sheets, filtered and paged, as the office and as a unit reads it: what the database takes for a page. */
export const records = async (
  { databaseUrl }: Store,
  world: World,
  { units, times }: Size,
): Promise<readonly Measure[]> => {
  const laid = await layOut(databaseUrl, world, units);
  const { cycleId } = laid;
  await using db = connect(databaseUrl, { name: 'kaohe-bench', max: 1 });
  const cases = casesOf(world, laid, await halfway(databaseUrl, cycleId));
  const against = `${units * perUnit} work sheets, a page of ${pageSize}, ${times} times`;
  const worked = await workOf(db);
  const spent = new Map(cases.map(([name]) => [name, [] as number[]]));
  const work = new Map(cases.map(([name]) => [name, [] as number[]]));
  // In turns, so that what else the machine does falls on all of them alike.
  for (let n = 0; n < times; n++)
    for (const [name, scope, filter, empty] of cases) {
      const [begun, before] = [performance.now(), await worked()];
      const { items } = await readSheets(db, scope, { cycleId, limit: pageSize, ...filter });
      spent.get(name)?.push(performance.now() - begun);
      const after = await worked();
      if (before !== null && after !== null) work.get(name)?.push(after - before);
      if ((items.length === 0) !== (empty !== undefined))
        throw new Error(`${items.length} are listed by ${name}`);
    }
  return [...spent].flatMap(([name, all]): readonly Measure[] => {
    const [sorted, own] = [all, work.get(name) ?? []].map((times) => times.toSorted((a, b) => a - b));
    if (sorted === undefined || own === undefined) return [];
    return [
      ...(own.length === 0
        ? []
        : [
            {
              name: `records.${name}.work.p99`,
              value: quantile(own, 0.99),
              unit: 'ms',
              target: '< 100',
              against,
            },
          ]),
      { name: `records.${name}.p50`, value: quantile(sorted, 0.5), unit: 'ms', target: null, against },
      { name: `records.${name}.p99`, value: quantile(sorted, 0.99), unit: 'ms', target: '< 100', against },
    ];
  });
};
