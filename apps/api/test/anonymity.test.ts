import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { makeScene, type Scene } from './model/scene.ts';

/** What the attacker knows of each voter: the link he was given, when he answered, and how he would recognise his answer. */
type Voter = { readonly token: string; readonly mark: string };
const handedOut = z.object({ links: z.array(z.object({ class: z.string(), token: z.string() })) });
const asked = [
  { id: 'q1', text: 'Are you satisfied?', kind: 'grade', required: true },
  { id: 'q2', text: 'What should be better?', kind: 'text', required: false },
];

let house: House;
let folder: string;
const lines: string[] = [];
let scene: Scene;
let survey: string;
let voters: readonly Voter[];
let from: string;
let assessment: string;

const rows = <T extends object>(text: string, values: unknown[] = []) => scene.db.query<T>({ text }, values);

/** Every row of every table with its system columns, as text; boxes both as they are and as if they were text. */
const everything = async (): Promise<string> => {
  const tables = await rows<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const all = await Promise.all(
    tables.map(({ name }) =>
      rows<{ row: string }>(`select xmin::text || ' ' || ctid || ' ' || t::text as row from ${name} t`),
    ),
  );
  const boxes = await rows<{ box: Buffer }>('select box from sealed_answer');
  return [...all.flat().map(({ row }) => row), ...boxes.map(({ box }) => box.toString('latin1'))].join('\n');
};

/** The write-ahead log since the first link was made, as an archive of it would hold it. */
const log = async (): Promise<string> => {
  const parts = await rows<{ bytes: Buffer }>(
    `select pg_read_binary_file('pg_wal/' || name) as bytes from pg_ls_waldir()
      where name ~ '^[0-9A-F]{24}$' and name >= pg_walfile_name($1::pg_lsn) and name <= pg_walfile_name(pg_current_wal_lsn()) order by name`,
    [from],
  );
  return Buffer.concat(parts.map(({ bytes }) => bytes)).toString('latin1');
};

const inFiles = async (folder: string): Promise<string> => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((one) => one.isFile());
  const texts = await Promise.all(files.map((one) => readFile(join(one.parentPath, one.name), 'latin1')));
  return texts.join('\n');
};

const latin = (text: string): string => Buffer.from(text).toString('latin1');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaohe-anonymity-'));
  house = await openHouse({
    filesFolder: folder,
    logLevel: 'trace',
    log: { write: (line) => lines.push(line) },
  });
  scene = await makeScene(house);
  const opened = await openings.questionnaire(scene);
  survey = opened.id;
  assessment = opened.assessmentId;
  const office = await signIn(house.url, 'office-1@example.org');
  const saved = await office.mutate('questionnaire.saveQuestions', {
    id: survey,
    version: 1,
    questions: asked,
    voters: { all: 20 },
  });
  expect(saved.error).toBeNull();
  await scene.done({ email: 'office-1@example.org' }, { id: survey, type: 'questionnaire.open' });
  const [here] = await rows<{ lsn: string }>('select pg_current_wal_lsn()::text as lsn');
  from = here?.lsn ?? '';
  const made = handedOut.parse(
    (await office.mutate('questionnaire.links', { id: survey, voters: { all: 12 } })).data,
  );
  voters = made.links.map(({ token }, at) => ({ token, mark: `第${at + 1}人的意见${'ABCDEFGHIJKL'[at]}` }));
}, 60_000);
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const answered = async ({ token, mark }: Voter): Promise<void> => {
  const reply = await client(house.url).mutate('public.answer', { token, answers: { q1: 'poor', q2: mark } });
  expect(reply.error).toBeNull();
};
const entries = async (): Promise<unknown> =>
  rows(
    `select (select count(*) from journal) as journal, (select count(*) from outbox) as outbox, (select count(*) from notice) as notices,
    (select count(*) from rate_limit) as limits, (select xmin::text || version || coalesce(due_at::text, '') from instance where id = $1) as instance`,
    [survey],
  );

describe('whoever holds the database, its log and its files can’t join an answer to a link', () => {
  it('while it is open', async () => {
    const before = await entries();
    for (const voter of voters) await answered(voter);
    // Answering leaves no entry, no message, no count of the address, and doesn't touch the case.
    expect(await entries()).toEqual(before);
    await rows(`select pg_logical_emit_message(false, 'control', 'the search finds what is there', true)`);
    expect(await log()).toContain('the search finds what is there');
    expect(await everything()).toContain(asked[0]?.text);
    const found = [await everything(), await log(), await inFiles(folder), lines.join('\n')];
    for (const { token, mark } of voters)
      for (const place of found) {
        expect(place.includes(mark) || place.includes(latin(mark))).toBe(false);
        expect(place.includes(token)).toBe(false);
      }
    // No link is left that was used: nothing says which, or in what order.
    expect(await rows('select hash from answer_token where questionnaire_id = $1', [survey])).toEqual([]);
  });

  it('by the length of what is kept', async () => {
    const lengths = await rows<{ n: number }>(
      'select distinct length(box) as n from sealed_answer where questionnaire_id = $1',
      [survey],
    );
    expect(lengths).toHaveLength(1);
  });

  it('by transaction, place or name of the row: they don’t follow the order of answering', async () => {
    const columns = await rows<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'sealed_answer' order by 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['box', 'id', 'questionnaire_id']);
    const groups = await rows<{ rows: number; last: boolean }>(
      `select count(*)::int as rows, xmin::text::bigint = max(xmin::text::bigint) over () as last
        from sealed_answer where questionnaire_id = $1 group by xmin`,
      [survey],
    );
    // The newest answer was written together with seven older ones.
    expect(groups.find(({ last }) => last)?.rows).toBe(8);
  });

  it('after it was counted: what is left is what all of them said, by the alphabet', async () => {
    await scene.done(
      { email: 'office-1@example.org' },
      { id: survey, type: 'questionnaire.close', data: { reasons: 'all are in' } },
    );
    await scene.system(survey, 'questionnaire.tally');
    const [row] = await rows<{ result: { answers: number; questions: { id: string; texts: string[] }[] } }>(
      'select result from questionnaire where id = $1',
      [survey],
    );
    expect(row?.result.answers).toBe(12);
    const texts = row?.result.questions.find(({ id }) => id === 'q2')?.texts ?? [];
    expect(texts).toEqual(voters.map(({ mark }) => mark).sort());
    for (const table of ['sealed_answer', 'answer_token', 'paper_entry'])
      expect(await rows(`select 1 from ${table} where questionnaire_id = $1`, [survey])).toEqual([]);
    const all = await everything();
    for (const { mark } of voters) expect(all.split(mark)).toHaveLength(2);
    for (const { token } of voters) expect(all.includes(token)).toBe(false);
    const entry = await rows<{ text: string }>(
      'select payload::text as text from journal where instance_id = $1',
      [survey],
    );
    expect(entry.some(({ text }) => text.includes('意见'))).toBe(false);
  });

  it('by asking nearly the same people the same once more, and subtracting', async () => {
    const office = { email: 'office-1@example.org' };
    const browser = await signIn(house.url, office.email);
    const plan = async (all: number): Promise<string> => {
      const data = { kind: 'survey', title: 'once more', voters: all };
      const { opened } = await scene.done(office, { id: assessment, type: 'assessment.planSurvey', data });
      const id = opened[0]?.id ?? '';
      // A word more doesn't make another question.
      const questions = asked.map((one) => ({ ...one, text: `${one.text} Please.` }));
      const saved = await browser.mutate('questionnaire.saveQuestions', {
        id,
        version: 1,
        questions,
        voters: { all },
      });
      expect(saved.error).toBeNull();
      return id;
    };
    // As many as before, and as many as answered then, with the one whose answer is wanted.
    for (const all of [20, 13]) {
      const refused = await scene.send(office, { id: await plan(all), type: 'questionnaire.open' });
      expect(refused.error).toMatchObject({ code: 'refused', detail: { facts: ['questionsComplete'] } });
    }
    // Whoever states more people than he hands links to is found out when it is counted.
    const id = await plan(60);
    await scene.done(office, { id, type: 'questionnaire.open' });
    const made = handedOut.parse(
      (await browser.mutate('questionnaire.links', { id, voters: { all: 13 } })).data,
    );
    for (const { token } of made.links) await answered({ token, mark: 'the same' });
    await scene.done(office, { id, type: 'questionnaire.close', data: { reasons: 'all are in' } });
    await scene.system(id, 'questionnaire.tally');
    const [row] = await rows<{ result: object }>('select result from questionnaire where id = $1', [id]);
    const nothing = { withheld: true, repeated: true, parts: [], breakdowns: [], texts: [] };
    expect(row?.result).toMatchObject({ questions: [nothing, nothing] });
    expect(row?.result).not.toHaveProperty('points');
  });
});
