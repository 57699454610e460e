import { randomUUID } from 'node:crypto';
import { acknowledgeHandOver, type Handed, handOver, saveOperating } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company, faultOf } from './company.ts';
import { answerableCourse, type Course, pass, pump, waive } from './course.ts';
import { countOf, type Person, send } from './world.ts';

let here: Company;
let course: Course;
const basis = { body: '党委会', meetingOn: '2026-12-01', document: '会议纪要' };
const approval = { weight: 20, reasons: '突出经营', basis };
const cycleEvent = (type: string, data: object, who: Person) =>
  send(here.db, course.cycle, [`cycle.${type}`, data, who]);
const store = { keep: async () => randomUUID().replaceAll('-', ''), read: () => Promise.reject(new Error()) };
const handed: Handed[] = [];
const hand = (unitId: string, actor: Person = here.office) =>
  handOver(here.db, store, {
    cycleId: course.cycle,
    unitId,
    actor,
    render: async (given) => {
      handed.push(given);
      return { name: `${given.number}.xlsx`, bytes: new Uint8Array([1]) };
    },
  });
const versionOf = async (): Promise<number> => {
  const [row] = await here.db.query<{ version: number }>(
    { text: 'select version from instance where id = $1' },
    [course.cycle],
  );
  return row?.version ?? 0;
};
const figures = async (points: readonly number[]) => {
  const units = here.branches.map(({ id }) => id);
  const rows = points.flatMap((one, i) => {
    const unitId = units[i];
    return unitId === undefined ? [] : [{ unitId, points: one }];
  });
  return { cycleId: course.cycle, version: await versionOf(), fileId: await here.file('绩效.xlsx'), rows };
};

beforeAll(async () => {
  here = await company();
  // 95, 92 and 90 points.
  course = await answerableCourse(here, [
    { A1: 4500, A2: 4500 },
    { A1: 4200, A2: 4200 },
    { A1: 4000, A2: 4000 },
  ]);
  for (const entry of course.entries) await waive(course, entry);
  await cycleEvent('proposeGrades', { basis }, here.office);
  await pass(here.db, '2026-12-10T10:00:00+08:00');
  await cycleEvent('confirmGrades', { basis }, here.leader);
  await pump(here.db);
});
afterAll(() => here[Symbol.asyncDispose]());

describe('linkage with operating performance', () => {
  it('is imported by the office, for units of the cycle, and told to whoever decides on older figures', async () => {
    const { db, office, lead } = here;
    const given = await figures([9000, 8000]);
    expect(await faultOf(saveOperating(db, { ...given, actor: lead }))).toMatchObject({ code: 'forbidden' });
    const strange = { ...given, rows: [{ unitId: here.root, points: 1 }], actor: office };
    expect(await faultOf(saveOperating(db, strange))).toMatchObject({
      code: 'invalid',
      issue: 'unknownUnit',
    });
    const { version } = await saveOperating(db, { ...given, actor: office });
    expect(version).toBe(given.version + 1);
    expect(await faultOf(saveOperating(db, { ...given, actor: office }))).toMatchObject({ code: 'stale' });
  });

  it('is approved by a leader once every unit has its figures, rounded once', async () => {
    const { db, office, leader } = here;
    expect(await faultOf(cycleEvent('approveLinkage', approval, leader))).toMatchObject({
      issue: 'operatingMissing',
    });
    expect(await faultOf(hand(here.branches[0].id))).toMatchObject({ issue: 'linkageUnapproved' });
    await saveOperating(db, { ...(await figures([9000, 8001, 10_550])), actor: office });
    expect(await faultOf(cycleEvent('approveLinkage', approval, office))).toMatchObject({
      code: 'forbidden',
    });
    await cycleEvent('approveLinkage', approval, leader);
    expect(
      await db.query({
        text: 'select score, operating, weight, points, result, round from linkage order by score desc',
      }),
    ).toEqual([
      { score: 9500, operating: 9000, weight: 20, points: 1900, result: 9100, round: 1 },
      // 8001 × 0.8 + 9200 × 0.2 = 8240.8
      { score: 9200, operating: 8001, weight: 20, points: 1840, result: 8241, round: 1 },
      { score: 9000, operating: 10_550, weight: 20, points: 1800, result: 10_240, round: 1 },
    ]);
  });

  it('is handed over once to each recipient, also when two ask at once', async () => {
    const [first, second] = here.branches;
    const both = await Promise.all([hand(first.id), hand(first.id)]);
    expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    const again = await hand(first.id);
    expect(new Set([...both, again].map(({ number }) => number)).size).toBe(1);
    expect(new Set([...both, again].map(({ fileId, checksum }) => `${fileId} ${checksum}`)).size).toBe(1);
    expect(await countOf(here.db, 'linkage_export')).toBe(1);
    expect(handed).toHaveLength(1);
    expect(handed[0]).toMatchObject({ number: '考核联〔2026〕1号', recipient: '支部1' });
    expect(handed[0]?.rows).toMatchObject([{ unit: '支部1', result: 9100 }]);
    // Who has several units below it gets them all.
    const [all, other] = await Promise.all([hand(here.root), hand(second.id)]);
    expect(handed.find(({ recipient }) => recipient === '集团')?.rows).toHaveLength(3);
    expect(new Set([again.number, all.number, other.number]).size).toBe(3);
    expect(await faultOf(hand(first.id, here.lead))).toMatchObject({ code: 'forbidden' });
  });

  it('is acknowledged by its recipient, with the checksum of his file', async () => {
    const { db, leader } = here;
    const all = await hand(here.root);
    const by = (personId: string, checksum: string) =>
      acknowledgeHandOver(db, { id: all.id, checksum, personId });
    const secretary = here.branches[0].secretary;
    if (leader.kind !== 'person' || secretary.kind !== 'person') throw new Error('no people');
    expect(await faultOf(by(secretary.personId, all.checksum))).toMatchObject({ code: 'notFound' });
    expect(await faultOf(by(leader.personId, 'a'.repeat(64)))).toMatchObject({ issue: 'checksumDiffers' });
    const { at } = await by(leader.personId, ` ${all.checksum.toUpperCase()} `);
    expect(await by(leader.personId, all.checksum)).toEqual({ at });
    // The unit's own way: its secretary acknowledges what its result means.
    const [entry] = course.entries;
    await send(db, entry.assessment, ['assessment.acknowledgeLinkage', {}, entry.branch.secretary]);
    expect(await countOf(db, 'linkage_export where acknowledged_at is not null')).toBe(2);
  });

  it('is approved anew when it changes, and handed over anew under another number', async () => {
    const { db, leader, office } = here;
    const before = await hand(here.branches[0].id);
    await saveOperating(db, { ...(await figures([9500, 8001, 10_550])), actor: office });
    // What was approved stands until the leader approves other figures.
    expect((await hand(here.branches[0].id)).number).toBe(before.number);
    await cycleEvent('approveLinkage', { ...approval, weight: 15 }, leader);
    expect(await countOf(db, 'linkage where acknowledged_at is not null')).toBe(0);
    const after = await hand(here.branches[0].id);
    expect(after.repeated).toBe(false);
    expect(after.number).not.toBe(before.number);
    // A list of grades that is reopened takes the results with it.
    await cycleEvent('reopenGrades', { reasons: '核实' }, leader);
    await pump(db);
    await cycleEvent('proposeGrades', { basis }, office);
    await pass(db, '2026-12-30T10:00:00+08:00');
    await cycleEvent('confirmGrades', { basis }, leader);
    await pump(db);
    expect(await faultOf(hand(here.branches[1].id))).toMatchObject({ issue: 'linkageChanged' });
  });
});
