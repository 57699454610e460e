import { readCorrections, readIdentity, recipients, scopeOf } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queries } from '../src/fact/queries.ts';
import { type Company, company, faultOf, stageOf, textHashOf } from './company.ts';
import {
  accept,
  type Course,
  childrenOf,
  closePeriod,
  currentLines,
  fileSheet,
  linesOf,
  liveBallot,
  liveVisit,
  pass,
  pump,
  score,
  sign,
  started,
  totalOf,
} from './course.ts';
import { countOf, send } from './world.ts';

let here: Company;
let course: Course;
beforeAll(async () => {
  here = await company();
  course = await started(here);
});
afterAll(() => here[Symbol.asyncDispose]());

describe('the year', () => {
  it('starts when units are in the cycle and none has still to acknowledge', async () => {
    const { assessment } = course.entries[0];
    expect(await stageOf(here.db, assessment)).toBe('recording');
    expect(
      await countOf(here.db, 'assessment where cycle_id = $1 and standard_id = $2', [
        course.cycle,
        course.standard,
      ]),
    ).toBe(3);
    expect(await childrenOf(here, assessment, 'periodReview')).toHaveLength(2);
  });

  it('keeps work sheets with the day they happened, and marks the late ones', async () => {
    const { db } = here;
    const [entry] = course.entries;
    const [first = '', second = ''] = await childrenOf(here, entry.assessment, 'periodReview');
    await pass(db, '2026-03-10T10:00:00+08:00');
    const prompt = await fileSheet(course, first, { points: -400, occurredOn: '2026-03-02' });
    const old = await fileSheet(course, first, { points: 100, occurredOn: '2026-01-20' });
    const next = await fileSheet(course, second, { occurredOn: '2026-03-05' });
    const rows = await db.query<{ id: string; late: boolean; delay: number }>({
      text: 'select id, late, delay from work_sheet',
    });
    expect(Object.fromEntries(rows.map(({ id, late, delay }) => [id, { late, delay }]))).toEqual({
      [prompt]: { late: false, delay: 8 },
      [old]: { late: true, delay: 49 },
      [next]: { late: true, delay: 5 },
    });
    const wrong = async (data: object) => faultOf(fileSheet(course, first, data));
    expect(await wrong({ occurredOn: '2026-03-11' })).toMatchObject({ code: 'invalid', path: 'occurredOn' });
    expect(await wrong({ indicator: 'nope' })).toMatchObject({
      path: 'indicator',
      issue: 'indicatorUnknown',
    });
    for (const id of [prompt, old, next]) await accept(course, entry, id);
  });

  it('corrects a disputed sheet by another one, and strikes what was wrong', async () => {
    const { db, lead } = here;
    const [entry] = course.entries;
    const [first = ''] = await childrenOf(here, entry.assessment, 'periodReview');
    const disputed = await fileSheet(course, first, { points: -900 });
    const dispute = { reasons: '有出入', evidence: [] };
    await send(db, disputed, ['workSheet.dispute', dispute, entry.branch.secretary]);
    const [row] = await db.query<{ data: object }>({ text: 'select data from instance where id = $1' }, [
      disputed,
    ]);
    const corrected = { ...row?.data, points: -200, reasons: '更正' };
    const { opened } = await send(db, disputed, ['workSheet.supersede', corrected, lead]);
    const sheets = await db.query<{ id: string; corrects: string | null; outcome: string | null }>(
      { text: 'select id, corrects, outcome from work_sheet where id = any($1)' },
      [[disputed, opened[0]?.id]],
    );
    expect(sheets).toContainEqual({ id: disputed, corrects: null, outcome: 'superseded' });
    expect(sheets).toContainEqual({ id: opened[0]?.id, corrects: disputed, outcome: null });
    const struck = await fileSheet(course, first, { points: -700 });
    await send(db, struck, ['workSheet.dispute', dispute, entry.branch.secretary]);
    await send(db, struck, ['workSheet.strike', { reasons: '不实' }, lead]);
    await expect(
      db.query({ text: 'update work_sheet set points = 0 where id = $1' }, [struck]),
    ).rejects.toThrow('never change');
  });

  it('has visits only when every period but the last is locked for every unit', async () => {
    const { db, office } = here;
    expect(await faultOf(send(db, course.cycle, ['cycle.beginVisits', {}, office]))).toMatchObject({
      facts: ['earlierPeriodsLocked'],
    });
    const bulletin = ['cycle.publishBulletin', { period: 1, title: 't', text: 't' }, office] as const;
    expect(await faultOf(send(db, course.cycle, bulletin))).toMatchObject({
      facts: ['periodVerified', 'periodDiscussed'],
    });
    // The second unit has a sheet in each period that nobody answers; the third has none at all.
    const [first = '', second = ''] = await childrenOf(here, course.entries[1].assessment, 'periodReview');
    const unanswered = await fileSheet(course, first, { points: -1000 });
    await fileSheet(course, second);
    await closePeriod(course, 1, '2026-07-02T10:00:00+08:00');
    expect(await countOf(db, `work_sheet where id = $1 and outcome = 'unanswered'`, [unanswered])).toBe(1);
    await send(db, course.cycle, ['cycle.beginVisits', {}, office]);
    await pump(db);
    expect(await stageOf(db, course.entries[2].assessment)).toBe('visit');
  });
});

describe('the score', () => {
  it('has the daily record from its sheets, each point linked to them, and the debriefing from the ballot', async () => {
    const { db } = here;
    const [entry] = course.entries;
    await pass(db, '2026-11-02T09:00:00+08:00');
    await liveBallot(course, entry);
    await liveVisit(course, entry, { day: '2026-11-09' });
    const lines = await linesOf(here, { A1: 4000, A2: 5000 });
    const reconcile = ['assessment.reconcile', { reasons: 'r', lines }, here.lead] as const;
    for (const one of here.assessors)
      await sign(here, entry.assessment, ['assessment.score', { lines }, one]);
    // The last period is still open: the record may yet grow.
    expect(await faultOf(send(db, entry.assessment, reconcile))).toMatchObject({
      facts: ['componentsPresent'],
    });
    await closePeriod(course, 2, '2026-11-02T10:00:00+08:00');
    await send(db, entry.assessment, reconcile);
    const now = await currentLines(course, entry);
    // 5000 − 400 + 100 − 200 of the daily record; the struck and the superseded sheet carry nothing.
    expect(now.map(({ key, kind, points }) => `${key} ${kind} ${points}`).sort()).toEqual([
      'A1.daily deduction -200',
      'A1.daily deduction -400',
      'A1.daily score 100',
      'A1.daily score 5000',
      'A1.onSite score 4000',
      'A2.onSite score 5000',
      'debriefing.debriefing score 10000',
    ]);
    const linked = await db.query<{ n: number }>(
      {
        text: `select cardinality(sources) as n from score_line where assessment_id = $1 and component = 'daily' order by points desc`,
      },
      [entry.assessment],
    );
    expect(linked.map(({ n }) => n)).toEqual([4, 1, 1, 1]);
    // 50 × 9000/10000 + 30 × 4500/5000 + 20 × 1
    expect(await totalOf(course, entry)).toBe(9200);
    expect(await countOf(db, 'score_line where assessment_id = $1 and proposal', [entry.assessment])).toBe(4);
  });

  it('refuses lines by hand for what is assembled, out of range, of no such indicator, or proved on paper only', async () => {
    const { db } = here;
    const [, entry] = course.entries;
    await liveBallot(course, entry);
    const onPaper = [
      { indicator: 'A1', method: 'interview' },
      { indicator: 'A2', method: 'documentReview' },
    ];
    await liveVisit(course, entry, { day: '2026-11-09', found: onPaper });
    const [a1, a2] = await linesOf(here);
    const given = (lines: readonly unknown[]) =>
      faultOf(sign(here, entry.assessment, ['assessment.score', { lines }, here.assessors[0]]));
    expect(await given([{ ...a1, component: 'daily' }])).toMatchObject({ issue: 'dailyFromSheets' });
    expect(await given([{ ...a1, component: 'debriefing' }])).toMatchObject({
      issue: 'debriefingFromBallot',
    });
    expect(await given([a1, { ...a2, points: 5001 }])).toMatchObject({
      path: 'lines.1.points',
      issue: 'pointsOutOfRange',
    });
    expect(await given([{ ...a1, indicator: 'Q' }])).toMatchObject({ issue: 'indicatorUnknown' });
    expect(await given([{ ...a1, component: 'bonus' }])).toMatchObject({ issue: 'lineMisplaced' });
    expect(await given([{ ...a2, subjectKind: 'discipline' }])).toMatchObject({ issue: 'subjectNotBound' });
    expect(await given([{ ...a1, evidence: ['0c7e1cbe-8c36-4a8e-9f0e-1f3a52d44c11'] }])).toMatchObject({
      issue: 'unknownFile',
    });
    const found = await db.query<{ id: string; indicator: string }>(
      { text: 'select id, indicator from finding where assessment_id = $1 order by indicator' },
      [entry.assessment],
    );
    const [seen = '', read = ''] = found.map(({ id }) => id);
    expect(await given([{ ...a1, evidence: [] }])).toMatchObject({
      path: 'lines.0.evidence',
      issue: 'lineUnfounded',
    });
    expect(await given([{ ...a1, rests: [read] }])).toMatchObject({
      path: 'lines.0.rests',
      issue: 'traceElsewhere',
    });
    expect(await given([a1, { ...a2, rests: [entry.assessment] }])).toMatchObject({
      path: 'lines.1.rests',
      issue: 'traceUnknown',
    });
    for (const one of here.assessors)
      await sign(here, entry.assessment, [
        'assessment.score',
        { lines: [{ ...a1, evidence: [], rests: [seen] }, a2] },
        one,
      ]);
    const resting = 'score_line where assessment_id = $1 and proposal and sources = array[$2]::uuid[]';
    expect(await countOf(db, resting, [entry.assessment, seen])).toBe(here.assessors.length);
    const reconcile = ['assessment.reconcile', { reasons: 'r', lines: [a1, a2] }, here.lead] as const;
    expect(await faultOf(send(db, entry.assessment, reconcile))).toMatchObject({
      path: 'lines.1.indicator',
      issue: 'effectUnproved',
    });
  });

  it('never counts what is missing as nothing: it waits, until a leader decides to go without', async () => {
    const { db, leader } = here;
    const entry = course.entries[2];
    await liveVisit(course, entry, { day: '2026-11-09' });
    const lines = await linesOf(here, { A1: 3000, A2: 5000 });
    for (const one of here.assessors)
      await sign(here, entry.assessment, ['assessment.score', { lines }, one]);
    const reconcile = ['assessment.reconcile', { reasons: 'r', lines }, here.lead] as const;
    expect(await faultOf(send(db, entry.assessment, reconcile))).toMatchObject({
      facts: ['componentsPresent'],
    });
    await send(db, entry.assessment, ['assessment.reweigh', { reasons: '当年新建' }, leader]);
    expect(
      await faultOf(send(db, entry.assessment, ['assessment.reweigh', { reasons: 'r' }, leader])),
    ).toMatchObject({
      issue: 'nothingToLeaveOut',
    });
    await send(db, entry.assessment, reconcile);
    expect(await totalOf(course, entry)).toBe(8000);
    const left = await db.query(
      { text: 'select component, indicator from left_out where assessment_id = $1 order by 1' },
      [entry.assessment],
    );
    expect(left).toEqual([
      { component: 'daily', indicator: '' },
      { component: 'debriefing', indicator: '' },
    ]);
  });
});

/** Asks the fact without sending the event that would end the draft. */
const isComplete = (id: string): Promise<boolean> =>
  queries.feedbackComplete(here.db, { id } as Parameters<typeof queries.feedbackComplete>[1]);

describe('the feedback', () => {
  it('waits until every unit is scored, and is whole', async () => {
    const { db, office, lead } = here;
    expect(await faultOf(send(db, course.cycle, ['cycle.beginFeedback', {}, office]))).toMatchObject({
      facts: ['assessmentsScored'],
    });
    const [, entry] = course.entries;
    await send(db, entry.assessment, ['assessment.waiveSecondVisit', { reasons: '补充核查' }, here.leader]);
    expect(
      await countOf(db, 'score_line where assessment_id = $1 and proposal and voided_at is null', [
        entry.assessment,
      ]),
    ).toBe(0);
    await liveVisit(course, entry, { day: '2026-11-09' });
    await score(course, entry, await linesOf(here));
    await send(db, course.cycle, ['cycle.beginFeedback', {}, office]);
    await pump(db);
    const evidence = [await here.file()];
    const good = { text: '好', evidence };
    const bad = { text: '差', indicator: 'A2', subjectKind: 'cadre', evidence };
    const complete = async (data: object): Promise<boolean> => {
      await send(db, entry.assessment, ['assessment.draftFeedback', data, lead]);
      const [row] = await db.query<{ stage: string }>({ text: 'select stage from instance where id = $1' }, [
        entry.assessment,
      ]);
      return row?.stage === 'drafting' && (await isComplete(entry.assessment));
    };
    expect(await complete({ achievements: [], problems: [] })).toBe(false);
    expect(await complete({ achievements: [], problems: [], noneFound: '无' })).toBe(false);
    expect(await complete({ achievements: [good], problems: [] })).toBe(false);
    expect(await complete({ achievements: [good], problems: [], noneFound: ' ' })).toBe(false);
    expect(await complete({ achievements: [good], problems: [], noneFound: '未发现问题' })).toBe(true);
    expect(await complete({ achievements: [good], problems: [{ ...bad, evidence: [] }] })).toBe(false);
    expect(await complete({ achievements: [good], problems: [bad] })).toBe(true);
    await send(db, entry.assessment, ['assessment.issue', {}, office]);
    const hash = await textHashOf(db, entry.assessment);
    expect(await countOf(db, 'assessment where id = $1 and feedback = $2', [entry.assessment, hash])).toBe(1);
    expect(
      await countOf(db, 'citation where instance_id = $1 and file_id = $2', [entry.assessment, evidence[0]]),
    ).toBe(1);
  });

  it('is corrected by two persons, and served anew', async () => {
    const { db, office, lead } = here;
    const [, entry] = course.entries;
    const line = (await currentLines(course, entry)).find(({ key }) => key === 'A2.onSite');
    if (!line) throw new Error('no line');
    const before = await textHashOf(db, entry.assessment);
    const confirm = (who: typeof lead) =>
      send(db, entry.assessment, ['assessment.confirmCorrection', { reasons: '属实' }, who]);
    expect(await faultOf(confirm(office))).toMatchObject({ facts: ['correctionProposed'] });
    const propose = (points: number) =>
      send(db, entry.assessment, [
        'assessment.proposeCorrection',
        { replaces: line.id, points, reasons: '抄写有误' },
        lead,
      ]);
    expect(await faultOf(propose(9_999))).toMatchObject({ issue: 'pointsOutOfRange' });
    const dismiss = (who: typeof lead) =>
      send(db, entry.assessment, ['assessment.dismissCorrection', { reasons: '原始记录无误' }, who]);
    expect(await faultOf(dismiss(office))).toMatchObject({ facts: ['correctionProposed'] });
    await propose(3800);
    expect(await faultOf(propose(3900))).toMatchObject({ facts: ['correctionProposed'] });
    expect(await faultOf(dismiss(entry.branch.secretary))).toMatchObject({ code: 'forbidden' });
    expect(await faultOf(dismiss(here.leader))).toMatchObject({ code: 'forbidden' });
    await dismiss(office);
    expect(
      (await recipients(db, entry.assessment, { to: 'proposer' })).map(({ personId }) => personId),
    ).toEqual([lead.personId]);
    expect(await faultOf(confirm(office))).toMatchObject({ facts: ['correctionProposed'] });
    expect(await textHashOf(db, entry.assessment)).toBe(before);
    await propose(3900);
    expect(await faultOf(confirm(lead))).toMatchObject({ code: 'forbidden' });
    await confirm(office);
    expect(await faultOf(confirm(office))).toMatchObject({ facts: ['correctionProposed'] });
    expect((await currentLines(course, entry)).find(({ key }) => key === 'A2.onSite')).toMatchObject({
      points: 3900,
    });
    expect(await textHashOf(db, entry.assessment)).not.toBe(before);
    expect(await faultOf(propose(3800))).toMatchObject({ issue: 'lineNotInForce' });
    const told = await readCorrections(
      db,
      scopeOf(lead.personId, (await readIdentity(db, lead.personId))?.held ?? []),
      entry.assessment,
    );
    expect(
      told.map(({ before: was, after, outcome, by, decidedBy, decidedReasons }) => [
        was,
        after,
        outcome,
        by?.id,
        decidedBy?.id,
        decidedReasons,
      ]),
    ).toEqual([
      [line.points, 3900, 'confirmed', lead.personId, office.personId, '属实'],
      [line.points, 3800, 'dismissed', lead.personId, office.personId, '原始记录无误'],
    ]);
    const secretary = entry.branch.secretary.personId;
    const own = scopeOf(secretary, (await readIdentity(db, secretary))?.held ?? []);
    expect(await readCorrections(db, own, entry.assessment)).toEqual([]);
  });
});
