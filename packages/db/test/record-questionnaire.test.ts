import { answer, issueLinks, loadByToken, saveQuestions } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company, faultOf, openedBy, stageOf } from './company.ts';
import { type Course, debriefed, liveBallot, pass, pump, started, type Voices } from './course.ts';
import { countOf, send, settled } from './world.ts';

let here: Company;
let course: Course;
beforeAll(async () => {
  here = await company();
  course = await started(here);
});
afterAll(() => here[Symbol.asyncDispose]());

const plan = async (kind: 'survey' | 'ballot', voters = 6): Promise<string> => {
  const planned = await send(here.db, course.entries[0].assessment, [
    'assessment.planSurvey',
    { kind, title: '测评', voters },
    here.office,
  ]);
  return openedBy(planned);
};
const resultOf = async (id: string): Promise<Record<string, unknown> | null> => {
  const [row] = await here.db.query<{ result: Record<string, unknown> | null }>(
    { text: 'select result from questionnaire where id = $1' },
    [id],
  );
  return row?.result ?? null;
};
const choice = { id: 'q1', text: '满意吗', kind: 'grade', required: true };
const text = { id: 'q2', text: '意见', kind: 'text', required: false };
/** The same questions about something else: nobody is asked the same twice. */
const about = (matter: string) => [
  { ...choice, text: `${matter}怎样` },
  { ...text, text: `对${matter}有何意见` },
];

describe('the questions', () => {
  it('are written as a draft; a ballot has a class for every voter', async () => {
    const { db, office, leader } = here;
    const id = await plan('ballot', 7);
    const versionOf = async (): Promise<number> => {
      const [row] = await db.query<{ version: number }>(
        { text: 'select version from instance where id = $1' },
        [id],
      );
      return row?.version ?? 0;
    };
    const save = (questions: unknown, voters?: unknown, version = 1) =>
      saveQuestions(db, {
        id,
        version,
        actor: office,
        questions,
        ...(voters === undefined ? {} : { voters }),
      });
    expect(await faultOf(save([{ ...choice, kind: 'riddle' }]))).toMatchObject({ code: 'invalid' });
    expect(await faultOf(save([choice], { Z: 7 }))).toMatchObject({
      path: 'voters.Z',
      issue: 'classUnknown',
    });
    expect(await settled(saveQuestions(db, { id, version: 1, actor: leader, questions: [choice] }))).toBe(
      'forbidden',
    );
    await save([choice], { A: 2, B: 3 });
    expect(await settled(save([choice]))).toBe('stale');
    await debriefed(here, id, course.entries[0].branch);
    const open = () => send(db, id, ['questionnaire.open', {}, office]);
    expect((await faultOf(open())).facts).toContain('questionsComplete');
    await save([choice, choice], { A: 2, B: 3, C: 2 }, await versionOf());
    expect((await faultOf(open())).facts).toContain('questionsComplete');
    await save([choice, text], { A: 2, B: 3, C: 2 }, await versionOf());
    expect(await open()).toMatchObject({ stage: 'open' });
    expect(await settled(save([choice], undefined, await versionOf()))).toBe('refused');
    await send(db, id, ['questionnaire.close', { reasons: 'r' }, office]);
  });

  it('of a ballot wait for the debriefing, those of a survey don’t', async () => {
    const { db, office } = here;
    const survey = await plan('survey');
    expect((await faultOf(send(db, survey, ['questionnaire.open', {}, office]))).facts).toEqual([
      'questionsComplete',
    ]);
    await saveQuestions(db, { id: survey, version: 1, actor: office, questions: about('学习') });
    expect(await send(db, survey, ['questionnaire.open', {}, office])).toMatchObject({ stage: 'open' });
    const ballot = await plan('ballot', 6);
    await saveQuestions(db, {
      id: ballot,
      version: 1,
      actor: office,
      questions: about('纪律'),
      voters: { A: 2, B: 2, C: 2 },
    });
    expect((await faultOf(send(db, ballot, ['questionnaire.open', {}, office]))).facts).toEqual(['survey']);
    for (const id of [survey, ballot])
      await send(db, id, ['questionnaire.withdraw', { reasons: 'r' }, office]).catch(() => undefined);
  });
});

describe('the same question', () => {
  const open = async (matter: string, voters: number, pool: readonly string[] = []) => {
    const id = await plan('survey', voters);
    await saveQuestions(here.db, { id, version: 1, actor: here.office, questions: about(matter), pool });
    return () => send(here.db, id, ['questionnaire.open', {}, here.office]);
  };
  it('is put to nearly the same people once, be it at the same moment, and to clearly more again', async () => {
    const both = await Promise.all([open('值班', 20), open('值班', 21)]);
    const outcomes = await Promise.all(both.map(async (opens) => settled(opens())));
    expect(outcomes.filter((one) => one === 'refused')).toHaveLength(1);
    const again = await open('值班', 19);
    expect((await faultOf(again())).facts).toEqual(['questionsComplete']);
    expect(await (await open('值班', 30))()).toMatchObject({ stage: 'open' });
    // Three people of another unit more: what they said would be the difference.
    const third = course.entries[2].assessment;
    expect(await settled((await open('值班', 33, [third]))())).toBe('refused');
  });
});

const openSurvey = async (matter: string, voters = 6): Promise<string> => {
  const { db, office } = here;
  const id = await plan('survey', voters);
  await saveQuestions(db, { id, version: 1, actor: office, questions: about(matter) });
  await send(db, id, ['questionnaire.open', {}, office]);
  return id;
};
const linksOf = async (id: string, count: number): Promise<readonly string[]> =>
  (await issueLinks(here.db, { id, actor: here.office, voters: { all: count } })).map(({ token }) => token);

describe('an answer', () => {
  it('takes a link that is handed out once, to as many as are asked, and kept only as a hash', async () => {
    const { db, office, leader } = here;
    const id = await openSurvey('食堂');
    const [token = ''] = await linksOf(id, 4);
    expect(await faultOf(issueLinks(db, { id, actor: office, voters: { all: 3 } }))).toMatchObject({
      code: 'tooMuch',
      limit: 6,
    });
    expect(await settled(issueLinks(db, { id, actor: leader, voters: { all: 1 } }))).toBe('forbidden');
    expect(await countOf(db, 'answer_token where hash = $1', [token])).toBe(0);
    expect(await countOf(db, 'answer_token where questionnaire_id = $1', [id])).toBe(4);
    expect(await loadByToken(db, token)).toMatchObject({
      kind: 'survey',
      title: '测评',
      unit: '支部1',
      questions: about('食堂'),
    });
    expect(await settled(loadByToken(db, 'guessed'))).toBe('notFound');
  });

  it('is whole, and given once, while it is open', async () => {
    const { db, office } = here;
    const id = await openSurvey('宿舍');
    const [one = '', two = '', three = ''] = await linksOf(id, 3);
    expect(await faultOf(answer(db, one, {}))).toMatchObject({ code: 'invalid', path: 'q1' });
    expect(await faultOf(answer(db, one, { q1: 'superb' }))).toMatchObject({ path: 'q1' });
    expect(await faultOf(answer(db, one, { q1: 'good', q9: 'x' }))).toMatchObject({ code: 'invalid' });
    const twice = await Promise.all(
      [1, 2, 3].map(() => settled(answer(db, one, { q1: 'good', q2: '多办实事' }))),
    );
    expect(twice.filter((outcome) => outcome === undefined)).toHaveLength(1);
    expect(twice.filter((outcome) => outcome === 'notFound')).toHaveLength(2);
    expect(await countOf(db, 'sealed_answer where questionnaire_id = $1', [id])).toBe(1);
    // Closing and answering at once: either it is counted, or it is told that it came too late.
    const [closed, late] = await Promise.all([
      send(db, id, ['questionnaire.close', { reasons: 'r' }, office]),
      settled(answer(db, two, { q1: 'poor' })),
    ]);
    expect(closed.stage).toBe('closed');
    expect(await countOf(db, 'sealed_answer where questionnaire_id = $1', [id])).toBe(
      late === undefined ? 2 : 1,
    );
    expect(await settled(answer(db, three, { q1: 'good' }))).toBe('notFound');
  });
});

describe('the tally', () => {
  it('shows nothing of fewer than the smallest group', async () => {
    const { db } = here;
    const id = await openSurvey('班车');
    for (const token of await linksOf(id, 4)) await answer(db, token, { q1: 'good' });
    await pass(db, '2026-02-20T10:00:00+08:00');
    expect(await stageOf(db, id)).toBe('insufficient');
    expect(await resultOf(id)).toBeNull();
  });

  it('weighs the classes of a ballot, and counts the satisfied', async () => {
    const voices: Voices = [
      { class: 'A', choice: 'good' },
      { class: 'A', choice: 'good' },
      { class: 'B', choice: 'fairlyGood' },
      { class: 'B', choice: 'fairlyGood' },
      { class: 'B', choice: 'average' },
      { class: 'C', choice: 'poor' },
    ];
    const id = await liveBallot(course, course.entries[1], voices);
    expect(await stageOf(here.db, id)).toBe('tallied');
    const result = await resultOf(id);
    expect(result).toMatchObject({ answers: 6, satisfaction: { satisfied: 4, voices: 6 } });
    // Each class alone is too small to be shown: they are pooled into one, as the smallest with the next.
    expect(result?.groups).toHaveLength(1);
    expect(result?.points).toBe(7667);
  });

  it('is dropped with what was answered when it is cancelled', async () => {
    const { db, leader } = here;
    const id = await openSurvey('医务室');
    const [token = ''] = await linksOf(id, 2);
    await answer(db, token, { q1: 'good' });
    await send(db, course.cycle, ['cycle.cancel', { reasons: 'r' }, leader]);
    await pump(db);
    expect(await stageOf(db, id)).toBe('cancelled');
    for (const table of ['sealed_answer', 'answer_token', 'paper_entry'])
      expect(await countOf(db, `${table} where questionnaire_id = $1`, [id])).toBe(0);
  });
});
