import {
  adjustVisitPlan,
  announceVisits,
  freeVisitPlan,
  planVisits,
  proposeVisitPlan,
  readClosures,
  readVisitPlan,
  removeClosure,
  removeVisitTeam,
  type Scope,
  saveClosure,
  saveVisitTeam,
  scopeOf,
} from '@kaohe/db';
import type { Role } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company, faultOf, stageOf } from './company.ts';
import { type Course, childrenOf, pass, started } from './course.ts';

let here: Company;
let course: Course;
let office: Scope;
let cycleId: string;
beforeAll(async () => {
  here = await company();
  course = await started(here);
  cycleId = course.cycle;
  await pass(here.db, '2026-10-12T10:00:00+08:00');
  // How a year comes to its visits is record-visit.test.ts's.
  await here.db.query({ text: `update instance set stage = 'visit' where machine = 'assessment'` });
  office = scopeOf(here.office.personId, [{ role: 'office', unitPath: 'g', cycleId: null, caseId: null }]);
});
afterAll(() => here[Symbol.asyncDispose]());

const read = () => readVisitPlan(here.db, office, cycleId);
const settings = { from: '2026-10-12', to: '2026-11-20', days: 1, programme: '见面会；个别访谈。' };
const propose = async (more: object = {}) =>
  proposeVisitPlan(here.db, office, {
    cycleId,
    version: (await read()).plan?.version ?? 0,
    seed: '2026',
    settings,
    ...more,
  });
const requestId = '0b7f0d35-6a43-4f0e-9c38-0f5f5b0c7f10';

describe('a team', () => {
  it('is made by the office, of those who assess', async () => {
    const { db, lead, assessors, leader } = here;
    const team = (members: readonly string[]) => ({
      name: '第一组',
      leadId: lead.personId,
      members,
      capacity: 2,
      away: [],
    });
    const ids = assessors.map(({ personId }) => personId);
    const reader = scopeOf(leader.personId, [{ role: 'leader', unitPath: 'g', cycleId: null, caseId: null }]);
    expect(await faultOf(saveVisitTeam(db, reader, { cycleId, team: team(ids) }))).toMatchObject({
      code: 'forbidden',
    });
    expect(
      await faultOf(saveVisitTeam(db, office, { cycleId, team: team([leader.personId]) })),
    ).toMatchObject({
      issue: 'notEligible',
    });
    const { id } = await saveVisitTeam(db, office, { cycleId, team: team(ids) });
    await saveVisitTeam(db, office, { cycleId, id, team: { ...team(ids), name: '第一考核组' } });
    expect((await readVisitPlan(db, reader, cycleId)).teams).toMatchObject([
      { name: '第一考核组', members: [{}, {}] },
    ]);
  });
});

describe('a plan', () => {
  it('is proposed with the notice of the policy, the same by the same seed, and names who can have no visit', async () => {
    const { db, assessors } = here;
    const [first] = course.entries;
    const bar = `insert into recusal (id, person_id, unit_id, kind, reason) values (gen_random_uuid(), $1, $2, 'kin', 'r')`;
    await db.query({ text: bar }, [assessors[0].personId, first.branch.id]);
    const { unplaced } = await propose();
    expect(unplaced).toEqual([{ id: first.assessment, why: 'everyTeamBarred' }]);
    const { rows, earliest } = await read();
    expect(earliest).toBe('2026-10-16');
    // A team goes to one unit a day, and not on the weekend.
    const placed = rows.filter(({ id }) => id !== first.assessment);
    expect(placed.map(({ from }) => from).sort()).toEqual(['2026-10-16', '2026-10-19']);
    expect(rows.flatMap(({ conflicts }) => conflicts)).toEqual([]);
    await propose();
    expect((await read()).rows).toEqual(rows);
    expect(await faultOf(propose({ version: 1 }))).toMatchObject({ code: 'stale' });
  });

  it('is adjusted by hand, with the conflicts named, and what is set by hand stays', async () => {
    const { db } = here;
    const [first, second] = course.entries;
    const { plan, teams } = await read();
    const [team] = teams;
    const put = [first, second].map(({ assessment: id }) => ({
      id,
      teamId: team?.id,
      from: '2026-10-24',
      to: '2026-10-24',
    }));
    await adjustVisitPlan(db, office, { cycleId, version: plan?.version ?? 0, put, drop: [] });
    const kinds = async () =>
      Object.fromEntries(
        (await read()).rows.map(({ id, conflicts }) => [id, conflicts.map((one) => [one.kind, ...one.with])]),
      );
    // A Saturday, and both at once.
    expect((await kinds())[first.assessment]).toEqual([
      ['recusal', 'assessor'],
      ['dayOfRest'],
      ['teamTwice', '支部2'],
    ]);
    await propose({ seed: 'another' });
    expect((await read()).rows.find(({ id }) => id === second.assessment)).toMatchObject({
      from: '2026-10-24',
      fixed: true,
    });
    const set = { id: second.assessment, teamId: team?.id, from: '2026-10-23', to: '2026-10-23' };
    await adjustVisitPlan(db, office, {
      cycleId,
      version: (await read()).plan?.version ?? 0,
      put: [set],
      drop: [],
    });
    expect((await kinds())[second.assessment]).toEqual([]);
  });

  it('leaves what was set by hand to the next proposal again', async () => {
    const { db } = here;
    const [, { assessment: id }] = course.entries;
    const version = async () => (await read()).plan?.version ?? 0;
    const row = async () => (await read()).rows.find((one) => one.id === id);
    await freeVisitPlan(db, office, { cycleId, version: await version(), ids: [id] });
    expect(await row()).toMatchObject({ from: '2026-10-23', fixed: false });
    const stale = freeVisitPlan(db, office, { cycleId, version: 1, ids: [id] });
    expect(await faultOf(stale)).toMatchObject({ code: 'stale' });
    const set = { id, teamId: (await row())?.teamId, from: '2026-10-23', to: '2026-10-23' };
    await adjustVisitPlan(db, office, { cycleId, version: await version(), put: [set], drop: [] });
  });

  it('knows the days that a unit closes itself, and asks nobody else about them', async () => {
    const { db } = here;
    const [{ branch }, { assessment: id, branch: own }] = course.entries;
    const as = async (role: Role, { unit, personId }: { unit: string; personId: string }) => {
      const [row] = await db.query<{ path: string }>({ text: 'select path from unit where id = $1' }, [unit]);
      return scopeOf(personId, [{ role, unitPath: row?.path ?? '', cycleId: null, caseId: null }]);
    };
    const mine = await as('secretary', { unit: own.id, personId: own.secretary.personId });
    const stranger = await as('secretary', { unit: branch.id, personId: branch.secretary.personId });
    const days = { from: '2026-10-22', to: '2026-10-23', reason: '上级检查' };
    expect(await faultOf(saveClosure(db, stranger, { id, ...days }))).toMatchObject({ code: 'notFound' });
    const cadre = await as('cadre', { unit: own.id, personId: own.cadre.personId });
    expect(await faultOf(saveClosure(db, cadre, { id, ...days }))).toMatchObject({ code: 'forbidden' });
    const past = { id, ...days, from: '2026-10-01', to: '2026-10-02' };
    expect(await faultOf(saveClosure(db, mine, past))).toMatchObject({ issue: 'dayPast' });
    expect(await faultOf(saveClosure(db, mine, { id, ...days, to: '2026-10-21' }))).toMatchObject({
      path: 'to',
    });
    const { closure } = await saveClosure(db, mine, { id, ...days });
    expect((await read()).rows.find((one) => one.id === id)).toMatchObject({
      closed: [days],
      conflicts: [{ kind: 'unitBusy', day: days.from }],
    });
    expect(await readClosures(db, cadre, id)).toMatchObject({ closures: [days], editable: false });
    await removeClosure(db, office, { id, closure });
    expect((await readClosures(db, mine, id)).closures).toEqual([]);
  });

  it('is carried out in bulk with a result for each, once', async () => {
    const { db } = here;
    const [first, second] = course.entries;
    const ids = [first.assessment, second.assessment];
    const done = await planVisits(db, office, { cycleId, ids, requestId });
    expect(done).toMatchObject([
      { id: first.assessment, visitId: null, conflicts: [{ kind: 'recusal' }] },
      { id: second.assessment, conflicts: [], fault: null },
    ]);
    await planVisits(db, office, { cycleId, ids, requestId });
    const [visit = '', ...others] = await childrenOf(here, second.assessment, 'siteVisit');
    expect(others).toEqual([]);
    expect(done[1]?.visitId).toBe(visit);
    const told = await announceVisits(db, office, { cycleId, ids, requestId });
    expect(told).toMatchObject([{ fault: { code: 'invalid' } }, { visitId: visit, fault: null }]);
    expect(await stageOf(db, visit)).toBe('announced');
    expect((await read()).rows.find(({ id }) => id === second.assessment)).toMatchObject({
      visited: true,
      visit: { id: visit, stage: 'announced' },
      conflicts: [],
    });
    // It stands in the way of others, and no proposal moves it.
    await propose({ seed: 'once more' });
    expect((await read()).rows.find(({ id }) => id === second.assessment)).toMatchObject({
      from: '2026-10-23',
    });
  });

  it('loses what a team was to do when the team goes', async () => {
    const [team] = (await read()).teams;
    await removeVisitTeam(here.db, office, { cycleId, id: team?.id ?? '' });
    expect((await read()).rows.every(({ teamId }) => teamId === null)).toBe(true);
  });
});
