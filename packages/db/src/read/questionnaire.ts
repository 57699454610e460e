import type { Db } from '../client.ts';
import type { Question, Voters } from '../questionnaire/question.ts';
import { demand } from './place.ts';
import type { Scope } from './scope.ts';

/** What is asked, of how many voters of each class, and what came of it. */
export type QuestionnaireView = {
  readonly version: number;
  readonly kind: 'survey' | 'ballot';
  readonly title: string;
  readonly questions: readonly Question[];
  readonly voters: Voters;
  /** The tally; null until it is closed, and when too few answered. */
  readonly result: unknown;
};

const one = {
  name: 'questionnaire-view',
  text: `select i.version, q.kind, q.title, q.questions, q.voters, q.result
    from questionnaire q join instance i on i.id = q.id where q.id = $1`,
};

/** The questions of a questionnaire within the scope. Throws `notFound`. */
export const readQuestionnaire = async (db: Db, scope: Scope, id: string): Promise<QuestionnaireView> => {
  const met = await demand(db, scope, { id, machine: 'questionnaire' });
  const [row] = await db.query<QuestionnaireView>(one, [met.id]);
  if (row === undefined) throw new Error('a questionnaire has no row');
  return row;
};
