import { expect, test } from 'vitest';
import { gate, makeAgenda } from '../src/drive/agenda.ts';

const day = (n: number): Date => new Date(Date.UTC(2025, 0, n));
const real = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

const recorder = () => {
  const log: string[] = [];
  const agenda = makeAgenda({
    start: day(1),
    jump: async (to) => {
      await real();
      log.push(`clock ${to.getUTCDate()}`);
    },
  });
  return { log, agenda };
};

test('the clock jumps from one waker to the next, and stands still while anybody acts', async () => {
  const { log, agenda } = recorder();
  const story = (name: string, days: readonly number[]) => async () => {
    for (const n of days) {
      await agenda.until(day(n));
      await real();
      log.push(`${name} ${agenda.now().getUTCDate()}`);
    }
  };
  await agenda.run([story('a', [2, 5]), story('b', [3, 5])]);
  expect(log).toEqual(['clock 2', 'a 2', 'clock 3', 'b 3', 'clock 5', 'a 5', 'b 5']);
});

test('who waits for another story does not hold up the clock', async () => {
  const { log, agenda } = recorder();
  const met = gate<string>();
  await agenda.run([
    async () => {
      log.push(await agenda.pass(met.passed));
      await agenda.until(day(4));
      log.push('then 4');
    },
    async () => {
      await agenda.until(day(3));
      met.open('met on 3');
    },
  ]);
  expect(log).toEqual(['clock 3', 'met on 3', 'clock 4', 'then 4']);
});

test('the end leaves what still waits', async () => {
  const log: number[] = [];
  const agenda = makeAgenda({
    start: day(1),
    end: day(10),
    jump: async (to) => {
      log.push(to.getUTCDate());
    },
  });
  await agenda.run([
    async () => {
      await agenda.until(day(9));
      await agenda.until(day(20));
      log.push(99);
    },
  ]);
  expect(log).toEqual([9, 10]);
  expect(agenda.now()).toEqual(day(10));
});

test('a story that fails fails the run, and so does waiting for nothing', async () => {
  const { agenda } = recorder();
  const fails = agenda.run([
    async () => {
      await agenda.until(day(2));
      throw new Error('broken');
    },
    () => agenda.until(day(30)),
  ]);
  await expect(fails).rejects.toThrow('broken');
  const other = recorder().agenda;
  await expect(other.run([() => other.pass(gate().passed)])).rejects.toThrow('waits for another');
});
