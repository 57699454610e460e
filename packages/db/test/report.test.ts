import { randomUUID } from 'node:crypto';
import { readReport, readReportRows, scopeOf } from '@kaohe/db';
import type { Role } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUnit, settled, type World, world } from './world.ts';

let here: World;
const last = randomUUID();
const scorer = randomUUID();
const units: string[] = [];
const paths = ['g/b1', 'g/b2', 'g/b3', 'g/b4'];

type Put = { readonly machine: string; readonly cycle: string; readonly unit: number | null } & {
  readonly stage?: string;
  readonly context?: object;
  readonly closed?: boolean;
  readonly tags?: readonly string[];
};
const put = async (of: Put): Promise<string> => {
  const id = of.machine === 'cycle' ? of.cycle : randomUUID();
  const place = of.unit === null ? [null, null] : [units[of.unit], paths[of.unit]];
  await here.db.query(
    {
      text: `insert into instance (id, machine, stage, context, data, dates, version, seq, lineage, cycle_id, unit_id, unit_path, head_hash,
          awaits, tags, created_at, last_at, closed_at)
        values ($1, $2, $3, $4, '{}', '{}', 1, 1, array[$5, $1]::uuid[], $5, $6, $7, '', '{}', $8, now(), now(), case when $9 then now() end)`,
    },
    [
      id,
      of.machine,
      of.stage ?? 'open',
      of.context ?? {},
      of.cycle,
      ...place,
      of.tags ?? [],
      of.closed ?? false,
    ],
  );
  return id;
};
const assess = async (cycle: string, unit: number, category: string): Promise<string> => {
  const id = await put({ machine: 'assessment', cycle, unit });
  await here.db.query(
    {
      text: 'insert into assessment (id, cycle_id, unit_id, category, standard_id) values ($1, $2, $3, $4, gen_random_uuid())',
    },
    [id, cycle, units[unit], category],
  );
  return id;
};
const score = (assessment: string, seq: number, total: number) =>
  here.db.query(
    {
      text: `insert into score (assessment_id, seq, total, on_site, detail, at) values ($1, $2, $3, $3, '{}', now())`,
    },
    [assessment, seq, total],
  );
const sheet = (assessment: string, indicator: string, [direction, outcome]: readonly [string, string?]) =>
  here.db.query(
    {
      text: `insert into work_sheet (id, review_id, assessment_id, cycle_id, unit_id, period, indicator, subject_kind, direction, occurred_on, facts,
          points, evidence, filed_at, late, delay, outcome)
        select gen_random_uuid(), gen_random_uuid(), a.id, a.cycle_id, a.unit_id, 1, $2, 'secretary', $3, now(), 'f', 0, '{}', now(), false, 0, $4
        from assessment a where a.id = $1`,
    },
    [assessment, indicator, direction, outcome ?? null],
  );
const find = (assessment: string, indicator: string, signed: boolean) =>
  here.db.query(
    {
      text: `insert into finding (id, visit_id, assessment_id, indicator, subject_kind, method, kind, facts, opinion, points, evidence, by,
          second_signer, signed_at, at)
        values (gen_random_uuid(), gen_random_uuid(), $1, $2, 'cadre', 'interview', 'problem', 'f', 'o', -50, '{}', gen_random_uuid(),
          gen_random_uuid(), case when $3 then now() end, now())`,
    },
    [assessment, indicator, signed],
  );
const dispute = async (appeal: string, assessment: string, points: number): Promise<void> => {
  const line = randomUUID();
  await here.db.query(
    {
      text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, at)
        values ($1, $2, 1, 'A1', 'secretary', 'onSite', 'score', 100, 500, 'r', '{}', now())`,
    },
    [line, assessment],
  );
  await here.db.query(
    {
      text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, at, proposal, by)
        select gen_random_uuid(), $1, 1, 'A1', 'secretary', 'onSite', 'score', 100, 500, 'r', '{}', now(), true, $2
        where not exists (select from score_line where assessment_id = $1 and by = $2)`,
    },
    [assessment, scorer],
  );
  await here.db.query(
    {
      text: 'insert into appeal_line (appeal_id, line_id, assessment_id, points, applied_at) values ($1, $2, $3, $4, now())',
    },
    [appeal, line, assessment, points],
  );
};
const item = async (cycle: string, unit: number, context: object): Promise<void> => {
  const id = await put({ machine: 'rectificationItem', cycle, unit, context });
  await here.db.query(
    {
      text: `insert into rectification_item (id, order_id, assessment_id, cycle_id, unit_id, no, number, problem, subject_kind, standard, measure,
          class, due_on, grave, evidence, reopened)
        values ($1, gen_random_uuid(), gen_random_uuid(), $2, $3, 1, $4, 'p', 'cadre', 's', 'm', 'long', now(), false, '{}', 1)`,
    },
    [id, cycle, units[unit], unit],
  );
};

beforeAll(async () => {
  here = await world();
  units.push(here.unit);
  for (const path of paths.slice(1)) units.push(await addUnit(here.db, path));
  await put({ machine: 'cycle', cycle: last, unit: null, stage: 'closed' });
  await here.db.query(
    { text: `insert into cycle (id, name, year, unit_id, policy) values ($1, '2025', 2025, $2, '{}')` },
    [last, here.root],
  );
  const { cycle } = here;
  const [one, two, three, four] = [
    await assess(cycle, 0, 'a'),
    await assess(cycle, 1, 'a'),
    await assess(cycle, 2, 'b'),
    await assess(cycle, 3, 'a'),
  ];
  const before = await assess(last, 0, 'a');
  // The last score counts, not the one that it took the place of.
  await score(one, 1, 5_000);
  await score(one, 2, 9_600);
  await score(two, 1, 9_000);
  await score(three, 1, 8_400);
  await score(four, 1, 8_700);
  await score(before, 1, 9_200);
  await sheet(one, 'A1', ['problem']);
  await sheet(one, 'A1', ['problem', 'struck']);
  await sheet(one, 'A1', ['neutral']);
  await sheet(two, 'A1', ['problem', 'accepted']);
  await sheet(three, 'A2', ['problem', 'kept']);
  await sheet(three, 'A1', ['positive']);
  await sheet(before, 'A1', ['problem']);
  await sheet(before, 'A3', ['problem']);
  await find(two, 'A1', true);
  await find(two, 'A1', false);
  await put({ machine: 'appeal', cycle, unit: 0, context: { outcome: 'none' } });
  await here.db.query({ text: `insert into person (id, name, email) values ($1, '王强', 'w@example.org')` }, [
    scorer,
  ]);
  await here.db.query(
    {
      text: `insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
          awaits, tags, created_at, last_at)
        select gen_random_uuid(), 'siteVisit', 'signedOff', '{}', jsonb_build_object('lead', $2::text), '{}', 1, 1, id, array[cycle_id, id, gen_random_uuid()],
          cycle_id, unit_id, unit_path, '', '{}', '{}', now(), now() from instance where id = $1`,
    },
    [two, scorer],
  );
  const granted = { machine: 'appeal', cycle, unit: 1, closed: true, stage: 'final' };
  await dispute(await put({ ...granted, context: { outcome: 'adjusted' } }), two, 200);
  await dispute(await put({ ...granted, context: { outcome: 'upheld' } }), two, 100);
  await put({ ...granted, context: { outcome: 'none' } });
  await put({ ...granted, stage: 'cancelled', tags: ['cancelled'], context: { outcome: 'none' } });
  await item(cycle, 1, { overdue: true });
  await item(cycle, 2, {});
});
afterAll(() => here[Symbol.asyncDispose]());

const as = (role: Role, unitPath: string | null = 'g') =>
  scopeOf(randomUUID(), [{ role, unitPath, cycleId: null, caseId: null }]);
const counts = async (scope = as('office')) => (await readReport(here.db, scope, here.cycle)).figures;

describe('the analysis report of a cycle', () => {
  it('counts scores by band and category, with mean and median, beside the year before', async () => {
    const report = await readReport(here.db, as('leader'), here.cycle);
    expect(report.previous).toEqual({ id: last, name: '2025' });
    const { unit, distribution, score: scores } = report.figures;
    expect(unit).toMatchObject([{ count: 4, before: 1 }]);
    const bands = (distribution ?? []).map(({ key, count, before }) => [key, count, before]);
    expect(bands.toSorted()).toEqual([
      ['80', 1, 0],
      ['85', 1, 0],
      ['90', 1, 1],
      ['95', 1, 0],
    ]);
    expect(scores).toMatchObject([
      { key: 'a', count: 3, mean: 9_100, median: 9_000, before: 1, meanBefore: 9_200, medianBefore: 9_200 },
      { key: 'b', count: 1, mean: 8_400, median: 8_400, before: 0, meanBefore: null },
    ]);
  });

  it('counts problems that stand, by indicator, subject and category', async () => {
    const { indicator, subject, category, achievement } = await counts();
    expect(indicator).toMatchObject([
      { key: 'A1', count: 3, units: 2, before: 1 },
      { key: 'A2', count: 1, units: 1, before: 0 },
      { key: 'A3', count: 0, units: 0, before: 1 },
    ]);
    expect(subject).toMatchObject([
      { key: 'secretary', count: 3, before: 2 },
      { key: 'cadre', count: 1, before: 0 },
    ]);
    expect(category).toMatchObject([
      { key: 'a', count: 3 },
      { key: 'b', count: 1 },
    ]);
    expect(achievement).toMatchObject([{ key: 'A1', count: 1, units: 1 }]);
  });

  it('counts appeals by outcome and indicator, and items by where they stand', async () => {
    const { appeal, disputed, item: items } = await counts();
    expect((appeal ?? []).map(({ key, count }) => [key, count])).toEqual([
      ['adjusted', 1],
      ['inadmissible', 1],
      ['open', 1],
      ['upheld', 1],
    ]);
    expect(disputed).toMatchObject([{ key: 'A1', count: 2, units: 1, changed: 1 }]);
    const both = [{ key: scorer, name: '王强', count: 2, units: 1, changed: 1 }];
    const { scorer: scorers, team } = await counts();
    expect(scorers).toMatchObject(both);
    expect(team).toMatchObject(both);
    expect(items).toMatchObject([
      { key: 'open', count: 1, changed: 1 },
      { key: 'overdue', count: 1 },
    ]);
  });

  it('opens each figure as just as many rows, a page at a time', async () => {
    const figures = await counts();
    for (const [figure, all] of Object.entries(figures))
      for (const { key, count } of all) {
        const asked = { cycleId: here.cycle, figure: figure as keyof typeof figures, key };
        expect((await readReportRows(here.db, as('office'), asked)).items).toHaveLength(count);
      }
    const asked = { cycleId: here.cycle, figure: 'indicator', key: 'A1', limit: 2 } as const;
    const first = await readReportRows(here.db, as('office'), asked);
    const second = await readReportRows(here.db, as('office'), { ...asked, cursor: first.next ?? '' });
    expect(second.next).toBeNull();
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
  });

  it('counts for who watches over one unit that unit alone', async () => {
    const { indicator, unit, appeal } = await counts(as('auditor', 'g/b1'));
    expect(unit).toMatchObject([{ count: 1, before: 1 }]);
    expect(indicator).toMatchObject([
      { key: 'A1', count: 1, units: 1, before: 1 },
      { key: 'A3', count: 0, before: 1 },
    ]);
    expect((appeal ?? []).map(({ key }) => key)).toEqual(['open']);
  });

  it('tells nothing to those who only decide on appeals, or assess', async () => {
    for (const role of ['reviewer', 'chair', 'assessor', 'lead'] as const) {
      expect([role, await settled(readReport(here.db, as(role), here.cycle))]).toEqual([role, 'forbidden']);
      const rows = readReportRows(here.db, as(role), { cycleId: here.cycle, figure: 'appeal', key: 'open' });
      expect([role, await settled(rows)]).toEqual([role, 'forbidden']);
    }
  });
});
