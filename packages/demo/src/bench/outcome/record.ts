import { randomUUID } from 'node:crypto';
import { connect, cursorOf, readSheets, type Scope, scopeOf } from '@kaohe/db';
import { withClient } from '@kaohe/db/embedded';
import type { Store } from '../../installation/stack.ts';
import type { Measure } from '../../report/measure.ts';
import type { World } from '../../world/organisation.ts';

const indicators = 20;
const perUnit = 200;
const layUnits = `
  with n as (select gen_random_uuid() as unit, gen_random_uuid() as id, gen_random_uuid() as review, i from generate_series(1, $2::int) i),
  u as (insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
    select unit, $3, $4 || '/r' || i, 'unit ' || i, 'r' || i, 'c0', array['organisation'] from n),
  a as (insert into assessment (id, cycle_id, unit_id, category, standard_id) select id, $1, unit, 'c0', $5 from n),
  t as (insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
      awaits, tags, created_at, last_at)
    select id, 'assessment', 'recording', '{}', '{}', '{}', 1, 1, $1, array[id, $1::uuid], $1, unit, $4 || '/r' || i, repeat('0', 64), '{}', '{}',
      app_now(), app_now() from n)
  insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
    awaits, tags, created_at, last_at)
  select review, 'periodReview', 'open', '{}', '{"no": 1, "name": "Q1"}', '{}', 1, 1, id, array[review, id, $1::uuid], $1, unit, $4 || '/r' || i,
    repeat('0', 64), '{}', '{}', app_now(), app_now() from n`;
const laySheets = `
  with n as (select gen_random_uuid() as id, r.id as review, r.parent_id as assessment, r.unit_id as unit, r.unit_path as path, s as no
    from instance r, generate_series(1, $2::int) s where r.cycle_id = $1 and r.machine = 'periodReview'),
  w as (insert into work_sheet (id, review_id, assessment_id, cycle_id, unit_id, indicator, subject_kind, direction, occurred_on, facts, points,
      evidence, filed_at, late, delay, outcome)
    select id, review, assessment, $1, unit, 'I' || no % ${indicators}, 'organisation', (array['positive', 'problem', 'neutral'])[1 + no % 3],
      local_day(app_now()) - no, '现场查看支部大会记录，第' || no || '份缺页', 50, '{}', app_now() - (hashtextextended(id::text, 0) & 16777215) * interval '1 second',
      no % 9 = 0, no % 40, (array['accepted', 'unanswered', 'kept', null])[1 + no % 4] from n)
  insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
    awaits, tags, created_at, last_at)
  select id, 'workSheet', 'filed', '{}', '{}', '{}', 1, 1, review, array[id, review, assessment, $1::uuid], $1, unit, path, repeat('0', 64), '{}', '{}',
    app_now(), app_now() from n`;

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
type Case = readonly [name: string, scope: Scope, filter: object];

const pageSize = 50;
const quantile = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

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

/** The list of work sheets, filtered and paged, as the office and as a unit reads it: what the database takes for a page. */
export const records = async (
  { databaseUrl }: Store,
  world: World,
  { units, times }: Size,
): Promise<readonly Measure[]> => {
  const { cycleId, unitId, path } = await layOut(databaseUrl, world, units);
  await using db = connect(databaseUrl, { name: 'kaohe-bench', max: 1 });
  const whole = { unitPath: world.group.path, cycleId: null, caseId: null };
  const office = scopeOf(randomUUID(), [{ role: 'office', ...whole }]);
  const secretary = scopeOf(randomUUID(), [{ role: 'secretary', ...whole, unitPath: path }]);
  const cursor = await halfway(databaseUrl, cycleId);
  const cases: readonly Case[] = [
    ['first', office, {}],
    ['later', office, { cursor }],
    ['indicator', office, { indicator: 'I3', direction: 'problem' }],
    ['indicator.later', office, { indicator: 'I3', direction: 'problem', cursor }],
    ['state', office, { state: 'kept', late: true }],
    ['unit', office, { unitId }],
    ['period', office, { period: 1, direction: 'positive' }],
    ['text', office, { text: '第199份' }],
    ['own', secretary, {}],
  ];
  const against = `${units * perUnit} work sheets, a page of ${pageSize}, ${times} times`;
  const measures: Measure[] = [];
  for (const [name, scope, filter] of cases) {
    const spent: number[] = [];
    for (let n = 0; n < times; n++) {
      const begun = performance.now();
      const { items } = await readSheets(db, scope, { cycleId, limit: pageSize, ...filter });
      spent.push(performance.now() - begun);
      if (items.length === 0) throw new Error(`nothing is listed by ${name}`);
    }
    const sorted = spent.toSorted((a, b) => a - b);
    measures.push(
      { name: `records.${name}.p50`, value: quantile(sorted, 0.5), unit: 'ms', target: null, against },
      { name: `records.${name}.p99`, value: quantile(sorted, 0.99), unit: 'ms', target: '< 100', against },
    );
  }
  return measures;
};
