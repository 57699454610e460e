import { randomBytes, randomUUID } from 'node:crypto';
import { drawPaper, Fault, parsed, type TestQuestion } from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { sha256 } from '../journal/entry.ts';
import type { Scope } from '../read/scope.ts';
import type { Sql } from '../sql.ts';
import { checkIndicators, checkVisit, demandTeam } from './team.ts';

const who = z.string().trim().min(1).max(80);
export const effectTestSchema = z.strictObject({
  assessmentId: z.uuid(),
  visitId: z.uuid().nullable(),
  title: z.string().trim().min(1).max(200),
  indicators: z.array(z.string().min(1).max(40)).min(1).max(50),
  count: z.int().min(1).max(100),
  /** In 1/100 per cent. */
  passing: z.int().min(1).max(10_000),
  attempts: z.int().min(1).max(5),
  counted: z.enum(['best', 'last']),
  people: z.array(who).min(1).max(200),
});

/** The link of a paper; the token is told once and kept nowhere. */
export type PaperLink = {
  readonly no: number;
  readonly who: string;
  readonly attempt: number;
  readonly token: string;
};
type Paper = PaperLink & {
  readonly id: string;
  readonly seed: string;
  readonly questions: readonly string[];
};

/** Letters that nobody mixes up, for whoever types the link: 60 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const tokenOf = (): string =>
  Array.from(randomBytes(24), (byte) => letters[byte % letters.length] ?? '').join('');

type Drawing = { readonly pool: readonly TestQuestion[]; readonly seed: string; readonly count: number };
const paperOf = (
  { pool, seed, count }: Drawing,
  of: { readonly no: number; readonly who: string; readonly attempt: number },
): Paper => {
  const own = sha256(`${seed}|${of.no}|${of.attempt}`).slice(0, 16);
  const questions = drawPaper(pool, { seed: own, count }).map(({ id }) => id);
  return { ...of, id: randomUUID(), seed: own, questions, token: tokenOf() };
};

const insertPapers = {
  name: 'test-papers-new',
  text: `insert into test_paper (id, test_id, no, who, attempt, seed, token, questions)
    select p.id, $1, p.no, p.who, p.attempt, p.seed, p.token, p.questions
    from jsonb_to_recordset($2::jsonb) as p(id uuid, no int, who text, attempt int, seed text, token text, questions uuid[])`,
};
const keepPapers = async (
  tx: Sql,
  testId: string,
  papers: readonly Paper[],
): Promise<readonly PaperLink[]> => {
  await tx.query(insertPapers, [testId, json(papers.map((one) => ({ ...one, token: sha256(one.token) })))]);
  return papers.map(({ no, who: name, attempt, token }) => ({ no, who: name, attempt, token }));
};

const bank = {
  name: 'test-pool',
  text: `select q.id, q.indicator, q.question from test_question q
    where q.cycle_id = $1 and q.indicator = any($2) and q.retired_at is null order by q.id`,
};
const insert = {
  name: 'effect-test-new',
  text: `insert into effect_test (id, assessment_id, visit_id, title, indicators, count, passing, attempts, counted, seed, pool, by, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, app_now())`,
};

/**
 * Opens a test: the bank's questions are kept with it as they are, and each person gets a paper drawn by a seed of its own that follows
 * from the test's. @throws Fault `invalid` where the bank lacks questions, `forbidden`, `notFound`, `refused`
 */
export const openTest = async (
  db: Db,
  scope: Scope,
  input: z.input<typeof effectTestSchema>,
): Promise<{ readonly id: string; readonly links: readonly PaperLink[] }> => {
  const given = parsed(effectTestSchema, input);
  storable(given);
  const { assessmentId, visitId, title, indicators, count, passing, attempts, counted, people } = given;
  const { cycleId } = await demandTeam(db, scope, assessmentId);
  await checkVisit(db, assessmentId, visitId);
  await checkIndicators(db, assessmentId, { codes: indicators, path: 'indicators' });
  const pool = await db.query<TestQuestion>(bank, [cycleId, indicators]);
  const bare = indicators.find((code) => !pool.some(({ indicator }) => indicator === code));
  if (bare !== undefined) throw new Fault('invalid', { path: 'indicators', issue: 'bankEmpty', code: bare });
  if (count > pool.length)
    throw new Fault('invalid', { path: 'count', issue: 'bankTooSmall', limit: pool.length });
  const id = randomUUID();
  const seed = randomBytes(8).toString('hex');
  const papers = people.map((name, i) =>
    paperOf({ pool, seed, count }, { no: i + 1, who: name, attempt: 1 }),
  );
  const links = await db.transaction(async (tx) => {
    const settings = [title, indicators, count, passing, attempts, counted, seed, json(pool)];
    await tx.query(insert, [id, assessmentId, visitId, ...settings, scope.personId]);
    return keepPapers(tx, id, papers);
  });
  db.announce({ instances: [assessmentId] });
  return { id, links };
};

type Stored = Drawing & {
  readonly assessmentId: string;
  readonly attempts: number;
  readonly passing: number;
  readonly isConcluded: boolean;
};
const lock = {
  name: 'effect-test-lock',
  text: `select assessment_id as "assessmentId", pool, seed, count, attempts, passing, concluded_at is not null as "isConcluded"
    from effect_test where id = $1 for update`,
};
const last = {
  name: 'test-paper-last',
  text: `select id, who, attempt, score, submitted_at is not null as "isIn" from test_paper
    where test_id = $1 and no = $2 order by attempt desc limit 1`,
};
type Last = {
  readonly id: string;
  readonly who: string;
  readonly attempt: number;
  readonly score: number | null;
  readonly isIn: boolean;
};
const relink = { name: 'test-paper-relink', text: 'update test_paper set token = $2 where id = $1' };

/**
 * A new link for a person: to his paper again where it isn't handed in, else to another paper, while he hasn't passed and has attempts
 * left. The link before leads nowhere. @throws Fault `conflict` with `passedBefore` or `attemptsUsed`, `notFound`
 */
export const issuePaper = async (
  db: Db,
  scope: Scope,
  { testId, no }: { readonly testId: string; readonly no: number },
): Promise<PaperLink> => {
  const [place] = await db.query<{ id: string }>(
    { name: 'effect-test-place', text: 'select assessment_id as id from effect_test where id = $1' },
    [testId],
  );
  if (place === undefined) throw new Fault('notFound', { what: 'test' });
  await demandTeam(db, scope, place.id);
  return db.transaction(async (tx) => {
    const [test] = await tx.query<Stored>(lock, [testId]);
    const [before] = await tx.query<Last>(last, [testId, no]);
    if (test === undefined || before === undefined) throw new Fault('notFound', { what: 'test' });
    if (test.isConcluded) throw new Fault('conflict', { issue: 'concludedBefore' });
    if (!before.isIn) {
      const token = tokenOf();
      await tx.query(relink, [before.id, sha256(token)]);
      return { no, who: before.who, attempt: before.attempt, token };
    }
    if ((before.score ?? 0) >= test.passing) throw new Fault('conflict', { issue: 'passedBefore' });
    if (before.attempt >= test.attempts) throw new Fault('conflict', { issue: 'attemptsUsed' });
    const paper = paperOf(test, { no, who: before.who, attempt: before.attempt + 1 });
    const [link] = await keepPapers(tx, testId, [paper]);
    if (link === undefined) throw new Error('no paper was drawn');
    return link;
  });
};
