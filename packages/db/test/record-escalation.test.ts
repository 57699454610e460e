import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, company, openedBy, stageOf } from './company.ts';
import { answerableCourse, type Course, currentLines, lineId, pass, pump } from './course.ts';
import { appealing, type Panel, to } from './panel.ts';
import { type Person, send } from './world.ts';

let here: Company;
let course: Course;
beforeAll(async () => {
  here = await company();
  course = await answerableCourse(here, [{}, {}, {}]);
});
afterAll(() => here[Symbol.asyncDispose]());

const { act, file, conduct, serve } = appealing(() => here);
const panelOf = (start: number): Panel => here.reviewers.slice(start, start + 3);
const all = (points: number) => [[to(points)], [to(points)], [to(points)]];
const pointsOf = async (index: 0 | 1 | 2): Promise<number | undefined> =>
  (await currentLines(course, course.entries[index])).find(({ key }) => key === 'A1.onSite')?.points;

/** Decided at the first level, and taken to the second. */
const escalated = async (index: 0 | 1 | 2, decision: 'adjust' | 'remand'): Promise<string> => {
  const entry = course.entries[index];
  const { secretary } = entry.branch;
  const first = await file(entry, [await lineId(course, entry, 'A1.onSite')]);
  await conduct(first, panelOf(0), [all(4300), decision]);
  await serve(first, secretary);
  return openedBy(await act(first, ['escalate', { grounds: '请再复核' }, secretary]));
};

it('leaves what the first level had adjusted, when the second is withdrawn', async () => {
  const second = await escalated(0, 'adjust');
  expect(await pointsOf(0)).toBe(4000);
  await act(second, ['withdraw', {}, course.entries[0].branch.secretary]);
  await pump(here.db);
  expect(await pointsOf(0)).toBe(4300);
});

it('takes the place of what the first level had sent back, when the second decides itself', async () => {
  const second = await escalated(2, 'remand');
  const fresh: Person[] = [];
  for (let n = 0; n < 3; n += 1) fresh.push(await here.person('reviewer'));
  await conduct(second, fresh, [all(4600), 'adjust']);
  // The second level is the last: nothing is left to accept.
  await serve(second, course.entries[2].branch.secretary);
  await pump(here.db);
  expect(await stageOf(here.db, second)).toBe('final');
  expect(await pointsOf(2)).toBe(4600);
});

it('leaves what the first level had sent back, when the second does not look into it', async () => {
  const { db } = here;
  const { assessment } = course.entries[1];
  const second = await escalated(1, 'remand');
  const [reviewer] = panelOf(3);
  if (!reviewer) throw new Error('no reviewer');
  await act(second, ['reject', { reasons: '重复' }, reviewer]);
  await pass(db, '2026-12-01T10:00:00+08:00');
  expect(await stageOf(db, second)).toBe('final');
  expect(await stageOf(db, assessment)).toBe('rescoring');
  expect(await stageOf(db, course.entries[2].assessment)).toBe('settled');
  const other = await here.person('assessor');
  const line = {
    component: 'onSite',
    indicator: 'A1',
    subjectKind: 'secretary',
    reason: '复评',
    evidence: [await here.file()],
  };
  const lines = [{ ...line, points: 4500, replaces: await lineId(course, course.entries[1], 'A1.onSite') }];
  await send(db, assessment, ['assessment.rescore', { lines }, other]);
  expect(await pointsOf(1)).toBe(4500);
});
