import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { coverageIn } from './coverage.ts';

/** How often a process looks, in milliseconds; what is told is told once a week. */
const every = 60_000;

const open = {
  name: 'coverage-cycles',
  text: `select i.id, to_char(local_day(app_now()), 'IYYY-IW') as week from instance i
    where i.machine = 'cycle' and i.closed_at is null and i.stage in ('running', 'visiting')
      and not exists (select from setting s where s.key = 'coverage.' || i.id || '.' || to_char(local_day(app_now()), 'IYYY-IW')) order by i.id limit 1`,
};
const keep = {
  name: 'coverage-told',
  text: `with said as (insert into setting (key, value) values ('coverage.' || $1 || '.' || $2, to_jsonb(app_now())) on conflict (key) do nothing returning key)
    insert into outbox (instance_id, seq, effect, payload, at)
    select i.id, i.seq, 'notify', jsonb_build_object('type', 'notify', 'to', t.audience, 'notice', n.notice, 'subject', n.subject), app_now()
    from said, instance i, (values ('office'), ('lead')) t(audience), jsonb_to_recordset($3::jsonb) n(notice text, subject text)
    where i.id = $1::uuid returning id`,
};

/** Once a week, one cycle at a look: office and leads are told of units and indicators without a record, and of a rush. */
export const alarmCoverage = async (db: Db): Promise<void> => {
  const { memory } = db;
  if (performance.now() < memory.coverageAt) return;
  memory.coverageAt = performance.now() + every;
  const [cycle] = await db.query<{ id: string; week: string }>(open);
  if (cycle === undefined) return;
  const { units, indicators } = await coverageIn(db, cycle.id);
  const told = [
    { notice: 'coverageSilent', count: units.filter(({ silentWeeks }) => silentWeeks !== null).length },
    { notice: 'coverageNever', count: indicators.filter(({ never }) => never).length },
    { notice: 'coverageRush', count: units.filter(({ rush }) => rush !== null).length },
  ].filter(({ count }) => count > 0);
  const rows = told.map(({ notice, count }) => ({ notice, subject: String(count) }));
  const put = await db.query(keep, [cycle.id, cycle.week, json(rows)]);
  if (put.length > 0) db.announce({ outbox: true });
};
