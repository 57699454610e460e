import {
  type Answers,
  answerIssue,
  Fault,
  isBlank,
  type Paper,
  paperDifferences,
  parsed,
  type Question,
  questionsSchema,
  type Voters,
} from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import { type Actor, personOf } from '../advance/order.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { policyOf } from '../memory.ts';
import { entriesOf, papersByClass } from '../questionnaire/paper.ts';
import { boxLength, seal } from '../questionnaire/seal.ts';
import { papersSchema } from '../questionnaire/voice.ts';
import type { Sql } from '../sql.ts';
import { hold } from './editable.ts';

export type NewPapers = {
  readonly id: string;
  readonly actor: Actor;
  readonly batch: number;
  /** 1: the first entry, 2: the second, by somebody else. */
  readonly pass: number;
  readonly papers: unknown;
};

const asked = {
  name: 'paper-asked',
  text: `select q.kind, q.questions, q.voters, q.handed_out as given from questionnaire q where q.id = $1`,
};
const counted = { name: 'paper-counted', text: `select ${papersByClass('$1')} as papers` };
type Asked = {
  readonly kind: string;
  readonly questions: unknown;
  readonly voters: Voters;
  readonly given: Voters;
};

const keep = {
  name: 'paper-kept',
  text: `insert into paper_entry (questionnaire_id, batch, pass, by, papers, classes, box) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (questionnaire_id, batch, pass) do update set papers = excluded.papers, classes = excluded.classes, box = excluded.box`,
};
const agree = {
  name: 'paper-agreed',
  text: 'update paper_entry set agreed = $3 where questionnaire_id = $1 and batch = $2',
};
const drop = {
  name: 'paper-dropped',
  text: 'delete from paper_entry where questionnaire_id = $1 and batch = $2 and not agreed returning batch',
};

/** What stands on a paper may be nothing: a question left open counts for nobody. */
const checkPaper = (
  { answers }: { answers: Answers },
  { questions, grades, at }: { questions: readonly Question[]; grades: readonly string[]; at: number },
): void => {
  for (const [id, answer] of Object.entries(answers)) {
    if (isBlank(answer)) continue;
    const question = questions.find((one) => one.id === id);
    const issue =
      question === undefined
        ? 'questionUnknown'
        : answerIssue({ ...question, required: false }, answer, grades);
    if (issue !== null) throw new Fault('invalid', { path: `papers.${at}.answers.${id}`, issue });
  }
};

const byClass = (papers: readonly Paper[]): Voters => {
  const counts: Voters = {};
  for (const paper of papers) counts[paper.class] = (counts[paper.class] ?? 0) + 1;
  return counts;
};

/** No more votes of a class than it has voters: links handed out and papers together. */
const checkRoom = async (tx: Sql, id: string, { voters, given }: Asked): Promise<void> => {
  const [so] = await tx.query<{ papers: Voters }>(counted, [id]);
  for (const [name, papers] of Object.entries(so?.papers ?? {})) {
    const limit = voters[name] ?? 0;
    if ((given[name] ?? 0) + papers > limit) throw new Fault('tooMuch', { class: name, limit });
  }
};

/** Whoever typed one entry never types the other, of any batch that is compared. */
const checkTypist = (
  given: NewPapers,
  by: string,
  entries: readonly { pass: number; by: string; agreed: boolean }[],
): void => {
  const own = entries.find(({ pass }) => pass === given.pass);
  if (entries.some(({ agreed }) => agreed)) throw new Fault('conflict', { issue: 'papersAgreed' });
  if (own !== undefined && own.by !== by) throw new Fault('conflict', { issue: 'typedByAnother' });
  if (entries.some((one) => one.pass !== given.pass && one.by === by))
    throw new Fault('forbidden', { relation: 'typedFirst' });
  if (given.pass === 2 && !entries.some(({ pass }) => pass === 1))
    throw new Fault('conflict', { issue: 'firstEntryMissing' });
};

const batchSchema = z.int().min(1).max(1000);

/**
 * Keeps one person's entry of a batch of papers; when both entries are there and the same, the batch is settled and counted with the rest.
 * @returns in how many places the entries differ; null: the other entry is still missing
 * @throws Fault `invalid` with the path, `tooMuch` with class and limit, `forbidden` for the second entry by the first typist, `conflict`,
 * `refused` once it is closed
 */
export const enterPapers = async (
  db: Db,
  given: NewPapers,
): Promise<{ readonly differences: number | null }> => {
  const papers = parsed(papersSchema.min(1).max(500), given.papers);
  const batch = parsed(batchSchema, given.batch);
  storable(papers);
  const by = personOf(given.actor);
  if (by === null) throw new Fault('forbidden');
  return db.transaction(async (tx) => {
    const row = await hold(tx, given, { event: 'questionnaire.count', tag: 'papers' });
    const [so] = await tx.query<Asked>(asked, [row.id]);
    if (so === undefined) throw new Error('a questionnaire has no row');
    const { ballot } = await policyOf(tx, db.memory, { id: row.cycleId, version: row.policyVersion });
    const questions = questionsSchema.parse(so.questions);
    const grades = ballot.choices.map(({ key }) => key);
    for (const [at, paper] of papers.entries()) {
      if (!(paper.class in so.voters))
        throw new Fault('invalid', { path: `papers.${at}.class`, issue: 'classUnknown' });
      checkPaper(paper, { questions, grades, at });
    }
    const entries = await entriesOf(tx, db.memory, { id: row.id, batch });
    checkTypist(given, by, entries);
    const box = seal(
      { memory: db.memory, questionnaireId: row.id },
      papers,
      boxLength(questions) * papers.length,
    );
    await tx.query(keep, [row.id, batch, given.pass, by, papers.length, json(byClass(papers)), box]);
    await checkRoom(tx, row.id, so);
    const other = entries.find(({ pass }) => pass !== given.pass);
    if (other === undefined) return { differences: null };
    const ids = questions.map(({ id }) => id);
    const { length } = paperDifferences(papers, other.papers, ids);
    await tx.query(agree, [row.id, batch, length === 0]);
    return { differences: length };
  });
};

/** Throws away a batch whose entries don't agree, as when its papers were mixed up. Throws `notFound`, `forbidden`, `refused`. */
export const dropPapers = async (
  db: Db,
  { id, actor, batch }: Pick<NewPapers, 'id' | 'actor' | 'batch'>,
): Promise<void> => {
  await db.transaction(async (tx) => {
    const row = await hold(tx, { id, actor }, { event: 'questionnaire.count', tag: 'papers' });
    const dropped = await tx.query(drop, [row.id, batch]);
    if (dropped.length === 0) throw new Fault('notFound', { what: 'papers' });
  });
};
