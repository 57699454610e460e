import { begin, overrideCalendar, readCalendar, sweep } from '@kaohe/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countOf, type Person, place, rowOf, send, setClock, settled, type World, world } from './world.ts';

let here: World;
let reviewer: Person;
beforeAll(async () => {
  here = await world();
  reviewer = await here.person('reviewer');
});
beforeEach(async () => {
  await here.db.query({ text: 'delete from deadline' });
  await setClock(here.db, new Date('2026-12-30T10:00+08:00'));
});
afterAll(() => here[Symbol.asyncDispose]());

const appeal = () => place(here, { machine: 'appeal', data: { grounds: 'g' } });
type Dates = { readonly kind: string; readonly due_at: Date | null };
const dates = (id: string) =>
  here.db.query<Dates>({ text: 'select kind, due_at from deadline where instance_id = $1 order by kind' }, [
    id,
  ]);

describe('a year whose calendar is not known', () => {
  it('leaves a deadline pending, which blocks nothing, and is dated when the notice comes', async () => {
    const [id, done] = [await appeal(), await appeal()];
    expect(await dates(id)).toEqual([
      { kind: 'due', due_at: null },
      { kind: 'remind', due_at: null },
    ]);
    expect((await readCalendar(here.db)).pending.map(({ instanceId }) => instanceId)).toEqual(
      expect.arrayContaining([id, done]),
    );
    await setClock(here.db, new Date('2027-02-01T10:00+08:00'));
    await sweep(here.db, { limit: 100 });
    expect((await rowOf(here.db, id)).stage).toBe('filed');
    expect(await send(here.db, done, ['appeal.admit', {}, reviewer])).toMatchObject({ stage: 'admitted' });

    await setClock(here.db, new Date('2026-12-31T10:00+08:00'));
    const { version } = await rowOf(here.db, id);
    const rest = ['2027-01-01', '2027-01-02', '2027-01-03'].map((day) => ({ day, workday: false }));
    const { planned } = await overrideCalendar(here.db, { year: 2027, days: rest });
    expect(planned).toBeGreaterThanOrEqual(1);
    // Three working days after the 30th: the 31st, the 4th and the 5th.
    const due = new Date('2027-01-06T00:00+08:00');
    expect(await dates(id)).toEqual([
      { kind: 'due', due_at: due },
      { kind: 'remind', due_at: new Date('2027-01-04T09:00+08:00') },
    ]);
    expect(await rowOf(here.db, id)).toMatchObject({ due_at: due, version });
    expect((await readCalendar(here.db)).known).toContain(2027);
    expect((await readCalendar(here.db)).pending).toEqual([]);
  });

  it('is told to the office once, from November on, however many cycles it has open', async () => {
    const [{ personId = '', unitId = '' } = {}] = await here.db.query<{ personId: string; unitId: string }>({
      text: `select a.person_id as "personId", c.unit_id as "unitId" from appointment a, cycle c where a.role = 'office' limit 1`,
    });
    await begin(here.db, {
      machine: 'cycle',
      data: { name: 'another', year: 2027, unitId },
      requestId: crypto.randomUUID(),
      actor: { kind: 'person', personId },
    });
    await setClock(here.db, new Date('2027-11-02T10:00+08:00'));
    here.db.memory.alarmAt = 0;
    await sweep(here.db, { limit: 10 });
    here.db.memory.alarmAt = 0;
    await sweep(here.db, { limit: 10 });
    expect(
      await countOf(
        here.db,
        `outbox where payload ->> 'notice' = 'calendarMissing' and payload ->> 'subject' = '2028'`,
      ),
    ).toBe(1);
  });
});

describe('a holiday that is moved', () => {
  it('moves running deadlines and what was copied of them, not those on hold, nor what has passed', async () => {
    await setClock(here.db, new Date('2026-03-02T10:00+08:00'));
    const [id, held, past] = [await appeal(), await appeal(), await appeal()];
    await send(here.db, held, ['appeal.requestSupplement', { reasons: 'r' }, reviewer]);
    await here.db.query(
      {
        text: `update deadline set due_at = app_now() - interval '1 day' where instance_id = $1 and kind = 'due'`,
      },
      [past],
    );
    const before = await dates(held);
    await overrideCalendar(here.db, { days: [{ day: '2026-03-04', workday: false, name: '厂休' }] });
    expect((await rowOf(here.db, id)).due_at).toEqual(new Date('2026-03-07T00:00+08:00'));
    expect((await rowOf(here.db, past)).due_at).not.toEqual(new Date('2026-03-07T00:00+08:00'));
    const after = await dates(held);
    expect(after[0]).toEqual(before[0]);
    expect((await readCalendar(here.db)).overrides).toEqual([
      { day: '2026-03-04', workday: false, name: '厂休' },
    ]);
  });

  it('makes a move that has read the old dates be made again', async () => {
    await setClock(here.db, new Date('2026-05-11T10:00+08:00'));
    const ids = await Promise.all(Array.from({ length: 40 }, appeal));
    const days = (workday: boolean) => overrideCalendar(here.db, { days: [{ day: '2026-05-13', workday }] });
    const [, ...moves] = await Promise.all([
      days(false),
      ...ids.map((id) =>
        settled(send(here.db, id, ['appeal.requestSupplement', { reasons: 'r' }, reviewer])),
      ),
    ]);
    expect(moves.every((one) => typeof one !== 'string')).toBe(true);
    for (const id of ids) {
      const { due_at: due } = await rowOf(here.db, id);
      expect(due).toEqual(new Date('2026-05-16T00:00+08:00'));
    }
  });

  it('refuses days that are none, twice, or of another year', async () => {
    for (const wrong of [
      { days: [{ day: '2026-02-30', workday: false }] },
      {
        days: [
          { day: '2026-02-03', workday: false },
          { day: '2026-02-03', workday: true },
        ],
      },
      { year: 2028, days: [{ day: '2026-02-03', workday: false }] },
    ]) {
      expect(await settled(overrideCalendar(here.db, wrong))).toBe('invalid');
    }
  });
});
