import type { Solution } from 'altcha-lib';
import { api } from '../api.ts';

type Challenge = Awaited<ReturnType<typeof api.public.challenge.mutate>>;
export type Proof = Parameters<typeof api.public.object.mutate>[0]['proof'];

const worked = (challenge: Challenge): Promise<Solution | null> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', (told: MessageEvent<Solution | null>) => {
      worker.terminate();
      resolve(told.data);
    });
    worker.addEventListener('error', (failed) => {
      worker.terminate();
      reject(new Error(failed.message));
    });
    worker.postMessage(challenge);
  });

/** Asks the server for work and does it; a second or two that a person doesn't notice and a flood can't afford. */
export const prove = async (): Promise<Proof> => {
  const challenge = await api.public.challenge.mutate();
  const solution = await worked(challenge);
  if (solution === null) throw new Error('the work took too long');
  return { challenge, solution };
};
