import {
  conflictPlaceOf,
  conflictsOf,
  declareRecusal,
  liftRecusal,
  readAppealFile,
  readFeedback,
  readFeedbackOffers,
  readIdentity,
  readOwnRecusals,
  readRecusals,
  readRipples,
  readStanding,
  recipients,
  scopeOf,
} from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company, faultOf, stageOf } from './company.ts';
import { answerableCourse, type Course, lineId, pump, totalOf } from './course.ts';
import { appealing, chairOf, empanelData, type Panel, stand, to } from './panel.ts';
import type { Person } from './world.ts';

let here: Company;
let course: Course;
beforeAll(async () => {
  here = await company();
  course = await answerableCourse(here, [{}, { A1: 4100 }, { A1: 4200 }], {
    questionnaire: { smallestGroup: 3 },
  });
});
afterAll(() => here[Symbol.asyncDispose]());

const { act, file, empanel, linesIn, vote, decide, finish } = appealing(() => here);
const panelOf = (start: number): Panel => here.reviewers.slice(start, start + 3);
const scope = async ({ personId }: Person) =>
  scopeOf(personId, (await readIdentity(here.db, personId))?.held ?? []);
const kindsOf = async (id: string, people: readonly Person[]) => {
  const found = await conflictsOf(
    here.db,
    await conflictPlaceOf(here.db, id),
    people.map(({ personId }) => personId),
  );
  return people.map(({ personId }) => (found.get(personId) ?? []).map(({ kind, tie }) => tie ?? kind));
};

describe('the register', () => {
  it('a person declares his tie to a unit, once; only a leader lifts it, never his own', async () => {
    const [entry] = course.entries;
    const [kin] = here.reviewers.slice(7);
    if (!kin) throw new Error('eight');
    const own = await scope(kin);
    const declare = { unitId: entry.branch.id, tie: 'kin', reason: '书记的姐姐' } as const;
    const { id } = await declareRecusal(here.db, own, declare);
    expect(await faultOf(declareRecusal(here.db, own, declare))).toMatchObject({ code: 'conflict' });
    expect(await faultOf(declareRecusal(here.db, own, { ...declare, unitId: id }))).toMatchObject({
      code: 'notFound',
    });
    expect(await kindsOf(entry.assessment, [kin])).toEqual([['kin']]);
    expect((await readOwnRecusals(here.db, own)).map(({ tie, outcome }) => [tie, outcome])).toEqual([
      ['kin', 'standing'],
    ]);
    expect(await faultOf(readRecusals(here.db, own, {}))).toMatchObject({ code: 'forbidden' });
    expect(await faultOf(liftRecusal(here.db, own, { id, reason: 'r' }))).toMatchObject({
      code: 'forbidden',
    });
    expect(await faultOf(liftRecusal(here.db, await scope(here.office), { id, reason: 'r' }))).toMatchObject({
      code: 'forbidden',
    });
    const leader = await scope(here.leader);
    const mine = await declareRecusal(here.db, leader, declare);
    expect(await faultOf(liftRecusal(here.db, leader, { id: mine.id, reason: 'r' }))).toMatchObject({
      code: 'notFound',
    });
    const { items } = await readRecusals(here.db, leader, {});
    expect(items.map(({ id: one, liftable }) => [one, liftable]).sort()).toEqual(
      [
        [mine.id, false],
        [id, true],
      ].sort(),
    );
    await liftRecusal(here.db, leader, { id, reason: '已核实，非近亲属' });
    expect(await kindsOf(entry.assessment, [kin])).toEqual([[]]);
    await here.db.query({ text: 'delete from recusal where id = $1' }, [mine.id]);
  });
});

describe('a panel', () => {
  let appeal: string;
  it('is named among those whom nothing bars; each of the others with every reason', async () => {
    const [entry, other] = course.entries;
    appeal = await file(entry, [await lineId(course, entry, 'A1.onSite')]);
    const [assessor] = here.assessors;
    const former = await here.person('reviewer');
    await here.db.query(
      {
        text: `insert into appointment (id, person_id, role, unit_id, starts_on, ends_on) values (gen_random_uuid(), $1, 'cadre', $2, '2020-01-01', '2025-06-30')`,
      },
      [former.personId, entry.branch.id],
    );
    const foreign = other.branch.secretary;
    expect(
      (await kindsOf(appeal, [assessor, here.lead, entry.branch.secretary, former, foreign])).map((all) =>
        [...all].sort(),
      ),
    ).toEqual([
      ['recorded', 'scored', 'verified', 'visited'],
      ['headed', 'scored', 'visited'],
      ['belongs'],
      ['worked'],
      [],
    ]);
    await act(appeal, ['admit', {}, here.reviewers[0] ?? former]);
    const { candidates } = await readAppealFile(here.db, await scope(here.office), appeal);
    expect(candidates?.filter(({ conflicts }) => conflicts.length > 0)).toMatchObject([
      { person: { id: former.personId }, conflicts: [{ kind: 'worked', until: '2025-06-30' }] },
    ]);
    const reader = await readAppealFile(here.db, await scope(entry.branch.secretary), appeal);
    expect(reader.candidates).toBeNull();
    expect(reader.statements.map(({ side, event }) => [side, event])).toEqual([
      ['appellant', 'assessment.appeal'],
    ]);
  });

  it('does not deliberate while a party’s request is undecided; granted, it is named anew without the member', async () => {
    const [entry] = course.entries;
    const panel = panelOf(0);
    const [chair, second, third] = panel;
    if (!chair || !second || !third) throw new Error('three');
    await empanel(appeal, panel);
    const ask = (member: Person, who: Person = entry.branch.secretary) =>
      act(appeal, ['askRecusal', { member: member.personId, tie: 'interest', reasons: '有往来' }, who]);
    expect(await faultOf(ask(here.lead))).toMatchObject({ issue: 'notAMember' });
    await ask(third);
    expect(await faultOf(ask(third, here.lead))).toMatchObject({ issue: 'recusalAsked' });
    expect(await faultOf(act(appeal, ['deliberate', {}, chair]))).toMatchObject({
      facts: ['recusalsDecided'],
    });
    const decideOn = (type: string, member: Person) =>
      act(appeal, [type, { member: member.personId, reasons: '已核实' }, here.leader]);
    expect(await faultOf(decideOn('denyRecusal', second))).toMatchObject({ facts: ['recusalAsked'] });
    // The office decides only where no leader may.
    const byOffice = { member: third.personId, reasons: '已核实' };
    expect(await faultOf(act(appeal, ['denyRecusal', byOffice, here.office]))).toMatchObject({
      facts: ['recusalAsked'],
    });
    // Whoever did not ask reads neither side's reasons.
    const seen = async (who: Person) =>
      (await readAppealFile(here.db, await scope(who), appeal)).recusals.map(({ reason, outcome }) => [
        reason,
        outcome,
      ]);
    expect(await seen(entry.branch.secretary)).toEqual([['有往来', 'asked']]);
    expect(await seen(here.lead)).toEqual([[null, 'asked']]);
    expect(await seen(here.leader)).toEqual([['有往来', 'asked']]);
    await decideOn('grantRecusal', third);
    expect(await stageOf(here.db, appeal)).toBe('admitted');
    expect(await kindsOf(appeal, [third])).toEqual([['interest']]);
    expect(await faultOf(act(appeal, ['empanel', empanelData(panel), here.office]))).toMatchObject({
      facts: ['panelClear'],
    });
    // The case is no longer there for him.
    const gone = await scope(third);
    expect(await faultOf(readAppealFile(here.db, gone, appeal))).toMatchObject({ code: 'notFound' });
    await empanel(appeal, [chair, second, here.reviewers[3] ?? chair]);
    await ask(second);
    await decideOn('denyRecusal', second);
    expect(await stageOf(here.db, appeal)).toBe('reviewing');
  });

  it('hears both sides in one file, votes sealed, and what it decides is shown before and after', async () => {
    const [entry, other] = course.entries;
    const [chair, second] = here.reviewers;
    const panel = [chair, second, here.reviewers[3]].filter((one) => one !== undefined);
    const text = { text: '评分有据', evidence: [await here.file()] };
    await act(appeal, ['answer', text, here.lead]);
    await act(appeal, ['evidence', { ...text, text: '补充' }, entry.branch.secretary]);
    await act(appeal, ['callHearing', { heldOn: '2026-12-01', place: '三楼' }, chairOf(panel)]);
    await act(appeal, ['hear', { heldOn: '2026-12-01', minutes: '双方陈述' }, chairOf(panel)]);
    await act(appeal, ['deliberate', {}, chairOf(panel)]);
    await vote(appeal, panel.slice(0, 2), [[to(4600)], [to(4500)]]);
    const partway = await readAppealFile(here.db, await scope(chairOf(panel)), appeal);
    expect(partway.vote).toEqual({ cast: 2, of: 3 });
    expect(partway.statements.map(({ side, event }) => [side, event])).toEqual([
      ['appellant', 'assessment.appeal'],
      ['team', 'appeal.answer'],
      ['appellant', 'appeal.evidence'],
      ['panel', 'appeal.callHearing'],
      ['panel', 'appeal.hear'],
    ]);
    expect(partway.rules.map(({ code, rule }) => [code, rule])).toEqual([['A1', '逐项核对。']]);
    await act(appeal, [
      'vote',
      { votes: (await linesIn(appeal)).map((line) => ({ line, ...stand })) },
      panel[2] ?? chairOf(panel),
    ]);
    await decide(appeal, panel, 'adjust');
    const told = async (who: Person) => (await readAppealFile(here.db, await scope(who), appeal)).decision;
    expect(await told(entry.branch.secretary)).toBeNull();
    expect(await told(here.leader)).toMatchObject({ event: 'appeal.adjust', reasons: '合议意见' });
    const before = await totalOf(course, entry);
    await finish(appeal, entry.branch.secretary);
    const after = await totalOf(course, entry);
    expect(after).toBeGreaterThan(before);
    expect(await told(entry.branch.secretary)).toMatchObject({ event: 'appeal.adjust' });
    const [ripple, ...more] = await readRipples(
      here.db,
      await scope(entry.branch.secretary),
      entry.assessment,
    );
    expect(more).toEqual([]);
    expect(ripple).toMatchObject({
      event: 'assessment.appealClosed',
      appealId: appeal,
      before,
      after,
      pending: false,
      lines: [{ indicator: 'A1', before: 4000, after: 4500 }],
      units: [{ unit: { id: entry.branch.id }, scoreBefore: before, scoreAfter: after }],
    });
    expect(await readRipples(here.db, await scope(here.leader), other.assessment)).toEqual([]);
    await pump(here.db);
  });
});

describe('a recused leader', () => {
  it('is not told of the appeal: his part goes on to the office, and to another leader where there is one', async () => {
    const [, entry] = course.entries;
    const id = await file(entry, [await lineId(course, entry, 'A1.onSite')]);
    const told = async (to: 'leader' | 'office') =>
      (await recipients(here.db, id, { to })).map(({ personId }) => personId).sort();
    expect(await told('leader')).toEqual([here.leader.personId]);
    const tie = { unitId: entry.branch.id, tie: 'kin', reason: '亲属' } as const;
    await declareRecusal(here.db, await scope(here.leader), tie);
    expect(await told('leader')).toEqual([here.office.personId]);
    const other = await here.person('leader');
    expect(await told('leader')).toEqual([other.personId]);
    await declareRecusal(here.db, await scope(here.office), tie);
    expect(await told('office')).toEqual([other.personId]);
    // The case isn't there for either of them; the other leader names the panel in the office's stead.
    const [first] = here.reviewers;
    if (!first) throw new Error('no reviewer');
    await act(id, ['admit', {}, first]);
    const panel = empanelData(panelOf(0));
    for (const blind of [here.office, here.leader])
      expect(await faultOf(act(id, ['empanel', panel, blind]))).toMatchObject({ code: 'notFound' });
    await act(id, ['empanel', panel, other]);
    expect(await stageOf(here.db, id)).toBe('empanelling');
    await act(id, ['withdraw', {}, entry.branch.secretary]);
    await pump(here.db);
  });
});

describe('what a unit is told', () => {
  it('the feedback once it is issued, with its receipts; the offers are for who composes', async () => {
    const [entry] = course.entries;
    const view = await readFeedback(here.db, await scope(entry.branch.cadre), entry.assessment);
    expect(view).toMatchObject({
      lacks: [],
      text: {
        achievements: [{ text: '成效明显' }],
        problems: [{ indicator: 'A2', name: '党员教育管理到人' }],
        noneFound: null,
      },
      receipts: [{ role: 'secretary' }],
    });
    expect(
      await faultOf(readFeedbackOffers(here.db, await scope(entry.branch.secretary), entry.assessment)),
    ).toMatchObject({ code: 'forbidden' });
    const offers = await readFeedbackOffers(here.db, await scope(here.lead), entry.assessment);
    expect(new Set(offers.map(({ source }) => source))).toEqual(new Set(['finding', 'line']));
    expect(offers.find(({ side }) => side === 'problem')).toMatchObject({ source: 'line' });
  });

  it('of others what the policy lets it: no name is sent that is masked', async () => {
    const [entry] = course.entries;
    const ask = async (who: Person) => readStanding(here.db, await scope(who), entry.assessment);
    const own = await ask(entry.branch.secretary);
    expect(own.rank).toEqual({ place: 1, of: 3 });
    expect(own.peers?.map(({ name }) => name !== null)).toEqual([true, false, false]);
    expect(own.distribution?.reduce((sum, { units }) => sum + units, 0)).toBe(3);
    expect((await ask(here.leader)).peers?.every(({ name }) => name !== null)).toBe(true);
    const policy = (transparency: object) =>
      here.db.query({ text: 'update cycle set policy = policy || $2::jsonb where id = $1' }, [
        course.cycle,
        JSON.stringify({ transparency }),
      ]);
    await policy({ rank: false, distribution: false, peers: 'none' });
    expect(await ask(entry.branch.secretary)).toMatchObject({ rank: null, distribution: null, peers: null });
    expect((await ask(here.leader)).rank).not.toBeNull();
    await here.db.query({ text: 'update cycle set policy = policy || $2::jsonb where id = $1' }, [
      course.cycle,
      JSON.stringify({ transparency: {}, questionnaire: { smallestGroup: 4 } }),
    ]);
    expect(await ask(entry.branch.secretary)).toMatchObject({ rank: null, distribution: null, peers: null });
  });
});
