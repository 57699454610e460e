import { randomUUID } from 'node:crypto';
import { withClient } from '@kaohe/db/embedded';
import { makeLine } from '../../drive/http.ts';
import { makeRpc } from '../../drive/rpc.ts';
import { makeSessions } from '../../drive/session.ts';
import { makeTally } from '../../drive/tally.ts';
import { type Store, startApps } from '../../installation/stack.ts';
import type { Measure } from '../../report/measure.ts';
import type { World } from '../../world/organisation.ts';

type Size = { readonly units: number; readonly times: number };

const layCycle = `insert into cycle (id, name, year, unit_id, policy) values ($1, 'bench', 2026, $2, '{}')`;
const layStandard = `insert into standard (id, cycle_id, name, category, version, content, content_hash)
  values ($1, $2, 'bench', 'c0', 1, '{}', repeat('0', 64))`;
const layRound = `insert into grade_round (cycle_id, round, quotas, basis, proposed_at, confirmed_at)
  values ($1, 1, '[{"category":"c0","denominator":500,"share":30,"seats":150,"given":150}]', '{}', app_now(), app_now())`;
/** Units with an assessment and a confirmed grade; three in ten have the best. */
const layUnits = `with n as (select gen_random_uuid() as unit, gen_random_uuid() as id, i from generate_series(1, $2::int) i),
  u as (insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
    select unit, $3, $4 || '/s' || i, 'unit ' || i, 'u' || i, 'c' || i % 4, array['organisation'] from n),
  a as (insert into assessment (id, cycle_id, unit_id, category, standard_id) select id, $1, unit, 'c' || i % 4, $5 from n),
  g as (insert into grade_entry (cycle_id, assessment_id, round, unit_id, category, score, on_site, proposed, why)
    select $1, id, 1, unit, 'c' || i % 4, 9500 - i, 4800, case when i % 10 < 3 then 'good' else 'fairlyGood' end, '[]' from n)
  insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
    awaits, tags, created_at, last_at)
  select id, 'assessment', 'consequences', '{}', '{}', '{}', 1, 1, $1, array[id, $1::uuid], $1, unit, $4 || '/s' || i, repeat('0', 64), '{}', '{}',
    app_now(), app_now() from n`;
/** Of every best unit a commendation with two opinions and five objections. */
const layCases = `with k as (select gen_random_uuid() as id, g.unit_id, u.path from grade_entry g join unit u on u.id = g.unit_id
    where g.cycle_id = $1 and g.proposed = 'good'),
  i as (insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
      awaits, tags, created_at, last_at)
    select id, 'commendation', 'vetted', '{"held":false,"sustained":false}', '{"reasons":"the best"}', '{}', 1, 1, $1, array[id, $1::uuid], $1,
      unit_id, path, repeat('0', 64), '{leader}', '{internal}', app_now(), app_now() from k),
  s as (insert into slot (instance_id, roll, round, capacity, done_at) select id, 'opinion', 1, 'inspectorate', app_now() from k, generate_series(1, 2)),
  o as (insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
      awaits, tags, created_at, last_at)
    select gen_random_uuid(), 'objection', 'received', '{}', '{"text":"not so"}', '{}', 1, 1, id, array[id, $1::uuid], $1, unit_id, path,
      repeat('0', 64), '{inspectorate}', '{}', app_now(), app_now() from k, generate_series(1, 5))
  select id from k order by id`;

/** A cycle with so many units, a third of them to be commended, by SQL. Returns the commendations. */
const layOut = (databaseUrl: string, world: World, units: number): Promise<readonly string[]> =>
  withClient(databaseUrl, async (client) => {
    const [cycleId, standardId] = [randomUUID(), randomUUID()];
    const { id, path } = world.group;
    await client.query(layCycle, [cycleId, id]);
    await client.query(layStandard, [standardId, cycleId]);
    await client.query(layRound, [cycleId]);
    await client.query(layUnits, [cycleId, units, id, path, standardId]);
    const { rows } = await client.query<{ id: string }>(layCases, [cycleId]);
    await client.query('vacuum analyze');
    return rows.map((row) => row.id);
  });

const quantile = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** How long a leader waits for the decision sheet, from the request to the answer, one after the other. */
export const sheets = async (
  { databaseUrl, folder }: Store,
  world: World,
  { units, times }: Size,
): Promise<readonly Measure[]> => {
  const cases = await layOut(databaseUrl, world, units);
  await using apps = await startApps({ databaseUrl, folder, workers: 0 });
  const line = makeLine(apps.url, 1);
  const rpc = makeRpc(line);
  const [leader] = world.staff.leaders;
  if (leader === undefined) throw new Error('nobody decides');
  const cookie = await makeSessions({ line, rpc, world, tally: makeTally() })(leader);
  const spent: number[] = [];
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    await rpc.query(cookie, 'commendation.sheet', { id: cases[n % cases.length] });
    spent.push(performance.now() - started);
  }
  line.close();
  const sorted = spent.toSorted((a, b) => a - b);
  const against = `${units} units, ${cases.length} commendations with five objections each, ${times} sheets one after the other over HTTP`;
  return [
    { name: 'sheet.p50', value: quantile(sorted, 0.5), unit: 'ms', target: null, against },
    { name: 'sheet.p99', value: quantile(sorted, 0.99), unit: 'ms', target: '< 200', against },
  ];
};
