import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company, faultOf, stageOf, textHashOf } from './company.ts';
import {
  type Course,
  childrenOf,
  closePeriod,
  everybody,
  fileSheet,
  pass,
  planVisit,
  pump,
  started,
} from './course.ts';
import { countOf, type Person, send } from './world.ts';

let here: Company;
let course: Course;
beforeAll(async () => {
  here = await company();
  course = await started(here, { selfReport: 'halfYear', period: 'halfYear' });
  for (const { assessment } of course.entries) {
    const [review = ''] = await childrenOf(here, assessment, 'periodReview');
    await fileSheet(course, review, { occurredOn: '2026-01-05' });
  }
});
afterAll(() => here[Symbol.asyncDispose]());

describe('a period', () => {
  it('asks for a report where the policy does', async () => {
    const { db, office } = here;
    await pass(db, '2026-07-01T10:00:00+08:00');
    const [review = ''] = await childrenOf(here, course.entries[0].assessment, 'periodReview');
    expect(await stageOf(db, review)).toBe('reporting');
    await pass(db, '2026-07-10T10:00:00+08:00');
    expect(await stageOf(db, review)).toBe('closing');
    const late = course.entries[0].branch.secretary;
    const disputed = await fileSheet(course, review, { occurredOn: '2026-06-30', points: -100 });
    await send(db, disputed, ['workSheet.dispute', { reasons: '金额有误', evidence: [] }, late]);
    await closePeriod(course, 1, '2026-07-10T10:00:00+08:00');
    // Verified, and reported to all: it waits for the sheet, which is still corrected by another.
    expect(await stageOf(db, review)).toBe('lockPending');
    const corrected = {
      reasons: '更正金额',
      indicator: 'A1',
      subjectKind: 'secretary',
      direction: 'neutral',
      occurredOn: '2026-06-30',
      facts: '金额更正。',
      points: 0,
      evidence: [await here.file()],
    };
    const [correction] = (await send(db, disputed, ['workSheet.supersede', corrected, here.lead])).opened;
    await pump(db);
    expect(await stageOf(db, review)).toBe('lockPending');
    await send(db, correction?.id ?? '', ['workSheet.accept', {}, late]);
    await pump(db);
    expect(await stageOf(db, review)).toBe('locked');
    await send(db, course.cycle, ['cycle.beginVisits', {}, office]);
    await pump(db);
    await pass(db, '2026-10-12T10:00:00+08:00');
  });
});

describe('a team', () => {
  it('is appointed for the visit alone, of those who assess', async () => {
    const { db, office, lead, assessors } = here;
    const [entry] = course.entries;
    const data = {
      team: [assessors[0].personId, entry.branch.secretary.personId],
      lead: lead.personId,
      from: '2026-10-20',
      to: '2026-10-21',
      programme: 'p',
      sampleSeed: 's',
      dates: { visitDate: '2026-10-20T01:00:00.000Z' },
    };
    const plan = send(db, entry.assessment, ['assessment.planVisit', data, office]);
    expect(await faultOf(plan)).toMatchObject({ path: 'team', issue: 'notEligible' });
    const visit = await planVisit(course, entry, '2026-10-20');
    const roles = await db.query<{ role: string }>(
      { text: 'select role from appointment where case_id = $1 order by role' },
      [visit],
    );
    expect(roles.map(({ role }) => role)).toEqual(['assessor', 'assessor', 'lead']);
    await send(db, visit, ['siteVisit.callOff', { reasons: 'r' }, office]);
    await pump(db);
  });

  it('is announced with the notice of the policy, and with nobody who is recused or worked there', async () => {
    const { db, office, assessors } = here;
    const [entry] = course.entries;
    // Monday; three whole working days lie before Friday.
    const soon = await planVisit(course, entry, '2026-10-15');
    const announce = (id: string) => send(db, id, ['siteVisit.announce', {}, office]);
    expect(await faultOf(announce(soon))).toMatchObject({ facts: ['noticeGiven'] });
    const later = {
      reasons: 'r',
      from: '2026-10-16',
      to: '2026-10-17',
      dates: { visitDate: '2026-10-16T01:00:00.000Z' },
    };
    await send(db, soon, ['siteVisit.postpone', later, office]);
    const [first] = assessors;
    const bar = async (table: string, values: string) => {
      await db.query({ text: `insert into ${table} values (gen_random_uuid(), $1, ${values})` }, [
        first.personId,
      ]);
      expect(await faultOf(announce(soon))).toMatchObject({ facts: ['teamClear'] });
      await db.query(
        {
          text: `delete from ${table.split(' ')[0]} where person_id = $1 and (${table.startsWith('recusal') ? 'true' : `role = 'clerk'`})`,
        },
        [first.personId],
      );
    };
    const unit = `'${entry.branch.id}'`;
    await bar('recusal (id, person_id, unit_id, kind, reason)', `${unit}, 'kin', 'r'`);
    await bar('recusal (id, person_id, case_id, kind, reason)', `'${soon}', 'asked', 'r'`);
    await bar(
      'appointment (id, person_id, role, unit_id, starts_on, ends_on)',
      `'clerk', ${unit}, '2022-01-01', '2024-06-30'`,
    );
    // Four years ago is longer than the policy looks back.
    await db.query(
      {
        text: `insert into appointment (id, person_id, role, unit_id, starts_on, ends_on) values (gen_random_uuid(), $1, 'clerk', $2, '2020-01-01', '2022-06-30')`,
      },
      [first.personId, entry.branch.id],
    );
    await announce(soon);
    expect(await stageOf(db, soon)).toBe('announced');
    await send(db, soon, ['siteVisit.callOff', { reasons: 'r' }, office]);
    await pump(db);
  });
});

describe('findings', () => {
  it('are signed by two of the team, or withdrawn, before the wrap-up that all sign', async () => {
    const { db, office, lead, assessors } = here;
    const [entry] = course.entries;
    const visit = await planVisit(course, entry, '2026-10-26');
    await send(db, visit, ['siteVisit.announce', {}, office]);
    const attendance = await everybody(here, entry.branch.id);
    await send(db, visit, ['siteVisit.kickoff', { heldOn: '2026-10-26', attendance }, lead]);
    const [author, other] = assessors;
    const said = {
      indicator: 'A1',
      subjectKind: 'secretary',
      method: 'interview',
      kind: 'problem',
      facts: 'f',
      opinion: 'o',
      points: -100,
      evidence: [await here.file()],
      secondSigner: other.personId,
    };
    const find = (data: object, who: Person = author) =>
      send(db, visit, ['siteVisit.find', { ...said, ...data }, who]);
    expect(await faultOf(find({ secondSigner: author.personId }))).toMatchObject({ issue: 'anotherMember' });
    expect(await faultOf(find({ secondSigner: here.leader.personId }))).toMatchObject({
      issue: 'anotherMember',
    });
    expect(await faultOf(find({ indicator: 'Q' }))).toMatchObject({ issue: 'indicatorUnknown' });
    const outsider = await here.person('assessor');
    expect(await faultOf(find({}, outsider))).toMatchObject({ code: 'forbidden' });
    await find({});
    await find({ kind: 'achievement', points: 100 });
    const rows = await db.query<{ id: string }>(
      { text: 'select id from finding where visit_id = $1 order by points' },
      [visit],
    );
    const [problem = '', achievement = ''] = rows.map(({ id }) => id);
    const sign = (finding: string, who: Person) =>
      send(db, visit, ['siteVisit.countersign', { finding }, who]);
    expect(await faultOf(sign(problem, author))).toMatchObject({ code: 'forbidden' });
    expect(await faultOf(sign(visit, other))).toMatchObject({ issue: 'findingUnknown' });
    await sign(problem, other);
    expect(await faultOf(sign(problem, other))).toMatchObject({ code: 'conflict' });
    const wrapUp = () => send(db, visit, ['siteVisit.wrapUp', { summary: 's', comments: 'c' }, lead]);
    expect(await faultOf(wrapUp())).toMatchObject({ facts: ['findingsSigned'] });
    const withdraw = (who: Person) =>
      send(db, visit, ['siteVisit.withdrawFinding', { finding: achievement, reasons: 'r' }, who]);
    expect(await faultOf(withdraw(other))).toMatchObject({ code: 'forbidden' });
    await withdraw(author);
    expect(await faultOf(sign(achievement, other))).toMatchObject({ issue: 'findingUnknown' });
    const answer = (data: object, who: Person = entry.branch.secretary) =>
      send(db, visit, ['siteVisit.answerFinding', { finding: problem, answer: 'disputed', ...data }, who]);
    expect(await faultOf(wrapUp())).toMatchObject({ issue: 'findingsUnanswered' });
    expect(await faultOf(answer({}))).toMatchObject({ issue: 'disputeNeedsWords' });
    expect(await faultOf(answer({ finding: achievement, words: 'w' }))).toMatchObject({
      issue: 'findingUnknown',
    });
    await answer({ words: '两人当日出差' });
    await wrapUp();
    const textHash = await textHashOf(db, visit);
    const signOff = (who: Person, hash: string) =>
      send(db, visit, ['siteVisit.sign', {}, who, { textHash: hash }]);
    expect(await faultOf(signOff(lead, 'another text'))).toMatchObject({ code: 'stale' });
    for (const one of [lead, ...assessors]) await signOff(one, textHash);
    await pump(db);
    expect(await stageOf(db, visit)).toBe('signedOff');
    expect(await stageOf(db, entry.assessment)).toBe('scoring');
    expect(await countOf(db, 'finding where signed_at is not null and withdrawn_at is null')).toBe(1);
    expect(await countOf(db, 'citation where instance_id = $1', [visit])).toBe(1);
    await expect(db.query({ text: `update finding set facts = 'x'` })).rejects.toThrow('never change');
  });
});
