import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition; fails with `what` after `seconds`. */
export const until = async (
  what: string,
  condition: () => Promise<boolean> | boolean,
  seconds = 30,
): Promise<void> => {
  const end = performance.now() + seconds * 1000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`${what}: not after ${seconds} s`);
    await pause(20);
  }
};
