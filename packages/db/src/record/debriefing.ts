import { Fault, isSubject } from '@kaohe/domain';
import { personOf } from '../advance/order.ts';
import { json } from '../deadline/row.ts';
import type { Recorders } from './recorder.ts';

const reported = {
  name: 'debriefing-reported',
  text: `insert into debriefing (questionnaire_id, subject_kind, by, text, evidence, at) values ($1, $2, $3, $4, $5, $6)
    on conflict (questionnaire_id, subject_kind) do update set by = excluded.by, text = excluded.text, evidence = excluded.evidence, at = excluded.at`,
};
const met = {
  name: 'debriefing-met',
  text: `insert into debriefing_meeting (questionnaire_id, held_on, place, people, attendance) values ($1, $2, $3, $4, $5)
    on conflict (questionnaire_id) do update set held_on = excluded.held_on, place = excluded.place, people = excluded.people,
      attendance = excluded.attendance`,
};
const commented = {
  name: 'debriefing-commented',
  text: `update debriefing set comment = $3, comment_by = $4 where questionnaire_id = $1 and subject_kind = $2 returning subject_kind`,
};

/** The reports of the subjects, the meeting at which they were heard, and what was said of each. */
export const debriefingRecords: Recorders<'questionnaire'> = {
  'questionnaire.debrief': async (tx, { row, order, held }, data) => {
    // Whoever holds two offices reports as the first of them in the order of the rules.
    const kind = held.find(isSubject);
    if (kind === undefined) throw new Fault('forbidden', { event: order.event.type });
    await tx.query(reported, [row.id, kind, personOf(order.actor), data.text, data.evidence, row.at]);
    return {};
  },
  'questionnaire.holdMeeting': async (tx, { row }, data) => {
    await tx.query(met, [row.id, data.heldOn, data.place, data.people, json(data.attendance)]);
    return {};
  },
  'questionnaire.comment': async (tx, { row, order }, data) => {
    const found = await tx.query(commented, [row.id, data.subjectKind, data.text, personOf(order.actor)]);
    if (found.length === 0) throw new Fault('invalid', { path: 'subjectKind', issue: 'notReported' });
    return {};
  },
};
