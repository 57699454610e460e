import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHttpScene } from '../drive/http-scene.ts';
import { quiet } from '../installation/quiet.ts';
import { startApps } from '../installation/stack.ts';
import { demonstration } from '../script/demonstration.ts';
import { at, demonstrationDay } from '../script/plan.ts';
import { accountsOf } from '../world/account.ts';
import { loadWorld, setClock } from '../world/load.ts';
import { makeWorld } from '../world/organisation.ts';
import { type Seeded, writeSeeded } from './mark.ts';

const start = at('2024-12-01', '09:00');

type Options = {
  readonly databaseUrl: string;
  readonly units: number;
  /** Where uploaded files go; the API's default when undefined. */
  readonly filesFolder: string | undefined;
  readonly say: (line: string) => void;
};

/**
 * Loads the organisation and lives through its cycles up to the day of the demonstration, over HTTP like everybody, with an API and
 * a worker of its own.
 */
export const fill = async ({ databaseUrl, units, filesFolder, say }: Options): Promise<Seeded> => {
  const world = makeWorld(units);
  say(`${world.branches.length} units, ${world.people.length} people`);
  await loadWorld(databaseUrl, world, '2020-01-01');
  await setClock(databaseUrl, start);
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
    const seeded = { ...accountsOf(world, { story, chair }), now: demonstrationDay.toISOString() };
    await setClock(databaseUrl, demonstrationDay);
    await writeSeeded(databaseUrl, { ...seeded, accounts: [...seeded.accounts] });
    return { ...seeded, accounts: [...seeded.accounts] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
