import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company, faultOf, openedBy, stageOf } from './company.ts';
import {
  answerableCourse,
  type Course,
  currentLines,
  type Entry,
  lineId,
  pass,
  pump,
  waive,
} from './course.ts';
import { appealing, to } from './panel.ts';
import { countOf, type Person, send } from './world.ts';

let here: Company;
let course: Course;
beforeAll(async () => {
  here = await company();
  // 95, 92 and 90 points: one seat of three in the best grade.
  course = await answerableCourse(
    here,
    [
      { A1: 4500, A2: 4500 },
      { A1: 4200, A2: 4200 },
      { A1: 4000, A2: 4000 },
    ],
    { commendation: { quota: 100 } },
  );
});
afterAll(() => here[Symbol.asyncDispose]());

const basis = { body: '党委会', meetingOn: '2026-12-01', document: '会议纪要' };
const cycleEvent = (type: string, data: object, who: Person) =>
  send(here.db, course.cycle, [`cycle.${type}`, data, who]);
const propose = () => cycleEvent('proposeGrades', { basis }, here.office);

type Listed = {
  readonly unit: string;
  readonly proposed: string;
  readonly told: string | null;
  readonly score: number;
};
const listOf = async (round: number): Promise<readonly Listed[]> => {
  const rows = await here.db.query<Listed>(
    {
      text: `select u.short_name as unit, e.proposed, e.told, e.score from grade_entry e join unit u on u.id = e.unit_id
        where e.cycle_id = $1 and e.round = $2 order by u.path`,
    },
    [course.cycle, round],
  );
  return rows;
};
const gradesOf = async (round: number) => (await listOf(round)).map(({ proposed }) => proposed);

const { file, conduct, finish } = appealing(() => here);
/** A panel gives the unit's first on-site line so many points. */
const win = async (entry: Entry, points: number): Promise<void> => {
  const line = await lineId(course, entry, 'A1.onSite');
  const appeal = await file(entry, [line]);
  const panel = here.reviewers.slice(0, 3);
  await conduct(appeal, panel, [[[to(points)], [to(points)], [to(points)]], 'adjust']);
  await finish(appeal, entry.branch.secretary);
};

const objectTo = async (sustain: boolean): Promise<void> => {
  const { db, inspector, branches } = here;
  const objection = openedBy(
    await send(db, course.cycle, [
      'cycle.object',
      { unitId: branches[1].id, text: '不实' },
      { kind: 'public' },
    ]),
  );
  await send(db, objection, ['objection.inquire', {}, inspector]);
  await send(db, objection, [
    sustain ? 'objection.sustain' : 'objection.dismiss',
    { reasons: 'r' },
    inspector,
  ]);
  await pump(db);
};

describe('the list of grades', () => {
  it('waits until every assessment is settled; a unit with an appeal open stays in the cycle', async () => {
    const { db, leader, branches } = here;
    expect(await faultOf(propose())).toMatchObject({ facts: ['assessmentsSettled'] });
    const [first, second, third] = course.entries;
    const data = {
      lines: [(await currentLines(course, second))[0]?.id],
      grounds: 'g',
      relief: 'r',
      evidence: [],
    };
    const open = openedBy(
      await send(db, second.assessment, ['assessment.appeal', data, second.branch.secretary]),
    );
    const remove = { unitId: branches[1].id, reasons: '撤销' };
    expect(await faultOf(cycleEvent('removeLate', remove, leader))).toMatchObject({
      facts: ['unitHasNoAppeal'],
    });
    await send(db, open, ['appeal.withdraw', {}, second.branch.secretary]);
    await pump(db);
    // The last one wins what puts it before the second.
    await win(third, 4800);
    for (const entry of [first, second, third]) await waive(course, entry);
    expect(await stageOf(db, third.assessment)).toBe('settled');
  });

  it('is computed as a whole, and whoever reaches a seat by an appeal has it on top', async () => {
    await propose();
    // 9500, 9200, and 9000 + 50 × 8/100 = 9400 by the appeal.
    expect(await listOf(1)).toEqual([
      { unit: '支部1', proposed: 'good', told: null, score: 9500 },
      { unit: '支部2', proposed: 'fairlyGood', told: null, score: 9200 },
      { unit: '支部3', proposed: 'fairlyGood', told: null, score: 9400 },
    ]);
    const [round] = await here.db.query<{ quotas: unknown; basis: unknown }>({
      text: 'select quotas, basis from grade_round',
    });
    expect(round).toEqual({
      basis,
      quotas: [{ category: 'branch', denominator: 3, share: 30, seats: 1, given: 1 }],
    });
    const why = await here.db.query<{ why: { rule: string }[] }>({
      text: 'select why from grade_entry order by score desc',
    });
    expect(why.map(({ why }) => why.map(({ rule }) => rule))).toEqual([
      ['band', 'seat'],
      ['band', 'noSeat'],
      ['band', 'noSeat'],
    ]);
  });

  it('is not confirmed while an objection is open, nor after one was sustained since it was published', async () => {
    const { db, leader, branches } = here;
    const nobody = { unitId: randomUUID(), text: 't' };
    expect(await faultOf(cycleEvent('object', nobody, here.branches[0].secretary))).toMatchObject({
      code: 'invalid',
      path: 'unitId',
    });
    const opened = await send(db, course.cycle, [
      'cycle.object',
      { unitId: branches[2].id, text: '不实', contact: '13800000000' },
      { kind: 'public' },
    ]);
    const objection = openedBy(opened);
    await pass(db, '2026-11-30T10:00:00+08:00');
    expect(await stageOf(db, course.cycle)).toBe('approvingGrades');
    expect((await faultOf(cycleEvent('confirmGrades', { basis }, leader))).facts).toContain(
      'objectionsClosed',
    );
    await send(db, objection, ['objection.inquire', {}, here.inspector]);
    await send(db, objection, ['objection.sustain', { reasons: '属实' }, here.inspector]);
    // The message is still under way, and the fact known all the same.
    expect(await faultOf(cycleEvent('confirmGrades', { basis }, leader))).toMatchObject({ code: 'refused' });
    await pump(db);
    await cycleEvent('returnGrades', { reasons: '核实' }, leader);
    expect(await countOf(db, 'grade_round where returned_at is not null')).toBe(1);
  });

  it('keeps how an objector can be reached with his receipt, and nowhere else', async () => {
    const { db } = here;
    const [receipt] = await db.query<{ number: string; contact: string }>({
      text: 'select number, contact from objection_receipt',
    });
    expect(receipt?.contact).toBe('13800000000');
    expect(receipt?.number).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    for (const from of [
      'journal where payload::text',
      'instance where data::text',
      'outbox where payload::text',
    ])
      expect(await countOf(db, `${from} like '%13800000000%'`)).toBe(0);
  });

  it('is confirmed by a leader, who tells every unit what it means for its performance', async () => {
    const { db, leader } = here;
    await propose();
    await objectTo(false);
    await pass(db, '2026-12-10T10:00:00+08:00');
    await cycleEvent('confirmGrades', { basis }, leader);
    await pump(db);
    expect((await listOf(2)).map(({ told }) => told)).toEqual(['good', 'fairlyGood', 'fairlyGood']);
    expect(
      await db.query({ text: 'select grade, score, weight, points from linkage order by score' }),
    ).toEqual([
      { grade: 'fairlyGood', score: 9200, weight: 15, points: 1380 },
      { grade: 'fairlyGood', score: 9400, weight: 15, points: 1410 },
      { grade: 'good', score: 9500, weight: 15, points: 1425 },
    ]);
    const [first] = course.entries;
    await send(db, first.assessment, ['assessment.acknowledgeLinkage', {}, first.branch.secretary]);
    expect(await countOf(db, 'linkage where acknowledged_by = $1', [first.branch.secretary.personId])).toBe(
      1,
    );
  });
});

describe('what follows', () => {
  const nominees = (...units: string[]) => ({
    nominees: units.map((unitId) => ({ unitId, reasons: '突出', byHand: true })),
  });
  let commendation: string;

  it('nominates units with a grade, once, none with a grave order', async () => {
    const { db, office, lead, branches } = here;
    const eligible = { facts: ['nomineesEligible'] };
    const [one, two, three] = branches;
    expect(await faultOf(cycleEvent('nominate', nominees(randomUUID()), office))).toMatchObject(eligible);
    expect(await faultOf(cycleEvent('nominate', nominees(one.id, one.id), office))).toMatchObject(eligible);
    const item = {
      no: 1,
      problem: 'p',
      subjectKind: 'secretary',
      standard: 's',
      measure: 'm',
      class: 'threeMonths',
      dates: { dueOn: '2026-12-20T16:00:00.000Z' },
    };
    const order = { title: 't', grave: true, items: [item] };
    await send(db, course.entries[1].assessment, ['assessment.orderRectification', order, lead]);
    expect(await faultOf(cycleEvent('nominate', nominees(two.id), office))).toMatchObject(eligible);
    const { opened } = await cycleEvent('nominate', nominees(one.id, three.id), office);
    commendation = opened[0]?.id ?? '';
    expect(await faultOf(cycleEvent('nominate', nominees(one.id), office))).toMatchObject(eligible);
  });

  it('confers an honour when nothing bars the unit and no objection was sustained, and takes it back', async () => {
    const { db, office, leader, inspector } = here;
    await send(db, commendation, ['commendation.clear', { opinion: 'o' }, inspector]);
    await send(db, commendation, ['commendation.approve', { basis, authority: '党委' }, leader]);
    await cycleEvent('publishCommendations', { title: 't' }, office);
    await pump(db);
    const objection = openedBy(
      await send(db, commendation, ['commendation.object', { text: 't' }, { kind: 'public' }]),
    );
    await pass(db, '2026-12-20T10:00:00+08:00');
    expect(await stageOf(db, commendation)).toBe('inquiring');
    await send(db, objection, ['objection.inquire', {}, inspector]);
    await send(db, objection, ['objection.dismiss', { reasons: 'r' }, inspector]);
    await pump(db);
    await send(db, commendation, ['commendation.confer', { basis }, leader]);
    expect(
      await countOf(db, 'honour where id = $1 and unit_id = $2', [commendation, here.branches[0].id]),
    ).toBe(1);
    await send(db, commendation, ['commendation.revoke', { reasons: 'r' }, leader]);
    expect(await countOf(db, 'honour where id = $1 and revoked_at is not null', [commendation])).toBe(1);
  });

  it('is barred by a grave order given meanwhile, and by an objection that was sustained', async () => {
    const { db, office, leader, inspector, lead } = here;
    const rows = await db.query<{ id: string }>(
      { text: `select id from instance where machine = 'commendation' and unit_id = $1` },
      [here.branches[2].id],
    );
    const other = rows[0]?.id ?? '';
    await send(db, other, ['commendation.clear', { opinion: 'o' }, inspector]);
    const item = {
      no: 1,
      problem: 'p',
      subjectKind: 'secretary',
      standard: 's',
      measure: 'm',
      class: 'long',
    };
    const items = [{ ...item, dates: { dueOn: '2027-01-20T16:00:00.000Z' } }];
    await send(db, course.entries[2].assessment, [
      'assessment.orderRectification',
      { title: 't', grave: true, items },
      lead,
    ]);
    const approve = send(db, other, ['commendation.approve', { basis, authority: 'a' }, leader]);
    expect(await faultOf(approve)).toMatchObject({ code: 'refused' });
    await send(db, other, ['commendation.decline', { reasons: 'r' }, leader]);
    await pump(db);
    await cycleEvent('reopenGrades', { reasons: '更正' }, leader);
    await pump(db);
    expect(await faultOf(cycleEvent('nominate', nominees(here.branches[0].id), office))).toMatchObject({
      code: 'refused',
    });
    expect(await countOf(db, 'grade_round where reopened_at is not null')).toBe(1);
  });

  it('lists the grades anew after a correction; a grade that was told does not fall through what others won', async () => {
    const { db, lead, office } = here;
    const [first] = course.entries;
    const line = (await currentLines(course, first)).find(({ key }) => key === 'A1.onSite');
    const correction = { replaces: line?.id, points: 4250, reasons: '抄写有误' };
    await send(db, first.assessment, ['assessment.proposeCorrection', correction, lead]);
    await send(db, first.assessment, ['assessment.confirmCorrection', { reasons: 'r' }, office]);
    await propose();
    // 9500 − 50 × 250/10000 = 9375: below what the third unit won, and still before all as they were without appeals.
    expect(await gradesOf(3)).toEqual(['good', 'fairlyGood', 'good']);
    const [third] = (await listOf(3)).slice(2);
    expect(third).toMatchObject({ score: 9400, told: 'fairlyGood' });
  });
});
