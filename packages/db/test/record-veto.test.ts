import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, company, faultOf } from './company.ts';
import { answerableCourse, type Course, currentLines, totalOf, waive } from './course.ts';
import { appealing, to } from './panel.ts';
import { send, settled } from './world.ts';

let here: Company;
let course: Course;
beforeAll(async () => {
  here = await company();
  const evidence = [await here.file('处分决定书.pdf')];
  const line = { subjectKind: 'organisation', reason: '据文', evidence };
  const veto = { ...line, indicator: 'Z1', component: 'deduction', points: 0 };
  const bonus = { ...line, indicator: 'X1', component: 'bonus', points: 200 };
  const twice = { ...line, indicator: 'Y1', component: 'deduction', points: -400 };
  course = await answerableCourse(here, [
    { A1: 5000, A2: 5000, more: [veto] },
    { A1: 5000, A2: 5000, more: [veto, bonus] },
    { A1: 5000, A2: 5000, more: [bonus, bonus, twice, twice] },
  ]);
});
afterAll(() => here[Symbol.asyncDispose]());

const { file, conduct, finish } = appealing(() => here);
const basis = { body: '党委会', meetingOn: '2026-12-01', document: '会议纪要' };

it('takes no points; bonuses and deductions stand apart, each up to its cap', async () => {
  const [first, second, third] = course.entries;
  expect(await totalOf(course, first)).toBe(10_000);
  expect(await totalOf(course, second)).toBe(10_200);
  // 200 + 200 up to 300, 400 + 400 up to 500.
  expect(await totalOf(course, third)).toBe(9_800);
});

it('is lifted by an appeal that the panel follows, and the document of the other is told with its grade', async () => {
  const { db, office, leader, reviewers } = here;
  const [first] = course.entries;
  const veto = (await currentLines(course, first)).find(({ kind }) => kind === 'veto');
  const appeal = await file(first, [veto?.id ?? '']);
  await conduct(appeal, reviewers.slice(0, 3), [[[to(0)], [to(0)], [to(0)]], 'adjust']);
  await finish(appeal, first.branch.secretary);
  for (const entry of course.entries) await waive(course, entry);
  // What the appeal won changed the unit's grade: noted once, and told to the office once.
  const shifts = await db.query<{ before: string; after: string }>(
    { text: 'select grade_before as before, grade_after as after from grade_shift where cycle_id = $1' },
    [course.cycle],
  );
  expect(shifts).toEqual([{ before: 'poor', after: 'good' }]);
  const told = await db.query({
    text: `select from outbox where payload ->> 'notice' = 'gradesShifted'`,
  });
  expect(told.length).toBe(1);
  const of = { unitId: here.branches[2].id, target: 'safety' };
  const miss = (data: object, actor = office) =>
    send(db, course.cycle, ['cycle.missTarget', { ...of, ...data }, actor]);
  expect(await faultOf(miss({ document: ' ' }))).toMatchObject({ code: 'invalid' });
  expect(await settled(miss({ document: '通报' }, leader))).toBe('forbidden');
  expect(await faultOf(miss({ document: '通报', unitId: here.root }))).toMatchObject({ path: 'unitId' });
  const clear = (target: string) =>
    send(db, course.cycle, ['cycle.clearTarget', { ...of, target, reasons: '登记有误' }, office]);
  expect(await faultOf(clear('coreTarget'))).toMatchObject({ path: 'target', issue: 'targetNotNoted' });
  await miss({ document: '误记' });
  await clear('safety');
  await miss({ document: '安委〔2026〕1号' });
  await send(db, course.cycle, ['cycle.proposeGrades', { basis }, office]);
  const rows = await db.query<{ unit: string; proposed: string; why: { rule: string; document?: string }[] }>(
    {
      text: `select u.short_name as unit, e.proposed, e.why from grade_entry e join unit u on u.id = e.unit_id order by u.path`,
    },
  );
  expect(rows.map(({ unit, proposed }) => [unit, proposed])).toEqual([
    ['支部1', 'good'],
    ['支部2', 'poor'],
    ['支部3', 'fairlyGood'],
  ]);
  expect(rows[1]?.why).toContainEqual(expect.objectContaining({ rule: 'veto', document: '处分决定书.pdf' }));
  expect(rows[2]?.why).toContainEqual(
    expect.objectContaining({ rule: 'safety', document: '安委〔2026〕1号' }),
  );
});
