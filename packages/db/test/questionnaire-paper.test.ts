import { answer, dropPapers, enterPapers, issueLinks, saveQuestions } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company, faultOf, openedBy, stageOf } from './company.ts';
import { type Course, debriefed, pump, started } from './course.ts';
import { countOf, type Person, send, settled } from './world.ts';

let here: Company;
let course: Course;
let second: Person;
beforeAll(async () => {
  here = await company();
  course = await started(here);
  second = await here.person('office');
});
afterAll(() => here[Symbol.asyncDispose]());

const questions = [
  { id: 'q1', text: '总体评价', kind: 'grade', required: true },
  { id: 'q2', text: '意见', kind: 'text', required: false },
];
const classes = { A: 2, B: 6, C: 2 };

/** A ballot that is open, after its debriefing. */
const openBallot = async (at: 0 | 1 | 2, more: object = {}): Promise<string> => {
  const { db, office } = here;
  const { assessment, branch } = course.entries[at];
  const data = { kind: 'ballot', title: '测评', voters: 10 };
  const id = openedBy(await send(db, assessment, ['assessment.planSurvey', data, office]));
  await saveQuestions(db, { id, version: 1, actor: office, questions, voters: classes, ...more });
  await debriefed(here, id, branch);
  await send(db, id, ['questionnaire.open', {}, office]);
  return id;
};
const paper = (name: string, q1?: string) => ({ class: name, answers: q1 === undefined ? {} : { q1 } });
const pile = [
  paper('A', 'good'),
  paper('B', 'good'),
  paper('B', 'fairlyGood'),
  paper('B'),
  paper('C', 'poor'),
];

describe('papers', () => {
  it('are typed by two, compared until they are the same, and counted with the answers by link', async () => {
    const { db, office } = here;
    const id = await openBallot(0);
    const enter = (actor: Person, pass: number, papers: unknown) =>
      enterPapers(db, { id, actor, batch: 1, pass, papers });
    expect(await faultOf(enter(office, 2, pile))).toMatchObject({
      code: 'conflict',
      issue: 'firstEntryMissing',
    });
    expect(await enter(office, 1, pile)).toEqual({ differences: null });
    expect(await faultOf(enter(office, 2, pile))).toMatchObject({ code: 'forbidden' });
    expect(await enter(second, 2, [paper('A', 'good'), paper('B', 'poor'), ...pile.slice(2)])).toEqual({
      differences: 1,
    });
    // Closing waits for them: no more answers by link, and nothing is counted.
    await send(db, id, ['questionnaire.close', { reasons: '收齐' }, office]);
    expect(await stageOf(db, id)).toBe('counting');
    expect((await faultOf(send(db, id, ['questionnaire.count', {}, office]))).facts).toEqual(['papersAgree']);
    expect(await enter(second, 2, pile)).toEqual({ differences: 0 });
    expect(await faultOf(enter(second, 2, pile))).toMatchObject({ code: 'conflict', issue: 'papersAgreed' });
    expect(await countOf(db, "paper_entry where encode(box, 'escape') like '%good%'", [])).toBe(0);
    await send(db, id, ['questionnaire.count', {}, office]);
    await pump(db);
    expect(await stageOf(db, id)).toBe('tallied');
    // Five papers, of which one left the grade open: four are too few for points, or for the grade to be told.
    const [row] = await db.query<{ result: object }>(
      { text: 'select result from questionnaire where id = $1' },
      [id],
    );
    expect(row?.result).not.toHaveProperty('points');
    expect(row?.result).toMatchObject({
      answers: 5,
      questions: [{ id: 'q1', answered: 4, withheld: true }, { id: 'q2' }],
    });
    expect(await countOf(db, 'paper_entry where questionnaire_id = $1', [id])).toBe(0);
  });

  it('and links together are no more than the voters of a class; both kinds are tallied together', async () => {
    const { db, office } = here;
    const id = await openBallot(1);
    const links = await issueLinks(db, { id, actor: office, voters: { B: 4 } });
    const three = [paper('B', 'good'), paper('B', 'good'), paper('B', 'good')];
    expect(
      await faultOf(enterPapers(db, { id, actor: office, batch: 1, pass: 1, papers: three })),
    ).toMatchObject({
      code: 'tooMuch',
      class: 'B',
      limit: 6,
    });
    const own = [paper('A', 'good'), paper('A', 'good'), paper('B', 'average'), paper('B', 'average')];
    for (const [pass, actor] of [
      [1, office],
      [2, second],
    ] as const)
      await enterPapers(db, { id, actor, batch: 1, pass, papers: own });
    expect(await faultOf(issueLinks(db, { id, actor: office, voters: { B: 1 } }))).toMatchObject({
      code: 'tooMuch',
    });
    for (const { token } of links) await answer(db, token, { q1: 'good' });
    await send(db, id, ['questionnaire.close', { reasons: '收齐' }, office]);
    await pump(db);
    expect(await stageOf(db, id)).toBe('tallied');
    const [row] = await db.query<{ result: { answers: number; groups: object[] } }>(
      { text: 'select result from questionnaire where id = $1' },
      [id],
    );
    // Two superiors are too few to stand alone: they are pooled with the members.
    expect(row?.result).toMatchObject({
      answers: 8,
      groups: [{ classes: ['A', 'B'], counts: { good: 6, average: 2 } }],
      satisfaction: { satisfied: 6, voices: 8 },
    });
  });

  it('of a batch that was mixed up are thrown away, agreed ones are not', async () => {
    const { db, office } = here;
    const id = await openBallot(2);
    const bad = [{ class: 'B', answers: { q1: 'superb' } }];
    expect(
      await faultOf(enterPapers(db, { id, actor: office, batch: 1, pass: 1, papers: bad })),
    ).toMatchObject({
      code: 'invalid',
      path: 'papers.0.answers.q1',
    });
    await enterPapers(db, { id, actor: office, batch: 1, pass: 1, papers: [paper('B', 'good')] });
    await dropPapers(db, { id, actor: second, batch: 1 });
    expect(await settled(dropPapers(db, { id, actor: second, batch: 1 }))).toBe('notFound');
  });
});

describe('a small branch', () => {
  it('is asked together with others, and the result of all is that of each', async () => {
    const { db, office } = here;
    const [first, , third] = course.entries;
    const data = { kind: 'survey', title: '合并问卷', voters: 3 };
    const id = openedBy(await send(db, first.assessment, ['assessment.planSurvey', data, office]));
    // What its people were asked by ballot is not asked of them again.
    const others = questions.map((one) => ({ ...one, text: `食堂办得怎样：${one.id}` }));
    const save = (version: number, more: object) =>
      saveQuestions(db, { id, version, actor: office, questions: others, ...more });
    await save(1, {});
    expect((await faultOf(send(db, id, ['questionnaire.open', {}, office]))).facts).toEqual([
      'questionsComplete',
    ]);
    expect(await faultOf(save(2, { pool: [course.cycle] }))).toMatchObject({
      path: 'pool',
      issue: 'notInCycle',
    });
    await save(2, { voters: { all: 3, served: 4 }, pool: [third.assessment] });
    await send(db, id, ['questionnaire.open', {}, office]);
    for (const { token } of await issueLinks(db, { id, actor: office, voters: { all: 3, served: 4 } }))
      await answer(db, token, { q1: 'good' });
    await send(db, id, ['questionnaire.close', { reasons: '收齐' }, office]);
    await pump(db);
    const of = await db.query<{ id: string }>(
      { text: 'select assessment_id as id from questionnaire_of where questionnaire_id = $1 order by 1' },
      [id],
    );
    expect(of.map((one) => one.id)).toEqual([first.assessment, third.assessment].sort());
    expect(await stageOf(db, id)).toBe('tallied');
  });
});
