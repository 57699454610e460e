// `npm run bench`: what a transition, a deadline and an effect cost, against the floor of the same machine in the same run.
import { parseArgs } from 'node:util';
import { withClient } from '@kaohe/db/embedded';
import { registry } from '@kaohe/domain';
import { answering } from './bench/answer/answer.ts';
import { layOut } from './bench/data.ts';
import { dbosPerSecond } from './bench/dbos.ts';
import { lateness } from './bench/deadline.ts';
import { effectDelay, lastEffect } from './bench/effect.ts';
import { floor, numberCases } from './bench/floor.ts';
import { load, turnsOf } from './bench/load.ts';
import { besideDbos, burst, halfLoad, memory, ordinary, throughput } from './bench/measures.ts';
import { memoryOf } from './bench/memory.ts';
import { massLetters } from './bench/outcome/letters.ts';
import { plans } from './bench/outcome/plan.ts';
import { records } from './bench/outcome/record.ts';
import { sheets } from './bench/outcome/sheet.ts';
import { scoring } from './bench/score.ts';
import { tables } from './bench/table.ts';
import { makeLine } from './drive/http.ts';
import { makeRpc } from './drive/rpc.ts';
import { makeSessions } from './drive/session.ts';
import { makeTally } from './drive/tally.ts';
import { quiet } from './installation/quiet.ts';
import { type Store, startApps, startStore } from './installation/stack.ts';
import { causes } from './report/cause.ts';
import { holds, type Measure, writeMeasures } from './report/measure.ts';
import { table } from './report/table.ts';
import { loadWorld } from './world/load.ts';
import { makeWorld, type World } from './world/organisation.ts';

const { values: asked } = parseArgs({
  options: {
    json: { type: 'string' },
    quick: { type: 'boolean' },
    minutes: { type: 'string' },
    only: { type: 'string' },
  },
});
const cases = 512;
const seconds = asked.quick ? 4 : 10;
const all = asked.quick ? 10_000 : 100_000;
const perMinute = 1_000;
/** Transitions a second of the long run. */
const steady = 100;
const say = (line: string): void => console.error(line);

const cookiesAt = (url: string, world: World) => {
  const line = makeLine(url, 8);
  return makeSessions({ line, rpc: makeRpc(line), world, tally: makeTally() });
};

/** Transitions with the workers away: what is measured is the way from the request to the commit. */
const transitions = async (store: Store, world: World): Promise<readonly Measure[]> => {
  const { databaseUrl, folder } = store;
  const { shuttles } = await layOut(databaseUrl, world, cases);
  const plain = await layOut(databaseUrl, world, cases);
  await numberCases(
    databaseUrl,
    plain.shuttles.map(({ id }) => id),
  );
  await using apps = await startApps({ databaseUrl, folder, workers: 0 });
  const turns = await turnsOf({ url: apps.url, cookieOf: cookiesAt(apps.url, world) }, shuttles);
  const common = { url: apps.url, turns };
  say('warming up');
  await load({ ...common, connections: 32, seconds: 2 });
  const measures: Measure[] = [];
  let top = 0;
  let atThirtyTwo = 0;
  for (const connections of [32, 128]) {
    say(`${connections} connections`);
    const loaded = await load({ ...common, connections, seconds });
    top = Math.max(top, loaded.perSecond);
    if (connections === 32) atThirtyTwo = loaded.perSecond;
    measures.push(
      ...throughput({
        connections,
        loaded,
        floor: await floor({ databaseUrl, cases, connections, seconds }),
      }),
    );
    await withClient(databaseUrl, (client) => client.query('vacuum analyze'));
  }
  say('half of the top load');
  const half = await load({ ...common, connections: 32, seconds, rate: top / 2 });
  const grown = memory('api', Math.max(...apps.services.map(memoryOf)));
  say('DBOS');
  const dbos = await dbosPerSecond({ databaseUrl: store.serverUrl, connections: 32, seconds });
  return [...measures, ...besideDbos(atThirtyTwo, dbos), ...halfLoad(half, top / 2), grown];
};

/** Deadlines and effects with workers, on rows of their own. */
const consequences = async (store: Store, world: World): Promise<readonly Measure[]> => {
  const { databaseUrl, folder } = store;
  const { cycleId, shuttles } = await layOut(databaseUrl, world, 64);
  await using apps = await startApps({ databaseUrl, folder, workers: 2 });
  const context = registry.assessment.machine.getInitialSnapshot(undefined as never).context;
  const deadlines = { databaseUrl, cycleId, context };
  say('effects at ordinary load');
  const before = await lastEffect(databaseUrl);
  const turns = await turnsOf({ url: apps.url, cookieOf: cookiesAt(apps.url, world) }, shuttles);
  await load({
    url: apps.url,
    turns,
    connections: 8,
    seconds: 15,
    rate: 20,
  });
  await quiet(databaseUrl);
  const effect = await effectDelay(databaseUrl, before);
  say(`${perMinute} deadlines in a minute`);
  const calm = await lateness({
    ...deadlines,
    count: asked.quick ? 200 : perMinute,
    span: asked.quick ? 12 : 60,
    name: 'calm',
    patience: 60,
  });
  say(`${all} deadlines in one second`);
  const storm = await lateness({ ...deadlines, count: all, span: 1, name: 'storm', patience: 180 });
  const effects = `${effect.count} effects at 20 transitions/s, queue on ${process.env.REDIS_URL ? 'Redis' : 'PostgreSQL'}`;
  const workers = apps.services.filter(({ name }) => name.startsWith('worker'));
  return [
    {
      name: 'effect.p50',
      value: effect.p50,
      unit: 'ms',
      target: null,
      against: effects,
    },
    {
      name: 'effect.p99',
      value: effect.p99,
      unit: 'ms',
      target: '< 500',
      against: effects,
    },
    ...ordinary(calm),
    ...burst(storm, all),
    memory('worker', Math.max(...workers.map(memoryOf))),
  ];
};

/** A cycle of 10,000 units and a million lines; a tenth of it where it is to be quick. */
const scores = ({ databaseUrl }: Store, world: World): Promise<readonly Measure[]> => {
  say('scores');
  return scoring(databaseUrl, world, { units: asked.quick ? 1_000 : 10_000, indicators: 100 });
};

/** A thousand answers to one questionnaire. */
const answers = async ({ databaseUrl, folder }: Store, world: World): Promise<readonly Measure[]> => {
  const { cycleId } = await layOut(databaseUrl, world, 1);
  await using apps = await startApps({ databaseUrl, folder, workers: 0 });
  say('answers');
  return await answering({ databaseUrl, url: apps.url, cycleId }, { people: 1_000, connections: 32 });
};

/** The sheet on which a leader decides, in a cycle of 2,000 units. */
const decisionSheets = (store: Store, world: World): Promise<readonly Measure[]> => {
  say('decision sheets');
  return sheets(store, world, { units: 2_000, times: asked.quick ? 50 : 200 });
};

/** Feedback of 2,000 units issued by one order; a tenth of them where it is to be quick. */
const letters = (store: Store, world: World): Promise<readonly Measure[]> => {
  say('letters');
  return massLetters(store, world, { units: asked.quick ? 200 : 2_000, say });
};

/** The list of 100,000 work sheets; a tenth of them where it is to be quick. */
const recordLists = (store: Store, world: World): Promise<readonly Measure[]> => {
  say('records');
  return records(store, world, { units: asked.quick ? 50 : 500, times: 100 });
};

/** The plan of 500 units' visits. */
const visitPlans = (store: Store, world: World): Promise<readonly Measure[]> => {
  say('visit plans');
  return plans(store, world, { units: 500, times: asked.quick ? 5 : 20 });
};

/** What API and worker hold after so many minutes of a steady load. */
const endurance =
  (minutes: number) =>
  async ({ databaseUrl, folder }: Store, world: World): Promise<readonly Measure[]> => {
    const { shuttles } = await layOut(databaseUrl, world, cases);
    await using apps = await startApps({ databaseUrl, folder, workers: 1 });
    const turns = await turnsOf({ url: apps.url, cookieOf: cookiesAt(apps.url, world) }, shuttles);
    say(`${steady} transitions a second for ${minutes} minutes`);
    const { count } = await load({
      url: apps.url,
      turns,
      connections: 16,
      seconds: minutes * 60,
      rate: steady,
    });
    await quiet(databaseUrl);
    return apps.services.map((service) => ({
      ...memory(`${service.name}.steady`, memoryOf(service)),
      against: `after ${count} transitions in ${minutes} minutes, with their effects`,
    }));
  };

/** Both halves on a server of their own, so that the rows of the one don't slow the other. */
const onOwnServer = async (
  world: World,
  measure: (store: Store, world: World) => Promise<readonly Measure[]>,
) => {
  await using store = await startStore('measured');
  await loadWorld(store.databaseUrl, world, '2020-01-01');
  return await measure(store, world);
};

const run = async (): Promise<boolean> => {
  const world = makeWorld(40);
  const every = {
    transitions,
    consequences,
    scores,
    answers,
    sheets: decisionSheets,
    records: recordLists,
    letters,
    plans: visitPlans,
  };
  const { only } = asked;
  const chosen = Object.entries(every).flatMap(([name, part]) =>
    only === undefined || only === name ? [part] : [],
  );
  const parts = asked.minutes ? [endurance(Number(asked.minutes))] : chosen;
  const measures: Measure[] = only === undefined || only === 'tables' ? [...(await tables())] : [];
  for (const part of parts) measures.push(...(await onOwnServer(world, part)));
  const rows = measures.map((one) => [
    one.name,
    Number(one.value.toPrecision(4)),
    one.unit,
    one.target ?? '',
    holds(one) ? '' : '✗',
    one.against ?? '',
  ]);
  console.log(table([['figure', 'value', 'unit', 'target', '', 'against'], ...rows]));
  if (asked.json) await writeMeasures(asked.json, measures);
  return measures.every(holds);
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
run().then(
  (held) => {
    process.exitCode = held ? 0 : 1;
  },
  (error: unknown) => {
    say(causes(error));
    process.exitCode = 1;
  },
);
