import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLoop } from '../src/loop.ts';
import { sweepAll } from '../src/sweep.ts';
import { type Bench, makeBench } from './context.ts';
import { until } from './until.ts';
import { plantDeadline, plantReview, plantSheet } from './world.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await makeBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const never = (error: unknown): never => {
  throw error;
};
const event = 'workSheet.answerLapsed';
const day = 86_400_000;

const jump = async (milliseconds: number): Promise<void> => {
  await bench.db.query(
    {
      text: `insert into setting (key, value) values ('clock', $1) on conflict (key) do update set value = excluded.value`,
    },
    [JSON.stringify({ ms: milliseconds })],
  );
};

describe('sweep', () => {
  test('a jump of the clock fires in due order, whatever the order of the rows', async () => {
    const { db, world } = bench;
    const review = await plantReview(db, world);
    for (const days of [9, 2, 7, 2, 5, 3, 8, 1, 6, 4, 9, 1]) {
      const sheet = await plantSheet(db, world, review);
      await plantDeadline(db, sheet, { event, window: 'sheetAnswer', inMs: days * day });
    }
    expect(await sweepAll(db, never)).toBeGreaterThan(1000);
    expect(await db.query({ text: 'select from journal where event = $1' }, [event])).toEqual([]);
    await jump(10 * day);
    await sweepAll(db, never);
    const fired = await db.query<{ effective: Date; at: Date }>(
      { text: 'select effective, at from journal where event = $1 order by at, effective' },
      [event],
    );
    expect(fired).toHaveLength(12);
    const times = fired.map(({ effective }) => effective.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(fired.every(({ at, effective }) => at >= effective)).toBe(true);
    await jump(0);
  });

  test('a deadline that its stage does not take is set aside and told, and keeps nobody else waiting', async () => {
    const { db, world } = bench;
    const review = await plantReview(db, world);
    const [odd, sound] = [await plantSheet(db, world, review), await plantSheet(db, world, review)];
    await db.query({ text: `update instance set stage = 'settled' where id = $1` }, [odd.id]);
    await plantDeadline(db, odd, { event, window: 'sheetAnswer', inMs: -2000 });
    await plantDeadline(db, sound, { event, window: 'sheetAnswer', inMs: -1000 });
    const told: string[] = [];
    await until('the sound one', async () => {
      await sweepAll(db, (_error, due) => told.push(due.instanceId));
      const [row] = await db.query<{ stage: string }>({ text: 'select stage from instance where id = $1' }, [
        sound.id,
      ]);
      return row?.stage === 'unanswered';
    });
    expect(told).toEqual([odd.id]);
  });
});

describe('a loop', () => {
  test('runs again at once when it is woken, also in the middle of a round', async () => {
    let rounds = 0;
    let letGo = (): void => undefined;
    const loop = startLoop({
      round: async () => {
        rounds += 1;
        if (rounds === 1) await new Promise<void>((resolve) => (letGo = resolve));
        return 60_000;
      },
      onError: never,
      patience: 60_000,
    });
    await until('the first round', () => rounds === 1);
    loop.wake();
    letGo();
    await until('the second', () => rounds === 2);
    loop.wake();
    await until('the third', () => rounds === 3);
    await loop.stop();
    loop.wake();
    expect(rounds).toBe(3);
  });

  test('survives a round that fails', async () => {
    const told: unknown[] = [];
    let rounds = 0;
    const loop = startLoop({
      round: async () => {
        rounds += 1;
        if (rounds === 1) throw new Error('away');
        return 60_000;
      },
      onError: (error) => told.push(error),
      patience: 5,
    });
    await until('the second round', () => rounds === 2);
    await loop.stop();
    expect(told).toHaveLength(1);
  });
});
