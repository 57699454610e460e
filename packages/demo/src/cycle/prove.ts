import { createDatabase, dropDatabase } from '@kaohe/db/embedded';
import { type Proof, proveAll } from '../proof/all.ts';
import type { Place } from './place.ts';

const copied = (url: string, name: string): string => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
};

/** Plants breaches into a copy of the data. It can only be made while nobody uses the original: API and workers are stopped for good. */
export const prove = async ({ databaseUrl, store, apps }: Place): Promise<readonly Proof[]> => {
  if (!databaseUrl || !store || !apps)
    throw new Error('--prove needs a database of its own: leave --url out');
  await apps[Symbol.asyncDispose]();
  await createDatabase(store.serverUrl, 'kaohe_proof', 'kaohe');
  try {
    return await proveAll(copied(databaseUrl, 'kaohe_proof'));
  } finally {
    await dropDatabase(store.serverUrl, 'kaohe_proof');
  }
};
