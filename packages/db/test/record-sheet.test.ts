import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  readBulletin,
  readCoverage,
  readFilings,
  readPeriod,
  readRecordable,
  readRollUp,
  readSheet,
  readSheets,
  reviewFor,
  type Scope,
  scopeOf,
} from '../src/index.ts';
import { type Company, company, faultOf } from './company.ts';
import { accept, type Course, childrenOf, closePeriod, fileSheet, pass, pump, started } from './course.ts';
import { countOf, type Person, send } from './world.ts';

let here: Company;
let course: Course;
let sheets: string[];

/** What somebody reads, by the appointments he holds now. */
const scopeFor = async ({ personId }: Person): Promise<Scope> =>
  scopeOf(
    personId,
    await here.db.query(
      {
        text: `select a.role, u.path as "unitPath", a.cycle_id as "cycleId", a.case_id as "caseId"
          from appointment a left join unit u on u.id = a.unit_id where a.person_id = $1`,
      },
      [personId],
    ),
  );

beforeAll(async () => {
  here = await company();
  course = await started(here);
  await pass(here.db, '2026-03-10T10:00:00+08:00');
  const [one, two] = course.entries;
  const [first = ''] = await childrenOf(here, one.assessment, 'periodReview');
  const [other = ''] = await childrenOf(here, two.assessment, 'periodReview');
  sheets = [
    await fileSheet(course, first, { points: 200, facts: '党员大会记录缺页，见PDF' }),
    await fileSheet(course, first, { points: -300, occurredOn: '2026-01-20', indicator: 'A2' }),
    await fileSheet(course, other, { points: -100, indicator: 'A2' }),
  ];
});
afterAll(() => here[Symbol.asyncDispose]());

describe('the list of sheets', () => {
  const ids = async (filter: object, who = here.office) =>
    (await readSheets(here.db, await scopeFor(who), { cycleId: course.cycle, ...filter })).items.map(
      ({ id }) => id,
    );

  it('comes the last recorded first, narrowed by what it is asked for', async () => {
    const [a = '', b = '', c = ''] = sheets;
    expect(new Set(await ids({}))).toEqual(new Set(sheets));
    expect(await ids({ indicator: 'A1' })).toEqual([a]);
    expect(await ids({ direction: 'problem', unitId: course.entries[1].branch.id })).toEqual([c]);
    expect(await ids({ late: true })).toEqual([b]);
    expect(await ids({ from: '2026-02-01', direction: 'positive' })).toEqual([a]);
    expect(await ids({ period: 2 })).toEqual([]);
    expect(new Set(await ids({ mine: true }, here.assessors[0]))).toEqual(new Set(sheets));
    expect(await ids({ mine: true }, here.assessors[1])).toEqual([]);
  });

  it('is searched by words of any length, all of which a sheet has', async () => {
    const [a = ''] = sheets;
    for (const text of ['缺页', '页', 'pdf', '记录缺页', ' 缺页  大会 ', '，见'])
      expect(await ids({ text }), text).toEqual([a]);
    for (const text of ['页缺', '缺页 无此', '%', '_', '大会缺页'])
      expect(await ids({ text }), text).toEqual([]);
    expect(await ids({ text: '缺页', indicator: 'A2' })).toEqual([]);
    expect(await ids({ text: '缺页' }, course.entries[1].branch.secretary)).toEqual([]);
  });

  it('goes on from its cursor, and shows a unit its own only', async () => {
    const scope = await scopeFor(here.office);
    const first = await readSheets(here.db, scope, { cycleId: course.cycle, limit: 2 });
    const rest = await readSheets(here.db, scope, {
      cycleId: course.cycle,
      limit: 2,
      cursor: first.next ?? '',
    });
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id))).toEqual(new Set(sheets));
    expect(rest.next).toBeNull();
    expect(first.items[0]).toMatchObject({ indicatorName: expect.any(String), state: 'filed' });
    expect(await ids({}, course.entries[1].branch.secretary)).toEqual([sheets[2]]);
  });

  it('follows the answer, the dispute and its resolution', async () => {
    const [a = '', b = ''] = sheets;
    const [entry] = course.entries;
    await accept(course, entry, a);
    // More than the policy lets a unit put forward at a time.
    const files = await here.db.query<{ id: string }>({
      text: `insert into file (id, sha256, size, type, name, at) select gen_random_uuid(), n, 1000, 'text/plain', n || '.txt', now()
        from generate_series(1, 11) n returning id`,
    });
    const evidence = files.map(({ id }) => id);
    const dispute = (given: readonly string[]) =>
      send(here.db, b, [
        'workSheet.dispute',
        { reasons: '不符', evidence: [...given] },
        entry.branch.secretary,
      ]);
    expect(await faultOf(dispute(evidence))).toMatchObject({
      code: 'tooMuch',
      limit: 'act',
      files: 10,
    });
    await dispute(evidence.slice(0, 2));
    expect((await readFilings(here.db, await scopeFor(here.office), entry.assessment)).attached).toEqual([
      { machine: 'workSheet', acts: 1, files: 2, bytes: 2000 },
    ]);
    expect(await ids({ state: 'accepted' })).toEqual([a]);
    expect(await ids({ state: 'disputed' })).toEqual([b]);
    await send(here.db, b, ['workSheet.keep', { reasons: '属实' }, here.lead]);
    expect(await ids({ state: 'kept' })).toEqual([b]);
    const view = await readSheet(here.db, await scopeFor(entry.branch.secretary), b);
    expect(view.acts.map(({ event, reasons }) => [event, reasons])).toEqual([
      ['workSheet.dispute', '不符'],
      ['workSheet.keep', '属实'],
    ]);
    expect(
      await faultOf(
        scopeFor(course.entries[1].branch.secretary).then((scope) => readSheet(here.db, scope, b)),
      ),
    ).toMatchObject({ code: 'notFound' });
  });
});

describe('what a phone keeps', () => {
  it('has the units that one records of, with their indicators; nothing for who does not record', async () => {
    const found = await readRecordable(here.db, await scopeFor(here.assessors[0]));
    expect(found.units).toHaveLength(3);
    expect(found.standards[0]?.indicators.map(({ code }) => code)).toContain('A1');
    expect((await readRecordable(here.db, await scopeFor(course.entries[0].branch.secretary))).units).toEqual(
      [],
    );
  });

  it('is filed in the period it happened in, in the next one once that is over, and never twice', async () => {
    const scope = await scopeFor(here.assessors[0]);
    const { assessment: assessmentId } = course.entries[2];
    const [first, second] = await childrenOf(here, assessmentId, 'periodReview');
    const requestId = crypto.randomUUID();
    const place = { assessmentId, requestId, occurredOn: '2026-03-01' };
    expect(await reviewFor(here.db, scope, place)).toBe(first);
    expect(await reviewFor(here.db, scope, { ...place, occurredOn: '2026-07-01' })).toBe(second);
    expect(await reviewFor(here.db, await scopeFor(here.office), place)).toBeNull();
  });
});

describe('a period', () => {
  it('is assembled from the sheets, discussed once for all units, and published in a bulletin that ranks nobody', async () => {
    const scope = await scopeFor(here.office);
    const period = await readPeriod(here.db, scope, { cycleId: course.cycle, no: 1 });
    expect(period.units.map(({ positive, problems, points }) => [positive, problems, points])).toEqual([
      [1, 1, -100],
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect(period.meeting).toBeNull();
    const bulletin = await readBulletin(here.db, scope, { cycleId: course.cycle, no: 1 });
    expect(bulletin).toMatchObject({ units: 3, recorded: 2, single: 0, ranks: null });
    expect(bulletin.common.map(({ indicator, units }) => [indicator, units])).toEqual([['A2', 2]]);
    expect(bulletin.progress.map(({ indicator }) => indicator)).toEqual(['A1']);
    expect(
      await faultOf(
        scopeFor(course.entries[0].branch.secretary).then((unit) =>
          readBulletin(here.db, unit, { cycleId: course.cycle, no: 1 }),
        ),
      ),
    ).toMatchObject({ code: 'forbidden' });
  });

  it('shows the year of a unit with every point at its sheets', async () => {
    const { assessment, branch } = course.entries[0];
    const roll = await readRollUp(here.db, await scopeFor(here.office), assessment);
    const daily = roll.indicators.filter(({ sheets: own }) => own.length > 0);
    for (const one of daily) {
      const sum = one.sheets
        .filter(({ counts }) => counts)
        .reduce((all, { points }) => all + points, one.base);
      expect(one.points).toBe(Math.min(Math.max(sum, 0), one.most));
    }
    expect(roll.points).toBe(roll.indicators.reduce((sum, { points }) => sum + points, 0));
    // A unit is told its score with the feedback.
    expect((await readRollUp(here.db, await scopeFor(branch.secretary), assessment)).component).toBeNull();
  });
});

describe('gaps of the record', () => {
  const told = (notice: string) =>
    countOf(here.db, `outbox where payload ->> 'notice' = $1 and instance_id = $2`, [notice, course.cycle]);

  it('are told to office and leads once a week', async () => {
    await closePeriod(course, 1, '2026-07-02T10:00:00+08:00');
    await pass(here.db, '2026-07-20T10:00:00+08:00');
    here.db.memory.coverageAt = 0;
    await pump(here.db);
    const before = await told('coverageSilent');
    expect(before).toBeGreaterThan(0);
    here.db.memory.coverageAt = 0;
    await pump(here.db);
    expect(await told('coverageSilent')).toBe(before);
    const { units, limits } = await readCoverage(here.db, await scopeFor(here.office), course.cycle);
    expect(units.every(({ silentWeeks }) => (silentWeeks ?? 0) >= limits.silentWeeks)).toBe(true);
    expect(
      await faultOf(
        scopeFor(course.entries[0].branch.secretary).then((unit) =>
          readCoverage(here.db, unit, course.cycle),
        ),
      ),
    ).toMatchObject({ code: 'forbidden' });
  });
});

describe('the meeting on a period', () => {
  const at = (no: number) => ({ cycleId: course.cycle, no });
  const record = (units: readonly object[]) => {
    const data = { period: 1, heldOn: '2026-07-02', minutes: '更正', units };
    return send(here.db, course.cycle, ['cycle.recordMeeting', data, here.office]);
  };
  const unitOf = (no: 0 | 1 | 2): string => course.entries[no].branch.id;

  it('has every unit as present, excused with its reason, or absent; of several records the last', async () => {
    await record([
      { unitId: unitOf(0), presence: 'absent' },
      { unitId: unitOf(1), presence: 'excused', reason: '抢险' },
    ]);
    await record([{ unitId: unitOf(0), presence: 'present' }]);
    const twice = [0, 0].map(() => ({ unitId: unitOf(2), presence: 'present' }));
    expect(await faultOf(record(twice))).toMatchObject({ issue: 'listTwice' });
    expect(await faultOf(record([{ unitId: course.cycle, presence: 'present' }]))).toMatchObject({
      issue: 'unknownUnit',
    });
    expect(await faultOf(record([{ unitId: unitOf(2), presence: 'excused' }]))).toMatchObject({
      issue: 'absenceNeedsReason',
    });
    const { units, meeting } = await readPeriod(here.db, await scopeFor(here.office), at(1));
    expect(units.map(({ presence, excuse }) => [presence, excuse])).toEqual([
      ['present', null],
      ['excused', '抢险'],
      [null, null],
    ]);
    expect(meeting?.came).toEqual({ present: 1, absent: 0, excused: 1 });
    const own = await readPeriod(here.db, await scopeFor(course.entries[1].branch.secretary), at(1));
    expect(own.units.map(({ presence }) => presence)).toEqual(['excused']);
  });

  it('is due once every unit is verified, and missed once: office and leads are told', async () => {
    const told = () =>
      countOf(here.db, `outbox where payload ->> 'notice' = 'minutesOverdue' and instance_id = $1`, [
        course.cycle,
      ]);
    const due = async () => (await readPeriod(here.db, await scopeFor(here.office), at(2))).minutesDue;
    const look = async (): Promise<number> => {
      here.db.memory.minutesAt = 0;
      await pump(here.db);
      return told();
    };
    await pass(here.db, '2026-11-02T10:00:00+08:00');
    expect(await due()).toBeNull();
    for (const { assessment } of course.entries) {
      const review = (await childrenOf(here, assessment, 'periodReview'))[1] ?? '';
      const data = { conclusion: '属实', evidence: [] };
      await send(here.db, review, ['periodReview.verify', data, here.assessors[0]]);
    }
    // Three working days after Monday.
    expect(await due()).toBe('2026-11-05T16:00:00.000Z');
    expect(await look()).toBe(0);
    await pass(here.db, '2026-11-06T10:00:00+08:00');
    expect(await look()).toBe(2);
    expect(await look()).toBe(2);
  });
});
