import { scoreCycle, scoreUnit } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from './client.ts';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import type { TestPerson } from './world.ts';

const compared = z.object({
  sealed: z.boolean(),
  compared: z.array(z.object({ indicator: z.string(), mean: z.number(), deviates: z.boolean() })),
  scorers: z.array(z.object({ name: z.string() })),
  lines: z.array(z.object({ points: z.number(), reason: z.string() })),
});
const proofs = z.array(z.object({ seq: z.number(), result: z.looseObject({ same: z.boolean() }) }));
const calibrations = z.array(
  z.object({
    outcome: z.string(),
    lines: z.array(z.object({ line: z.string(), before: z.number(), after: z.number() })),
  }),
);
const quality = z.object({
  all: z.boolean(),
  assessors: z.array(
    z.object({
      person: z.object({ name: z.string() }),
      severity: z.unknown(),
      coverage: z.object({ units: z.number(), scored: z.number() }),
    }),
  ),
});
const result = z.object({ score: z.object({ total: z.number() }) });

describe('two assessors score a unit, each for himself', () => {
  let house: House;
  let scene: Scene;
  let of: Case;
  const one = (role: Parameters<Scene['people']>[0], index = 0): TestPerson => {
    const person = scene.people(role)[index];
    if (person === undefined) throw new Error(`no ${role}`);
    return person;
  };
  const asked = async (who: TestPerson, path: string, input: object): Promise<Answer> =>
    (await scene.as(who)).query(path, input);
  const line = (indicator: string, points: number, more: object = {}) => ({
    indicator,
    subjectKind: 'secretary',
    component: 'onSite',
    points,
    reason: `seen by myself: ${points}`,
    evidence: [scene.file],
    ...more,
  });
  const scoreAs = (who: TestPerson, lines: readonly object[]): Promise<Answer> =>
    scene.send(who, { id: of.id, type: 'assessment.score', data: { lines } });
  const reconcile = (data: object): Promise<Answer> =>
    scene.send(one('lead'), {
      id: of.id,
      type: 'assessment.reconcile',
      data: { reasons: 'after a talk', ...data },
    });
  const total = async (): Promise<number> =>
    result.parse((await asked(one('lead'), 'assessment.result', { id: of.id })).data).score.total;

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    of = await openings.assessment(scene);
    await scene.system(of.id, 'assessment.beginVisit');
    await scene.system(of.id, 'assessment.visitDone');
    await scene.db.query(
      {
        text: `insert into left_out (assessment_id, component, indicator, seq, at) select $1, c, '', 1, app_now() from unnest(array['daily', 'debriefing']) c`,
      },
      [of.id],
    );
    await scene.db.query(
      { text: `update instance set closed_at = app_now() where parent_id = $1 and machine = 'periodReview'` },
      [of.id],
    );
  }, 120_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('has a sheet with every indicator and what was found, not for the unit itself', async () => {
    const { data } = await asked(one('assessor'), 'scoring.sheet', { id: of.id });
    expect(data).toMatchObject({
      indicators: [
        { code: 'A1', most: 5_000, proved: true },
        { code: 'A2', most: 5_000, proved: true },
      ],
      proofs: [{ source: 'finding' }, { source: 'finding' }],
    });
    for (const role of ['secretary', 'clerk', 'discipline', 'cadre'] as const)
      for (const path of ['scoring.sheet', 'scoring.compare', 'scoring.calibrations'])
        expect((await asked(one(role), path, { id: of.id })).error?.code).toBe('forbidden');
  });

  it('takes a happening once, and points from assessors only', async () => {
    const matter = 'the meeting of 3 March';
    const twice = await scoreAs(one('assessor'), [
      line('A1', 4_000, { matter }),
      line('A2', 2_000, { matter: ` The  meeting of 3 MARCH` }),
    ]);
    expect(twice.error).toMatchObject({
      code: 'invalid',
      detail: { path: 'lines.1.matter', issue: 'matterTwice' },
    });
    for (const role of ['lead', 'office', 'leader', 'auditor', 'secretary'] as const)
      expect((await scoreAs(one(role), [line('A1', 1)])).error?.code).toBe('forbidden');
  });

  it('keeps what one gave from everybody until the last has scored', async () => {
    const [first, ...others] = scene.people('assessor');
    if (first === undefined) throw new Error('no assessor');
    expect((await scoreAs(first, [line('A1', 4_000), line('A2', 2_000)])).error).toBeNull();
    expect((await scoreAs(first, [line('A1', 1)])).error).toMatchObject({ code: 'refused' });
    const own = compared.parse((await asked(first, 'scoring.compare', { id: of.id })).data);
    expect({ sealed: own.sealed, compared: own.compared, own: own.lines.length }).toEqual({
      sealed: true,
      compared: [],
      own: 2,
    });
    for (const who of [...others, one('lead'), one('office'), one('leader'), one('auditor')]) {
      expect(compared.parse((await asked(who, 'scoring.compare', { id: of.id })).data).lines).toEqual([]);
      for (const path of ['assessment.lines', 'timeline.byId', 'scoring.sheet', 'assessment.byId'])
        expect((await asked(who, path, { id: of.id })).text).not.toContain('seen by myself');
    }
    expect((await reconcile({ lines: [line('A1', 4_000), line('A2', 2_000)] })).error).toMatchObject({
      code: 'refused',
      detail: { facts: expect.arrayContaining(['scoresIn']) },
    });
    for (const who of others)
      expect((await scoreAs(who, [line('A1', 5_000), line('A2', 2_001)])).error).toBeNull();
    const all = compared.parse((await asked(one('auditor'), 'scoring.compare', { id: of.id })).data);
    expect(all.sealed).toBe(false);
    expect(all.scorers).toHaveLength(1 + others.length);
    expect(all.compared.map(({ indicator, deviates }) => [indicator, deviates])).toEqual([
      ['A1', true],
      ['A2', false],
    ]);
    expect((await asked(one('lead'), 'timeline.byId', { id: of.id })).text).not.toContain('seen by myself');
  });

  it('is reconciled with a reason where they were too far apart', async () => {
    const { compared: all } = compared.parse(
      (await asked(one('lead'), 'scoring.compare', { id: of.id })).data,
    );
    const mean = all[0]?.mean ?? 0;
    const lines = [line('A1', mean, { way: 'mean' }), line('A2', 2_000, { way: 'chosen' })];
    expect((await reconcile({ lines })).error).toMatchObject({
      code: 'refused',
      detail: { facts: ['deviationsAnswered'] },
    });
    const answers = [{ indicator: 'A1', reason: 'one had not seen the second record' }];
    const wrong = await reconcile({ lines: [line('A1', mean - 1, { way: 'mean' }), lines[1]], answers });
    expect(wrong.error).toMatchObject({
      code: 'invalid',
      detail: { path: 'lines.0.points', issue: 'notTheMean' },
    });
    expect((await reconcile({ lines, answers })).error).toBeNull();
    expect(await total()).toBe(mean + 2_000);
    const late = await scoreAs(one('assessor'), [line('A1', 1)]);
    expect(late.error).toMatchObject({ code: 'refused', detail: { stage: 'scored' } });
  });

  it('can be computed again from what it was computed from', async () => {
    const again = async () =>
      proofs.parse((await asked(one('auditor'), 'scoring.proof', { id: of.id })).data);
    expect(await again()).toEqual([
      { seq: expect.any(Number), result: { same: true, total: await total() } },
    ]);
    await scene.db.query({ text: 'update score set total = total + 1 where assessment_id = $1' }, [of.id]);
    expect((await again())[0]?.result).toMatchObject({ same: false, why: 'otherScore' });
    await scene.db.query({ text: 'update score set total = total - 1 where assessment_id = $1' }, [of.id]);
    expect((await asked(one('secretary'), 'scoring.proof', { id: of.id })).data).toEqual([]);
    // The way that a whole cycle is scored comes to the same.
    const streamed: (number | undefined)[] = [];
    await scoreCycle(house.db, of.cycleId, ({ assessmentId, score }) => {
      if (assessmentId === of.id) streamed.push(score?.total);
    });
    expect([...streamed, (await scoreUnit(house.db, of.id))?.total]).toEqual([await total(), await total()]);
  });

  it('is calibrated while the cycle has a round open, by two', async () => {
    const before = await total();
    const lead = one('lead');
    const [target] = z
      .array(z.object({ id: z.string(), indicator: z.string(), points: z.number(), proposal: z.boolean() }))
      .parse((await asked(lead, 'assessment.lines', { id: of.id })).data)
      .filter(({ proposal, indicator }) => !proposal && indicator === 'A2');
    const propose = (points: number) =>
      scene.send(lead, {
        id: of.id,
        type: 'assessment.proposeCalibration',
        data: {
          reasons: 'beside like units',
          lines: [{ replaces: target?.id, points, reason: 'too strict' }],
        },
      });
    const decide = (who: TestPerson, type = 'assessment.confirmCalibration') =>
      scene.send(who, { id: of.id, type, data: { reasons: 'agreed' } });
    expect((await propose(2_500)).error).toMatchObject({ code: 'refused', detail: { stage: 'scored' } });
    await scene.moveTo('cycle', of.cycleId, 'visiting');
    const round = { body: 'the office', reasons: 'the scale differs between teams' };
    await scene.done(one('office'), { id: of.cycleId, type: 'cycle.openCalibration', data: round });
    await scene.system(of.id, 'assessment.calibrationOpened');
    expect((await propose(2_000)).error).toMatchObject({ detail: { issue: 'calibrationIdle' } });
    expect((await propose(5_001)).error).toMatchObject({ detail: { issue: 'pointsOutOfRange' } });
    expect((await propose(2_500)).error).toBeNull();
    expect((await propose(2_600)).error).toMatchObject({ code: 'refused' });
    expect((await decide(lead)).error?.code).toBe('forbidden');
    for (const role of ['secretary', 'assessor', 'auditor'] as const)
      expect((await decide(one(role))).error?.code).toBe('forbidden');
    expect(await total()).toBe(before);
    expect((await decide(one('office'))).error).toBeNull();
    expect(await total()).toBe(before + 500);
    expect((await decide(one('office'))).error?.code).toBe('refused');
    const told = calibrations.parse((await asked(lead, 'scoring.calibrations', { id: of.id })).data);
    expect(told).toEqual([
      { outcome: 'confirmed', lines: [{ line: target?.id, before: 2_000, after: 2_500 }] },
    ]);
    const { data } = await asked(one('auditor'), 'scoring.round', { cycleId: of.cycleId });
    expect(data).toMatchObject({ open: true, units: [{ total: before + 500, before, pending: false }] });
    expect((await asked(one('secretary'), 'scoring.round', { cycleId: of.cycleId })).error?.code).toBe(
      'forbidden',
    );
    await scene.done(one('office'), {
      id: of.cycleId,
      type: 'cycle.closeCalibration',
      data: { conclusion: 'one change' },
    });
    await scene.system(of.id, 'assessment.calibrationClosed');
    expect((await propose(2_700)).error).toMatchObject({ code: 'refused', detail: { stage: 'scored' } });
    await scene.moveTo('assessment', of.id, 'issued');
    expect((await propose(2_700)).error).toMatchObject({ code: 'refused', detail: { stage: 'issued' } });
  });

  it('says of assessors how they scored: all to the office, to an assessor himself', async () => {
    const cycle = { cycleId: of.cycleId };
    const read = async (who: TestPerson) =>
      quality.parse((await asked(who, 'assessors.quality', cycle)).data);
    const all = await read(one('office'));
    expect(all.all).toBe(true);
    expect(all.assessors).toHaveLength(scene.people('assessor').length);
    expect(all.assessors[0]).toMatchObject({ severity: null, coverage: { units: 1, scored: 1 } });
    const own = await read(one('assessor'));
    expect(own.all).toBe(false);
    expect(own.assessors.map(({ person }) => person.name)).toEqual(['assessor-1']);
    expect((await asked(one('secretary'), 'assessors.quality', cycle)).error?.code).toBe('forbidden');
  });
});
