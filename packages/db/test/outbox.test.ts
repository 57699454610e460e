import { connect, type Db, relayAgain, relayOutbox } from '@kaohe/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countOf, type World, world } from './world.ts';

let here: World;
let other: Db;
beforeAll(async () => {
  here = await world();
  other = connect(here.database.url, { max: 4 });
});
beforeEach(async () => {
  await here.db.query({ text: 'delete from outbox' });
});
afterAll(async () => {
  await other.close();
  await here[Symbol.asyncDispose]();
});

const fill = (count: number) =>
  here.db.query(
    {
      text: `insert into outbox (instance_id, seq, effect, payload, at)
        select $1, 1, 'notify', jsonb_build_object('n', n), now() from generate_series(1, $2::int) n`,
    },
    [here.cycle, count],
  );

describe('the outbox', () => {
  it('gives no row to two relays, and none is left out', async () => {
    await fill(2000);
    const taken: string[] = [];
    const relay = async (db: Db) => {
      while ((await relayOutbox(db, 50, async (rows) => void taken.push(...rows.map(({ id }) => id)))) > 0);
    };
    await Promise.all([relay(here.db), relay(other), relay(here.db), relay(other)]);
    expect(taken).toHaveLength(2000);
    expect(new Set(taken).size).toBe(2000);
    expect(await countOf(here.db, 'outbox where relayed_at is null')).toBe(0);
  });

  it('gives rows again when the relay fails, or dies between the queue and the mark', async () => {
    await fill(10);
    const queue: string[] = [];
    await expect(
      relayOutbox(here.db, 50, async (rows) => {
        queue.push(...rows.map(({ id }) => id));
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await relayOutbox(other, 50, async (rows) => void queue.push(...rows.map(({ id }) => id)))).toBe(
      10,
    );
    expect(queue).toHaveLength(20);
    expect(new Set(queue).size).toBe(10);
  });

  it('lets rows wait anew that are not done, after a while or when the queue was lost', async () => {
    await fill(5);
    await relayOutbox(here.db, 50, async () => undefined);
    await here.db.query({
      text: `update outbox set done_at = now() where id in (select id from outbox order by id limit 2)`,
    });
    expect(await relayAgain(here.db, 60)).toBe(0);
    expect(await relayAgain(here.db, null)).toBe(3);
    await relayOutbox(here.db, 50, async () => undefined);
    await here.db.query({ text: `update outbox set relayed_at = relayed_at - interval '61 seconds'` });
    expect(await relayAgain(here.db, 60)).toBe(3);
  });
});
