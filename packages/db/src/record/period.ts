import { dayNumber, dayOf, Fault } from '@kaohe/domain';
import { calendarOf } from '../memory.ts';
import type { Recorders } from './recorder.ts';

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
const published = {
  name: 'period-published',
  text: `insert into cycle_period (cycle_id, no, title, text, published_at) values ($1, $2, $3, $4, $5)
    on conflict (cycle_id, no) do update set title = excluded.title, text = excluded.text, published_at = excluded.published_at`,
};

/** One meeting and one bulletin for a period of all units; a meeting recorded anew corrects its minutes. */
export const periodRecords: Recorders<'cycle'> = {
  'cycle.recordMeeting': async (tx, { row, way, order }, { period, heldOn, attendance, minutes }) => {
    const found = await tx.query(exists, [row.id, period]);
    if (found.length === 0) throw new Fault('invalid', { path: 'period', issue: 'unknownPeriod' });
    const calendar = await calendarOf(tx, way.memory, row.calendarVersion);
    if (dayNumber(heldOn) > dayNumber(dayOf(calendar, row.at)))
      throw new Fault('invalid', { path: 'heldOn', issue: 'notYet' });
    const by = order.actor.kind === 'person' ? order.actor.personId : null;
    await tx.query(held, [row.id, period, heldOn, attendance, minutes, by, row.at]);
    return {};
  },
  'cycle.publishBulletin': async (tx, { row }, { period, title, text }) => {
    await tx.query(published, [row.id, period, title, text, row.at]);
    return {};
  },
};
