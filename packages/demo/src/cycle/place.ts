import { type Apps, type Store, startApps, startStore } from '../installation/stack.ts';
import { loadWorld, setClock } from '../world/load.ts';
import type { World } from '../world/organisation.ts';
import { own } from './run.ts';

/** Where the year is lived through. */
export type Place = AsyncDisposable & {
  readonly url: string;
  /** Null: the data can't be seen. */
  readonly databaseUrl: string | null;
  readonly store: Store | null;
  readonly apps: Apps | null;
};

/** A PostgreSQL, an API and a worker of its own, with the organisation loaded and the clock at the start. */
export const ownPlace = async (world: World): Promise<Place> => {
  await using stack = new AsyncDisposableStack();
  const store = stack.use(await startStore('throwAway'));
  const { databaseUrl, folder } = store;
  await loadWorld(databaseUrl, world, '2020-01-01');
  await setClock(databaseUrl, own.start);
  const apps = stack.use(await startApps({ databaseUrl, folder, workers: 1 }));
  const kept = stack.move();
  return { url: apps.url, databaseUrl, store, apps, [Symbol.asyncDispose]: () => kept.disposeAsync() };
};

/** An installation that somebody else runs. */
export const givenPlace = (url: string, databaseUrl: string | null): Place => ({
  url: url.replace(/\/$/, ''),
  databaseUrl,
  store: null,
  apps: null,
  [Symbol.asyncDispose]: async () => undefined,
});
