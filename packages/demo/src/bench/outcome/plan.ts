import { randomUUID } from 'node:crypto';
import { withClient } from '@kaohe/db/embedded';
import { z } from 'zod';
import { makeLine } from '../../drive/http.ts';
import { makeRpc, type Rpc } from '../../drive/rpc.ts';
import { makeSessions } from '../../drive/session.ts';
import { makeTally } from '../../drive/tally.ts';
import { type Store, startApps } from '../../installation/stack.ts';
import type { Measure } from '../../report/measure.ts';
import type { World } from '../../world/organisation.ts';

type Size = { readonly units: number; readonly times: number };

const layCycle = `insert into cycle (id, name, year, unit_id, policy) values ($1, 'bench', 2026, $2, '{}')`;
const layHead = `insert into instance (id, machine, stage, context, data, dates, version, seq, lineage, cycle_id, unit_id, unit_path, head_hash, awaits,
    tags, created_at, last_at)
  values ($1, 'cycle', 'visiting', '{}', '{}', '{}', 1, 1, array[$1::uuid], $1, $2, $3, repeat('0', 64), '{}', '{}', app_now(), app_now())`;
/** Units that wait for their visit, every fifth with a week in which it can't have one, by committees of twenty. */
const layUnits = `with c as (insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
    select gen_random_uuid(), $3, $4 || '/k' || k, 'committee ' || k, 'k' || k, 'committee', '{}' from generate_series(0, ($2::int - 1) / 20) k
    returning id, path),
  n as (select gen_random_uuid() as unit, gen_random_uuid() as id, i, c.id as parent, c.path || '/s' || i as path
    from generate_series(1, $2::int) i join c on c.path = $4 || '/k' || (i - 1) / 20),
  u as (insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
    select unit, parent, path, 'unit ' || i, 'u' || i, 'c0', array['secretary'] from n),
  k as (insert into unit_closure (id, unit_id, from_on, to_on, reason, at)
    select gen_random_uuid(), unit, local_day(app_now()) + 14, local_day(app_now()) + 18, 'inspection', app_now() from n where i % 5 = 0),
  r as (insert into recusal (id, person_id, unit_id, kind, reason)
    select gen_random_uuid(), ($5::uuid[])[1 + i % cardinality($5::uuid[])], unit, 'kin', 'r' from n where i % 3 = 0)
  insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
    awaits, tags, created_at, last_at)
  select id, 'assessment', 'visit', '{"visitPlanned":false}', '{}', '{}', 1, 1, $1, array[id, $1::uuid], $1, unit, path, repeat('0', 64), '{}',
    '{}', app_now(), app_now() from n`;
const layTeam = `insert into visit_team (id, cycle_id, name, lead_id, members, capacity, away) values (gen_random_uuid(), $1, $2, $3, $4, 10, '[]')`;

const teamsOf = (world: World) => [...new Map(world.branches.map(({ team }) => [team.no, team])).values()];

/** A cycle with so many units to be visited and the organisation's teams, by SQL. Returns the cycle. */
const layOut = (databaseUrl: string, world: World, units: number): Promise<string> =>
  withClient(databaseUrl, async (client) => {
    const cycleId = randomUUID();
    const { id, path } = world.group;
    const teams = teamsOf(world);
    await client.query(layCycle, [cycleId, id]);
    await client.query(layHead, [cycleId, id, path]);
    const people = teams.flatMap(({ assessors }) => assessors.map((one) => one.id));
    await client.query(layUnits, [cycleId, units, id, path, people]);
    for (const { no, lead, assessors } of teams)
      await client.query(layTeam, [cycleId, `team ${no}`, lead.id, assessors.map((one) => one.id)]);
    await client.query('vacuum analyze');
    return cycleId;
  });

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const timed = async <T>(spent: number[], work: () => Promise<T>): Promise<T> => {
  const started = performance.now();
  const done = await work();
  spent.push(performance.now() - started);
  return done;
};

const view = z.object({
  plan: z.object({ version: z.number() }).nullable(),
  earliest: z.string(),
  teams: z.array(z.object({ id: z.string() })),
  rows: z.array(
    z.object({
      id: z.string(),
      teamId: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
});

type Desk = { readonly rpc: Rpc; readonly cookie: string; readonly cycleId: string; readonly times: number };
const work = async ({ rpc, cookie, cycleId, times }: Desk) => {
  const spent = { read: [] as number[], propose: [] as number[], adjust: [] as number[] };
  const read = async () =>
    view.parse(await timed(spent.read, () => rpc.query(cookie, 'visitPlan.byCycle', { cycleId })));
  for (let n = 0; n < times; n++) {
    const { plan, earliest } = await read();
    const settings = { from: earliest, to: `${Number(earliest.slice(0, 4)) + 1}-12-31`, days: 1 };
    const asked = { cycleId, version: plan?.version ?? 0, seed: `s${n}`, settings };
    await timed(spent.propose, () => rpc.mutate(cookie, 'visitPlan.propose', asked));
    const next = await read();
    const row = next.rows.find(({ from }) => from !== null);
    if (row === undefined) throw new Error('nothing was placed');
    const put = [{ id: row.id, teamId: row.teamId, from: row.from, to: row.to }];
    const change = { cycleId, version: next.plan?.version, put, drop: [] };
    await timed(spent.adjust, () => rpc.mutate(cookie, 'visitPlan.adjust', change));
  }
  return spent;
};

/** How long the office waits for the plan of a year's visits: to see it with every conflict, to have it proposed, to set one by hand. */
export const plans = async (
  { databaseUrl, folder }: Store,
  world: World,
  { units, times }: Size,
): Promise<readonly Measure[]> => {
  const cycleId = await layOut(databaseUrl, world, units);
  await using apps = await startApps({ databaseUrl, folder, workers: 0 });
  const line = makeLine(apps.url, 1);
  const rpc = makeRpc(line);
  const [office] = world.staff.offices;
  if (office === undefined) throw new Error('nobody plans');
  const cookie = await makeSessions({ line, rpc, world, tally: makeTally() })(office);
  const spent = await work({ rpc, cookie, cycleId, times });
  line.close();
  const against = `${units} units, ${teamsOf(world).length} teams, over HTTP`;
  return Object.entries(spent).map(([name, list]) => ({
    name: `plan.${name}.p95`,
    value: quantile(list, 0.95),
    unit: 'ms',
    target: '< 500',
    against,
  }));
};
