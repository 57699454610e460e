import {
  askedAnswers,
  type BallotRules,
  type Outcome,
  outcome,
  type Policy,
  questionsSchema,
  type Voice,
} from '@kaohe/domain';
import type { Memory } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { askedBefore } from './before.ts';
import { voicesOf } from './voice.ts';

const asked = {
  name: 'questionnaire-asked',
  text: 'select kind, questions from questionnaire where id = $1',
};

/** The classes of a ballot weigh what the policy says; in a survey everybody weighs the same. */
const rulesOf = (kind: string, { ballot }: Policy, voices: readonly Voice[]): BallotRules => {
  if (kind === 'ballot') return ballot;
  const classes = [...new Set(voices.map((one) => one.class))].sort();
  return {
    choices: ballot.choices,
    classes: classes.map((key) => ({ key, weight: voices.filter((one) => one.class === key).length })),
  };
};

/** What a questionnaire came to: counted in memory, and nothing of it told that would tell of one person. */
export const tallied = async (
  tx: Sql,
  { memory, policy }: { memory: Memory; policy: Policy },
  id: string,
): Promise<Outcome | 'insufficient'> => {
  const [row] = await tx.query<{ kind: string; questions: unknown }>(asked, [id]);
  const questions = questionsSchema.parse(row?.questions);
  // A paper shows every question: what was ticked where it wasn't asked counts no more than on a phone.
  const voices = (await voicesOf(tx, memory, id)).map((one) => ({
    class: one.class,
    answers: askedAnswers(questions, one.answers),
  }));
  return outcome({
    questions,
    rules: rulesOf(row?.kind ?? '', policy, voices),
    smallestGroup: policy.questionnaire.smallestGroup,
    voices,
    // Fewer answer than are asked: it is compared once more by how many did. A ballot is compared when it opens, and counts whole.
    before: row?.kind === 'survey' ? await askedBefore(tx, id) : [],
  });
};
