import { randomBytes, randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '@kaohe/db/embedded';
import { z } from 'zod';
import { makeLine } from '../../drive/http.ts';
import { makeRpc } from '../../drive/rpc.ts';
import { makeSessions } from '../../drive/session.ts';
import { makeTally } from '../../drive/tally.ts';
import { type Store, startApps } from '../../installation/stack.ts';
import type { Measure } from '../../report/measure.ts';
import type { World } from '../../world/organisation.ts';
import { layOutFeedback } from './letters-laid.ts';

type Size = { readonly units: number; readonly say: (line: string) => void };

const progress = z.object({
  total: z.number(),
  done: z.number(),
  issued: z.number(),
  letters: z.number(),
  finishedAt: z.string().nullable(),
});
type Progress = z.infer<typeof progress>;

/** Asks an API as the office does that has the page open. */
const officeAt = async (url: string, world: World) => {
  const line = makeLine(url, 1);
  const rpc = makeRpc(line);
  const [who] = world.staff.offices;
  if (who === undefined) throw new Error('there is no office');
  const cookie = await makeSessions({ line, rpc, world, tally: makeTally() })(who);
  return {
    order: (input: unknown) => rpc.mutate(cookie, 'mass.order', input),
    progress: async (input: unknown): Promise<Progress> =>
      progress.parse(await rpc.query(cookie, 'mass.progress', input)),
    close: () => line.close(),
  };
};

/** Units not issued exactly once, letters without a file, and numbers that are missing or double. */
const wrong = `select (select count(*) from mass_issue_unit u where (select count(*) from journal j where j.instance_id = u.assessment_id
      and j.event = 'assessment.issue') <> 1)::int
    + (select count(*) filter (where file_id is null) + abs(max(no) - count(distinct no)) + count(*) - count(distinct no) from document)::int as count`;

/**
 * Feedback of a whole cycle issued by one order, until the last letter is written: two workers, an API that is killed when a quarter is
 * done and another that is asked from then on.
 */
export const massLetters = async (
  { databaseUrl, folder }: Store,
  world: World,
  { units, say }: Size,
): Promise<readonly Measure[]> => {
  const cycleId = await layOutFeedback(databaseUrl, world, units);
  const env = { KAOHE_SECRET: randomBytes(32).toString('hex') };
  await using apps = await startApps({ databaseUrl, folder, workers: 2, env });
  const first = await officeAt(apps.url, world);
  const load = loadavg()[0] ?? 0;
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  await first.order({ cycleId, id: randomUUID() });
  const ordered = seconds();
  while ((await first.progress({ cycleId })).done < units / 4) await pause(500);
  await apps.services.find(({ name }) => name === 'api')?.leashed.kill();
  first.close();
  say(`the API is killed after ${seconds().toFixed(0)} s`);
  await using again = await startApps({ databaseUrl, folder, workers: 0, env });
  const second = await officeAt(again.url, world);
  let issued: number | null = null;
  for (;;) {
    const now = await second.progress({ cycleId });
    if (now.finishedAt !== null) issued ??= seconds();
    say(`${now.done} of ${now.total} issued, ${now.letters} letters, ${seconds().toFixed(0)} s`);
    if (now.finishedAt !== null && now.letters === units) break;
    await pause(2_000);
  }
  const all = seconds();
  second.close();
  const found = await withClient(databaseUrl, (client) => client.query<{ count: number }>(wrong));
  const against = `${units} units, two workers, the API killed at a quarter and started anew; load ${load.toFixed(0)} before`;
  return [
    { name: 'letters.ordered', value: ordered, unit: 's', target: null, against },
    { name: 'letters.issued', value: issued ?? all, unit: 's', target: null, against },
    { name: 'letters.seconds', value: all, unit: 's', target: '< 180', against },
    {
      name: 'letters.wrong',
      value: found.rows[0]?.count ?? -1,
      unit: 'not once, or a gap',
      target: '= 0',
      against,
    },
  ];
};
