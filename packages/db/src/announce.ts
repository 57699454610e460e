import type { Sql } from './sql.ts';

/** What a commit changed, for whom it may concern. */
export type News = {
  readonly instances?: readonly string[];
  readonly outbox?: boolean;
  /** The earliest deadline that was written. */
  readonly dueAt?: Date | null;
};

/** Channels of NOTIFY. What is lost here is only time: everybody also looks by themselves. */
export const channels = {
  /** Ids of instances that moved, comma-separated. */
  changed: 'kaohe_changed',
  /** A person whose appointments, account or session changed; sent by triggers, with the commit. */
  people: 'kaohe_people',
  /** There is something to relay. */
  outbox: 'kaohe_outbox',
  /** ISO instant of a new deadline. */
  deadline: 'kaohe_deadline',
} as const;

/** PostgreSQL takes less than 8000 bytes. */
const idsPerMessage = 200;

const notify = {
  name: 'announce',
  text: 'select pg_notify(channel, message) from unnest($1::text[], $2::text[]) as t(channel, message)',
};

const messages = (instances: readonly string[], outbox: boolean, dueAt: Date | null): [string, string][] => {
  const all: [string, string][] = [];
  for (let index = 0; index < instances.length; index += idsPerMessage) {
    all.push([channels.changed, instances.slice(index, index + idsPerMessage).join(',')]);
  }
  if (outbox) all.push([channels.outbox, '']);
  if (dueAt) all.push([channels.deadline, dueAt.toISOString()]);
  return all;
};

/**
 * Gathers what was committed in a turn and tells it in one statement of its own: NOTIFY inside a transaction takes a lock that
 * makes all commits of the database wait for one another.
 */
export const announcer = (query: Sql['query'], onError: (error: Error) => void) => {
  let instances = new Set<string>();
  let outbox = false;
  let dueAt: Date | null = null;
  let running: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    while (instances.size > 0 || outbox || dueAt) {
      const all = messages([...instances], outbox, dueAt);
      instances = new Set();
      outbox = false;
      dueAt = null;
      await query(notify, [all.map(([channel]) => channel), all.map(([, message]) => message)]);
    }
  };
  const announce = (news: News): void => {
    for (const id of news.instances ?? []) instances.add(id);
    outbox ||= news.outbox ?? false;
    if (news.dueAt && (!dueAt || news.dueAt < dueAt)) dueAt = news.dueAt;
    running ??= Promise.resolve()
      .then(flush)
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
  };
  return { announce, settled: async () => await running };
};
