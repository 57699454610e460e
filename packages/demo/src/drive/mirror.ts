import { get, type IncomingMessage } from 'node:http';
import { type MachineName, machineNames } from '@kaohe/domain';
import { z } from 'zod';

/** What is known of a case. */
export type Seen = {
  readonly id: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly version: number;
  readonly parentId: string | null;
};
export type Mirror = {
  readonly seen: (id: string) => Seen | undefined;
  readonly under: (parentId: string, machine: MachineName) => readonly Seen[];
  /** Takes what a read of its own has found out. */
  readonly note: (found: Seen) => void;
  /** Resolves at the next change that the test says yes to, or at once; rejects after `patience` milliseconds. */
  readonly when: (
    test: () => boolean,
    asked: { what: string; patience: number; look: () => Promise<void> },
  ) => Promise<void>;
  readonly close: () => void;
};

const news = z
  .object({
    id: z.string(),
    machine: z.enum(machineNames),
    stage: z.string(),
    version: z.number(),
    parentId: z.string().nullable(),
  })
  .nullable();

/** Every how many milliseconds a waiting story looks for itself, in case a message was lost. */
const lookEvery = 2_000;

/** The data of each event of a stream of server-sent events. */
const eventsOf = (onData: (type: string, data: string) => void) => {
  let rest = '';
  return (part: string): void => {
    const blocks = (rest + part).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split(/\r?\n/);
      const field = (name: string) =>
        lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim());
      onData(field('event')[0] ?? 'message', field('data').join('\n'));
    }
  };
};

const openStream = (url: string, cookie: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const call = get(
      `${url}/trpc/live.changes`,
      { headers: { cookie, accept: 'text/event-stream' }, agent: false },
      (answer) => {
        if (answer.statusCode === 200) resolve(answer);
        else reject(new Error(`live.changes answered ${answer.statusCode}`));
      },
    );
    call.on('error', reject);
  });

/** Keeps what the API tells of every case that moves, as seen by the holder of the cookie. */
export const makeMirror = async (url: string, cookie: string): Promise<Mirror> => {
  const cases = new Map<string, Seen>();
  const children = new Map<string, Set<string>>();
  const waiting = new Set<() => void>();
  const note = (found: Seen): void => {
    const before = cases.get(found.id);
    if (before && before.version > found.version) return;
    cases.set(found.id, found);
    if (found.parentId !== null) {
      const siblings = children.get(found.parentId) ?? new Set();
      children.set(found.parentId, siblings.add(found.id));
    }
    for (const check of waiting) check();
  };
  const stream = await openStream(url, cookie);
  stream.setEncoding('utf8');
  stream.on(
    'data',
    eventsOf((type, data) => {
      if (type !== 'message' || data === '') return;
      const told = news.safeParse(JSON.parse(data));
      if (told.success && told.data !== null) note(told.data);
    }),
  );
  stream.on('error', () => stream.destroy());
  const when: Mirror['when'] = async (test, { what, patience, look }) => {
    if (test()) return;
    const met = Promise.withResolvers<void>();
    const check = (): void => {
      if (test()) met.resolve();
    };
    const started = performance.now();
    const timer = setInterval(() => {
      if (performance.now() - started > patience)
        met.reject(new Error(`waited ${patience / 1000} s in vain: ${what}`));
      else look().then(check, met.reject);
    }, lookEvery);
    waiting.add(check);
    try {
      await met.promise;
    } finally {
      clearInterval(timer);
      waiting.delete(check);
    }
  };
  return {
    seen: (id) => cases.get(id),
    under: (parentId, machine) =>
      [...(children.get(parentId) ?? [])].flatMap((id) => {
        const found = cases.get(id);
        return found?.machine === machine ? [found] : [];
      }),
    note,
    when,
    close: () => stream.destroy(),
  };
};
