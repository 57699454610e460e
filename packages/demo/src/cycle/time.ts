import { parseCalendar } from '@kaohe/domain';
import { z } from 'zod';
import { makeLine } from '../drive/http.ts';
import { makeRpc } from '../drive/rpc.ts';
import { at, daysAfter, shifted, year2025 } from '../script/plan.ts';
import { password } from '../world/load.ts';
import type { World } from '../world/organisation.ts';
import type { Time } from './run.ts';

const clock = z.object({ now: z.string() });
const years = z.object({ calendar: z.unknown() });
const units = z.array(z.object({ id: z.string() }));
const week = 7 * 86_400_000;

/** Years that the plan needs and the installation doesn't know: taken over as plain weeks with one holiday. */
const plain = (year: number) => ({ year, days: [{ day: `${year}-01-01`, workday: false, name: '元旦' }] });

/**
 * When the year can be lived at an installation that is there already: its clock only goes forward, so the plan starts in its next week,
 * and the calendars of years not known yet are imported.
 */
export const timeAt = async (url: string, world: World): Promise<Time> => {
  const line = makeLine(url, 2);
  const rpc = makeRpc(line);
  try {
    const keeper = await rpc.signIn(world.staff.administrator.email, password);
    const office = await rpc.signIn(world.staff.offices[0]?.email ?? '', password);
    const there = new Set(units.parse(await rpc.query(office, 'unit.list')).map(({ id }) => id));
    const missing = world.branches.filter(({ unit }) => !there.has(unit.id));
    if (missing.length > 0)
      throw new Error(
        `${missing.length} of the ${world.branches.length} units are not there: use --units of that installation`,
      );
    const start = new Date(clock.parse(await rpc.query(keeper, 'clock.now')).now);
    const weeks = Math.ceil((daysAfter(start, 1).getTime() - at(year2025.draft).getTime()) / week);
    const plan = shifted(year2025, weeks);
    const known = parseCalendar(years.parse(await rpc.query(keeper, 'calendar.years')).calendar);
    const needed = [plan.year - 1, plan.year, plan.year + 1, plan.year + 2].filter(
      (year) => known.years[year] === undefined,
    );
    for (const year of needed) await rpc.mutate(keeper, 'calendar.override', plain(year));
    const calendar = parseCalendar(years.parse(await rpc.query(keeper, 'calendar.years')).calendar);
    return { start, plan, calendar };
  } finally {
    line.close();
  }
};
