import {
  type AskedBefore,
  groupsOf,
  groupsTold,
  type Outcome,
  questionsSchema,
  type Voters,
} from '@kaohe/domain';
import type { Sql } from '../sql.ts';

/** Those that came to nothing tell nothing. */
const others = {
  name: 'questionnaires-before',
  text: `select q.kind, q.title, q.questions, q.voters, q.result from questionnaire q join instance i on i.id = q.id
    where q.id <> $1 and i.stage in ('open', 'counting', 'closed', 'tallied')
      and exists (select from questionnaire_of o join questionnaire_of own on own.assessment_id = o.assessment_id
        where o.questionnaire_id = q.id and own.questionnaire_id = $1) order by i.created_at desc, q.id limit 200`,
};
type Row = Pick<AskedBefore, 'kind' | 'title'> & {
  readonly questions: unknown;
  readonly voters: Voters;
  readonly result: Outcome | null;
};

/** Other questionnaires to the people of the same units, with the groups that they tell of or may come to tell of. */
export const askedBefore = async (sql: Sql, id: string): Promise<readonly AskedBefore[]> => {
  const rows = await sql.query<Row>(others, [id]);
  return rows.map(({ kind, title, questions, voters, result }) => ({
    kind,
    title,
    questions: questionsSchema.parse(questions),
    groups: [...groupsOf(voters), ...(result === null ? [] : groupsTold(result, Object.keys(voters)))],
  }));
};

const one = {
  name: 'lock-questionnaires',
  text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
};

/** Two that open at once for one cycle do so one after the other, so that each knows of the other. */
export const oneByOne = async (tx: Sql, cycleId: string): Promise<void> => {
  await tx.query(one, [`questionnaires of ${cycleId}`]);
};
