import { asked, type Query } from './fact.ts';

const survey: Query = async (_tx, { birth }) => birth.kind === 'survey';

/** The classes of a ballot are the policy's, and as many people are in them as it was planned for. */
const questionsComplete = asked(
  'questions-complete',
  `select jsonb_array_length(q.questions) > 0 and (q.kind <> 'ballot' or (
      (select coalesce(sum(v.value::int), 0) from jsonb_each_text(q.voters) v) = $2
      and not exists (select from jsonb_object_keys(q.voters) k where not k = any($3)))) as holds
    from questionnaire q where q.id = $1`,
  async ({ id, birth, policy }) => {
    const { ballot } = await policy();
    return [id, birth.voters, ballot.classes.map(({ key }) => key)];
  },
);

const groupLargeEnough = asked(
  'group-large-enough',
  'select count(*) >= $2 as holds from answer a where a.questionnaire_id = $1',
  async ({ id, policy }) => {
    const { questionnaire } = await policy();
    return [id, questionnaire.smallestGroup];
  },
);

export const questionnaireQueries = { survey, questionsComplete, groupLargeEnough };
