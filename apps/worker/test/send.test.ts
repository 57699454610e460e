import { Fault, faultCodes } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Handlers } from '../src/payload.ts';
import { runner } from '../src/run.ts';
import { type Bench, fateOf, makeBench, quiet } from './context.ts';
import { makePerson, plant, plantReview, plantSheet } from './world.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await makeBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const entries = (id: string) =>
  bench.db.query<{ event: string; requestId: string; role: string }>(
    {
      text: 'select event, request_id as "requestId", role from journal where instance_id = $1 and seq > 1 order by seq',
    },
    [id],
  );

const inboxOf = (personId: string, outboxId?: string) =>
  bench.db.query<{ notice: string; params: { readonly [name: string]: unknown } }>(
    {
      text: `select notice, params from notice where person_id = $1 and channel = 'inbox' and ($2::bigint is null or outbox_id = $2) order by id`,
    },
    [personId, outboxId ?? null],
  );

describe('send', () => {
  test('an event reaches the parent once, however often it is carried out', async () => {
    const { db, world, emit, run } = bench;
    const review = await plantReview(db, world);
    const sheet = await plantSheet(db, world, review);
    const id = await emit(sheet.id, 'send', { to: 'parent', event: 'periodReview.sheetSettled', must: true });
    expect(await run(id)).toBeUndefined();
    await db.query({ text: 'update outbox set done_at = null where id = $1' }, [id]);
    expect(await run(id)).toBeUndefined();
    expect(await entries(review.id)).toEqual([
      { event: 'periodReview.sheetSettled', requestId: `fx-${id}`, role: 'system' },
    ]);
    expect(await fateOf(db, id)).toMatchObject({ done: true, failed: false });
  });

  test('what follows from a lapse took effect when that did, however late it is carried out', async () => {
    const { db, world, emit, run } = bench;
    const review = await plantReview(db, world);
    const sheet = await plantSheet(db, world, review);
    const id = await emit(sheet.id, 'send', { to: 'parent', event: 'periodReview.sheetSettled', must: true });
    await db.query({ text: 'alter table journal disable trigger user' });
    const [due] = await db.query<{ effective: Date }>(
      {
        text: `update journal set effective = at - interval '3 days' where instance_id = $1
          and seq = (select seq from outbox where id = $2) returning effective`,
      },
      [sheet.id, id],
    );
    await db.query({ text: 'alter table journal enable trigger user' });
    expect(await run(id)).toBeUndefined();
    const [told] = await db.query<{ effective: Date }>(
      {
        text: `select effective from journal where instance_id = $1 and event = 'periodReview.sheetSettled'`,
      },
      [review.id],
    );
    expect(told?.effective).toEqual(due?.effective);
  });

  test('what its target no longer takes was overtaken, and is done', async () => {
    const { db, world, emit, run } = bench;
    const review = await plantReview(db, world);
    const id = await emit(review.id, 'send', { to: 'self', event: 'periodReview.lock', must: false });
    expect(await run(id)).toBeUndefined();
    const fate = await fateOf(db, id);
    expect(fate).toMatchObject({ done: true, failed: false });
    expect(fate?.result).toContain('overtaken');
    expect(await entries(review.id)).toEqual([]);
  });

  test('a must that is refused is put aside and alarms office and administrators, once', async () => {
    const { db, world, emit, run, drain } = bench;
    const review = await plantReview(db, world);
    const sheet = await plantSheet(db, world, review);
    await db.query({ text: `update instance set stage = 'cancelled', closed_at = app_now() where id = $1` }, [
      review.id,
    ]);
    const id = await emit(sheet.id, 'send', { to: 'parent', event: 'periodReview.sheetSettled', must: true });
    expect(await run(id)).toBeInstanceOf(Error);
    expect(await run(id)).toBeUndefined();
    expect(await fateOf(db, id)).toMatchObject({ done: false, failed: true });
    const [alarm, ...more] = await drain();
    expect(more).toEqual([]);
    for (const person of [world.office, world.administrator]) {
      const [told] = await inboxOf(person, alarm);
      expect(told).toMatchObject({
        notice: 'mustRefused',
        params: { effect: 'send', event: 'periodReview.sheetSettled', unit: '第一支部', cycle: '2026年度' },
      });
    }
    expect(await inboxOf(world.secretary, alarm)).toEqual([]);
  });

  test('the data of the cause go along as far as the event has such fields', async () => {
    const { db, world, emit, run } = bench;
    const periods = [{ no: 1, name: '第一季度', dates: { periodEnd: '2026-03-31T16:00:00.000Z' } }];
    const id = await emit(world.assessment.id, 'send', {
      to: 'self',
      event: 'assessment.openPeriods',
      must: false,
      data: { unitId: world.unit.id, periods },
    });
    expect(await run(id)).toBeUndefined();
    const opened = await db.query<{ data: unknown }>(
      {
        text: `select data from instance where parent_id = $1 and machine = 'periodReview' and data ->> 'name' = '第一季度' and id <> all($2)`,
      },
      [world.assessment.id, []],
    );
    expect(opened.map(({ data }) => data)).toContainEqual(periods[0]);
  });
});

describe('what a fault means', () => {
  const failing = (error: unknown): Handlers => {
    const fail = () => Promise.reject(error);
    return { notify: fail, render: fail, send: fail, broadcast: fail };
  };
  const outcome = async (error: unknown, payload: object, last = false) => {
    const { db, world, emit } = bench;
    const effect = 'must' in payload ? 'send' : 'render';
    const id = await emit(world.assessment.id, effect, payload);
    const run = runner({ db, log: quiet }, failing(error));
    const thrown = await run(id, { last }).then(
      () => false,
      () => true,
    );
    const fate = await fateOf(db, id);
    await db.query({
      text: 'update outbox set done_at = app_now() where done_at is null and failed_at is null',
    });
    return { thrown, done: fate?.done, failed: fate?.failed };
  };
  const done = { thrown: false, done: true, failed: false };
  const again = { thrown: true, done: false, failed: false };
  const aside = { thrown: true, done: false, failed: true };
  const expected = {
    invalid: aside,
    unauthenticated: aside,
    forbidden: aside,
    notFound: done,
    refused: done,
    stale: done,
    conflict: done,
    tooMuch: again,
    unavailable: again,
  };

  test.each(faultCodes)('%s', async (code) => {
    const send = { to: 'parent', event: 'assessment.visitDone', must: false };
    expect(await outcome(new Fault(code), send)).toEqual(expected[code]);
    const must = code === 'tooMuch' || code === 'unavailable' ? again : aside;
    expect(await outcome(new Fault(code), { ...send, must: true })).toEqual(must);
  });

  test('anything else is tried again, and put aside at the last attempt', async () => {
    expect(await outcome(new Error('disk full'), { document: 'bulletin' })).toEqual(again);
    expect(await outcome(new Error('disk full'), { document: 'bulletin' }, true)).toEqual(aside);
    expect(await outcome(new Fault('unavailable'), { document: 'bulletin' }, true)).toEqual(aside);
  });

  test('a payload that does not parse is put aside at once, and so is an effect that nobody knows', async () => {
    const { db, world, emit, run } = bench;
    for (const [effect, payload] of [
      ['notify', { to: 'everybody', notice: 'appealFiled' }],
      ['send', { to: 'parent' }],
      ['open', { machine: 'appeal' }],
      ['dance', {}],
    ] as const) {
      const id = await emit(world.assessment.id, effect, payload);
      expect(await run(id, false)).toBeInstanceOf(Error);
      expect(await fateOf(db, id)).toMatchObject({ done: false, failed: true });
    }
  });

  test('an alarm that fails raises no other', async () => {
    const { db, world, emit } = bench;
    const id = await emit(world.assessment.id, 'notify', { to: 'alarm', notice: 'effectFailed' });
    const before = await db.query({ text: 'select from outbox' });
    const run = runner({ db, log: quiet }, failing(new Error('no words')));
    await run(id, { last: true }).catch(() => undefined);
    expect(await fateOf(db, id)).toMatchObject({ failed: true });
    expect(await db.query({ text: 'select from outbox' })).toHaveLength(before.length);
  });

  test('a row of which workers die is put aside in the end', async () => {
    const { db, world, emit } = bench;
    const id = await emit(world.assessment.id, 'render', { document: 'bulletin' });
    await db.query({ text: 'update outbox set attempts = 100 where id = $1' }, [id]);
    await runner({ db, log: quiet }, failing(new Error('killed')))(id, { last: false }).catch(
      () => undefined,
    );
    expect(await fateOf(db, id)).toMatchObject({ failed: true });
  });
});

describe('broadcast', () => {
  const plantMany = async (count: number) => {
    const { db, world } = bench;
    const cycle = await plant(db, { machine: 'cycle', stage: 'running' });
    await db.query(
      { text: `insert into cycle (id, name, year, unit_id, policy) values ($1, '另一年度', 2027, $2, '{}')` },
      [cycle.id, world.root.id],
    );
    const context = { visitPlanned: false, remanded: false, reopened: false, linked: false };
    const assessments = await Promise.all(
      Array.from({ length: count }, () =>
        plant(db, {
          machine: 'assessment',
          stage: 'recording',
          context,
          parent: cycle,
          unit: world.unit,
          data: { unitId: world.unit.id },
        }),
      ),
    );
    return { cycle, assessments };
  };
  const sends = (event: string) =>
    bench.db.query<{ instanceId: string; done: boolean }>(
      {
        text: `select instance_id as "instanceId", done_at is not null as done from outbox where effect = 'send' and payload ->> 'event' = $1`,
      },
      [event],
    );

  test('reaches every target once, page by page, also when it died between two pages', async () => {
    const { db, emit, run, drain } = bench;
    const { cycle, assessments } = await plantMany(230);
    const id = await emit(cycle.id, 'broadcast', { machine: 'assessment', event: 'assessment.beginVisit' });
    expect(await run(id)).toBeUndefined();
    await db.query(
      { text: `update outbox set done_at = null, payload = payload || '{"after": null}' where id = $1` },
      [id],
    );
    // A broadcast whose memory of its pages was lost writes sends again: they carry the same request.
    expect(await run(id)).toBeUndefined();
    expect(await sends('assessment.beginVisit')).toHaveLength(460);
    await drain();
    const moved = await db.query<{ id: string; count: number }>(
      {
        text: `select instance_id as id, count(*)::int as count from journal where event = 'assessment.beginVisit' and instance_id = any($1)
          group by instance_id`,
      },
      [assessments.map(({ id: one }) => one)],
    );
    expect(moved).toHaveLength(230);
    expect(moved.filter(({ count }) => count !== 1)).toEqual([]);
  });

  test('keeps its place: what was written is not written again', async () => {
    const { db, emit, run } = bench;
    const { cycle } = await plantMany(250);
    const id = await emit(cycle.id, 'broadcast', { machine: 'assessment', event: 'assessment.cancel' });
    await run(id);
    await db.query({ text: 'update outbox set done_at = null where id = $1' }, [id]);
    await run(id);
    const mine = await db.query({ text: `select from outbox where payload ->> 'request' like $1` }, [
      `fx-${id}-%`,
    ]);
    expect(mine).toHaveLength(250);
    await db.query({
      text: 'update outbox set done_at = app_now() where done_at is null and failed_at is null',
    });
  });

  test('leaves out stages that do not take the event, and what is not below', async () => {
    const { db, emit, run, world } = bench;
    const { cycle, assessments } = await plantMany(3);
    await db.query({ text: `update instance set stage = 'cancelled' where id = $1` }, [assessments[0]?.id]);
    const id = await emit(cycle.id, 'broadcast', {
      machine: 'assessment',
      event: 'assessment.beginFeedback',
    });
    await db.query({ text: `update instance set stage = 'scored' where id = $1` }, [assessments[1]?.id]);
    await run(id);
    expect((await sends('assessment.beginFeedback')).map(({ instanceId }) => instanceId)).toEqual([
      assessments[1]?.id,
    ]);
    expect(world.assessment.id).not.toBe(assessments[1]?.id);
  });

  test('`match` narrows by period, by unit and by name', async () => {
    const { db, world, emit, run, drain } = bench;
    await drain();
    const reviews = await Promise.all([1, 2].map((no) => plantReview(db, world, no)));
    for (const { id } of reviews)
      await db.query({ text: `update instance set stage = 'verified' where id = $1` }, [id]);
    const locking = await emit(world.cycle.id, 'broadcast', {
      machine: 'periodReview',
      event: 'periodReview.lock',
      match: 'period',
      data: { period: 2, title: '通报', text: '…' },
    });
    await run(locking);
    expect(
      (await sends('periodReview.lock')).filter(({ done }) => !done).map(({ instanceId }) => instanceId),
    ).toEqual([reviews[1]?.id]);

    const secretary = await makePerson(db, '第二书记', { role: 'secretary', unit: world.other });
    expect(secretary).toBeDefined();
    const context = { visitPlanned: false, remanded: false, reopened: false, linked: false };
    const there = await plant(db, {
      machine: 'assessment',
      stage: 'recording',
      context,
      parent: world.cycle,
      unit: world.other,
    });
    const removal = await emit(world.cycle.id, 'broadcast', {
      machine: 'assessment',
      event: 'assessment.cancel',
      match: 'unitId',
      data: { unitId: world.other.id, reasons: '撤并' },
    });
    await run(removal);
    const removed = await db.query<{ id: string; payload: { data: unknown } }>(
      { text: `select instance_id as id, payload from outbox where payload ->> 'request' like $1` },
      [`fx-${removal}-%`],
    );
    expect(removed.map(({ id }) => id)).toEqual([there.id]);
    expect(removed[0]?.payload.data).toEqual({});

    const old = await plant(db, { machine: 'standard', stage: 'published', parent: world.cycle });
    await plant(db, { machine: 'standard', stage: 'published', parent: world.cycle });
    const replacing = await emit(world.cycle.id, 'broadcast', {
      machine: 'standard',
      event: 'standard.supersede',
      match: 'replaces',
      data: { replaces: old.id },
    });
    await run(replacing);
    expect((await sends('standard.supersede')).map(({ instanceId }) => instanceId)).toEqual([old.id]);
  });
});
