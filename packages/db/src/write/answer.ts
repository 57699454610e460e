import { Fault, parsed } from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { sha256 } from '../journal/entry.ts';
import { policyOf } from '../memory.ts';
import { type Question, questionsSchema } from '../questionnaire/question.ts';
import type { Sql } from '../sql.ts';

type Choice = { readonly key: string; readonly name: { readonly zh: string; readonly en: string } };
/** What a link leads to. */
export type Sheet = {
  readonly kind: 'survey' | 'ballot';
  readonly title: string;
  readonly unit: string;
  readonly questions: readonly Question[];
  readonly choices: readonly Choice[];
  /** Until when answers are taken; null: until it is closed. */
  readonly until: string | null;
};

type Row = Pick<Sheet, 'kind' | 'title'> & {
  readonly id: string;
  readonly unit: string | null;
  readonly questions: unknown;
  readonly class: string;
  readonly spent: boolean;
  readonly isOpen: boolean;
  readonly closesAt: Date | null;
  readonly cycleId: string;
  readonly policyVersion: number | null;
};
const found = {
  name: 'link-found',
  text: `select q.id, q.kind, q.title, u.name as unit, q.questions, t.class, t.spent, i.cycle_id as "cycleId", i.closes_at as "closesAt",
      'public' = any(i.tags) and (i.closes_at is null or app_now() < i.closes_at) as "isOpen",
      (select c.policy_version from cycle c where c.id = i.cycle_id) as "policyVersion"
    from answer_token t join questionnaire q on q.id = t.questionnaire_id join instance i on i.id = q.id
      left join unit u on u.id = i.unit_id where t.hash = $1`,
};

/** A link that leads nowhere any more is answered like one that never was. */
const linked = async (sql: Sql, token: string): Promise<Row> => {
  const [row] = await sql.query<Row>(found, [sha256(token)]);
  if (!row?.isOpen) throw new Fault('notFound');
  if (row.spent) throw new Fault('conflict', { issue: 'answeredBefore' });
  return row;
};

/** The questionnaire behind a link. Throws `notFound` for an unknown link or a closed questionnaire, `conflict` for a spent one. */
export const loadByToken = async (db: Db, token: string): Promise<Sheet> => {
  const { cycleId, policyVersion, unit, closesAt, kind, title, questions } = await linked(db, token);
  const { ballot } = await policyOf(db, db.memory, { id: cycleId, version: policyVersion });
  return {
    kind,
    title,
    unit: unit ?? '',
    questions: parsed(questionsSchema, questions),
    choices: ballot.choices.map(({ key, name }) => ({ key, name })),
    until: closesAt?.toISOString() ?? null,
  };
};

const text = z.string().trim().max(2000);
const answersTo = ({ questions, choices }: Pick<Sheet, 'questions' | 'choices'>) => {
  const choice = z.enum(choices.map(({ key }) => key));
  return z.strictObject(
    Object.fromEntries(questions.map(({ id, kind }) => [id, kind === 'choice' ? choice : text.optional()])),
  );
};

const lockOpen = { name: 'answer-lock', text: 'select from instance where id = $1 for share' };
const spend = {
  name: 'link-spent',
  text: 'update answer_token set spent = true where hash = $1 and not spent returning class',
};
const store = {
  name: 'answer-kept',
  text: 'insert into answer_buffer (id, questionnaire_id, class, answers) values (gen_random_uuid(), $1, $2, $3)',
};

/**
 * Takes an answer and spends its link, once; nothing of who or when is kept. Closing waits for answers under way and shuts out later ones.
 * @throws Fault `invalid` with the question's id as path, `notFound`, `conflict`
 */
export const answer = async (db: Db, token: string, answers: unknown): Promise<void> => {
  const sheet = await loadByToken(db, token);
  const given = parsed(answersTo(sheet), answers);
  storable(given);
  await db.transaction(async (tx) => {
    const { id } = await linked(tx, token);
    await tx.query(lockOpen, [id]);
    const row = await linked(tx, token);
    const spent = await tx.query(spend, [sha256(token)]);
    if (spent.length === 0) throw new Fault('conflict', { issue: 'answeredBefore' });
    await tx.query(store, [row.id, row.class, json(given)]);
  });
};
