import { json } from '../deadline/row.ts';
import { policyOf } from '../memory.ts';
import { tallied } from '../questionnaire/tally.ts';
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

/** Answers lose what could still join them to a link: they are written anew in random order, and buffer and links are emptied. */
const scattered = {
  name: 'answers-scattered',
  text: `with taken as (delete from answer_buffer where questionnaire_id = $1 returning class, answers),
    dropped as (delete from answer_token where questionnaire_id = $1)
    insert into answer (id, questionnaire_id, class, answers)
    select gen_random_uuid(), $1, t.class, t.answers from taken t order by random()`,
};
const close: Recorder<unknown> = async (tx, { row }) => {
  await tx.query(scattered, [row.id]);
  return {};
};
/** What was answered or handed out is forgotten with it. */
const forgotten = {
  name: 'answers-forgotten',
  text: `with buffered as (delete from answer_buffer where questionnaire_id = $1),
    dropped as (delete from answer_token where questionnaire_id = $1)
    delete from answer where questionnaire_id = $1`,
};

const kept = { name: 'questionnaire-result', text: 'update questionnaire set result = $2 where id = $1' };

export const questionnaireRecords: Recorders<'questionnaire'> = {
  'questionnaire.runEnded': close,
  'questionnaire.close': close,
  'questionnaire.cancel': async (tx, { row }) => {
    await tx.query(forgotten, [row.id]);
    return {};
  },
  'questionnaire.tally': async (tx, { row, way, facts }) => {
    if (facts.groupLargeEnough !== true) return {};
    const policy = await policyOf(tx, way.memory, { id: row.cycleId, version: row.policyVersion });
    const result = await tallied(tx, row.id, policy);
    await tx.query(kept, [row.id, json(result)]);
    return {};
  },
};
