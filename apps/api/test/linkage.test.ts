import { writeSheet } from '@kaohe/table';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { makePerson } from './people.ts';
import { sendFile } from './upload.ts';

const overview = z.looseObject({
  version: z.number(),
  rows: z.array(z.looseObject({ unitId: z.string(), result: z.number().nullable() })),
  exports: z.array(z.looseObject({ id: z.string(), number: z.string(), mine: z.boolean() })),
  may: z.object({ import: z.boolean(), approve: z.boolean(), export: z.boolean() }),
});
const preview = z.looseObject({
  rows: z.array(z.looseObject({ unitId: z.string(), points: z.number() })),
  issues: z.array(z.looseObject({ at: z.string().nullable(), issue: z.string() })),
  absent: z.array(z.string()),
});
const receipt = z.object({
  id: z.string(),
  number: z.string(),
  checksum: z.string(),
  fileId: z.string(),
  repeated: z.boolean(),
});
const basis = { body: 'the committee', meetingOn: '2026-12-01', document: 'minutes' };

describe('results and operating performance', () => {
  let house: House;
  let scene: Scene;
  let office: Client;
  let units: readonly Case[];
  const as = (name: string): Promise<Client> => signIn(house.url, `${name}@example.org`);
  const cycleId = (): string => scene.cycleId;
  const seen = async (who: Client) =>
    overview.parse((await who.query('linkage.overview', { cycleId: cycleId() })).data);

  /** A table of units and figures as the office would send it. */
  const upload = async (who: Client, rows: readonly (readonly string[])[]): Promise<string> => {
    const bytes = await writeSheet({
      name: 'figures',
      title: '经营绩效',
      above: [],
      columns: ['单位名称', '经营绩效得分', '安全目标', '依据文件'].map((heading) => ({
        heading,
        width: 20,
      })),
      rows,
      below: [],
    });
    const answer = await sendFile(house.url, who, { name: 'figures.xlsx', bytes });
    return z.object({ id: z.string() }).parse(await answer.json()).id;
  };
  const download = (who: Client, id: string) =>
    fetch(`${house.url}/files/${id}`, { headers: { cookie: who.cookie } });

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    office = await as('office-1');
    units = [await openings.assessment(scene), await openings.assessment(scene)];
    await house.db.query(
      {
        text: `insert into linkage (assessment_id, cycle_id, unit_id, grade, score, weight, points, at)
          select id, cycle_id, unit_id, 'good', 9000, 15, 1350, app_now() from assessment where cycle_id = $1`,
      },
      [cycleId()],
    );
    for (const { id } of units) await scene.moveTo('assessment', id, 'consequences');
    await scene.moveTo('cycle', cycleId(), 'concluding');
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('is previewed row by row and taken when no row is in doubt', async () => {
    const [first, second] = units;
    const bad = await upload(office, [
      [first?.unit.path ?? '', '95.5', '', ''],
      ['nobody', '90', '', ''],
      [second?.unit.path ?? '', '90', '未完成', ''],
    ]);
    const read = preview.parse(
      (await office.query('linkage.preview', { cycleId: cycleId(), fileId: bad })).data,
    );
    expect(read.rows.map(({ points }) => points)).toEqual([9550]);
    expect(read.issues.map(({ issue }) => issue)).toEqual(['unknownUnit', 'documentMissing']);
    const { version } = await seen(office);
    const taken = (fileId: string, who = office) =>
      who.mutate('linkage.commit', { cycleId: cycleId(), fileId, version });
    expect((await taken(bad)).error?.detail.issue).toBe('operatingIssues');
    const good = await upload(office, [
      [first?.unit.path ?? '', '95.5', '', ''],
      [second?.unit.path ?? '', '90', '', ''],
    ]);
    const [leader, lead, secretary] = await Promise.all([as('leader-1'), as('lead-1'), as('secretary-1')]);
    for (const who of [leader, lead, secretary])
      expect((await taken(good, who)).error?.code).toMatch(/forbidden|notFound/);
    expect((await taken(good)).data).toEqual({ taken: 2, missed: 0, gates: false });
    expect((await taken(good)).error?.code).toBe('stale');
    expect((await seen(office)).may).toEqual({ import: true, approve: false, export: true });
    expect((await seen(leader)).may).toEqual({ import: false, approve: true, export: false });
    // A unit learns its own result with the approval.
    expect((await seen(secretary)).rows).toEqual([]);
  });

  it('is approved by the leader, and a unit then sees its own and nobody else’s', async () => {
    const [leader] = scene.people('leader');
    const [first] = units;
    if (leader === undefined || first === undefined) throw new Error('nobody');
    const data = { weight: 20, reasons: 'why', basis };
    await scene.done(leader, { id: cycleId(), type: 'cycle.approveLinkage', data });
    await makePerson(house.db, 'only-here', [{ role: 'secretary', unitId: first.unit.id }]);
    const own = await as('only-here');
    expect((await seen(own)).rows.map(({ unitId, result }) => [unitId, result])).toEqual([
      [first.unit.id, 9440],
    ]);
    // Who only assesses a unit has no business with its pay.
    expect((await seen(await as('lead-1'))).rows).toEqual([]);
    const keeper = await as('administrator-1');
    expect((await keeper.query('linkage.overview', { cycleId: cycleId() })).error?.code).toBe('notFound');
  });

  it('is handed over once, by two at once as well; the file is for its recipient', async () => {
    const [first, second] = units;
    const to = { cycleId: cycleId(), unitId: first?.unit.id };
    const [one, two, other] = await Promise.all([
      office.mutate('linkage.handOver', to),
      (await as('office-2')).mutate('linkage.handOver', to),
      office.mutate('linkage.handOver', { ...to, unitId: second?.unit.id }),
    ]);
    const [a, b, c] = [one, two, other].map(({ data }) => receipt.parse(data));
    expect([a?.repeated, b?.repeated].sort()).toEqual([false, true]);
    expect([a?.number, a?.checksum, a?.fileId]).toEqual([b?.number, b?.checksum, b?.fileId]);
    expect((await (await as('lead-1')).mutate('linkage.handOver', to)).error?.code).toBe('forbidden');
    const own = await as('only-here');
    const mine = await download(own, a?.fileId ?? '');
    expect(mine.status).toBe(200);
    expect((await mine.arrayBuffer()).byteLength).toBeGreaterThan(2_000);
    expect((await download(own, c?.fileId ?? '')).status).toBe(404);
    expect((await download(await as('lead-1'), a?.fileId ?? '')).status).toBe(404);
    expect((await download(await as('auditor-1'), a?.fileId ?? '')).status).toBe(200);
    expect((await seen(own)).exports.map(({ number, mine: me }) => [number, me])).toEqual([
      [a?.number, true],
    ]);
    const wrong = await own.mutate('linkage.acknowledge', { id: a?.id, checksum: 'f'.repeat(64) });
    expect(wrong.error?.detail.issue).toBe('checksumDiffers');
    expect((await own.mutate('linkage.acknowledge', { id: a?.id, checksum: a?.checksum })).error).toBeNull();
    expect((await own.mutate('linkage.acknowledge', { id: c?.id, checksum: c?.checksum })).error?.code).toBe(
      'notFound',
    );
  });
});
