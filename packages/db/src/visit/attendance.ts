import { randomUUID } from 'node:crypto';
import { Fault } from '@kaohe/domain';
import { personOf } from '../advance/order.ts';
import { json } from '../deadline/row.ts';
import type { DataOf, Recorders } from '../record/recorder.ts';
import type { Sql } from '../sql.ts';
import { checkPass } from './pass.ts';
import { subjectsOf } from './subject.ts';

const signIn = {
  name: 'visit-sign-in',
  text: `insert into visit_sign_in (visit_id, person_id, at) values ($1, $2, $3) on conflict do nothing returning person_id`,
};
const signed = {
  name: 'visit-signed-in',
  text: 'select person_id as "personId" from visit_sign_in where visit_id = $1',
};
const keep = {
  name: 'visit-attendance',
  text: `insert into visit_attendance (id, visit_id, person_id, post, subject_kind, present, reason, stand_in)
    select a.id, $1, a.person, a.post, a."subjectKind", a.present, a.reason, a."standIn"
    from jsonb_to_recordset($2::jsonb) as a(id uuid, person uuid, post text, "subjectKind" text, present boolean, reason text, "standIn" text)`,
};

type Listed = DataOf<'siteVisit', 'siteVisit.kickoff'>['attendance'];
type Held = { readonly visitId: string; readonly unitId: string | null; readonly at: Date };
const refuse = (issue: string): never => {
  throw new Fault('invalid', { path: 'attendance', issue });
};

/** Every subject of the unit stands there once, nobody signed in is absent, and nobody else goes for a subject. */
const check = async (tx: Sql, { visitId, unitId, at }: Held, listed: Listed): Promise<void> => {
  const subjects = (await subjectsOf(tx, { unitId, at })).map(({ personId }) => personId);
  const named = listed.flatMap(({ person }) => (person === undefined ? [] : [person]));
  if (named.some((one) => !subjects.includes(one))) refuse('notTheSubject');
  if (new Set(named).size !== named.length) refuse('listTwice');
  if (subjects.some((one) => !named.includes(one))) refuse('subjectMissing');
  const inPerson = (await tx.query<{ personId: string }>(signed, [visitId])).map(({ personId }) => personId);
  const absent = listed.filter(({ present }) => !present);
  if (absent.some(({ person }) => person !== undefined && inPerson.includes(person)))
    refuse('absentButSignedIn');
};

/** Who came: the subjects on their own phones, and the list that the lead closes with the kick-off. */
export const attendanceRecords = {
  'siteVisit.signIn': async (tx, { row, order }, { pass }) => {
    const by = personOf(order.actor);
    await checkPass(tx, { visitId: row.id, pass, at: row.at });
    const subjects = await subjectsOf(tx, { unitId: row.unitId, at: row.at });
    if (by === null || !subjects.some(({ personId }) => personId === by))
      throw new Fault('forbidden', { event: order.event.type });
    const [done] = await tx.query(signIn, [row.id, by, row.at]);
    if (done === undefined) throw new Fault('conflict', { path: 'pass', issue: 'signedInBefore' });
    return {};
  },
  'siteVisit.kickoff': async (tx, { row }, { attendance }) => {
    await check(tx, { visitId: row.id, unitId: row.unitId, at: row.at }, attendance);
    await tx.query(keep, [row.id, json(attendance.map((one) => ({ ...one, id: randomUUID() })))]);
    return {};
  },
} as const satisfies Recorders<'siteVisit'>;
