import { randomUUID } from 'node:crypto';
import { dayOf, Fault } from '@kaohe/domain';
import type { Deed } from '../advance/deed.ts';
import { personOf } from '../advance/order.ts';
import { calendarOf } from '../memory.ts';
import type { Recorders } from '../record/recorder.ts';
import { membersOf } from '../record/team.ts';
import type { Sql } from '../sql.ts';

const begin = {
  name: 'visit-session',
  text: `insert into visit_session (id, visit_id, method, place, members, starts_at, evidence, by) values ($1, $2, $3, $4, $5, $6, '{}', $7)`,
};
const end = {
  name: 'visit-session-end',
  text: `update visit_session set ends_at = $3, people = $4, participants = $5, evidence = $6
    where visit_id = $1 and id = $2 and ends_at is null and starts_at <= $3 returning id`,
};
const open = {
  name: 'visit-session-open',
  text: 'select from visit_session where visit_id = $1 and id = $2 and ends_at is null',
};

/** What lies in the future hasn't happened; a clock may be off by minutes, not by a day. */
const checkPast = async (
  tx: Sql,
  { row, way }: Deed,
  { path, at }: { path: string; at: string },
): Promise<void> => {
  const calendar = await calendarOf(tx, way.memory, row.calendarVersion);
  if (dayOf(calendar, new Date(at)) > dayOf(calendar, row.at))
    throw new Fault('invalid', { path, issue: 'notYet' });
};

const teamOf = async (tx: Sql, { row, order }: Deed): Promise<readonly string[]> => {
  const team = (await membersOf(tx, row.id, row.at)).map(({ personId }) => personId);
  const by = personOf(order.actor);
  if (by === null || !team.includes(by)) throw new Fault('forbidden', { event: order.event.type });
  return team;
};

/** The team's work in the field: begun by who is there, ended with who took part. */
export const sessionRecords = {
  'siteVisit.beginSession': async (tx, deed, { method, place, startsAt, members }) => {
    const team = await teamOf(tx, deed);
    if (members.some((one) => !team.includes(one)))
      throw new Fault('invalid', { path: 'members', issue: 'notAMember' });
    await checkPast(tx, deed, { path: 'startsAt', at: startsAt });
    const there = [...new Set(members)];
    await tx.query(begin, [
      randomUUID(),
      deed.row.id,
      method,
      place,
      there,
      startsAt,
      personOf(deed.order.actor),
    ]);
    return {};
  },
  'siteVisit.endSession': async (tx, deed, { session, endsAt, people, participants, evidence }) => {
    await teamOf(tx, deed);
    await checkPast(tx, deed, { path: 'endsAt', at: endsAt });
    const { id } = deed.row;
    const [under] = await tx.query(open, [id, session]);
    if (under === undefined) throw new Fault('invalid', { path: 'session', issue: 'sessionUnknown' });
    const [ended] = await tx.query(end, [id, session, endsAt, people, participants, evidence]);
    if (ended === undefined) throw new Fault('invalid', { path: 'endsAt', issue: 'endsBeforeItStarts' });
    return {};
  },
} as const satisfies Recorders<'siteVisit'>;
