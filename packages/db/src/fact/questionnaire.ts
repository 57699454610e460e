import { isAskable, questionsSchema, votersSchema } from '@kaohe/domain';
import { askedBefore, oneByOne } from '../questionnaire/before.ts';
import { asked, type Query } from './fact.ts';

const survey: Query = async (_tx, { birth }) => birth.kind === 'survey';
const withoutDebriefing = survey;

const drafted = {
  name: 'fact-questions-drafted',
  text: 'select kind, questions, voters from questionnaire where id = $1',
};
type Drafted = { readonly kind: 'survey' | 'ballot'; readonly questions: unknown; readonly voters: unknown };

/**
 * Nothing the lint calls an error; enough people are asked, and all of a ballot's are in classes of the policy; nothing was asked of nearly
 * the same people before.
 */
const questionsComplete: Query = async (tx, { id, birth, cycleId, policy }) => {
  await oneByOne(tx, cycleId);
  const [row] = await tx.query<Drafted>(drafted, [id]);
  if (row === undefined) return false;
  const { ballot, questionnaire } = await policy();
  const voters = votersSchema.parse(row.voters);
  const people = Object.values(voters).reduce((sum, count) => sum + count, 0);
  const classes = ballot.classes.map(({ key }) => key);
  const classed =
    row.kind === 'survey' ||
    (people >= Number(birth.voters) && Object.keys(voters).every((one) => classes.includes(one)));
  const lint = {
    questions: questionsSchema.parse(row.questions),
    kind: row.kind,
    voters,
    smallestGroup: questionnaire.smallestGroup,
    grades: ballot.choices.map(({ key }) => key),
    before: await askedBefore(tx, id),
  };
  return classed && isAskable(lint);
};

/** Every subject of the unit who is in office today has reported. */
const reportsIn = asked(
  'reports-in',
  `select exists (select from debriefing d where d.questionnaire_id = $1)
      and not exists (select from appointment m join unit u on u.id = m.unit_id
        where m.unit_id = $2 and m.case_id is null and m.role in ('secretary', 'discipline', 'cadre') and m.role = any(u.subject_kinds)
          and m.starts_on <= local_day(app_now()) and (m.ends_on is null or m.ends_on >= local_day(app_now()))
          and not exists (select from debriefing d where d.questionnaire_id = $1 and d.subject_kind = m.role)) as holds`,
  ({ id, unitId }) => [id, unitId],
);

const commented = asked(
  'reports-commented',
  `select exists (select from debriefing_meeting m where m.questionnaire_id = $1)
      and not exists (select from debriefing d where d.questionnaire_id = $1 and d.comment is null) as holds`,
  ({ id }) => [id],
);

const papersAgree = asked(
  'papers-agree',
  'select not exists (select from paper_entry p where p.questionnaire_id = $1 and not p.agreed) as holds',
  ({ id }) => [id],
);

const groupLargeEnough = asked(
  'group-large-enough',
  `select (select count(*) from sealed_answer a where a.questionnaire_id = $1)
      + (select coalesce(sum(p.papers), 0) from paper_entry p where p.questionnaire_id = $1 and p.agreed and p.pass = 1) >= $2 as holds`,
  async ({ id, policy }) => {
    const { questionnaire } = await policy();
    return [id, questionnaire.smallestGroup];
  },
);

export const questionnaireQueries = {
  survey,
  withoutDebriefing,
  questionsComplete,
  reportsIn,
  commented,
  papersAgree,
  groupLargeEnough,
};
