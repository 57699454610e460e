import type { Calendar } from '@kaohe/domain';
import { makeHttpScene } from '../drive/http-scene.ts';
import type { Tally } from '../drive/tally.ts';
import { official } from '../script/company.ts';
import { storiesOf, wholeYear } from '../script/demonstration.ts';
import { at, type Plan, year2025 } from '../script/plan.ts';
import { readTables } from '../standards/table.ts';
import type { World } from '../world/organisation.ts';

const start = at('2024-12-01', '09:00');

/** When the year is lived, and by which calendar. */
export type Time = { readonly start: Date; readonly plan: Plan; readonly calendar: Calendar };
export const own: Time = { start, plan: year2025, calendar: official };

export type Lived = { readonly tally: Tally; readonly seconds: number; readonly until: Date };
type Place = {
  readonly url: string;
  readonly world: World;
  readonly connections: number;
  readonly say: (line: string) => void;
};

/** Tells how far the year has come, once for each of its months. */
const narrate = (say: Place['say']): ((now: Date) => void) => {
  let last = '';
  return (now) => {
    const month = now.toISOString().slice(0, 7);
    if (month !== last) say(`  ${month}`);
    last = month;
  };
};

/** Lives through the whole year at an address, by every path. */
export const live = async ({ url, world, connections, say }: Place, time: Time): Promise<Lived> => {
  const { scene, tally, close } = await makeHttpScene({
    url,
    world,
    connections,
    start: time.start,
    say,
    onJump: narrate(say),
  });
  const started = performance.now();
  try {
    await scene.agenda.run(storiesOf(wholeYear(scene, time), await readTables()));
    return { tally, seconds: (performance.now() - started) / 1000, until: scene.agenda.now() };
  } finally {
    close();
  }
};
