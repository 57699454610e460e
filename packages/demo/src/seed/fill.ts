import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHttpScene } from '../drive/http-scene.ts';
import { quiet } from '../installation/quiet.ts';
import { startApps } from '../installation/stack.ts';
import { demonstration } from '../script/demonstration.ts';
import { at, demonstrationDay } from '../script/plan.ts';
import { type Accounts, accountsOf } from '../world/account.ts';
import { loadWorld, setClock } from '../world/load.ts';
import { makeWorld, type World } from '../world/organisation.ts';
import { type Seeded, writeSeeded } from './mark.ts';

const start = at('2024-12-01', '09:00');

type Options = {
  readonly databaseUrl: string;
  readonly units: number;
  /** False: people and units only, on the day before their first cycle. */
  readonly cycles: boolean;
  /** Where uploaded files go; the API's default when undefined. */
  readonly filesFolder: string | undefined;
  readonly say: (line: string) => void;
};

const keep = async (
  databaseUrl: string,
  { accounts, ...left }: Accounts & { now: string },
): Promise<Seeded> => {
  const seeded = { ...left, accounts: [...accounts] };
  await writeSeeded(databaseUrl, seeded);
  return seeded;
};

const accountsBefore = (world: World): Accounts => {
  const [story] = world.branches;
  const [chair] = world.staff.reviewers;
  if (!(story && chair)) throw new Error('the demonstration needs units');
  return accountsOf(world, { story, chair });
};

/**
 * Loads the organisation and lives through its cycles up to the day of the demonstration, over HTTP like everybody, with an API and
 * a worker of its own.
 */
export const fill = async ({ databaseUrl, units, cycles, filesFolder, say }: Options): Promise<Seeded> => {
  const world = makeWorld(units);
  say(`${world.branches.length} units, ${world.people.length} people`);
  await loadWorld(databaseUrl, world, '2020-01-01');
  await setClock(databaseUrl, start);
  if (!cycles) return keep(databaseUrl, { ...accountsBefore(world), now: start.toISOString() });
  const folder = await mkdtemp(join(tmpdir(), 'kaohe-seed-'));
  try {
    const env = filesFolder === undefined ? {} : { KAOHE_FILES: filesFolder };
    await using apps = await startApps({ databaseUrl, folder, workers: 1, env });
    const scene = await makeHttpScene({
      url: apps.url,
      world,
      connections: 32,
      start,
      end: demonstrationDay,
      say,
    });
    const { stories, story, chair } = demonstration(scene.scene);
    await scene.scene.agenda.run(stories);
    await quiet(databaseUrl);
    scene.close();
    await setClock(databaseUrl, demonstrationDay);
    const now = demonstrationDay.toISOString();
    return await keep(databaseUrl, { ...accountsOf(world, { story, chair }), now });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
