import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, client } from './client.ts';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { heldRoles } from './world.ts';

const name = '欧阳若兰';
const idOf = (data: unknown): string => z.object({ id: z.uuid() }).parse(data).id;
const sheet = z.looseObject({
  indicators: z.array(
    z.looseObject({
      code: z.string(),
      most: z.number(),
      drillLimit: z.number().nullable(),
      proved: z.boolean(),
    }),
  ),
  proofs: z.array(
    z.looseObject({ id: z.string(), source: z.string(), indicator: z.string(), rate: z.number().nullable() }),
  ),
});

describe('methods', () => {
  let house: House;
  let scene: Scene;
  let unit: Case;
  let lead: Client;
  let assessor: Client;
  const person = (role: Parameters<Scene['people']>[0], n = 0) => {
    const found = scene.people(role)[n];
    if (found === undefined) throw new Error(`no ${role}`);
    return found;
  };
  const data = async (answer: Promise<{ data: unknown; error: unknown }>): Promise<unknown> => {
    const { data: found, error } = await answer;
    expect(error).toBeNull();
    return found;
  };
  const interview = (more: object = {}) => ({
    id: null,
    assessmentId: unit.id,
    visitId: null,
    group: 'member',
    pseudonym: '受访者甲',
    name,
    heldOn: '2026-05-05',
    place: '会议室',
    topics: [
      { indicator: 'A1', answers: [{ question: '怎样学？', answer: '每月一次' }], verdict: 'contradicted' },
    ],
    ...more,
  });
  const conclude = (record: string, method: string, facts = '属实') =>
    scene.send(person('assessor'), {
      id: unit.id,
      type: 'assessment.concludeMethod',
      data: { method, record, facts, evidence: [] },
    });

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    unit = await openings.assessment(scene);
    await scene.moveTo('assessment', unit.id, 'scoring');
    lead = await scene.as(person('lead'));
    assessor = await scene.as(person('assessor'));
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  describe('an interview', () => {
    let record: string;
    it('is recorded, told by a pseudonym, and closed for good', async () => {
      const first = await assessor.mutate('method.saveInterview', interview());
      record = idOf(first.data);
      const named = interview({ id: record, place: `${name}办公室` });
      expect((await assessor.mutate('method.saveInterview', named)).error?.detail).toMatchObject({
        issue: 'nameInFacts',
      });
      expect((await conclude(record, 'interview', `${name} 说没有学`)).error?.detail).toMatchObject({
        path: 'facts',
        issue: 'nameInFacts',
      });
      expect((await conclude(record, 'interview', '没有学')).error).toBeNull();
      expect((await conclude(record, 'interview')).error?.detail).toMatchObject({ issue: 'concludedBefore' });
      const late = interview({ id: record, name: undefined, place: '别处' });
      expect((await assessor.mutate('method.saveInterview', late)).error?.code).toBe('conflict');
    });

    it('tells the name to the lead alone', async () => {
      expect(await data(lead.mutate('method.interviewee', { id: record }))).toEqual({ name });
      for (const role of heldRoles.filter((one) => one !== 'lead')) {
        const answer = await (await scene.as(person(role))).mutate('method.interviewee', { id: record });
        expect([role, answer.error?.code, answer.text.includes(name)]).toEqual([role, 'notFound', false]);
      }
      expect((await client(house.url).mutate('method.interviewee', { id: record })).error?.code).toBe(
        'unauthenticated',
      );
    });

    it('on a visit tells it to the lead of that visit, not to another', async () => {
      const visitId = crypto.randomUUID();
      await house.db.query(
        {
          text: `insert into interview (id, assessment_id, visit_id, person_group, pseudonym, held_on, place, topics, by, at)
            select gen_random_uuid(), assessment_id, $2, person_group, pseudonym, held_on, place, topics, by, at from interview where id = $1`,
        },
        [record, visitId],
      );
      const [row] = await house.db.query<{ id: string }>(
        { text: 'select id from interview where visit_id = $1' },
        [visitId],
      );
      const id = row?.id ?? '';
      await house.db.query({ text: 'insert into interviewee (interview_id, name) values ($1, $2)' }, [
        id,
        name,
      ]);
      await house.db.query(
        {
          text: `insert into appointment (id, person_id, role, case_id, starts_on) values (gen_random_uuid(), $1, 'lead', $2, '2020-01-01')`,
        },
        [person('lead', 1).id, visitId],
      );
      expect((await lead.mutate('method.interviewee', { id })).error?.code).toBe('notFound');
      const other = await scene.as(person('lead', 1));
      expect(await data(other.mutate('method.interviewee', { id }))).toEqual({ name });
      await house.db.query({ text: 'delete from interviewee where interview_id = $1' }, [id]);
      await house.db.query({ text: 'delete from interview where id = $1' }, [id]);
    });

    it('leaves the name in no read of any role, and in one column of the database', async () => {
      const reads: readonly [string, unknown][] = [
        ['method.all', { id: unit.id }],
        ['method.sides', { id: unit.id }],
        ['assessment.byId', { id: unit.id }],
        ['timeline.byId', { id: unit.id }],
        ['score.explain', { id: unit.id }],
        ['scoring.sheet', { id: unit.id }],
        ['scoring.compare', { id: unit.id }],
      ];
      for (const role of heldRoles)
        for (const [path, input] of reads) {
          const { text } = await (await scene.as(person(role))).query(path, input);
          expect([role, path, text.includes(name)]).toEqual([role, path, false]);
        }
      const columns = await house.db.query<{ table: string; column: string }>({
        text: `select c.table_name as "table", c.column_name as "column" from information_schema.columns c
          join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
      });
      const found: string[] = [];
      for (const { table, column } of columns) {
        const [row] = await house.db.query<{ has: boolean }>(
          { text: `select exists (select from "${table}" where "${column}"::text like $1) as has` },
          [`%${name}%`],
        );
        if (row?.has) found.push(`${table}.${column}`);
      }
      expect(found).toEqual(['interviewee.name']);
    });

    it('is named in one file of the program alone', () => {
      const root = join(import.meta.dirname, '../../..');
      const naming = ['apps', 'packages']
        .flatMap((group) => readdirSync(join(root, group)).map((room) => join(root, group, room, 'src')))
        .flatMap((folder) => {
          try {
            return readdirSync(folder, { recursive: true, withFileTypes: true });
          } catch {
            return [];
          }
        })
        .filter(
          (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('generated'),
        )
        .filter((entry) =>
          /(from|into|join|update) interviewee\b/.test(
            readFileSync(join(entry.parentPath, entry.name), 'utf8'),
          ),
        )
        .map(({ name: file }) => file);
      expect(naming).toEqual(['interview.ts']);
    });
  });

  it('draws a paper for each, marks it, gives another to who failed, and tells what the test came to', async () => {
    const questions = [0, 1, 2, 3].map((key) => ({
      indicator: 'A2',
      question: { kind: 'single', text: `第${key}题`, options: ['甲', '乙', '丙', '丁'], key },
    }));
    await data(assessor.mutate('method.addQuestions', { cycleId: unit.cycleId, questions }));
    for (const role of ['secretary', 'administrator', 'auditor', 'reviewer'] as const) {
      const answer = await (await scene.as(person(role))).query('method.bank', { cycleId: unit.cycleId });
      expect([role, answer.data]).toEqual([role, undefined]);
    }
    const test = {
      assessmentId: unit.id,
      visitId: null,
      title: '应知应会',
      indicators: ['A2'],
      count: 3,
      passing: 6_000,
      attempts: 2,
      counted: 'best',
      people: ['一号', '二号'],
    };
    expect((await assessor.mutate('method.openTest', { ...test, count: 5 })).error?.detail).toMatchObject({
      issue: 'bankTooSmall',
      limit: 4,
    });
    const link = z.object({ no: z.number(), attempt: z.number(), token: z.string() });
    const opened = z
      .object({ id: z.uuid(), links: z.array(link) })
      .parse(await data(assessor.mutate('method.openTest', test)));
    const anybody = client(house.url);
    const paper = z.object({
      questions: z.array(
        z.looseObject({ id: z.string(), text: z.string(), options: z.array(z.object({ no: z.number() })) }),
      ),
    });
    const sit = async (token: string, right: boolean) => {
      const put = await anybody.mutate('public.paper', { token });
      expect(put.text).not.toMatch(/"key"/);
      const asked = paper.parse(put.data).questions;
      const answers = Object.fromEntries(
        asked.map(({ id, text }) => {
          const key = Number(/\d/.exec(text)?.[0]);
          return [id, right ? key : (key + 1) % 4];
        }),
      );
      return data(anybody.mutate('public.handIn', { token, answers }));
    };
    const [one, two] = opened.links;
    expect(await sit(one?.token ?? '', true)).toEqual({ score: 10_000, passed: true });
    expect(await sit(two?.token ?? '', false)).toEqual({ score: 0, passed: false });
    const again = await anybody.mutate('public.handIn', { token: one?.token, answers: {} });
    expect(again.error?.code).toBe('conflict');
    const issue = (no: number) => assessor.mutate('method.issuePaper', { testId: opened.id, no });
    expect((await issue(1)).error?.detail).toMatchObject({ issue: 'passedBefore' });
    const second = link.parse(await data(issue(2)));
    expect(second.attempt).toBe(2);
    const relinked = link.parse(await data(issue(2)));
    expect((await anybody.mutate('public.paper', { token: second.token })).error?.code).toBe('notFound');
    await sit(relinked.token, false);
    expect((await issue(2)).error?.detail).toMatchObject({ issue: 'attemptsUsed' });
    expect((await conclude(opened.id, 'effectTest')).error).toBeNull();
    const all = z
      .looseObject({
        tests: z.array(
          z.looseObject({
            statistic: z.looseObject({ mean: z.number(), passRate: z.number(), people: z.number() }),
          }),
        ),
      })
      .parse(await data(lead.query('method.all', { id: unit.id })));
    expect(all.tests[0]?.statistic).toMatchObject({ people: 2, mean: 5_000, passRate: 5_000 });
    expect((await anybody.mutate('public.paper', { token: relinked.token })).error?.code).toBe('notFound');
  });

  it('lets a failed drill limit the points, whatever documents show, until it is withdrawn or passed', async () => {
    await house.db.query(
      {
        text: `with old as (select s.* from standard s join assessment a on a.standard_id = s.id where a.id = $1),
            made as (insert into standard (id, cycle_id, name, category, version, content, content_hash, published_at, in_force_on)
              select gen_random_uuid(), cycle_id, name, category, version + 1000, jsonb_set(content, '{dimensions,0,indicators,0,failedDrill}', '1000'),
                content_hash, published_at, in_force_on from old returning id)
          update assessment set standard_id = (select id from made) where id = $1`,
      },
      [unit.id],
    );
    const observers = [person('assessor').id, person('lead').id];
    const drill = idOf(
      await data(
        assessor.mutate('method.planDrill', {
          assessmentId: unit.id,
          visitId: null,
          indicator: 'A1',
          task: '组织一次应急疏散',
          scenario: '三楼起火',
          heldOn: '2026-05-06',
          place: '办公楼',
          observers,
          points: [
            { id: '1', text: '五分钟内清点人数', vital: true },
            { id: '2', text: '书记到场指挥', vital: false },
          ],
          passing: 5_000,
        }),
      ),
    );
    const seen = [
      { point: '1', passed: false, note: '' },
      { point: '2', passed: true, note: '' },
    ];
    await data(assessor.mutate('method.observe', { id: drill, seen }));
    expect((await conclude(drill, 'drill')).error?.detail).toMatchObject({ issue: 'notObserved' });
    const stranger = await scene.as(person('assessor', 2));
    expect((await stranger.mutate('method.observe', { id: drill, seen })).error?.code).toBe('forbidden');
    await data(lead.mutate('method.observe', { id: drill, seen }));
    expect((await conclude(drill, 'drill', '没有清点人数')).error).toBeNull();
    const shown = sheet.parse(await data(assessor.query('scoring.sheet', { id: unit.id })));
    expect(shown.indicators.find(({ code }) => code === 'A1')).toMatchObject({
      most: 1000,
      drillLimit: 1000,
      proved: true,
    });
    const rate = (source: string) => shown.proofs.find((one) => one.source === source)?.rate;
    expect([rate('interview'), rate('effectTest'), rate('drill')]).toEqual([0, 5_000, 5_000]);
    const rests = shown.proofs
      .filter(({ indicator, source }) => indicator === 'A1' && source !== 'finding')
      .map(({ id }) => id);
    await house.db.query(
      {
        text: `insert into slot (instance_id, roll, round, capacity, person_id) values ($1, 'scoring', 1, 'assessor', $2)`,
      },
      [unit.id, person('assessor', 1).id],
    );
    const line = {
      indicator: 'A1',
      subjectKind: 'secretary',
      component: 'onSite',
      reason: 'r',
      evidence: [],
      rests,
    };
    const give = (points: number) =>
      scene.send(person('assessor', 1), {
        id: unit.id,
        type: 'assessment.score',
        data: { lines: [{ ...line, points }] },
      });
    expect((await give(1001)).error?.detail).toMatchObject({
      path: 'lines.0.points',
      issue: 'drillFailed',
      limit: 1000,
    });
    expect((await give(1000)).error).toBeNull();
  });

  it('shows methods side by side, and what contradicts what', async () => {
    const sides = z
      .looseObject({
        rows: z.array(
          z.looseObject({
            code: z.string(),
            limit: z.number().nullable(),
            contradictions: z.array(z.looseObject({ kind: z.string() })),
            shares: z.array(z.looseObject({ method: z.string(), rate: z.number() })),
          }),
        ),
      })
      .parse(await data(lead.query('method.sides', { id: unit.id })));
    const row = sides.rows.find(({ code }) => code === 'A1');
    // A finding by interview that bears it out, and one talk that contradicts it.
    expect(row?.shares).toEqual([
      { method: 'interview', records: 2, rate: 5_000 },
      { method: 'drill', records: 1, rate: 5_000 },
    ]);
    expect(row).toMatchObject({ limit: 1000, contradictions: [{ kind: 'drillFailed', rate: 5_000 }] });
    const secretary = await scene.as(person('secretary'));
    expect((await secretary.query('method.sides', { id: unit.id })).error?.code).toBe('forbidden');
  });

  it('lets the lead alone withdraw a drill, with reasons; it limits and contradicts nothing any more', async () => {
    const all = z
      .looseObject({ drills: z.array(z.looseObject({ id: z.uuid() })) })
      .parse(await data(lead.query('method.all', { id: unit.id })));
    const record = all.drills[0]?.id ?? '';
    const shown = async () => sheet.parse(await data(lead.query('scoring.sheet', { id: unit.id })));
    expect((await shown()).proofs.find(({ source }) => source === 'drill')).toMatchObject({
      recordId: record,
    });
    const withdraw = (who: ReturnType<typeof person>, reasons: string) =>
      scene.send(who, {
        id: unit.id,
        type: 'assessment.withdrawMethod',
        data: { method: 'drill', record, reasons },
      });
    expect((await withdraw(person('assessor'), '记错了')).error?.code).toBe('forbidden');
    expect((await withdraw(person('lead'), '')).error?.code).toBe('invalid');
    expect((await withdraw(person('lead'), '观察员记错了时间')).error).toBeNull();
    expect((await withdraw(person('lead'), '再次')).error?.detail).toMatchObject({ issue: 'recordUnknown' });
    const after = await shown();
    expect(after.proofs.some(({ source }) => source === 'drill')).toBe(false);
    expect(after.indicators.find(({ code }) => code === 'A1')?.drillLimit).toBeNull();
    const sides = await lead.query('method.sides', { id: unit.id });
    expect(sides.text).not.toContain('drillFailed');
    const kept = z
      .looseObject({ drills: z.array(z.looseObject({ id: z.uuid(), withdrawn: z.boolean() })) })
      .parse(await data(lead.query('method.all', { id: unit.id })));
    expect(kept.drills).toMatchObject([{ id: record, withdrawn: true }]);
  });
});
