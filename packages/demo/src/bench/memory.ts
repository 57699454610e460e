import { execFileSync } from 'node:child_process';
import type { Service } from '../installation/stack.ts';

/** Resident memory of a service in MB: the largest process of its group, the rest being the shell that holds it. */
export const memoryOf = ({ leashed }: Service): number => {
  const listed = execFileSync('ps', ['-A', '-o', 'pgid=,rss='], { encoding: 'utf8' });
  const sizes = listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([group]) => group === leashed.pid)
    .map(([, kilobytes = 0]) => kilobytes / 1024);
  return Math.max(0, ...sizes);
};
