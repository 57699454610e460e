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
  sign,
  totalOf,
  waive,
} from './course.ts';
import { appealing, chairOf, empanelData, type Panel, stand, to } from './panel.ts';
import { countOf, type Person, send } from './world.ts';

let here: Company;
let course: Course;
/** Assessments of their own, as many as tests need. */
beforeAll(async () => {
  here = await company();
  course = await answerableCourse(here, [{}, {}, {}]);
});
afterAll(() => here[Symbol.asyncDispose]());

const { file, empanel, linesIn, vote, deliberate, decide, serve, finish } = appealing(() => here);
const panelOf = (start: number): Panel => here.reviewers.slice(start, start + 3);
const pointsOf = async (entry: Entry, key: string): Promise<number | undefined> =>
  (await currentLines(course, entry)).find((line) => line.key === key)?.points;

describe('an appeal of the first unit', () => {
  it('disputes lines in force that are the appellant’s own, each once', async () => {
    const [entry, other] = course.entries;
    const [a1, a2, foreign] = [
      await lineId(course, entry, 'A1.onSite'),
      await lineId(course, entry, 'A2.onSite'),
      await lineId(course, other, 'A1.onSite'),
    ];
    const free = { facts: ['linesFree'] };
    expect(await faultOf(file(entry, [foreign]))).toMatchObject(free);
    expect(await faultOf(file(entry, [a1, a1]))).toMatchObject(free);
    // A1 is the secretary's line, A2 the cadre's.
    expect(await faultOf(file(entry, [a1], entry.branch.cadre))).toMatchObject(free);
    expect(await faultOf(file(entry, [a2], entry.branch.discipline))).toMatchObject(free);
    const own = await file(entry, [a2], entry.branch.cadre);
    expect(await faultOf(file(entry, [a1, a2]))).toMatchObject(free);
    await send(here.db, own, ['appeal.withdraw', {}, entry.branch.cadre]);
    expect(await faultOf(file(entry, [a2]))).toMatchObject(free);
    await pump(here.db);
    expect(await countOf(here.db, 'appeal_line where appeal_id = $1 and applied_at is not null', [own])).toBe(
      1,
    );
    expect(await totalOf(course, entry)).toBe(9000);
  });

  it('is decided by a panel that nothing bars', async () => {
    const [entry] = course.entries;
    const appeal = await file(entry, [await lineId(course, entry, 'A1.onSite')]);
    const panel = panelOf(0);
    const [chair, second, third] = panel;
    if (!chair || !second || !third) throw new Error('three');
    await send(here.db, appeal, ['appeal.admit', {}, chair]);
    const name = (data: object) => faultOf(send(here.db, appeal, ['appeal.empanel', data, here.office]));
    const [scorer] = here.assessors;
    expect(await name(empanelData([scorer, second, third]))).toMatchObject({ facts: ['panelClear'] });
    expect(await name(empanelData([chair, second, entry.branch.secretary]))).toMatchObject({
      facts: ['panelClear'],
    });
    expect(await name({ ...empanelData(panel), chair: here.reviewers[5]?.personId })).toMatchObject({
      issue: 'notAMember',
    });
    expect(await name(empanelData([chair, second, here.leader]))).toMatchObject({ issue: 'notEligible' });
    await here.db.query(
      {
        text: `insert into recusal (id, person_id, unit_id, kind, reason) values (gen_random_uuid(), $1, $2, 'kin', 'r')`,
      },
      [here.reviewers[6]?.personId, entry.branch.id],
    );
    const kin = here.reviewers[6];
    if (!kin) throw new Error('kin');
    expect(await name(empanelData([chair, second, kin]))).toMatchObject({ facts: ['panelClear'] });
    await send(here.db, appeal, ['appeal.empanel', empanelData(panel), here.office]);
    const roles = await here.db.query<{ role: string }>(
      { text: 'select role from appointment where case_id = $1 order by role' },
      [appeal],
    );
    expect(roles.map(({ role }) => role)).toEqual(['chair', 'reviewer', 'reviewer']);
    // One steps back: the panel is named anew, without him.
    expect(
      await faultOf(
        send(here.db, appeal, ['appeal.recuse', { tie: 'other', reasons: 'r' }, here.reviewers[4] ?? chair]),
      ),
    ).toMatchObject({ code: 'forbidden' });
    await send(here.db, appeal, ['appeal.recuse', { tie: 'formerUnit', reasons: '曾共事' }, third]);
    expect(await name(empanelData(panel))).toMatchObject({ facts: ['panelClear'] });
    const next = [chair, second, here.reviewers[3] ?? chair];
    await empanel(appeal, next);
    expect(await countOf(here.db, 'appointment where case_id = $1', [appeal])).toBe(3);
    await send(here.db, appeal, ['appeal.withdraw', {}, entry.branch.secretary]);
    await pump(here.db);
  });
});

describe('the votes', () => {
  it('cover every disputed line, stay unseen until all are in, and change a line by the median of all', async () => {
    const [, entry] = course.entries;
    const { db } = here;
    const appeal = await file(entry, [
      await lineId(course, entry, 'A1.onSite'),
      await lineId(course, entry, 'A2.onSite'),
    ]);
    const panel = panelOf(0);
    await send(db, appeal, ['appeal.admit', {}, chairOf(panel)]);
    await empanel(appeal, panel);
    await send(db, appeal, ['appeal.deliberate', {}, chairOf(panel)]);
    const [a1 = '', a2 = ''] = await linesIn(appeal);
    const cast = (votes: object) => faultOf(send(db, appeal, ['appeal.vote', { votes }, chairOf(panel)]));
    expect(await cast([{ line: a1, ...to(4500) }])).toMatchObject({ issue: 'everyLineOnce' });
    expect(
      await cast([
        { line: a1, ...to(4500) },
        { line: a1, ...stand },
      ]),
    ).toMatchObject({ issue: 'everyLineOnce' });
    expect(
      await cast([
        { line: a1, ...to(5001) },
        { line: a2, ...stand },
      ]),
    ).toMatchObject({ issue: 'pointsOutOfRange' });
    expect(
      await cast([
        { line: entry.assessment, ...stand },
        { line: a2, ...stand },
      ]),
    ).toMatchObject({ issue: 'lineNotDisputed' });
    await vote(appeal, panel.slice(0, 2), [
      [to(4800), stand],
      [to(4400), to(4900)],
    ]);
    // Two of three would change the first line: nobody learns of it before the third has voted.
    for (const decision of ['uphold', 'adjust', 'adjustPartly', 'remand'] as const)
      expect(await faultOf(decide(appeal, panel, decision))).toMatchObject({
        facts: expect.arrayContaining(['votesIn']),
      });
    const early = await faultOf(decide(appeal, panel, 'uphold'));
    expect(early.facts).toEqual(['votesIn', 'majorityUpholds']);
    expect((await faultOf(decide(appeal, panel, 'adjustPartly'))).facts).toEqual([
      'votesIn',
      'majorityAdjustsPartly',
    ]);
    await vote(appeal, panel.slice(2), [[stand, stand]]);
    expect(await faultOf(decide(appeal, panel, 'uphold'))).toMatchObject({ facts: ['majorityUpholds'] });
    expect(await faultOf(decide(appeal, panel, 'adjust'))).toMatchObject({ facts: ['majorityAdjusts'] });
    await decide(appeal, panel, 'adjustPartly');
    await finish(appeal, entry.branch.secretary);
    // 4000, 4400, 4800: the median is what more than half would give at least.
    expect(await pointsOf(entry, 'A1.onSite')).toBe(4400);
    expect(await pointsOf(entry, 'A2.onSite')).toBe(4000);
    // 50 × 8400/10000 + 30 + 20
    expect(await totalOf(course, entry)).toBe(9200);
    const [before] = await db.query(
      {
        text: 'select before_total, before_on_site from score where assessment_id = $1 order by seq desc limit 1',
      },
      [entry.assessment],
    );
    expect(before).toEqual({ before_total: 9000, before_on_site: 8000 });
    expect(await countOf(db, 'score_line where appeal_id = $1', [appeal])).toBe(1);
  });
});

describe('the third unit: a member replaced, sent back, annulled, escalated', () => {
  let first: string;
  let panel: Panel;

  it('votes anew after a member was replaced, who takes over the chair as well', async () => {
    const entry = course.entries[2];
    const { db, office } = here;
    first = await file(entry, [
      await lineId(course, entry, 'A1.onSite'),
      await lineId(course, entry, 'A2.onSite'),
    ]);
    panel = panelOf(0);
    await send(db, first, ['appeal.admit', {}, chairOf(panel)]);
    await empanel(first, panel);
    await deliberate(first, panel, [
      [to(5000), stand],
      [to(5000), stand],
      [to(5000), stand],
    ]);
    const [chair, second, third] = panel;
    const joins = here.reviewers[3];
    if (!chair || !second || !third || !joins) throw new Error('four');
    const replace = (leaves: Person, joining: Person) =>
      send(db, first, [
        'appeal.replaceMember',
        { leaves: leaves.personId, joins: joining.personId, reasons: '病假' },
        office,
      ]);
    expect(await faultOf(replace(joins, here.reviewers[4] ?? joins))).toMatchObject({ issue: 'notAMember' });
    expect(await faultOf(replace(chair, second))).toMatchObject({ issue: 'memberAlready' });
    expect(await faultOf(replace(chair, here.assessors[0]))).toMatchObject({ facts: ['panelClear'] });
    await replace(chair, joins);
    panel = [joins, second, third];
    for (const one of panel) await send(db, first, ['appeal.declare', {}, one]);
    expect(await faultOf(send(db, first, ['appeal.deliberate', {}, chair]))).toMatchObject({
      code: 'forbidden',
    });
    await deliberate(first, panel, []);
    expect(await faultOf(decide(first, panel, 'adjust'))).toMatchObject({ facts: ['majorityAdjusts'] });
    await decide(first, panel, 'uphold');
  });

  it('forgets what was sent back, and keeps what was annulled as the least', async () => {
    const { db, leader } = here;
    const pointsIn = async () =>
      db.query(
        {
          text: `select a.points, a.kept from appeal_line a join score_line l on l.id = a.line_id where a.appeal_id = $1 order by l.indicator`,
        },
        [first],
      );
    await send(db, first, ['appeal.sendBack', { reasons: '请说明' }, leader]);
    await vote(first, panel, [
      [to(4600), stand],
      [to(4600), stand],
      [stand, stand],
    ]);
    await decide(first, panel, 'adjustPartly');
    expect(await pointsIn()).toEqual([
      { points: 4600, kept: null },
      { points: null, kept: null },
    ]);
    await send(db, first, ['appeal.annul', { reasons: '回避' }, leader]);
    expect(await pointsIn()).toEqual([
      { points: null, kept: 4600 },
      { points: null, kept: null },
    ]);
    panel = here.reviewers
      .slice(5, 8)
      .filter((_, index) => index !== 1)
      .concat(here.reviewers.slice(4, 5));
    const next = panel;
    await empanel(first, next);
    await deliberate(first, next, [
      [to(4200), stand],
      [to(4200), stand],
      [to(4200), stand],
    ]);
    await decide(first, next, 'adjustPartly');
    expect(await pointsIn()).toEqual([
      { points: 4200, kept: 4600 },
      { points: null, kept: null },
    ]);
  });

  it('goes to a second level with none of the first panel, which is the last; the best of all is applied once', async () => {
    const entry = course.entries[2];
    const { db, office } = here;
    const { secretary } = entry.branch;
    await serve(first, secretary);
    expect(await stageOf(db, first)).toBe('contestable');
    const second = openedBy(await send(db, first, ['appeal.escalate', { grounds: '未回应' }, secretary]));
    expect(await linesIn(second)).toEqual(await linesIn(first));
    await pump(db);
    expect(await totalOf(course, entry)).toBe(9000);
    const above = [here.reviewers[6], here.reviewers[0], here.reviewers[1]].filter(
      (one) => one !== undefined,
    );
    await send(db, second, ['appeal.admit', {}, chairOf(above)]);
    expect(await faultOf(send(db, second, ['appeal.empanel', empanelData(panel), office]))).toMatchObject({
      facts: ['panelClear'],
    });
    const fresh: Person[] = [];
    for (let n = 0; n < 3; n += 1) fresh.push(await here.person('reviewer'));
    await empanel(second, fresh);
    await deliberate(second, fresh, [
      [to(4100), to(4700)],
      [to(4100), to(4700)],
      [to(4100), to(4700)],
    ]);
    await decide(second, fresh, 'adjust');
    await serve(second, secretary);
    await pump(db);
    expect(await stageOf(db, second)).toBe('final');
    expect(await pointsOf(entry, 'A1.onSite')).toBe(4600);
    expect(await pointsOf(entry, 'A2.onSite')).toBe(4700);
    // 50 × 9300/10000 + 50
    expect(await totalOf(course, entry)).toBe(9650);
    expect(await countOf(db, 'score where assessment_id = $1', [entry.assessment])).toBe(2);
  });
});

describe('a remand', () => {
  it('is scored by others, never below what it was, and is not remanded again', async () => {
    const [entry] = course.entries;
    const { db } = here;
    // Who has scored it doesn't score it again.
    const reserve = await here.person('assessor');
    const { secretary } = entry.branch;
    const daily = await lineId(course, entry, 'A1.daily');
    const appeal = await file(entry, [daily]);
    // The third stepped back from the unit's first appeal, and stays out of the next.
    const panel = [...panelOf(0).slice(0, 2), ...panelOf(3).slice(0, 1)];
    await send(db, appeal, ['appeal.admit', {}, chairOf(panel)]);
    await empanel(appeal, panel);
    await deliberate(appeal, panel, [[to(5000)], [to(5000)], [to(5000)]]);
    await decide(appeal, panel, 'remand');
    await finish(appeal, secretary);
    // The window is still open: the appeal has ended, and what it sent back is scored when the window closes.
    expect(await stageOf(db, entry.assessment)).toBe('answerable');
    await pass(db, '2026-11-30T10:00:00+08:00');
    expect(await stageOf(db, entry.assessment)).toBe('rescoring');
    const other = await lineId(course, entry, 'A2.onSite');
    const line = {
      component: 'daily',
      indicator: 'A1',
      subjectKind: 'secretary',
      reason: '复评',
      evidence: [await here.file()],
    };
    const rescore = (lines: object[]) =>
      send(db, entry.assessment, ['assessment.rescore', { lines }, reserve]);
    const remanded = { ...line, replaces: daily, points: 4900 };
    expect(await faultOf(rescore([{ ...line, replaces: other, points: 4900 }]))).toMatchObject({
      facts: ['rescoresRemanded'],
    });
    expect(await faultOf(rescore([remanded, { ...line, replaces: other, points: 4900 }]))).toMatchObject({
      facts: ['rescoresRemanded'],
    });
    expect(await faultOf(rescore([{ ...remanded, indicator: 'A2' }]))).toMatchObject({
      issue: 'anotherMatter',
    });
    expect(await faultOf(rescore([{ ...remanded, points: 5001 }]))).toMatchObject({
      issue: 'pointsOutOfRange',
    });
    await rescore([remanded]);
    expect(await pointsOf(entry, 'A1.daily')).toBe(5000);
    await send(db, entry.assessment, ['assessment.receive', {}, secretary]);
    expect(await faultOf(file(entry, [await lineId(course, entry, 'debriefing.debriefing')]))).toMatchObject({
      facts: ['linesFree'],
    });
    const again = await file(entry, [await lineId(course, entry, 'A1.daily')]);
    const above = panelOf(3).filter((one) => one !== here.reviewers[6]);
    const next = above.length === 3 ? above : [...above, here.reviewers[7] ?? secretary];
    await send(db, again, ['appeal.admit', {}, chairOf(next)]);
    await empanel(again, next);
    await deliberate(again, next, [[to(5000)], [to(5000)], [to(5000)]]);
    expect(await faultOf(decide(again, next, 'remand'))).toMatchObject({ facts: ['remandable'] });
    await decide(again, next, 'adjust');
    await finish(again, secretary);
    await waive(course, entry);
    expect(await stageOf(db, entry.assessment)).toBe('settled');
    expect(await faultOf(sign(here, entry.assessment, ['assessment.waive', {}, secretary]))).toMatchObject({
      code: 'refused',
    });
  });
});
