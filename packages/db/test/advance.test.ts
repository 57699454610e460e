import { randomUUID } from 'node:crypto';
import { advance } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOf, type Person, place, rowOf, send, settled, system, type World, world } from './world.ts';

let here: World;
let reviewer: Person;
let secretary: Person;
beforeAll(async () => {
  here = await world();
  reviewer = await here.person('reviewer');
  secretary = await here.person('secretary');
});
afterAll(() => here[Symbol.asyncDispose]());

const appeal = (stage = 'filed') =>
  place(here, { machine: 'appeal', stage, data: { grounds: 'g' }, openedBy: secretary.personId });

describe('one move', () => {
  it('updates the instance, chains a journal entry and queues the effects together', async () => {
    const id = await appeal();
    const receipt = await send(here.db, id, ['appeal.admit', {}, reviewer]);
    expect(receipt).toMatchObject({
      instanceId: id,
      stage: 'admitted',
      version: 2,
      repeated: false,
      opened: [],
    });
    const journal = await here.db.query(
      { text: 'select * from journal where instance_id = $1 order by seq' },
      [id],
    );
    expect(journal).toHaveLength(2);
    expect(journal[1]).toMatchObject({
      event: 'appeal.admit',
      from_stage: 'filed',
      to_stage: 'admitted',
      role: 'reviewer',
      actor_id: reviewer.personId,
      prev_hash: journal[0]?.hash,
    });
    const outbox = await here.db.query<{ payload: { notice: string } }>(
      { text: 'select payload from outbox where instance_id = $1 and seq = 2 order by id' },
      [id],
    );
    expect(outbox.map(({ payload }) => payload.notice)).toEqual(['appealAdmitted', 'panelNeeded']);
  });

  it('tells in the receipt what the sender may do next', async () => {
    const id = await appeal();
    const { allowed } = await send(here.db, id, ['appeal.requestSupplement', { reasons: 'r' }, reviewer]);
    expect(allowed).toEqual([]);
    const { allowed: mine } = await send(here.db, id, [
      'appeal.supplement',
      { text: 't', evidence: [] },
      secretary,
    ]);
    expect(mine).toContain('appeal.withdraw');
  });
});

describe('refusals', () => {
  const detail = async (promise: Promise<unknown>) => {
    const error: unknown = await promise.then(
      () => undefined,
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ name: 'Fault' });
    const { code, detail } = error as { code: string; detail: object };
    return { code, ...detail };
  };

  it('answers invalid for an unknown event, extra keys, bad data, a system event and text that cannot be kept', async () => {
    const id = await appeal();
    expect(await settled(send(here.db, id, ['appeal.explode', {}, reviewer]))).toBe('invalid');
    expect(await settled(send(here.db, id, ['appeal.admit', { extra: 1 }, reviewer]))).toBe('invalid');
    expect(await settled(send(here.db, id, ['appeal.requestSupplement', {}, reviewer]))).toBe('invalid');
    expect(await settled(send(here.db, id, ['appeal.admissibilityLapsed', {}, reviewer]))).toBe('invalid');
    for (const reasons of ['a\u0000b', 'half \ud83d']) {
      expect(await settled(send(here.db, id, ['appeal.requestSupplement', { reasons }, reviewer]))).toBe(
        'invalid',
      );
    }
    const kept = await send(here.db, id, [
      'appeal.requestSupplement',
      { reasons: 'a \\u0000 in letters 😀' },
      reviewer,
    ]);
    expect(kept.stage).toBe('supplementing');
  });

  it('answers notFound for what is not there, is another noun, or is out of scope', async () => {
    const id = await appeal();
    expect(await settled(send(here.db, randomUUID(), ['appeal.admit', {}, reviewer]))).toBe('notFound');
    expect(await settled(send(here.db, 'nonsense', ['appeal.admit', {}, reviewer]))).toBe('notFound');
    expect(await settled(send(here.db, here.cycle, ['appeal.admit', {}, reviewer]))).toBe('notFound');
    const stranger = await here.person('administrator');
    expect(await settled(send(here.db, id, ['appeal.admit', {}, stranger]))).toBe('notFound');
    expect(await settled(send(here.db, id, ['appeal.admit', {}, { kind: 'public' }]))).toBe('notFound');
  });

  it('answers forbidden in scope without the right, and to who is barred', async () => {
    const id = await appeal();
    expect(await settled(send(here.db, id, ['appeal.admit', {}, here.office]))).toBe('forbidden');
    const other = await here.person('secretary');
    expect(await detail(send(here.db, id, ['appeal.withdraw', {}, other]))).toMatchObject({
      code: 'forbidden',
      event: 'appeal.withdraw',
    });
  });

  it('takes the capacity itself from a reviewer who took part, is recused, or worked in the unit', async () => {
    const id = await appeal();
    const barred = await Promise.all([
      here.person('reviewer'),
      here.person('reviewer'),
      here.person('reviewer'),
    ]);
    const [scored, recused, colleague] = barred;
    if (!scored || !recused || !colleague) throw new Error('three');
    const { db, unit, cycle } = here;
    await db.query(
      {
        text: `insert into involvement (case_id, person_id, kind, cycle_id, unit_id) values ($1, $2, 'scored', $3, $4)`,
      },
      [randomUUID(), scored.personId, cycle, unit],
    );
    await db.query(
      {
        text: `insert into recusal (id, person_id, unit_id, kind, reason) values (gen_random_uuid(), $1, $2, 'kin', 'r')`,
      },
      [recused.personId, unit],
    );
    await db.query(
      {
        text: `insert into appointment (id, person_id, role, unit_id, starts_on, ends_on)
          values (gen_random_uuid(), $1, 'cadre', $2, '2020-01-01', local_day(app_now()) - 700)`,
      },
      [colleague.personId, unit],
    );
    for (const person of barred) {
      expect(await settled(send(db, id, ['appeal.admit', {}, person]))).toBe('notFound');
    }
    await db.query(
      {
        text: `update appointment set ends_on = local_day(app_now()) - 1200 where person_id = $1 and role = 'cadre'`,
      },
      [colleague.personId],
    );
    expect(await send(db, id, ['appeal.admit', {}, colleague])).toMatchObject({ stage: 'admitted' });
  });

  it('answers refused with the stage, stale with the version', async () => {
    const id = await appeal();
    expect(await detail(send(here.db, id, ['appeal.reinstate', { reasons: 'r' }, reviewer]))).toEqual({
      code: 'refused',
      stage: 'filed',
      event: 'appeal.reinstate',
      facts: [],
    });
    expect(await detail(send(here.db, id, ['appeal.admit', {}, reviewer, { version: 7 }]))).toEqual({
      code: 'stale',
      version: 1,
      stage: 'filed',
    });
    expect(await rowOf(here.db, id)).toMatchObject({ stage: 'filed', version: 1, seq: 1 });
    expect(await countOf(here.db, 'journal where instance_id = $1', [id])).toBe(1);
  });

  it('does not let a closed case move', async () => {
    const id = await appeal('withdrawn');
    expect(await settled(send(here.db, id, ['appeal.admit', {}, reviewer]))).toBe('refused');
  });
});

describe('the same request', () => {
  it('gives the same receipt, once done, whenever it comes again', async () => {
    const id = await appeal();
    const order = {
      instanceId: id,
      event: { type: 'appeal.admit', data: {} },
      actor: reviewer,
      requestId: 'r-1',
      version: 1,
    };
    const first = await advance(here.db, order);
    await send(here.db, id, ['appeal.withdraw', {}, secretary]);
    const again = await advance(here.db, order);
    expect(again).toEqual({ ...first, repeated: true });
    expect(await countOf(here.db, 'journal where instance_id = $1', [id])).toBe(3);
  });

  it('takes effect once when it comes many times at once', async () => {
    const id = await appeal();
    const order = {
      instanceId: id,
      event: { type: 'appeal.admit', data: {} },
      actor: reviewer,
      requestId: randomUUID(),
    };
    const receipts = await Promise.all(Array.from({ length: 20 }, () => advance(here.db, order)));
    expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(receipts.map(({ version, stage, at }) => `${version} ${stage} ${at}`)).size).toBe(1);
  });

  it('is a conflict when the id was used for another event or by somebody else', async () => {
    const id = await appeal();
    await send(here.db, id, ['appeal.requestSupplement', { reasons: 'r' }, reviewer, { requestId: 'r-2' }]);
    expect(await settled(send(here.db, id, ['appeal.admit', {}, reviewer, { requestId: 'r-2' }]))).toBe(
      'conflict',
    );
    const other = await here.person('reviewer');
    expect(
      await settled(
        send(here.db, id, ['appeal.requestSupplement', { reasons: 'r' }, other, { requestId: 'r-2' }]),
      ),
    ).toBe('conflict');
  });
});

describe('signing', () => {
  it('marks a place once, and the last one moves', async () => {
    const discipline = await here.person('discipline');
    const other = await here.person('secretary');
    await here.db.query({ text: 'delete from appointment where person_id = $1' }, [other.personId]);
    const id = await place(here, { machine: 'assessment', data: { unitId: here.unit } });
    const people = await here.db.query<{ person_id: string; capacity: string }>(
      { text: 'select person_id, capacity from slot where instance_id = $1' },
      [id],
    );
    expect(people.length).toBeGreaterThanOrEqual(2);
    const [row] = await here.db.query<{ text_hash: string | null }>(
      { text: 'select text_hash from instance where id = $1' },
      [id],
    );
    const textHash = row?.text_hash ?? undefined;
    const signed = await send(here.db, id, ['assessment.acknowledge', {}, discipline, { textHash }]);
    expect(signed.stage).toBe('acknowledging');
    const twice = send(here.db, id, ['assessment.acknowledge', {}, discipline, { textHash }]);
    expect(await settled(twice)).toBe('refused');
    const rest = people.filter(({ person_id }) => person_id !== discipline.personId);
    const stages: string[] = [];
    for (const { person_id: personId } of rest) {
      const { stage } = await send(here.db, id, [
        'assessment.acknowledge',
        {},
        { kind: 'person', personId },
        { textHash },
      ]);
      stages.push(stage);
    }
    expect(stages.at(-1)).toBe('recording');
    expect(stages.slice(0, -1).every((stage) => stage === 'acknowledging')).toBe(true);
  });

  it('is stale when the text was changed since it was read', async () => {
    const id = await place(here, { machine: 'assessment', data: { unitId: here.unit } });
    await here.db.query({ text: `update instance set text_hash = 'new' where id = $1` }, [id]);
    const sign = (more: object) =>
      settled(send(here.db, id, ['assessment.acknowledge', {}, secretary, more]));
    expect(await sign({ textHash: 'old' })).toBe('stale');
    expect(await sign({})).toBe('invalid');
    expect(await sign({ textHash: 'new', version: 99 })).toMatchObject({ version: 2 });
    const [entry] = await here.db.query(
      { text: 'select text_hash from journal where instance_id = $1 and seq = 2' },
      [id],
    );
    expect(entry).toEqual({ text_hash: 'new' });
  });

  it('passes a place to the successor, and a vacant one to who is appointed', async () => {
    const unit = await here.db.query<{ id: string }>({ text: 'select gen_random_uuid() as id' });
    const id = unit[0]?.id ?? '';
    await here.db.query(
      {
        text: `insert into unit (id, path, name, short_name, category, subject_kinds) values ($1, 'g/b9', 'n', 'n', 'branch', '{secretary,discipline}')`,
      },
      [id],
    );
    const before = await here.person('secretary', { unit: id });
    const assessment = await place({ ...here, unit: id }, { machine: 'assessment', data: { unitId: id } });
    await here.db.query(
      { text: `update appointment set ends_on = local_day(app_now()) - 1 where person_id = $1` },
      [before.personId],
    );
    const after = await here.person('secretary', { unit: id });
    const discipline = await here.person('discipline', { unit: id });
    await here.db.query({ text: 'update instance set text_hash = null where id = $1' }, [assessment]);
    expect(await send(here.db, assessment, ['assessment.acknowledge', {}, after])).toMatchObject({
      stage: 'acknowledging',
    });
    expect(await send(here.db, assessment, ['assessment.acknowledge', {}, discipline])).toMatchObject({
      stage: 'recording',
    });
  });
});

it('lets only the system send what the clock or another instance sends', async () => {
  const id = await appeal();
  expect(await send(here.db, id, ['appeal.admissibilityLapsed', {}, system])).toMatchObject({
    stage: 'admitted',
  });
});
