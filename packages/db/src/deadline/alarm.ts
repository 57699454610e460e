import { missingYear } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { calendarFrom } from '../memory.ts';

/** How often a process looks, in milliseconds. */
const every = 60_000;

const now = { name: 'alarm-now', text: 'select app_now() as at' };

/** Said once for each year, to the office of every cycle that is open. */
const tell = {
  name: 'alarm-calendar',
  text: `with said as (
      insert into setting (key, value) select 'calendar.missing.' || $1, to_jsonb(app_now())
      where exists (select from instance where machine = 'cycle' and closed_at is null) on conflict (key) do nothing returning key
    )
    insert into outbox (instance_id, seq, effect, payload, at)
    select i.id, i.seq, 'notify', jsonb_build_object('type', 'notify', 'to', 'office', 'notice', 'calendarMissing', 'subject', $1::text), app_now()
    from said, instance i where i.machine = 'cycle' and i.closed_at is null returning id`,
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
