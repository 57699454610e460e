import { indicatorsOf, score } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { content } from './model/content.ts';
import { insertGrade, openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { makePerson } from './people.ts';

const line = z.looseObject({
  id: z.string(),
  points: z.number(),
  reason: z.string(),
  appealable: z.boolean(),
  disputedBy: z.string().nullable(),
  evidence: z.array(z.object({ name: z.string() })),
});
const explanation = z.looseObject({
  score: z.looseObject({ total: z.number() }),
  tree: z.array(
    z.looseObject({
      dimension: z.object({ code: z.string(), name: z.string() }),
      lost: z.number(),
      composite: z.object({ points: z.number(), lost: z.number() }),
      indicators: z.array(
        z.looseObject({
          indicator: z.looseObject({ code: z.string() }),
          points: z.number(),
          lost: z.number(),
          parts: z.array(
            z.looseObject({
              component: z.string(),
              lines: z.array(z.object({ line, lost: z.number(), before: z.array(line) })),
            }),
          ),
        }),
      ),
    }),
  ),
  proofs: z.array(z.looseObject({ source: z.string(), indicator: z.string().nullable() })),
});
type Told = z.output<typeof explanation>;
const linesOf = ({ tree }: Told) =>
  tree.flatMap((one) =>
    one.indicators.flatMap(({ parts }) => parts.flatMap(({ lines }) => lines.map((each) => each.line))),
  );
const beside = z.object({
  lastYear: z.looseObject({ total: z.number(), cycle: z.object({ year: z.number() }) }).nullable(),
  like: z.looseObject({ units: z.number(), total: z.number() }).nullable(),
  smallestGroup: z.number(),
});

describe('why this score', () => {
  let house: House;
  let scene: Scene;
  let office: Client;
  const as = (name: string): Promise<Client> => signIn(house.url, `${name}@example.org`);

  /** Lines of a unit, one an assessor's proposal, and what they come to on site alone. */
  const scored = async ({ id }: Pick<Case, 'id'>, points: readonly [number, number] = [4000, 5000]) => {
    const rows = await house.db.query<{ id: string; indicator: string; points: number }>(
      {
        text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, by, at)
          select gen_random_uuid(), $1, 1, g.code, g.subject, 'onSite', 'score', g.points, 5000, 'no minutes', array[$2::uuid], '{}', $5, app_now()
          from (values ('A1', 'secretary', $3::int), ('A2', 'discipline', $4::int)) g(code, subject, points) returning id, indicator, points`,
      },
      [id, scene.file, points[0], points[1], scene.people('lead')[0]?.id],
    );
    await house.db.query(
      {
        text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, at, proposal)
          values (gen_random_uuid(), $1, 1, 'A1', 'secretary', 'onSite', 'score', 1, 5000, 'sealed', '{}', '{}', app_now(), true)`,
      },
      [id],
    );
    const scheme = {
      indicators: indicatorsOf(content),
      weights: { onSite: 50, daily: 30, debriefing: 0 },
      bonusCap: 500,
    };
    const lines = rows.map((one) => ({
      ...one,
      component: 'onSite' as const,
      kind: 'score' as const,
      reason: 'r',
      evidence: ['f'],
      supersedes: null,
    }));
    const leftOut = [{ component: 'daily' as const, indicator: null, decision: '1' }];
    const result = score({ scheme, lines, leftOut });
    if ('missing' in result) throw new Error('not scored');
    await house.db.query(
      {
        text: `insert into score (assessment_id, seq, total, on_site, detail, at) values ($1, 1, $2, $2, $3, app_now())`,
      },
      [id, result.total, JSON.stringify(result)],
    );
    return rows;
  };
  const issue = async ({ id }: Pick<Case, 'id'>): Promise<void> => {
    await house.db.query(
      {
        text: `insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
          values ($1, 1000, 'assessment.issue', '{}', 'office', 'issued', gen_random_uuid(), '{}', 1, app_now(), app_now(), '', '')`,
      },
      [id],
    );
    await house.db.query({ text: 'update assessment set issued_at = app_now() where id = $1' }, [id]);
  };
  const explained = async (who: Client, id: string): Promise<Told> =>
    explanation.parse((await who.query('score.explain', { id })).data);

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    office = await as('office-1');
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('is a tree down to the evidence, without what one assessor alone proposed', async () => {
    const unit = await openings.assessment(scene);
    await scored(unit);
    const told = await explained(office, unit.id);
    expect(told.score.total).toBe(9000);
    expect(told.tree).toHaveLength(1);
    expect(told.tree[0]).toMatchObject({
      dimension: { code: 'D1', name: 'leading' },
      lost: 1000,
      composite: { points: 9000, lost: 1000 },
    });
    expect(linesOf(told).map(({ points, reason }) => [points, reason])).toEqual([
      [4000, 'no minutes'],
      [5000, 'no minutes'],
    ]);
    expect(linesOf(told)[0]?.evidence).toEqual([{ name: 'a.txt' }]);
    expect(told.proofs.map(({ source, indicator }) => [source, indicator])).toEqual([
      ['finding', 'A1'],
      ['finding', 'A2'],
    ]);
  });

  it('is told to the unit with its feedback and not before; never to another unit, a reviewer, the administrator', async () => {
    const unit = await openings.assessment(scene);
    const away = await scene.unit();
    await makePerson(house.db, `next-door-${away.path.slice(2)}`, [{ role: 'secretary', unitId: away.id }]);
    await scored(unit);
    const [own, neighbour, reviewer, administrator, auditor] = await Promise.all([
      as('secretary-1'),
      as(`next-door-${away.path.slice(2)}`),
      as('reviewer-1'),
      as('administrator-1'),
      as('auditor-1'),
    ]);
    expect((await own.query('score.explain', { id: unit.id })).data).toBeNull();
    expect((await own.query('score.beside', { id: unit.id })).data).toEqual({
      lastYear: null,
      like: null,
      smallestGroup: 0,
    });
    await issue(unit);
    expect(linesOf(await explained(own, unit.id))).toHaveLength(2);
    expect(linesOf(await explained(auditor, unit.id))).toHaveLength(2);
    for (const who of [neighbour, reviewer, administrator])
      for (const path of ['score.explain', 'score.beside'])
        expect((await who.query(path, { id: unit.id })).error?.code).toBe('notFound');
  });

  it('says which lines the reader may appeal against now, and which are under appeal', async () => {
    const unit = await openings.assessment(scene);
    const rows = await scored(unit);
    await issue(unit);
    const [secretary, inspector] = await Promise.all([as('secretary-1'), as('discipline-1')]);
    const appealable = async (who: Client) =>
      linesOf(await explained(who, unit.id)).map((one) => one.appealable);
    expect(await appealable(secretary)).toEqual([false, false]);
    await scene.moveTo('assessment', unit.id, 'answerable');
    expect(await appealable(secretary)).toEqual([true, true]);
    // Each answers for his own.
    expect(await appealable(inspector)).toEqual([false, true]);
    expect(await appealable(office)).toEqual([false, false]);
    const first = rows.find((one) => one.indicator === 'A1')?.id ?? '';
    const secretaryPerson = scene.people('secretary')[0];
    if (secretaryPerson === undefined) throw new Error('nobody');
    await scene.done(secretaryPerson, {
      id: unit.id,
      type: 'assessment.appeal',
      data: { lines: [first], grounds: 'g', relief: 'r', evidence: [] },
    });
    const after = linesOf(await explained(secretary, unit.id));
    expect(after.map((one) => [one.appealable, one.disputedBy !== null])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('shows what a line was before it was changed', async () => {
    const unit = await openings.assessment(scene);
    const [first] = await scored(unit);
    const detail = await explained(office, unit.id);
    await house.db.query(
      {
        text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, at, supersedes)
          select '11111111-1111-4111-8111-111111111111', assessment_id, 2, indicator, subject_kind, component, kind, points + 500, most, 'found after all',
            evidence, sources, app_now(), id from score_line where id = $1`,
      },
      [first?.id],
    );
    const stored = JSON.stringify(detail.score).replace(
      first?.id ?? '',
      '11111111-1111-4111-8111-111111111111',
    );
    await house.db.query(
      {
        text: `insert into score (assessment_id, seq, total, on_site, detail, at) values ($1, 2, 9500, 9500, $2, app_now())`,
      },
      [unit.id, stored],
    );
    const told = await explained(office, unit.id);
    const changed = told.tree[0]?.indicators[0]?.parts[0]?.lines[0];
    expect(changed).toMatchObject({
      line: { reason: 'found after all', points: 4500 },
      before: [{ reason: 'no minutes', points: 4000 }],
    });
  });

  it('stands beside the medians of like units, and not beside those of too few', async () => {
    const units: Case[] = [];
    for (const points of [3000, 4000, 5000, 4500] as const) {
      const unit = await openings.assessment(scene);
      await scored(unit, [points, 5000]);
      units.push(unit);
    }
    const [mine] = units;
    if (mine === undefined) throw new Error('no unit');
    const secretary = await as('secretary-1');
    await issue(mine);
    const now = async (who: Client) => beside.parse((await who.query('score.beside', { id: mine.id })).data);
    // Of the units, few are told yet; the office counts all that are scored.
    expect((await now(secretary)).like).toBeNull();
    expect((await now(secretary)).smallestGroup).toBe(5);
    const all = (await now(office)).like;
    expect(all?.units).toBeGreaterThanOrEqual(5);
    for (const unit of units.slice(1)) await issue(unit);
    const told = await now(secretary);
    expect(told.like?.units).toBeGreaterThanOrEqual(5);
    expect(JSON.stringify(told.like)).not.toMatch(/g\/u\d/);
    expect(told.lastYear).toBeNull();
  });

  it('stands beside the year before, of the same unit', async () => {
    const earlier = await openings.assessment(scene);
    await scored(earlier, [3000, 5000]);
    await issue(earlier);
    await insertGrade(scene, { ...earlier, assessmentId: earlier.id });
    const now = await openings.assessment(scene);
    await scored(now);
    await issue(now);
    // As if the earlier one had been in a cycle of the year before.
    const [last] = await house.db.query<{ id: string }>({
      text: `insert into cycle (id, name, year, unit_id, policy) select gen_random_uuid(), 'last year', 2025, unit_id, '{}' from cycle limit 1 returning id`,
    });
    await house.db.query({ text: 'update assessment set cycle_id = $2, unit_id = $3 where id = $1' }, [
      earlier.id,
      last?.id,
      now.unit.id,
    ]);
    const told = beside.parse((await office.query('score.beside', { id: now.id })).data);
    expect(told.lastYear).toMatchObject({ total: 8000, cycle: { year: 2025 } });
  });
});
