import { dueOn } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { calendarFrom, policyOf } from '../memory.ts';

/** How often a process looks, in milliseconds; of each period it is told once. */
const every = 60_000;

export type OfPeriod = { readonly cycleId: string; readonly no: number };
type Verified = { readonly name: string; readonly at: Date | null; readonly policyVersion: number | null };

/** When the last unit of a period was verified; null while one isn't. */
const verified = {
  name: 'period-verified',
  text: `select max(r.data ->> 'name') as name, max(c.policy_version) as "policyVersion",
      case when bool_and(r.stage in ('verified', 'lockPending', 'locked')) then max(v.at) end as at
    from instance r join cycle c on c.id = r.cycle_id
      left join lateral (select max(j.at) as at from journal j where j.instance_id = r.id and j.event = 'periodReview.verify') v on true
    where r.cycle_id = $1 and r.machine = 'periodReview' and (r.data ->> 'no')::int = $2 and not 'cancelled' = any(r.tags)`,
};

type Due = { readonly name: string; readonly due: Date };
const dueOf = async (db: Db, { cycleId, no }: OfPeriod): Promise<Due | null> => {
  const [row] = await db.query<Verified>(verified, [cycleId, no]);
  if (!row?.at) return null;
  const { windows } = await policyOf(db, db.memory, { id: cycleId, version: row.policyVersion });
  const due = dueOn({ from: row.at, window: windows.minutes, calendar: await calendarFrom(db) });
  return 'due' in due ? { name: row.name, due: due.due } : null;
};

/** Until when the meeting on a period is to be held and its minutes kept; null while a unit isn't verified, or its year has no calendar. */
export const minutesDue = async (db: Db, of: OfPeriod): Promise<string | null> =>
  (await dueOf(db, of))?.due.toISOString() ?? null;

/** Periods of which every unit is verified and no meeting is recorded, and nothing has been told yet. */
const waiting = {
  name: 'minutes-waiting',
  text: `with done as (select r.cycle_id, (r.data ->> 'no')::int as no
      from instance i join instance r on r.cycle_id = i.id and r.machine = 'periodReview' and not 'cancelled' = any(r.tags)
      where i.machine = 'cycle' and i.closed_at is null and i.stage in ('running', 'visiting')
      group by 1, 2 having bool_and(r.stage in ('verified', 'lockPending', 'locked')))
    select d.cycle_id as "cycleId", d.no, app_now() as now from done d
    where not exists (select from cycle_period p where p.cycle_id = d.cycle_id and p.no = d.no and p.held_on is not null)
      and not exists (select from setting s where s.key = 'minutes.' || d.cycle_id || '.' || d.no) limit 20`,
};
const tell = {
  name: 'minutes-told',
  text: `with said as (insert into setting (key, value) values ('minutes.' || $1 || '.' || $2, to_jsonb(app_now())) on conflict (key) do nothing returning key)
    insert into outbox (instance_id, seq, effect, payload, at)
    select i.id, i.seq, 'notify', jsonb_build_object('type', 'notify', 'to', t.audience, 'notice', 'minutesOverdue', 'subject', $3::text), app_now()
    from said, instance i, (values ('office'), ('lead')) t(audience) where i.id = $1::uuid returning id`,
};

/** Once for each period: office and leads are told that the window for its meeting is over. It is one meeting for all units, so no unit's clock. */
export const alarmMinutes = async (db: Db): Promise<void> => {
  const { memory } = db;
  if (performance.now() < memory.minutesAt) return;
  memory.minutesAt = performance.now() + every;
  for (const { now, ...of } of await db.query<OfPeriod & { readonly now: Date }>(waiting)) {
    const found = await dueOf(db, of);
    if (found === null || found.due > now) continue;
    const told = await db.query(tell, [of.cycleId, String(of.no), found.name]);
    if (told.length > 0) db.announce({ outbox: true });
  }
};
