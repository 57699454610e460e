import { randomInt } from 'node:crypto';
import {
  type Answers,
  answersWrong,
  askedAnswers,
  Fault,
  type Question,
  questionsSchema,
} from '@kaohe/domain';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { sha256 } from '../journal/entry.ts';
import { policyOf } from '../memory.ts';
import { boxLength, seal, unseal } from '../questionnaire/seal.ts';
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
  readonly isOpen: boolean;
  readonly closesAt: Date | null;
  readonly cycleId: string;
  readonly policyVersion: number | null;
};
const found = {
  name: 'link-found',
  text: `select q.id, q.kind, q.title, u.name as unit, q.questions, t.class, i.cycle_id as "cycleId", i.closes_at as "closesAt",
      'public' = any(i.tags) and (i.closes_at is null or app_now() < i.closes_at) as "isOpen",
      (select c.policy_version from cycle c where c.id = i.cycle_id) as "policyVersion"
    from answer_token t join questionnaire q on q.id = t.questionnaire_id join instance i on i.id = q.id
      left join unit u on u.id = i.unit_id where t.hash = $1`,
};

/** The same, with the questionnaire held as it is: closing waits, and what was closed meanwhile is seen. */
const held = { name: 'link-held', text: `${found.text} for share of i` };

/** A link that was used, or leads nowhere any more, is answered like one that never was: nothing is kept by which they differ. */
const linked = async (sql: Sql, token: string, statement = found): Promise<Row> => {
  const [row] = await sql.query<Row>(statement, [sha256(token)]);
  if (!row?.isOpen) throw new Fault('notFound');
  return row;
};

/** The questionnaire behind a link. Throws `notFound` for an unknown or used link and for a closed questionnaire. */
export const loadByToken = async (db: Db, token: string): Promise<Sheet> => {
  const { cycleId, policyVersion, unit, closesAt, kind, title, questions } = await linked(db, token);
  const { ballot } = await policyOf(db, db.memory, { id: cycleId, version: policyVersion });
  return {
    kind,
    title,
    unit: unit ?? '',
    questions: questionsSchema.parse(questions),
    choices: ballot.choices.map(({ key, name }) => ({ key, name })),
    until: closesAt?.toISOString() ?? null,
  };
};

/** The row goes: what is left says neither which links were used nor in what order. */
const spend = { name: 'link-spent', text: 'delete from answer_token where hash = $1 returning class' };
/** As many other answers as make a group that hides it; those that somebody else is moving stay where they are. */
const moved = {
  name: 'answers-moved',
  text: `delete from sealed_answer where id in (select id from sealed_answer where questionnaire_id = $1
      order by random() limit 7 for update skip locked) returning box`,
};
const store = {
  name: 'answers-kept',
  text: 'insert into sealed_answer (id, questionnaire_id, box) select gen_random_uuid(), $1, b from unnest($2::bytea[]) as b',
};

type Sealing = Parameters<typeof seal>[0];
/**
 * Keeps an answer among others that are sealed and written anew with it, in random order: where rows stand and which transaction wrote
 * them doesn't tell which came last, even to somebody who can open them.
 */
const keep = async (
  tx: Sql,
  sealing: Sealing,
  given: { content: unknown; length: number },
): Promise<void> => {
  const others = await tx.query<{ box: Buffer }>(moved, [sealing.questionnaireId]);
  const all = [given.content, ...others.map(({ box }) => unseal(sealing, box))];
  const boxes = all
    .map((content) => ({ box: seal(sealing, content, given.length), rank: randomInt(2 ** 40) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ box }) => box);
  await tx.query(store, [sealing.questionnaireId, boxes]);
};

/**
 * Takes an answer and spends its link, once; nothing of who or when is kept, and what was answered is sealed until it is counted.
 * Closing waits for answers under way and shuts out later ones.
 * @throws Fault `invalid` with the question's id as path, `notFound`
 */
export const answer = async (db: Db, token: string, answers: Answers): Promise<void> => {
  const { questions, choices } = await loadByToken(db, token);
  const [wrong] = answersWrong(
    questions,
    answers,
    choices.map(({ key }) => key),
  );
  if (wrong) throw new Fault('invalid', { path: wrong.question, issue: wrong.issue });
  const given = askedAnswers(questions, answers);
  storable(given);
  await db.transaction(async (tx) => {
    const { id } = await linked(tx, token, held);
    const [spent] = await tx.query<{ class: string }>(spend, [sha256(token)]);
    if (spent === undefined) throw new Fault('notFound');
    const sealing = { memory: db.memory, questionnaireId: id };
    await keep(tx, sealing, {
      content: { class: spent.class, answers: given },
      length: boxLength(questions),
    });
  });
};
