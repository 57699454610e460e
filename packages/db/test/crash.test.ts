import { randomUUID } from 'node:crypto';
import { advance, connect, type Db, type Order, sweep, verifyJournal } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutWire } from './cut.ts';
import { countOf, type Person, place, setClock, type World, world } from './world.ts';

let here: World;
let reviewer: Person;
beforeAll(async () => {
  here = await world();
  reviewer = await here.person('reviewer');
  await here.person('secretary');
});
afterAll(() => here[Symbol.asyncDispose]());

/** Everything that a move writes, counted. */
const counted = async (id: string): Promise<string> => {
  const [row] = await here.db.query<{ stage: string; version: number; opened: number }>(
    { text: 'select stage, version, opened_count as opened from instance where id = $1' },
    [id],
  );
  const below = 'instance_id = $1 or instance_id in (select id from instance where parent_id = $1)';
  const counts = await Promise.all(
    ['journal', 'deadline', 'slot', 'outbox'].map((table) =>
      countOf(here.db, `${table} where ${below}`, [id]),
    ),
  );
  const children = await countOf(here.db, 'instance where parent_id = $1', [id]);
  return JSON.stringify({ ...row, children, counts });
};

type Act = (db: Db, id: string) => Promise<unknown>;
type Scenario = { readonly make: () => Promise<string>; readonly act: Act };

/** Cuts the wire at every message of `act` in turn, and does it again on a sound wire. */
const crashEverywhere = async ({ make, act }: Scenario): Promise<number> => {
  const whole = await make();
  const before = await counted(whole);
  await act(here.db, whole);
  const after = await counted(whole);
  expect(after).not.toBe(before);
  for (let n = 1; ; n += 1) {
    let wasCut = false;
    for (const when of ['before', 'after'] as const) {
      const id = await make();
      await using wire = await cutWire(here.database.url, { n, when });
      const db = connect(wire.url, { max: 1 });
      const outcome = await act(db, id).catch((error: unknown) => error);
      wasCut ||= wire.isCut();
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Fault);
      if (outcome instanceof Fault) expect(outcome.code).toBe('unavailable');
      await db.close().catch(() => undefined);
      await expect.poll(async () => [before, after].includes(await counted(id)), { interval: 20 }).toBe(true);
      // The sweep leaves alone what is locked, and a connection that was cut holds its locks until the server notices.
      const again = async (): Promise<string> => {
        await act(here.db, id);
        return await counted(id);
      };
      await expect.poll(again, { interval: 20, timeout: 30_000 }).toBe(after);
    }
    if (!wasCut) return n - 1;
  }
};

const request = (make: (id: string) => Omit<Order, 'instanceId' | 'requestId'>): Act => {
  const ids = new Map<string, string>();
  return async (db, id) => {
    const requestId = ids.get(id) ?? randomUUID();
    ids.set(id, requestId);
    return await advance(db, { instanceId: id, requestId, ...make(id) });
  };
};

describe('cut off at every message, a move has happened wholly or not at all, and once when it is asked for again', () => {
  it('without a lock', async () => {
    const points = await crashEverywhere({
      make: () => place(here, { machine: 'appeal', data: { grounds: 'g' } }),
      act: request(() => ({ event: { type: 'appeal.admit', data: {} }, actor: reviewer })),
    });
    expect(points).toBeGreaterThanOrEqual(3);
  });

  it('under the lock, opening instances', async () => {
    const data = {
      periods: [1, 2].map((no) => ({ no, name: `Q${no}`, dates: { periodEnd: '2027-03-31T16:00:00.000Z' } })),
    };
    const points = await crashEverywhere({
      make: () => place(here, { machine: 'assessment', stage: 'recording', data: { unitId: here.unit } }),
      act: request(() => ({ event: { type: 'assessment.openPeriods', data }, actor: { kind: 'system' } })),
    });
    expect(points).toBeGreaterThanOrEqual(6);
  });

  it('by the clock', async () => {
    // Three working days after Friday, 20 November end with the 25th.
    await setClock(here.db, new Date('2026-11-26T09:00+08:00'));
    const since = new Date('2026-11-20T15:00+08:00');
    const points = await crashEverywhere({
      make: async () => {
        await here.db.query({ text: 'update deadline set fired_at = app_now() where fired_at is null' });
        const id = await place(here, { machine: 'appeal', data: { grounds: 'g' }, since });
        await here.db.query({ text: `delete from deadline where instance_id = $1 and kind = 'remind'` }, [
          id,
        ]);
        return id;
      },
      act: (db) => sweep(db, { limit: 10 }),
    });
    expect(points).toBeGreaterThanOrEqual(4);
  });

  it('with chains that verify', async () => {
    expect((await verifyJournal(here.db)).breaches).toEqual([]);
  });
});
