import { readFileSync } from 'node:fs';
import { say, type Words } from '../language.mjs';

/** After how long a stage that isn't done says that it is under way, and then again how far it is, in milliseconds. */
const quiet = 1500;
const often = 10_000;

const lastLine = (log: string): string => {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').at(-1) ?? '';
  } catch {
    return '';
  }
};

/**
 * Does one part of the start, and shows it: under way when it takes long, how far when it keeps a log, and how
 * long it took.
 */
export const stage = async <T>(words: Words, work: () => Promise<T>, log?: string): Promise<T> => {
  const began = performance.now();
  const tell = (): void => {
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`  ${seconds} s  ${log === undefined ? '' : lastLine(log)}`.trimEnd());
  };
  const first = setTimeout(() => console.log(`… ${say(words)}`), quiet);
  const next = setInterval(tell, often);
  try {
    const result = await work();
    console.log(`✓ ${say(words)}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(next);
  }
};
