import {
  issuePass,
  readCandidates,
  readFindings,
  readVisit,
  type Scope,
  saveVisitList,
  scopeOf,
} from '@kaohe/db';
import { type Appointment, drawn } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../src/journal/entry.ts';
import { type Redrawn, redrawAll } from '../src/visit/redraw.ts';
import { type Company, company, faultOf, stageOf } from './company.ts';
import { type Course, everybody, pass, planVisit, started } from './course.ts';
import { type Person, send } from './world.ts';

let here: Company;
let course: Course;
let visit: string;
beforeAll(async () => {
  here = await company();
  course = await started(here);
  await pass(here.db, '2026-10-12T10:00:00+08:00');
  // How a year comes to its visits is record-visit.test.ts's.
  await here.db.query({ text: `update instance set stage = 'visit' where machine = 'assessment'` });
  visit = await planVisit(course, course.entries[0], '2026-10-26');
});
afterAll(() => here[Symbol.asyncDispose]());

/** What somebody may read, as a session would find it. */
const scope = async (person: Person): Promise<Scope> => {
  const held = await here.db.query<Appointment>(
    {
      text: `select a.role, u.path as "unitPath", a.cycle_id as "cycleId", a.case_id as "caseId" from appointment a
        left join unit u on u.id = a.unit_id where a.person_id = $1`,
    },
    [person.personId],
  );
  return scopeOf(person.personId, held);
};
const act = (type: string, data: object, who: Person) => send(here.db, visit, [type, data, who]);
const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];

describe('a programme', () => {
  it('is arranged by office and lead with members of the team alone, and the last one stands', async () => {
    const { lead, office, leader, assessors } = here;
    const row = (members: readonly string[]) => ({
      dayNo: 1,
      begins: '09:00',
      ends: '10:00',
      activity: 'interview',
      place: '支部活动室',
      members,
    });
    const arrange = (members: readonly string[], who: Person) =>
      act('siteVisit.arrange', { agenda: [row(members)] }, who);
    expect(await faultOf(arrange([], assessors[0]))).toMatchObject({ code: 'forbidden' });
    expect(await faultOf(arrange([leader.personId], office))).toMatchObject({
      path: 'agenda.0.members',
      issue: 'notAMember',
    });
    await arrange([lead.personId], office);
    await arrange([assessors[0].personId], lead);
    expect(await readVisit(here.db, await scope(lead), visit)).toMatchObject({
      agenda: [row([assessors[0].personId])],
      programme: '见面会',
    });
  });
});

describe('a sample', () => {
  it('may be drawn from what the system holds of the unit, which it tells the lead alone', async () => {
    const { lead, assessors } = here;
    const [{ branch }] = course.entries;
    const held = async (kind: 'person' | 'place', who: Person = lead) =>
      readCandidates(here.db, await scope(who), { id: visit, kind });
    const names = await here.db.query<{ name: string }>(
      { text: 'select name from person where id = any($1) order by name' },
      [[branch.secretary, branch.discipline, branch.cadre].map(({ personId }) => personId)],
    );
    const [subjects] = await held('person');
    expect(subjects?.from).toBe('subjects');
    expect(subjects?.items.toSorted()).toEqual(names.map(({ name }) => name).toSorted());
    expect((await held('place')).map(({ from }) => from)).toEqual(['units', 'earlier']);
    expect(await faultOf(held('person', assessors[0]))).toMatchObject({ code: 'forbidden' });
  });

  it('is drawn by the seed of the plan from a list kept before, and drawn again to the same', async () => {
    const { lead, office, assessors } = here;
    const list = async (who: Person) =>
      saveVisitList(here.db, await scope(who), { id: visit, kind: 'person', items: names });
    expect(await faultOf(list(assessors[0]))).toMatchObject({ code: 'forbidden' });
    const kept = await list(lead);
    expect(kept.sha256).toBe(sha256(`${names.join('\n')}\n`));
    const draw = (data: object, who: Person = lead) =>
      act('siteVisit.drawSample', { list: kept.list, count: 3, ...data }, who);
    expect(await faultOf(draw({}, office))).toMatchObject({ code: 'forbidden' });
    expect(await faultOf(draw({ count: 9 }))).toMatchObject({ issue: 'moreThanListed' });
    expect(await faultOf(draw({ list: visit }))).toMatchObject({ issue: 'listUnknown' });
    await draw({});
    expect(await faultOf(draw({}))).toMatchObject({ issue: 'drawnBefore' });
    await draw({ reasons: '两人已调离' });
    const seen = (await readVisit(here.db, await scope(lead), visit))?.samples ?? [];
    expect(seen.map(({ round }) => round)).toEqual([1, 2]);
    for (const sample of seen) {
      const again = drawn(sample, sha256);
      expect(sample.positions).toEqual(again);
      expect(sample.items).toEqual(again.map((position) => names[position - 1]));
    }
    await expect(here.db.query({ text: 'update visit_sample set positions = array[1]' })).rejects.toThrow(
      'never change',
    );
  });

  it('of people tells their names to the lead alone, and nothing of it to the unit before the end', async () => {
    const [entry] = course.entries;
    await act('siteVisit.announce', {}, here.office);
    const of = async (who: Person) => readVisit(here.db, await scope(who), visit);
    expect((await of(here.assessors[0]))?.samples.map(({ items }) => items)).toEqual([null, null]);
    expect(await of(entry.branch.secretary)).toMatchObject({ samples: [], seed: null });
  });
});

describe('the kick-off', () => {
  it('is signed in to by each subject on a pass that is good for three minutes', async () => {
    const { db, lead, assessors } = here;
    const [{ branch }, other] = course.entries;
    expect(await faultOf(issuePass(db, await scope(assessors[0]), visit))).toMatchObject({
      code: 'forbidden',
    });
    const made = async () => (await issuePass(db, await scope(lead), visit)).pass;
    const signIn = (given: string, who: Person = branch.secretary) =>
      act('siteVisit.signIn', { pass: given }, who);
    const good = await made();
    expect(await faultOf(signIn(`${good}x`))).toMatchObject({ issue: 'passExpired' });
    expect(await faultOf(signIn(good, other.branch.secretary))).toMatchObject({ code: 'notFound' });
    expect(await faultOf(signIn(good, lead))).toMatchObject({ code: 'forbidden' });
    await pass(db, '2026-10-26T09:00:00+08:00');
    expect(await faultOf(signIn(good))).toMatchObject({ issue: 'passExpired' });
    const fresh = await made();
    await signIn(fresh);
    expect(await faultOf(signIn(fresh))).toMatchObject({ code: 'conflict' });
    await signIn(fresh, branch.discipline);
  });

  it('accounts for every subject: who is absent has a reason, who signed in is there', async () => {
    const { db, lead } = here;
    const [{ branch }, other] = course.entries;
    const all = await everybody(here, branch.id);
    const hold = (attendance: readonly object[]) =>
      act('siteVisit.kickoff', { heldOn: '2026-10-26', attendance }, lead);
    const absent = (id: string) =>
      all.map((one) =>
        one.person === id ? { ...one, present: false, reason: '出差', standIn: '组织委员' } : one,
      );
    expect(await faultOf(hold(all.slice(1)))).toMatchObject({ issue: 'subjectMissing' });
    expect(await faultOf(hold(absent(branch.secretary.personId)))).toMatchObject({
      issue: 'absentButSignedIn',
    });
    const stranger = {
      person: other.branch.secretary.personId,
      post: 'x',
      subjectKind: 'secretary',
      present: true,
    };
    expect(await faultOf(hold([...all, stranger]))).toMatchObject({ issue: 'notTheSubject' });
    await hold([
      ...absent(branch.cadre.personId),
      { post: '办公室主任', subjectKind: 'organisation', present: true },
    ]);
    expect(await stageOf(db, visit)).toBe('inField');
    const came = (await readVisit(db, await scope(lead), visit))?.attendance ?? [];
    expect(came.map(({ kind, present, signedInAt }) => [kind, present, signedInAt !== null])).toEqual([
      ['secretary', true, true],
      ['discipline', true, true],
      ['cadre', false, false],
      ['organisation', true, false],
    ]);
    // He comes after all.
    await act(
      'siteVisit.signIn',
      { pass: (await issuePass(db, await scope(lead), visit)).pass },
      branch.cadre,
    );
  });
});

describe('a session', () => {
  it('is begun by the team and ended once, with who took part, before the wrap-up', async () => {
    const { lead, assessors, leader } = here;
    const [one] = assessors;
    const begin = (data: object) =>
      act(
        'siteVisit.beginSession',
        {
          method: 'interview',
          place: '会议室',
          startsAt: '2026-10-26T01:30:00.000Z',
          members: [one.personId],
          ...data,
        },
        one,
      );
    expect(await faultOf(begin({ members: [leader.personId] }))).toMatchObject({ issue: 'notAMember' });
    expect(await faultOf(begin({ startsAt: '2026-10-28T01:30:00.000Z' }))).toMatchObject({ issue: 'notYet' });
    await begin({});
    const [session] = (await readVisit(here.db, await scope(lead), visit))?.sessions ?? [];
    expect(session).toMatchObject({ method: 'interview', endsAt: null });
    const wrapUp = () => act('siteVisit.wrapUp', { summary: 's', comments: 'c' }, lead);
    expect(await faultOf(wrapUp())).toMatchObject({ facts: ['sessionsEnded'] });
    const end = (endsAt: string) =>
      act(
        'siteVisit.endSession',
        { session: session?.id, endsAt, people: 3, participants: '普通党员', evidence: [] },
        one,
      );
    expect(await faultOf(end('2026-10-26T01:00:00.000Z'))).toMatchObject({ issue: 'endsBeforeItStarts' });
    await end('2026-10-26T02:30:00.000Z');
    expect(await faultOf(end('2026-10-26T02:40:00.000Z'))).toMatchObject({ issue: 'sessionUnknown' });
  });
});

describe('a finding', () => {
  it('shows the unit its facts once two have signed, and the opinion at the end', async () => {
    const { lead, assessors } = here;
    const [{ branch }] = course.entries;
    const [author, second] = assessors;
    const read = async (who: Person) => readFindings(here.db, await scope(who), visit);
    const said = {
      indicator: 'A1',
      subjectKind: 'secretary',
      method: 'interview',
      kind: 'problem',
      facts: 'f',
      opinion: 'o',
      points: -100,
    };
    await act(
      'siteVisit.find',
      { ...said, evidence: [await here.file()], secondSigner: second.personId },
      author,
    );
    expect(await read(branch.secretary)).toEqual([]);
    const [found] = await read(lead);
    const answer = (who: Person) =>
      act('siteVisit.answerFinding', { finding: found?.id, answer: 'acknowledged' }, who);
    expect(await faultOf(answer(branch.secretary))).toMatchObject({ issue: 'findingUnsigned' });
    await act('siteVisit.countersign', { finding: found?.id }, second);
    expect(await read(branch.secretary)).toMatchObject([
      { facts: 'f', opinion: null, points: null, answer: null },
    ]);
    // It is the secretary's matter, not the cadre's.
    expect(await faultOf(answer(branch.cadre))).toMatchObject({ code: 'forbidden' });
    await answer(branch.secretary);
    await act('siteVisit.wrapUp', { summary: 's', comments: 'c' }, lead);
    expect(await read(branch.secretary)).toMatchObject([
      { opinion: 'o', points: -100, answer: { answer: 'acknowledged' } },
    ]);
  });
});

describe('whoever draws again', () => {
  it('finds every sample as it was drawn, and one that was tampered with', async () => {
    const told: Redrawn[] = [];
    expect(await redrawAll(here.db, null, (one) => told.push(one))).toBe(2);
    expect(told.flatMap(({ wrong }) => wrong)).toEqual([]);
    await here.db.query({ text: 'alter table visit_sample disable trigger all' });
    await here.db.query({ text: 'update visit_sample set positions = array[3, 2, 1] where round = 2' });
    const again: Redrawn[] = [];
    await redrawAll(here.db, visit, (one) => again.push(one));
    expect(again.map(({ wrong }) => wrong)).toEqual([[], ['draw']]);
  });
});
