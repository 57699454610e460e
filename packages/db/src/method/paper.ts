import {
  Fault,
  type Mark,
  markAnswer,
  optionOrder,
  paperScore,
  parsed,
  type TestQuestion,
  testAnswerSchema,
} from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { sha256 } from '../journal/entry.ts';
import type { Sql } from '../sql.ts';

/** A question as it is put to somebody: no key, options in the paper's own order with the bank's numbers. */
export type PutQuestion = {
  readonly id: string;
  readonly kind: TestQuestion['question']['kind'];
  readonly text: string;
  readonly options: readonly { readonly no: number; readonly text: string }[];
};
export type PaperView = {
  readonly title: string;
  readonly unit: string;
  readonly who: string;
  readonly attempt: number;
  readonly questions: readonly PutQuestion[];
};

type Stored = {
  readonly id: string;
  readonly assessmentId: string;
  readonly title: string;
  readonly unit: string;
  readonly who: string;
  readonly attempt: number;
  readonly seed: string;
  readonly questions: readonly string[];
  readonly pool: readonly TestQuestion[];
  readonly passing: number;
  readonly isIn: boolean;
};
const found = {
  name: 'paper-found',
  text: `select p.id, t.assessment_id as "assessmentId", t.title, u.name as unit, p.who, p.attempt, p.seed, p.questions, t.pool, t.passing,
      p.submitted_at is not null as "isIn"
    from test_paper p join effect_test t on t.id = p.test_id and t.concluded_at is null
      join assessment a on a.id = t.assessment_id join unit u on u.id = a.unit_id where p.token = $1`,
};

/** A link that leads nowhere any more is answered like one that never was. */
const linked = async (sql: Sql, token: string): Promise<Stored> => {
  const [row] = await sql.query<Stored>(found, [sha256(token)]);
  if (row === undefined) throw new Fault('notFound');
  if (row.isIn) throw new Fault('conflict', { issue: 'answeredBefore' });
  return row;
};

const askedOn = ({ pool, questions }: Stored): readonly TestQuestion[] =>
  questions.flatMap((id) => pool.find((one) => one.id === id) ?? []);

const put = (one: TestQuestion, seed: string): PutQuestion => {
  const { question } = one;
  const texts = question.kind === 'single' || question.kind === 'multiple' ? question.options : [];
  const options = optionOrder(one, seed).map((no) => ({ no, text: texts[no] ?? '' }));
  return { id: one.id, kind: question.kind, text: question.text, options };
};

/** The paper behind a link. Throws `notFound` for an unknown link or a concluded test, `conflict` once it is handed in. */
export const loadPaper = async (db: Db, token: string): Promise<PaperView> => {
  const row = await linked(db, token);
  const { title, unit, who, attempt, seed } = row;
  return { title, unit, who, attempt, questions: askedOn(row).map((one) => put(one, seed)) };
};

const answersSchema = z.record(z.uuid(), testAnswerSchema);
const keep = {
  name: 'paper-handed-in',
  text: `update test_paper set answers = $2, marks = $3, score = $4, submitted_at = app_now()
    where id = $1 and submitted_at is null returning id`,
};

/** What a paper came to, in 1/100 per cent; the right answers aren't told, for others may still sit the test. */
export type PaperResult = { readonly score: number; readonly passed: boolean };

/** Takes a paper in, once, and marks it. @throws Fault `invalid`, `notFound`, `conflict` */
export const handIn = async (db: Db, token: string, answers: unknown): Promise<PaperResult> => {
  const given = parsed(answersSchema, answers);
  storable(given);
  const row = await linked(db, token);
  const marks = askedOn(row).map(
    ({ id, indicator, question }): Mark => ({
      question: id,
      indicator,
      mark: markAnswer(question, given[id] ?? null),
    }),
  );
  const score = paperScore(marks);
  if ((await db.query(keep, [row.id, json(given), json(marks), score])).length === 0)
    throw new Fault('conflict', { issue: 'answeredBefore' });
  db.announce({ instances: [row.assessmentId] });
  return { score, passed: score >= row.passing };
};
