import { randomUUID } from 'node:crypto';
import { type BankQuestion, bankQuestionSchema, Fault, parsed } from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import type { Scope } from '../read/scope.ts';
import { demandBank } from './team.ts';

/** A question of the bank, with its key. */
export type BankView = {
  readonly id: string;
  readonly indicator: string;
  readonly question: BankQuestion;
  /** How it did in the tests of the cycle that are concluded, shares in 1/100 per cent; null: not asked yet. */
  readonly asked: number;
  readonly difficulty: number | null;
};

const all = {
  name: 'test-bank',
  text: `select q.id, q.indicator, q.question, coalesce(s.asked, 0)::int as asked, s.difficulty::int as difficulty
    from test_question q left join lateral (select sum((i ->> 'asked')::int) as asked,
        round(sum((i ->> 'asked')::int * (i ->> 'difficulty')::int)::numeric / nullif(sum((i ->> 'asked')::int), 0)) as difficulty
      from effect_test t join assessment a on a.id = t.assessment_id and a.cycle_id = q.cycle_id
        cross join jsonb_array_elements(t.result -> 'items') i where i ->> 'question' = q.id::text) s on true
    where q.cycle_id = $1 and q.retired_at is null order by q.indicator, q.at, q.id limit 2000`,
};

/** The questions of a cycle that are in use. For the office and those who assess: keys are in it. */
export const readBank = async (db: Db, scope: Scope, cycleId: string): Promise<readonly BankView[]> => {
  await demandBank(db, scope, cycleId);
  return db.query<BankView>(all, [cycleId]);
};

const insert = {
  name: 'test-question-new',
  text: `insert into test_question (id, cycle_id, indicator, question, by, at)
    select g.id, $1, g.indicator, g.question, $2, app_now() from jsonb_to_recordset($3::jsonb) as g(id uuid, indicator text, question jsonb)`,
};
export const bankEntrySchema = z.strictObject({
  indicator: z.string().trim().min(1).max(40),
  question: bankQuestionSchema,
});
/** Adds questions to the bank of a cycle. */
export const addQuestions = async (
  db: Db,
  scope: Scope,
  {
    cycleId,
    questions,
  }: { readonly cycleId: string; readonly questions: readonly z.input<typeof bankEntrySchema>[] },
): Promise<{ readonly ids: readonly string[] }> => {
  const given = parsed(z.array(bankEntrySchema).min(1).max(200), questions);
  storable(given);
  await demandBank(db, scope, cycleId);
  const rows = given.map((one) => ({ ...one, id: randomUUID() }));
  await db.query(insert, [cycleId, scope.personId, json(rows)]);
  return { ids: rows.map(({ id }) => id) };
};

const retire = {
  name: 'test-question-retired',
  text: `update test_question set retired_at = app_now() where id = $1 and cycle_id = $2 and retired_at is null returning id`,
};
/** Takes a question out of use; tests that asked it keep it. */
export const retireQuestion = async (
  db: Db,
  scope: Scope,
  { cycleId, id }: { readonly cycleId: string; readonly id: string },
): Promise<void> => {
  await demandBank(db, scope, cycleId);
  if ((await db.query(retire, [id, cycleId])).length === 0) throw new Fault('notFound', { what: 'question' });
};
