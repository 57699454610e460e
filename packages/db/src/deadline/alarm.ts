import { missingYear } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { calendarFrom } from '../memory.ts';

/** How often a process looks, in milliseconds. */
const every = 60_000;

const now = { name: 'alarm-now', text: 'select app_now() as at' };

/** Is within the root `r`, an expression of a path. */
const within = (path: string): string => `(${path} = r.path or starts_with(${path}, r.path || '/'))`;
const open = `instance i join cycle c on c.id = i.id join unit r on r.id = c.unit_id where i.machine = 'cycle' and i.closed_at is null`;

/**
 * Said once for each year, and once to each office however many cycles it has open: one cycle tells for all of the same root, and for
 * those below it that have no office of their own.
 */
const tell = {
  name: 'alarm-calendar',
  text: `with said as (
      insert into setting (key, value) select 'calendar.missing.' || $1, to_jsonb(app_now())
      where exists (select from ${open}) on conflict (key) do nothing returning key
    ), tellers as (
      select distinct on (r.path) i.id, i.seq from ${open}
        and (not exists (select from cycle o join instance oi on oi.id = o.id and oi.closed_at is null join unit above on above.id = o.unit_id
            where starts_with(r.path, above.path || '/'))
          or exists (select from appointment a join unit u on u.id = a.unit_id where a.role = 'office' and ${within('u.path')}
            and (a.ends_on is null or a.ends_on >= local_day(app_now()))))
      order by r.path, i.id
    )
    insert into outbox (instance_id, seq, effect, payload, at)
    select t.id, t.seq, 'notify', jsonb_build_object('type', 'notify', 'to', 'office', 'notice', 'calendarMissing', 'subject', $1::text), app_now()
    from said, tellers t returning id`,
};

/** From 1 November the office is told that the coming year's calendar is missing (lifecycle.md, Time). */
export const alarmCalendar = async (db: Db): Promise<void> => {
  const { memory } = db;
  if (performance.now() < memory.alarmAt) return;
  memory.alarmAt = performance.now() + every;
  const [row] = await db.query<{ at: Date }>(now);
  if (!row) return;
  const year = missingYear(await calendarFrom(db), row.at);
  if (year === undefined) return;
  const told = await db.query(tell, [String(year)]);
  if (told.length > 0) db.announce({ outbox: true });
};
