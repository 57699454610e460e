import { json } from '../deadline/row.ts';
import { policyOf } from '../memory.ts';
import { tallied } from '../questionnaire/tally.ts';
import { debriefingRecords } from './debriefing.ts';
import type { BirthRecorder, Recorder, Recorders } from './recorder.ts';

/** A survey asks one class of people; the classes of a ballot are written with its questions. */
const planned = {
  name: 'record-questionnaires',
  text: `insert into questionnaire (id, assessment_id, kind, title, questions, voters)
    select b.id, b.parent, b.kind, b.title, '[]', case b.kind when 'survey' then jsonb_build_object('all', b.voters) else '{}' end
    from jsonb_to_recordset($1::jsonb) as b(id uuid, parent uuid, kind text, title text, voters int)`,
};

export const questionnaireBirths: BirthRecorder = async (tx, born) => {
  await tx.query(planned, [json(born.map(({ id, parentId, data }) => ({ ...data, id, parent: parentId })))]);
};

/** Links that were not used lead nowhere any more. */
const ended = { name: 'links-ended', text: 'delete from answer_token where questionnaire_id = $1' };
const end: Recorder<unknown> = async (tx, { row }) => {
  await tx.query(ended, [row.id]);
  return {};
};
/** Nothing of the single answers is kept, neither when they were counted nor when they are not. */
const forgotten = {
  name: 'answers-forgotten',
  text: `with papers as (delete from paper_entry where questionnaire_id = $1),
    links as (delete from answer_token where questionnaire_id = $1)
    delete from sealed_answer where questionnaire_id = $1`,
};
const forget: Recorder<unknown> = async (tx, { row }) => {
  await tx.query(forgotten, [row.id]);
  return {};
};

const kept = { name: 'questionnaire-result', text: 'update questionnaire set result = $2 where id = $1' };

export const questionnaireRecords: Recorders<'questionnaire'> = {
  ...debriefingRecords,
  'questionnaire.runEnded': end,
  'questionnaire.close': end,
  'questionnaire.cancel': forget,
  'questionnaire.tally': async (tx, { row, way, facts }) => {
    if (facts.groupLargeEnough === true) {
      const policy = await policyOf(tx, way.memory, { id: row.cycleId, version: row.policyVersion });
      const result = await tallied(tx, { memory: way.memory, policy }, row.id);
      if (result !== 'insufficient') await tx.query(kept, [row.id, json(result)]);
    }
    await tx.query(forgotten, [row.id]);
    return {};
  },
};
