import { randomUUID } from 'node:crypto';
import { fileStore } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { makeScene, type Scene } from './model/scene.ts';
import { makePerson } from './people.ts';
import { type HeldRole, heldRoles } from './world.ts';

const told = z.object({
  cycle: z.looseObject({ id: z.string() }),
  figures: z.looseObject({ unit: z.array(z.looseObject({ key: z.string(), count: z.number() })) }),
});
const rows = z.object({
  items: z.array(z.looseObject({ instanceId: z.string(), machine: z.string() })),
  next: z.string().nullable(),
});

describe('the analysis report over HTTP', () => {
  let house: House;
  let scene: Scene;
  const assessments: string[] = [];

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    assessments.push((await openings.assessment(scene)).id, (await openings.assessment(scene)).id);
  }, 120_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('is for office, leaders and auditors, figures and rows alike; each figure opens as its rows', async () => {
    const answers: Partial<Record<HeldRole, readonly string[]>> = {};
    for (const role of heldRoles) {
      const [who] = scene.people(role);
      const client = await scene.as({ email: who?.email ?? '' });
      const { cycleId } = scene;
      const figures = await client.query('report.figures', { cycleId });
      const behind = await client.query('report.rows', { cycleId, figure: 'unit', key: 'all' });
      answers[role] = [figures, behind].map(({ error }) => error?.code ?? 'shown');
      if (figures.error !== null) continue;
      const [unit] = told.parse(figures.data).figures.unit;
      expect(unit?.count).toBe(assessments.length);
      const ids = rows.parse(behind.data).items.map(({ instanceId }) => instanceId);
      expect(ids.toSorted()).toEqual(assessments.toSorted());
    }
    const shown = ['office', 'leader', 'auditor'];
    for (const role of heldRoles) {
      const code = shown.includes(role) ? 'shown' : role === 'administrator' ? 'notFound' : 'forbidden';
      expect([role, answers[role]]).toEqual([role, [code, code]]);
    }
  });

  it('refuses a figure that there is not, and a cycle that there is not', async () => {
    const [who] = scene.people('office');
    const office = await scene.as({ email: who?.email ?? '' });
    const asked = { cycleId: scene.cycleId, figure: 'unit', key: 'all' };
    expect((await office.query('report.rows', { ...asked, figure: 'salary' })).error?.code).toBe('invalid');
    expect((await office.query('report.rows', { ...asked, cursor: 'x' })).error?.code).toBe('invalid');
    const nowhere = { cycleId: crypto.randomUUID() };
    expect((await office.query('report.figures', nowhere)).error?.code).toBe('notFound');
  });

  it('is read as a letter by the same people, and its draft in the journal; no unit, assessor or reviewer learns of it', async () => {
    const { cycleId } = scene;
    const [fileId, id] = [randomUUID(), randomUUID()];
    const sha256 = await fileStore(house.filesFolder).keep(new TextEncoder().encode('a report'));
    await house.db.query(
      {
        text: `insert into file (id, sha256, size, type, name, at) values ($1, $2, 8, 'text/plain', 'report.docx', app_now())`,
      },
      [fileId, sha256],
    );
    await house.db.query(
      {
        text: `insert into document (id, instance_id, outbox_id, kind, organ_id, series, year, no, number, file_id, at)
          select $1, $2, 1000000, 'analysisReport', unit_id, 's', 2026, 1, 's〔2026〕1号', $3, app_now() from cycle where id = $2`,
      },
      [id, cycleId, fileId],
    );
    await house.db.query(
      {
        text: `insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
          select id, seq + 1, 'cycle.draftReport', '{"title": "t", "text": "all units"}', 'office', stage, 'drafted', '{}', version, app_now(), app_now(), '', 'drafted'
          from instance where id = $1`,
      },
      [cycleId],
    );
    const reads = async (email: string): Promise<readonly string[]> => {
      const client = await scene.as({ email });
      const [list, papers, timeline, letter] = [
        await client.query('letter.list', { cycleId }),
        await client.query('document.byCase', { id: cycleId }),
        await client.query('timeline.byId', { id: cycleId }),
        await client.query('letter.byId', { id }),
      ];
      const served = await Promise.all(
        [`/letters/${id}`, `/files/${fileId}`].map(async (path) => {
          const { status } = await fetch(house.url + path, { headers: { cookie: client.cookie } });
          return String(status);
        }),
      );
      const has = ({ text }: { readonly text: string }, words: string): string =>
        text.includes(words) ? 'told' : 'nothing';
      return [
        has(list, id),
        has(papers, id),
        has(timeline, 'all units'),
        letter.error?.code ?? 'told',
        ...served,
      ];
    };
    const [told, nothing] = [
      ['told', 'told', 'told', 'told', '200', '200'],
      ['nothing', 'nothing', 'nothing', 'notFound', '404', '404'],
    ];
    const readers: readonly HeldRole[] = ['office', 'leader', 'auditor'];
    for (const role of heldRoles)
      expect([role, await reads(scene.people(role)[0]?.email ?? '')]).toEqual([
        role,
        readers.includes(role) ? told : nothing,
      ]);
    // An office of one unit counts that unit, and does not read of the others.
    const { id: unitId } = await scene.unit();
    const own = await makePerson(house.db, 'own-office', [{ role: 'office', unitId }]);
    expect(await reads(own.email)).toEqual(nothing);
  });
});
