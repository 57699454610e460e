// `npm run check`: everything that can be checked without a store.
import { each } from './command.ts';
import { check, generate, laws, steps } from './step.ts';
import { onStop } from './stop.ts';

onStop(async () => undefined);
const began = performance.now();
const failed: string[] = [];
const note = async (step: typeof laws): Promise<void> => {
  if ((await check(step)).code !== 0) failed.push(step.name);
};
await note(generate);
await each([laws, ...steps], 2, note);
console.log(
  `${((performance.now() - began) / 1000).toFixed(1)} s${failed.length > 0 ? `, failed: ${failed.join(', ')}` : ''}`,
);
process.exit(failed.length > 0 ? 1 : 0);
