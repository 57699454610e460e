import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company, openedBy, stageOf } from './company.ts';
import { answerableCourse, type Course, childrenOf, pass, pump, waive } from './course.ts';
import { countOf, send } from './world.ts';

let here: Company;
beforeAll(async () => {
  here = await company();
});
afterAll(() => here[Symbol.asyncDispose]());

describe('a rectification order', () => {
  let course: Course;
  let order: string;
  let items: readonly string[];
  beforeAll(async () => {
    course = await answerableCourse(here, [{}, {}, {}]);
    const [entry] = course.entries;
    for (const one of course.entries) await waive(course, one);
    const item = (no: number, of: string, due: string) => ({
      no,
      problem: `问题${no}`,
      subjectKind: 'secretary',
      standard: 's',
      measure: 'm',
      class: of,
      dates: { dueOn: due },
    });
    const data = {
      title: '整改',
      items: [
        item(1, 'oneMonth', '2026-11-20T16:00:00.000Z'),
        item(2, 'threeMonths', '2027-01-29T16:00:00.000Z'),
      ],
    };
    order = openedBy(
      await send(here.db, entry.assessment, ['assessment.orderRectification', data, here.lead]),
      'rectification',
    );
    items = await childrenOf(here, order, 'rectificationItem');
  });
  const rowOf = async (id: string) => {
    const [row] = await here.db.query({ text: 'select * from rectification_item where id = $1' }, [id]);
    return row;
  };

  it('has its items in a register, with what shows that they are done', async () => {
    const { db } = here;
    const [entry] = course.entries;
    const [first = ''] = items;
    expect(await rowOf(first)).toMatchObject({
      no: 1,
      order_id: order,
      unit_id: entry.branch.id,
      grave: false,
      evidence: [],
      done_at: null,
    });
    const plan = { text: 't', resolvedOn: '2026-11-10', evidence: [] };
    await send(db, order, ['rectification.submitPlan', plan, entry.branch.secretary]);
    await send(db, order, ['rectification.approvePlan', {}, here.lead]);
    expect(await stageOf(db, order)).toBe('implementing');
    await pass(db, '2026-11-24T10:00:00+08:00');
    expect(await stageOf(db, order)).toBe('reminded');
  });

  it('climbs while an item is overdue and not done', async () => {
    const { db, assessors } = here;
    const [entry] = course.entries;
    const [first = ''] = items;
    const evidence = [await here.file()];
    await send(db, first, ['rectificationItem.done', { text: 't', evidence }, entry.branch.secretary]);
    // Done and waiting for its look-back: that is not the unit's delay.
    await pass(db, '2026-12-02T10:00:00+08:00');
    expect(await stageOf(db, order)).toBe('implementing');
    await send(db, first, ['rectificationItem.reopen', { reasons: 'r', evidence: [] }, assessors[0]]);
    await pump(db);
    expect(await stageOf(db, order)).toBe('reminded');
    expect(await rowOf(first)).toMatchObject({ reopened: 1, done_at: null, evidence });
    await pass(db, '2026-12-10T10:00:00+08:00');
    expect(await stageOf(db, order)).toBe('supervised');
    await send(db, first, ['rectificationItem.done', { text: 't', evidence }, entry.branch.secretary]);
    const look = [await here.file()];
    await send(db, first, ['rectificationItem.verify', { text: 't', evidence: look }, assessors[0]]);
    await pump(db);
    const closed = (await rowOf(first)) as { closed_at: Date | null; evidence: string[] };
    expect(closed.closed_at).not.toBeNull();
    expect(closed.evidence.toSorted()).toEqual([...evidence, ...look].toSorted());
    const effect = { effect: 'good', reasons: 'r', evidence: [] };
    // Who closed it is not who says what it brought about.
    await expect(
      send(db, first, ['rectificationItem.evaluateEffect', effect, assessors[0]]),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await send(db, first, ['rectificationItem.evaluateEffect', effect, here.lead]);
    expect(await rowOf(first)).toMatchObject({ effect: 'good' });
    expect(await countOf(db, 'citation where instance_id = $1', [first])).toBe(2);
  });
});
