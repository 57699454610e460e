import { randomUUID } from 'node:crypto';
import {
  applyFix,
  defaultPolicy,
  type Gauges,
  indicatorsOf,
  type LintFinding,
  type StandardContent,
  type StandardDiff,
  standardLimits,
  starters,
} from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLimits } from '../src/limit.ts';
import { type Answer, type Client, signIn } from './client.ts';
import { type House, openHouse, secret } from './house.ts';
import { makePerson, makeUnit, type TestUnit } from './people.ts';
import { pump } from './pump.ts';
import { type HeldRole, heldRoles } from './world.ts';

type Sent = { readonly version: number; readonly stage: string; readonly opened: { readonly id: string }[] };
type Shown = {
  readonly version: number;
  readonly number: number;
  readonly content: StandardContent;
  readonly contentHash: string;
  readonly lint: LintFinding[];
  readonly gauges: Gauges;
};
const unitRoles: readonly HeldRole[] = ['secretary', 'clerk', 'discipline', 'cadre'];

describe('the standard of a year, over HTTP', () => {
  let house: House;
  let root: TestUnit;
  let branch: TestUnit;
  let other: TestUnit;
  const clients = new Map<HeldRole, Client>();
  let officeId = '';

  beforeAll(async () => {
    house = await openHouse();
    root = await makeUnit(house.db, 'g');
    branch = await makeUnit(house.db, 'g/b1', root);
    other = await makeUnit(house.db, 'g/b2', root);
    for (const role of heldRoles) {
      const place = unitRoles.includes(role) ? { unitId: branch.id } : {};
      const { id, email } = await makePerson(house.db, role, [{ role, ...place }]);
      if (role === 'office') officeId = id;
      clients.set(role, await signIn(house.url, email));
    }
  }, 120_000);
  afterAll(() => house[Symbol.asyncDispose]());

  const as = (role: HeldRole): Client => {
    const found = clients.get(role);
    if (!found) throw new Error(`${role} has not signed in`);
    return found;
  };
  const done = <T>({ data, error, text }: Answer): T => {
    if (error !== null) throw new Error(text);
    return data as T;
  };
  const send = (role: HeldRole, noun: string, [id, type, data = {}]: [string, string, object?]) =>
    as(role).mutate(`${noun}.send`, { id, requestId: randomUUID(), event: { type, data } });
  const sent = async (role: HeldRole, noun: string, order: [string, string, object?]) =>
    done<Sent>(await send(role, noun, order));
  const shown = async (id: string): Promise<Shown> =>
    done<Shown>(await as('office').query('standard.content', { id }));
  const save = async (id: string, content: StandardContent, role: HeldRole = 'office'): Promise<Answer> =>
    as(role).mutate('standard.saveContent', { id, version: (await shown(id)).version, content });

  const begin = async (year: number, of = root): Promise<string> => {
    const data = { name: `${year}`, year, unitId: of.id };
    const { instanceId: id } = done<{ instanceId: string }>(
      await as('office').mutate('cycle.begin', { requestId: randomUUID(), data }),
    );
    await sent('office', 'cycle', [id, 'cycle.open']);
    return id;
  };
  const draft = async (cycle: string): Promise<string> => {
    const data = { name: 's', category: 'branch' };
    const { opened } = await sent('office', 'cycle', [cycle, 'cycle.draftStandard', data]);
    return opened[0]?.id ?? '';
  };
  const publish = async (id: string): Promise<void> => {
    await sent('office', 'standard', [id, 'standard.submit']);
    await sent('leader', 'standard', [id, 'standard.approve']);
    await sent('office', 'standard', [id, 'standard.publish']);
  };
  const drafted = async (content: StandardContent = starters.enterprise): Promise<string> => {
    const id = await draft(await begin(2025));
    done(await save(id, content));
    return id;
  };
  type Left = {
    readonly problem: string;
    readonly assessment: string | undefined;
    readonly cycle: string;
    readonly unit: TestUnit;
    readonly tags?: string;
    readonly closed?: boolean;
    readonly reopened?: number;
  };
  /** What a rectification has left behind. */
  const leave = async (left: Left): Promise<void> => {
    const { problem, assessment, cycle, unit, tags = '{}', closed = false, reopened = 0 } = left;
    await house.db.query(
      {
        text: `with i as (insert into instance (id, machine, stage, context, data, dates, version, seq, lineage, cycle_id, unit_id, head_hash,
              awaits, tags, opened_count, created_at, last_at)
            values (gen_random_uuid(), 'rectificationItem', 'open', '{}', '{}', '{}', 1, 1, array[$1::uuid], $2, $3, '', '{}', $5, 0, app_now(),
              app_now()) returning id)
          insert into rectification_item (id, order_id, assessment_id, cycle_id, unit_id, no, number, problem, subject_kind, standard, measure, class,
            due_on, grave, evidence, closed_at, reopened)
          select id, $1, $1, $2, $3, 1, (select count(*) + 1 from rectification_item), $4, 'cadre', '隐患按期销号', 'm', 'oneMonth', app_now(), false, '{}',
            case when $6 then app_now() end, $7 from i`,
      },
      [assessment, cycle, unit.id, problem, tags, closed, reopened],
    );
  };
  /** The text without the assessor of one indicator. */
  const unsound: StandardContent = {
    ...starters.enterprise,
    dimensions: starters.enterprise.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((one) => (one.code === 'B1' ? { ...one, assessor: null } : one)),
    })),
  };

  describe('while it is edited', () => {
    it('is linted without being kept, each finding with its remedy, and gauged', async () => {
      const id = await drafted();
      const asked = async (content: StandardContent) =>
        done<{ findings: LintFinding[]; gauges: Gauges }>(
          await as('office').mutate('standard.lint', { id, content }),
        );
      const before = await asked(unsound);
      expect(before.findings.map(({ rule, severity, place }) => [rule, severity, place.indicator])).toEqual([
        ['assessorMissing', 'error', 'B1'],
      ]);
      expect(before.gauges.effect + before.gauges.form).toBe(10_000);
      const [fix] = before.findings.flatMap((one) => (one.fix ? [one.fix] : []));
      if (!fix) throw new Error('no remedy');
      expect((await asked(applyFix(unsound, fix))).findings).toEqual([]);
      const kept = await shown(id);
      expect(kept.content).toEqual(starters.enterprise);
      expect(kept.lint).toEqual([]);
      expect(kept.gauges).toEqual((await asked(starters.enterprise)).gauges);
    });

    it('is linted for who may write it, and is not there for the units', async () => {
      const id = await drafted();
      const given = { id, content: starters.enterprise };
      for (const role of heldRoles) {
        const { error } = await as(role).mutate('standard.lint', given);
        const hidden = unitRoles.includes(role) || error?.code === 'notFound';
        expect([role, error?.code ?? null]).toEqual([
          role,
          role === 'office' ? null : hidden ? 'notFound' : 'forbidden',
        ]);
      }
      expect((await as('leader').mutate('standard.lint', given)).error?.code).toBe('forbidden');
      const malformed = { id, content: { ...starters.enterprise, total: -1 } };
      expect((await as('office').mutate('standard.lint', malformed)).error).toMatchObject({
        code: 'invalid',
        detail: { path: 'content.total' },
      });
    });

    it('is linted within bounds of size and rate', async () => {
      const id = await drafted();
      const large = 'x'.repeat(standardLimits.bytes);
      expect((await as('office').mutate('standard.lint', { id, content: large })).error).toMatchObject({
        code: 'tooMuch',
        detail: { limit: 'body' },
      });
      const limits = makeLimits(house.db, secret);
      const spend = async (): Promise<boolean> =>
        limits.spend('lint', officeId).then(
          () => true,
          () => false,
        );
      let left = 600;
      while (left > 0 && (await spend())) left -= 1;
      expect(left).toBeGreaterThan(0);
      expect((await as('office').mutate('standard.lint', { id, content: unsound })).error).toMatchObject({
        code: 'tooMuch',
        detail: { limit: 'lint' },
      });
      await limits.forget('lint', officeId);
    });
  });

  describe('the starter library', () => {
    it('is offered, read and written over a draft', async () => {
      const offered = done<{ key: string; points: number; indicators: number }[]>(
        await as('office').query('standard.starters'),
      );
      expect(offered.length).toBeGreaterThanOrEqual(3);
      const id = await draft(await begin(2025));
      for (const { key, points, indicators } of offered) {
        const { version } = await shown(id);
        const whole = done<StandardContent>(await as('office').query('standard.starter', { key }));
        expect([points, indicatorsOf(whole).length]).toEqual([10_000, indicators]);
        done(await as('office').mutate('standard.useStarter', { id, version, starter: key }));
        const kept = await shown(id);
        expect(kept.content).toEqual(whole);
        // The one for units without a discipline inspector lacks what these units need, and the lint says so.
        const lacking = key === 'service' ? ['subjectUncovered'] : [];
        expect(kept.lint.map(({ rule }) => rule)).toEqual(lacking);
      }
    });

    it('is used by who may write, on the draft that was seen, and on nothing but a draft', async () => {
      const id = await drafted();
      const { version } = await shown(id);
      const use = (role: HeldRole, at: number) =>
        as(role).mutate('standard.useStarter', { id, version: at, starter: 'office' });
      for (const role of heldRoles.filter((one) => one !== 'office'))
        expect(['forbidden', 'notFound']).toContain((await use(role, version)).error?.code);
      expect((await use('office', version - 1)).error?.code).toBe('stale');
      await sent('office', 'standard', [id, 'standard.submit']);
      expect((await use('office', version + 1)).error?.code).toBe('refused');
      expect((await shown(id)).content).toEqual(starters.enterprise);
    });
  });

  describe('publishing', () => {
    const moves = ['standard.submit', 'standard.approve', 'standard.publish'] as const;

    it('is impossible with errors, for everyone and at every stage', async () => {
      const id = await drafted(unsound);
      for (const role of heldRoles)
        for (const type of moves) {
          const { error } = await send(role, 'standard', [id, type]);
          expect(['refused', 'forbidden', 'notFound']).toContain(error?.code);
        }
      expect((await send('office', 'standard', [id, 'standard.submit'])).error).toMatchObject({
        code: 'refused',
        detail: { facts: ['lintClean'] },
      });
      expect(done<{ stage: string }>(await as('office').query('standard.byId', { id })).stage).toBe('draft');
    });

    it('takes no other text than the one that was looked at', async () => {
      const id = await drafted();
      for (const type of moves) {
        await sent(type === 'standard.approve' ? 'leader' : 'office', 'standard', [id, type]);
        for (const role of heldRoles) {
          const { error } = await save(id, unsound, role);
          expect(['refused', 'forbidden', 'notFound']).toContain(error?.code);
          if (role === 'office') expect(error?.code).toBe('refused');
        }
        const { version } = await shown(id);
        const copied = await as('office').mutate('standard.copyFrom', { id, version, from: id });
        expect(copied.error?.code).toBe('refused');
      }
      expect((await shown(id)).content).toEqual(starters.enterprise);
    });

    it('looks at the text again when the policy has become stricter meanwhile', async () => {
      const cycle = await begin(2025);
      const id = await draft(cycle);
      done(await save(id, starters.enterprise));
      const strict = JSON.stringify({ standard: { ...defaultPolicy.standard, effectShare: 95 } });
      const stricter = (policy: string) =>
        house.db.query(
          { text: 'update cycle set policy = $2, policy_version = policy_version + 1 where id = $1' },
          [cycle, policy],
        );
      await sent('office', 'standard', [id, 'standard.submit']);
      await stricter(strict);
      const { error } = await send('leader', 'standard', [id, 'standard.approve']);
      expect(error).toMatchObject({ code: 'refused', detail: { facts: ['lintClean'] } });
      await stricter('{}');
      await sent('leader', 'standard', [id, 'standard.approve']);
      await stricter(strict);
      expect((await send('office', 'standard', [id, 'standard.publish'])).error).toMatchObject({
        code: 'refused',
        detail: { facts: ['lintClean'] },
      });
      const reasons = { reasons: '办法提高了实效分的比例，请调整。' };
      expect((await sent('leader', 'standard', [id, 'standard.return', reasons])).stage).toBe('draft');
    });
  });

  describe('versions', () => {
    it('are compared by code, within reach only', async () => {
      const old = await drafted();
      await publish(old);
      const id = await draft(await begin(2026));
      done(await save(id, { ...unsound, total: 9_000 }));
      const found = done<StandardDiff>(await as('office').query('standard.diff', { from: old, to: id }));
      expect(found.total).toEqual({ before: 10_000, after: 9_000 });
      expect(found.entries).toMatchObject([
        {
          level: 'indicator',
          code: 'B1',
          changes: ['changed'],
          fields: [{ field: 'assessor', after: null }],
        },
      ]);
      // The draft isn't there for the units yet.
      const { error } = await as('secretary').query('standard.diff', { from: old, to: id });
      expect(error?.code).toBe('notFound');
      const versions = done<{ id: string; year: number }[]>(
        await as('office').query('standard.versions', { id }),
      );
      expect(versions[0]).toMatchObject({ id, year: 2026, number: 1, stage: 'draft', publishedAt: null });
      expect(versions.slice(1)).toContainEqual(
        expect.objectContaining({ id: old, year: 2025, stage: 'published' }),
      );
    });

    it('of last year are copied, with what is unresolved carried in and no unit named', async () => {
      const cycle = await begin(2025);
      const old = await draft(cycle);
      done(await save(old, starters.enterprise));
      await publish(old);
      const units = [{ unitId: branch.id }];
      const [assessment] = (await sent('office', 'cycle', [cycle, 'cycle.admitUnits', { units }])).opened;
      const late = '隐患整改超期，包干责任人不清楚';
      for (const own of [{}, {}, { closed: true, reopened: 1 }, { closed: true, problem: '全部解决的问题' }])
        await leave({ problem: late, assessment: assessment?.id, cycle, unit: branch, ...own });
      await leave({
        problem: '撤销的问题',
        assessment: assessment?.id,
        cycle,
        unit: branch,
        tags: '{cancelled}',
      });
      await leave({ problem: '别的单位的问题', assessment: assessment?.id, cycle, unit: other });
      const id = await draft(await begin(2026));
      const { version } = await shown(id);
      const copy = (role: HeldRole) => as(role).mutate('standard.copyFrom', { id, version, from: old });
      for (const role of heldRoles.filter((one) => one !== 'office'))
        expect(['forbidden', 'notFound']).toContain((await copy(role)).error?.code);
      expect(done(await copy('office'))).toEqual({ version: version + 1, carried: 2 });
      const kept = await shown(id);
      const carried = indicatorsOf(kept.content).flatMap(({ code, questions }) =>
        questions.filter((text) => text.startsWith('【上年遗留】')).map((text) => [code, text]),
      );
      expect(carried).toContainEqual(['B2', `【上年遗留】${late}（3次）——要求：隐患按期销号`]);
      expect(carried.map(([, text]) => text?.split('——')[0])).toContain('【上年遗留】别的单位的问题');
      expect(kept.lint).toEqual([]);

      // A cycle for one unit alone has the year before of all, and takes only what was left there.
      const narrow = await draft(await begin(2026, branch));
      const versions = done<{ id: string }[]>(await as('office').query('standard.versions', { id: narrow }));
      expect(versions.map((one) => one.id)).toContain(old);
      const seen = (await shown(narrow)).version;
      const taken = await as('office').mutate('standard.copyFrom', { id: narrow, version: seen, from: old });
      expect(done(taken)).toEqual({ version: seen + 1, carried: 1 });
    });
  });

  describe('an amendment', () => {
    const amend = { name: 's2', category: 'branch', reasons: '上级新规减少纸质台账。' };
    const amended: StandardContent = {
      ...starters.enterprise,
      dimensions: starters.enterprise.dimensions.map((dimension) => ({
        ...dimension,
        indicators: dimension.indicators.map((one) =>
          one.code === 'A2' ? { ...one, rule: `${one.rule}台账可由系统记录代替。` } : one,
        ),
      })),
    };
    const recoded = (content: StandardContent): StandardContent => ({
      ...content,
      dimensions: content.dimensions.map((dimension) => ({
        ...dimension,
        indicators: dimension.indicators.map((one) => (one.code === 'A2' ? { ...one, code: 'A7' } : one)),
      })),
    });

    it('keeps the codes, is adopted for all, signed anew, and each assessment goes by the text it is pinned to', async () => {
      const cycle = await begin(2025);
      const first = await draft(cycle);
      done(await save(first, starters.enterprise));
      await publish(first);
      await pump(house.db);
      const admit = async ({ id: unitId }: TestUnit): Promise<string> =>
        (await sent('office', 'cycle', [cycle, 'cycle.admitUnits', { units: [{ unitId }] }])).opened[0]?.id ??
        '';
      const [id, late] = [await admit(branch), await admit(other)];
      const view = async () =>
        done<{ stage: string; textHash: string | null }>(await as('office').query('assessment.byId', { id }));
      const acknowledge = async (role: HeldRole, textHash: string | null) =>
        as(role).mutate('assessment.send', {
          id,
          requestId: randomUUID(),
          textHash,
          event: { type: 'assessment.acknowledge', data: {} },
        });
      const before = (await view()).textHash;
      expect(before).toBe((await shown(first)).contentHash);
      for (const role of ['secretary', 'discipline', 'cadre'] as const) done(await acknowledge(role, before));

      for (const role of heldRoles.filter((one) => one !== 'office'))
        expect(['forbidden', 'notFound']).toContain(
          (await send(role, 'standard', [first, 'standard.amend', amend])).error?.code,
        );
      const unexplained = { name: 's2', category: 'branch' };
      expect((await send('office', 'standard', [first, 'standard.amend', unexplained])).error?.code).toBe(
        'invalid',
      );
      const next = (await sent('office', 'standard', [first, 'standard.amend', amend])).opened[0]?.id ?? '';
      // Another one would drop what this one adds.
      expect((await send('office', 'standard', [first, 'standard.amend', amend])).error).toMatchObject({
        code: 'conflict',
        detail: { issue: 'amendmentUnderWay' },
      });
      expect(await shown(next)).toMatchObject({ number: 2, content: starters.enterprise });

      done(await save(next, recoded(amended)));
      const { lint } = await shown(next);
      expect(lint.map(({ rule, place, params }) => [rule, place.indicator, params.code])).toEqual([
        ['codeChanged', 'A7', 'A2'],
      ]);
      expect((await send('office', 'standard', [next, 'standard.submit'])).error?.code).toBe('refused');
      const [fix] = lint.flatMap((one) => (one.fix ? [one.fix] : []));
      if (!fix) throw new Error('no remedy');
      done(await save(next, applyFix(recoded(amended), fix)));
      const found = done<StandardDiff>(await as('office').query('standard.diff', { from: first, to: next }));
      expect(found.entries).toMatchObject([{ code: 'A2', fields: [{ field: 'rule' }] }]);
      await publish(next);

      // Published, and in force for nobody until it is adopted.
      expect((await view()).textHash).toBe(before);
      const pinned = async (assessment = id): Promise<string | undefined> => {
        const [row] = await house.db.query<{ at: string }>(
          { text: 'select standard_id as at from assessment where id = $1' },
          [assessment],
        );
        return row?.at;
      };
      expect(await pinned()).toBe(first);
      const [day] = await house.db.query<{ today: string }>({
        text: 'select local_day(app_now())::text as today',
      });
      const adopt = { standardId: next, replaces: first, inForceOn: day?.today, reasons: amend.reasons };
      const periods = [{ no: 1, name: 'Q1', dates: { periodEnd: '2025-03-31T16:00:00Z' } }];
      await house.db.query({ text: `update instance set awaits = '{office}' where id = $1` }, [late]);
      await sent('office', 'cycle', [cycle, 'cycle.start', { periods }]);
      await pump(house.db);
      // One unit is being visited already: its year is finished by the text that it signed.
      await house.db.query({ text: `update instance set stage = 'visit' where id = $1` }, [late]);
      // It takes force with the event: on no other day.
      for (const inForceOn of ['2025-03-01', '2099-01-01'])
        expect(
          (await send('office', 'cycle', [cycle, 'cycle.adoptAmendment', { ...adopt, inForceOn }])).error,
        ).toMatchObject({ code: 'invalid', detail: { path: 'inForceOn', issue: 'notToday' } });
      await sent('office', 'cycle', [cycle, 'cycle.adoptAmendment', adopt]);
      await pump(house.db);
      expect([await pinned(late), await pinned(id)]).toEqual([first, next]);
      const after = await view();
      expect(after).toMatchObject({ stage: 'acknowledgingAgain', textHash: (await shown(next)).contentHash });
      expect(await pinned()).toBe(next);
      expect(done<{ stage: string }>(await as('office').query('standard.byId', { id: first })).stage).toBe(
        'superseded',
      );
      expect((await acknowledge('secretary', before)).error?.code).toBe('stale');
      done(await acknowledge('secretary', after.textHash));
      const versions = done<object[]>(await as('office').query('standard.versions', { id: next }));
      expect(versions).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            id: next,
            number: 2,
            replaces: first,
            reasons: amend.reasons,
            pinned: 1,
          }),
          expect.objectContaining({ id: first, number: 1, reasons: null, pinned: 1 }),
        ]),
      );
    });
  });
});
