import { type BallotRules, Fault, type Policy, type Tally, tally } from '@kaohe/domain';
import type { Sql } from '../sql.ts';
import { type Question, questionsSchema } from './question.ts';

/** What a questionnaire came to: over all its choices, and question by question. */
export type Result = Tally & {
  readonly answers: number;
  readonly questions: readonly (Pick<Question, 'id' | 'text'> & { readonly tally: Tally })[];
};

const asked = {
  name: 'questionnaire-asked',
  text: 'select kind, questions from questionnaire where id = $1',
};
const counts = {
  name: 'answers-counted',
  text: `select a.class, q.id, a.answers ->> q.id as choice, count(*)::int as count
    from answer a cross join unnest($2::text[]) as q(id) where a.questionnaire_id = $1 and a.answers ? q.id group by 1, 2, 3`,
};
const heard = {
  name: 'answers-heard',
  text: 'select count(*)::int as count from answer where questionnaire_id = $1',
};

type Count = { readonly class: string; readonly id: string; readonly choice: string; readonly count: number };
const ballotsOf = (rows: readonly Count[]): Record<string, Record<string, number>> => {
  const ballots: Record<string, Record<string, number>> = {};
  for (const row of rows) {
    const own = ballots[row.class] ?? {};
    ballots[row.class] = { ...own, [row.choice]: (own[row.choice] ?? 0) + row.count };
  }
  return ballots;
};

/** A survey has one class of voters; its choices are the ballot's. */
const rulesOf = (kind: string, { ballot }: Policy): BallotRules =>
  kind === 'ballot' ? ballot : { ...ballot, classes: [{ key: 'all', weight: 100 }] };

const sufficient = (result: Tally | 'insufficient'): Tally => {
  if (result === 'insufficient') throw new Fault('refused', { facts: ['groupLargeEnough'] });
  return result;
};

/**
 * Counts the answers. Every voter answers every choice, so that over all of them the smallest group is as many times larger as there are
 * questions: small classes are pooled in the same way everywhere.
 */
export const tallied = async (tx: Sql, id: string, policy: Policy): Promise<Result> => {
  const [row] = await tx.query<{ kind: string; questions: unknown }>(asked, [id]);
  const questions = questionsSchema.parse(row?.questions).filter(({ kind }) => kind === 'choice');
  const rows = await tx.query<Count>(counts, [id, questions.map((one) => one.id)]);
  const [total] = await tx.query<{ count: number }>(heard, [id]);
  const rules = rulesOf(row?.kind ?? '', policy);
  const { smallestGroup } = policy.questionnaire;
  const all = tally({ ballots: ballotsOf(rows), rules, smallestGroup: smallestGroup * questions.length });
  return {
    ...sufficient(all),
    answers: total?.count ?? 0,
    questions: questions.map(({ id: question, text }) => {
      const ballots = ballotsOf(rows.filter((one) => one.id === question));
      return { id: question, text, tally: sufficient(tally({ ballots, rules, smallestGroup })) };
    }),
  };
};
