import { dayNumber, dayOf, Fault } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import { calendarOf } from '../memory.ts';
import type { Sql } from '../sql.ts';
import type { DataOf, Recorders } from './recorder.ts';

const exists = {
  name: 'period-exists',
  text: `select from instance where cycle_id = $1 and machine = 'periodReview' and (data ->> 'no')::int = $2 limit 1`,
};
const held = {
  name: 'period-held',
  text: `insert into cycle_period (cycle_id, no, held_on, attendance, minutes, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (cycle_id, no) do update set held_on = excluded.held_on, attendance = excluded.attendance, minutes = excluded.minutes,
      recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
};
const strangers = {
  name: 'period-strangers',
  text: `select count(*)::int as count from unnest($2::uuid[]) x(unit_id) where not exists (select from instance i
    where i.cycle_id = $1 and i.machine = 'assessment' and i.unit_id = x.unit_id and not 'cancelled' = any(i.tags))`,
};
const came = {
  name: 'period-presence',
  text: `insert into period_presence (cycle_id, no, unit_id, presence, reason)
    select $1, $2, u."unitId", u.presence, nullif(u.reason, '') from jsonb_to_recordset($3::jsonb) as u("unitId" uuid, presence text, reason text)
    on conflict (cycle_id, no, unit_id) do update set presence = excluded.presence, reason = excluded.reason`,
};

type Units = NonNullable<DataOf<'cycle', 'cycle.recordMeeting'>['units']>;
type OfPeriod = { readonly cycleId: string; readonly period: number };
/** Of each unit the last word counts; who isn't named stays as recorded. */
const keepPresence = async (tx: Sql, { cycleId, period }: OfPeriod, units: Units): Promise<void> => {
  const ids = units.map(({ unitId }) => unitId);
  if (new Set(ids).size !== ids.length) throw new Fault('invalid', { path: 'units', issue: 'listTwice' });
  const [row] = await tx.query<{ count: number }>(strangers, [cycleId, ids]);
  if (row?.count !== 0) throw new Fault('invalid', { path: 'units', issue: 'unknownUnit' });
  await tx.query(came, [cycleId, period, json(units)]);
};

const published = {
  name: 'period-published',
  text: `insert into cycle_period (cycle_id, no, title, text, published_at) values ($1, $2, $3, $4, $5)
    on conflict (cycle_id, no) do update set title = excluded.title, text = excluded.text, published_at = excluded.published_at`,
};

/** One meeting and one bulletin for a period of all units; a meeting recorded anew corrects its minutes. */
export const periodRecords: Recorders<'cycle'> = {
  'cycle.recordMeeting': async (tx, { row, way, order }, { period, heldOn, attendance, minutes, units }) => {
    const found = await tx.query(exists, [row.id, period]);
    if (found.length === 0) throw new Fault('invalid', { path: 'period', issue: 'unknownPeriod' });
    const calendar = await calendarOf(tx, way.memory, row.calendarVersion);
    if (dayNumber(heldOn) > dayNumber(dayOf(calendar, row.at)))
      throw new Fault('invalid', { path: 'heldOn', issue: 'notYet' });
    const by = order.actor.kind === 'person' ? order.actor.personId : null;
    await tx.query(held, [row.id, period, heldOn, attendance ?? null, minutes, by, row.at]);
    if (units !== undefined) await keepPresence(tx, { cycleId: row.id, period }, units);
    return {};
  },
  'cycle.publishBulletin': async (tx, { row }, { period, title, text }) => {
    await tx.query(published, [row.id, period, title, text, row.at]);
    return {};
  },
};
