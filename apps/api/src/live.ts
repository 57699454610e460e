import { channels, type Db, hears, listen, type Moved, type Placed, readMoved, type Scope } from '@kaohe/db';
import type { FastifyBaseLogger } from 'fastify';

/** What a page is told: a case that moved, or null where messages may have been lost and everything should be asked for again. */
export type News = Moved | null;

export type Feed = {
  /** What moves within the scope from now on, until the caller goes away or the server stops. */
  readonly follow: (scope: () => Promise<Scope>, gone: AbortSignal) => AsyncGenerator<News, void, undefined>;
  readonly close: () => Promise<void>;
};

/** How many messages wait for a reader who doesn't keep up; beyond, he is told to ask for everything again. */
const patience = 1_000;

type Reader = { readonly push: (news: Placed | null) => void };

/** A queue between what happens and who reads it. */
const queue = (gone: AbortSignal) => {
  let waiting: (Placed | null)[] = [];
  let wake: () => void = () => undefined;
  gone.addEventListener('abort', () => wake(), { once: true });
  return {
    push: (news: Placed | null): void => {
      waiting = news === null || waiting.length >= patience ? [null] : [...waiting, news];
      wake();
    },
    /** Everything that waits, at once; resolves when there is something or `gone`. */
    take: async (): Promise<readonly (Placed | null)[]> => {
      if (waiting.length === 0 && !gone.aborted)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
};

const toldOf = ({ id, machine, stage, version, parentId, cycleId, unitId }: Placed): Moved => ({
  id,
  machine,
  stage,
  version,
  parentId,
  cycleId,
  unitId,
});

/** Reads each id that was announced once, however many readers there are; ids that come while it reads go together. */
const reading = (db: Db, tell: (placed: Placed) => void, onError: (error: unknown) => void) => {
  let ids = new Set<string>();
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (ids.size > 0) {
        const batch = [...ids];
        ids = new Set();
        for (const placed of await readMoved(db, batch)) tell(placed);
      }
    } catch (error) {
      onError(error);
    } finally {
      running = false;
    }
  };
  return (message: string): void => {
    for (const id of message.split(',')) ids.add(id);
    void run();
  };
};

type FeedDeps = {
  readonly db: Db;
  readonly url: string;
  readonly log: FastifyBaseLogger;
  /** Told whose appointments or account changed; null: that of anybody. */
  readonly forget: (personId: string | null) => void;
};

/** One listener of the database for all pages of this process. */
export const makeFeed = async ({ db, url, log, forget }: FeedDeps): Promise<Feed> => {
  const readers = new Set<Reader>();
  const closing = new AbortController();
  const tell = (news: Placed | null): void => {
    for (const reader of readers) reader.push(news);
  };
  const read = reading(db, tell, (err) => {
    log.error({ err }, 'live');
    tell(null);
  });
  const listening = await listen(
    url,
    {
      [channels.changed]: (message) => readers.size > 0 && read(message),
      [channels.people]: forget,
    },
    {
      onError: (err) => log.error({ err }, 'listener'),
      onGap: () => {
        forget(null);
        tell(null);
      },
    },
  );
  return {
    follow: async function* (scope, gone) {
      const end = AbortSignal.any([gone, closing.signal]);
      const mine = queue(end);
      readers.add(mine);
      try {
        while (!end.aborted)
          for (const news of await mine.take()) {
            if (news === null) yield null;
            else if (await hears(db, await scope(), news)) yield toldOf(news);
          }
      } finally {
        readers.delete(mine);
      }
    },
    close: async () => {
      closing.abort();
      await listening.close();
    },
  };
};
