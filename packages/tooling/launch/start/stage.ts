import type { Words } from '../language.mjs';
import { say } from '../language.mjs';

/** After how long a stage that isn't done says that it is under way, in milliseconds. */
const quiet = 1500;

/** Does one part of the start, and shows it: under way when it takes long, and how long it took. */
export const stage = async <T>(words: Words, work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const timer = setTimeout(() => console.log(`… ${say(words)}`), quiet);
  try {
    const result = await work();
    console.log(`✓ ${say(words)}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    clearTimeout(timer);
  }
};
