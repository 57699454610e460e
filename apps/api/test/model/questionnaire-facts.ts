import { answer, issueLinks } from '@kaohe/db';
import type { QueryFact } from '@kaohe/domain';
import type { Of } from './relatives.ts';
import { type Arrange, sql } from './rows.ts';
import type { Scene } from './scene.ts';

const reported = async (scene: Scene, of: Of, comment: string | null): Promise<void> => {
  await sql(
    scene,
    `insert into debriefing (questionnaire_id, subject_kind, by, text, evidence, at, comment)
      select $1, kind, gen_random_uuid(), 'a year', '{}', app_now(), $2 from unnest(array['secretary', 'discipline', 'cadre']) as kind`,
    [of.id, comment],
  );
};

/** Six answers by link, as they are given while it is open. */
const answered = async (scene: Scene, of: Of): Promise<void> => {
  const questions = [{ id: 'q1', text: 'satisfied?', kind: 'grade', required: true }];
  await sql(
    scene,
    `update questionnaire set questions = $2, voters = '{"all": 20}', handed_out = '{}' where id = $1`,
    [of.id, JSON.stringify(questions)],
  );
  await scene.moveTo('questionnaire', of.id, 'open');
  const [office] = scene.people('office');
  const actor = { kind: 'person', personId: office?.id ?? '' } as const;
  const links = await issueLinks(scene.db, { id: of.id, actor, voters: { all: 6 } });
  for (const { token } of links) await answer(scene.db, token, { q1: 'good' });
  await scene.moveTo('questionnaire', of.id, 'closed');
};

/** A survey, or else a ballot. */
const asSurvey: Arrange = async (scene, of, value) => {
  const kind = value ? 'survey' : 'ballot';
  await sql(scene, `update instance set data = data || jsonb_build_object('kind', $2::text) where id = $1`, [
    of.id,
    kind,
  ]);
  await sql(scene, 'update questionnaire set kind = $2 where id = $1', [of.id, kind]);
};

export const questionnaireFacts = {
  survey: asSurvey,
  withoutDebriefing: asSurvey,
  questionsComplete: async (scene, of, value) => {
    const questions = value ? [{ id: 'q1', text: 'satisfied?', kind: 'grade', required: true }] : [];
    await sql(
      scene,
      `update questionnaire set questions = $2, voters = case kind when 'ballot' then '{"A": 5, "B": 10, "C": 5}' else '{"all": 20}'::jsonb end where id = $1`,
      [of.id, JSON.stringify(questions)],
    );
  },
  reportsIn: async (scene, of, value) => {
    await sql(scene, 'delete from debriefing where questionnaire_id = $1', [of.id]);
    if (value) await reported(scene, of, null);
  },
  commented: async (scene, of, value) => {
    await sql(scene, 'delete from debriefing where questionnaire_id = $1', [of.id]);
    await reported(scene, of, value ? 'well done' : null);
    await sql(
      scene,
      `insert into debriefing_meeting (questionnaire_id, held_on, place, people, attendance) values ($1, '2027-01-01', 'hall', 20, '[]')
        on conflict do nothing`,
      [of.id],
    );
  },
  papersAgree: async (scene, of, value) => {
    await sql(scene, 'delete from paper_entry where questionnaire_id = $1', [of.id]);
    if (!value)
      await sql(
        scene,
        `insert into paper_entry (questionnaire_id, batch, pass, by, papers, classes, box) values ($1, 1, 1, gen_random_uuid(), 1, '{}', '')`,
        [of.id],
      );
  },
  groupLargeEnough: async (scene, of, value) => {
    await sql(scene, 'delete from sealed_answer where questionnaire_id = $1', [of.id]);
    if (value) await answered(scene, of);
  },
} satisfies Partial<Record<QueryFact, Arrange>>;
