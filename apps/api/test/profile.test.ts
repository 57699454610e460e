import { indicatorsOf, score } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { content } from './model/content.ts';
import { openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { makePerson } from './people.ts';

const profile = z.looseObject({
  person: z.object({ id: z.string(), name: z.string() }),
  years: z.array(
    z.looseObject({
      assessmentId: z.string(),
      role: z.string(),
      points: z.number(),
      lost: z.number(),
      indicators: z.array(z.looseObject({ code: z.string(), points: z.number(), lost: z.number() })),
      findings: z.array(z.looseObject({ indicator: z.string() })),
      ballot: z.object({ points: z.number(), satisfied: z.number(), voices: z.number() }).nullable(),
    }),
  ),
});
const subjects = z.object({
  items: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  next: z.string().nullable(),
});

describe('a responsible subject over indicators and years', () => {
  let house: House;
  let scene: Scene;
  let unit: Case;
  let person: { id: string };
  let away: { id: string };
  const as = (name: string): Promise<Client> => signIn(house.url, `${name}@example.org`);
  const of = async (who: Client, personId = person.id) =>
    profile.parse((await who.query('profile.byPerson', { personId })).data);
  const refused = async (who: Client, personId = person.id) =>
    (await who.query('profile.byPerson', { personId })).error?.code;

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    unit = await openings.assessment(scene);
    person = await makePerson(house.db, 'inspector here', [{ role: 'discipline', unitId: unit.unit.id }]);
    const elsewhere = await scene.unit();
    away = await makePerson(house.db, 'secretary away', [{ role: 'secretary', unitId: elsewhere.id }]);
    const lines = await house.db.query<{ id: string; indicator: string; points: number }>(
      {
        text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, by, at)
          select gen_random_uuid(), $1, 1, g.code, g.subject, 'onSite', 'score', g.points, 5000, 'r', array[$2::uuid], '{}', $3, app_now()
          from (values ('A1', 'secretary', 5000), ('A2', 'discipline', 4200)) g(code, subject, points) returning id, indicator, points`,
      },
      [unit.id, scene.file, scene.people('lead')[0]?.id],
    );
    const result = score({
      scheme: {
        indicators: indicatorsOf(content),
        weights: { onSite: 100, daily: 0, debriefing: 0 },
        bonusCap: 500,
      },
      lines: lines.map((one) => ({
        ...one,
        component: 'onSite',
        kind: 'score',
        reason: 'r',
        evidence: ['f'],
        supersedes: null,
      })),
    });
    if ('missing' in result) throw new Error('not scored');
    await house.db.query(
      {
        text: `insert into score (assessment_id, seq, total, on_site, detail, at) values ($1, 1, $2, $2, $3, app_now())`,
      },
      [unit.id, result.total, JSON.stringify(result)],
    );
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('has his own indicators only, for the office and those above', async () => {
    const office = await as('office-1');
    const { years } = await of(office);
    expect(years).toMatchObject([{ role: 'discipline', points: 4200, lost: 800, ballot: null }]);
    expect(years[0]?.indicators.map(({ code, lost }) => [code, lost])).toEqual([['A2', 800]]);
    expect(years[0]?.findings.map(({ indicator }) => indicator)).toEqual(['A2']);
    for (const name of ['leader-1', 'inspectorate-1', 'auditor-1'])
      expect((await of(await as(name))).years).toHaveLength(1);
    const found = subjects.parse((await office.query('profile.subjects', { search: 'inspector here' })).data);
    expect(found.items.map(({ id }) => id)).toEqual([person.id]);
  });

  it('is his own only once the feedback is issued, and nobody else’s of a unit', async () => {
    const own = await as('inspector-here');
    expect((await of(own)).years).toEqual([]);
    await house.db.query({ text: 'update assessment set issued_at = app_now() where id = $1' }, [unit.id]);
    expect((await of(own)).years).toHaveLength(1);
    for (const name of [
      'secretary-away',
      'secretary-1',
      'clerk-1',
      'lead-1',
      'assessor-1',
      'administrator-1',
    ])
      expect(await refused(await as(name)), name).toBe('notFound');
    expect((await of(await as('secretary-away'), away.id)).years).toEqual([]);
    expect(subjects.parse((await own.query('profile.subjects', {})).data).items).toEqual([]);
  });

  it('is exported with a checksum that the same content has again, for who exported it', async () => {
    const [office, other] = await Promise.all([as('office-1'), as('office-2')]);
    const shape = z.object({ fileId: z.string(), checksum: z.string().length(64), sha256: z.string() });
    const first = shape.parse((await office.mutate('profile.export', { personId: person.id })).data);
    const second = shape.parse((await other.mutate('profile.export', { personId: person.id })).data);
    expect(second.checksum).toBe(first.checksum);
    const get = (who: Client) =>
      fetch(`${house.url}/files/${first.fileId}`, { headers: { cookie: who.cookie } });
    expect((await get(office)).status).toBe(200);
    expect((await get(other)).status).toBe(404);
    expect((await (await as('lead-1')).mutate('profile.export', { personId: person.id })).error?.code).toBe(
      'notFound',
    );
  });

  it('is closed to an officer who is recused from the unit', async () => {
    const [officer] = scene.people('office');
    await house.db.query(
      {
        text: `insert into recusal (id, person_id, unit_id, kind, reason) values (gen_random_uuid(), $1, $2, 'declared', 'kin')`,
      },
      [officer?.id, unit.unit.id],
    );
    const office = await as('office-1');
    expect(await refused(office)).toBe('notFound');
    const found = subjects.parse((await office.query('profile.subjects', { search: 'inspector here' })).data);
    expect(found.items).toEqual([]);
  });
});
