import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db, fileStore } from '@kaohe/db';
import { testDatabase } from '@kaohe/testing';
import { pino } from 'pino';
import { openMailer } from '../src/channels/mail.ts';
import type { Context } from '../src/context.ts';
import { handlersOf } from '../src/handlers/index.ts';
import { runner } from '../src/run.ts';
import { makeWorld, type World } from './world.ts';

export const quiet = pino({ level: 'silent' });

export type Bench = AsyncDisposable & {
  readonly db: Db;
  readonly url: string;
  readonly folder: string;
  readonly world: World;
  readonly context: Context;
  /** Carries out one row of the outbox as a job of the queue would; the error of one that is tried again or put aside. */
  readonly run: (outboxId: string, last?: boolean) => Promise<unknown>;
  /** Carries out what is in the outbox until nothing is; gives the ids, in order. */
  readonly drain: () => Promise<readonly string[]>;
  /** Puts an effect into the outbox, caused by the last entry of the instance. */
  readonly emit: (instanceId: string, effect: string, payload: object) => Promise<string>;
};

/** A database of its own with a small world in it, and the handlers without a queue. */
export const makeBench = async (options: { readonly smtpUrl?: string } = {}): Promise<Bench> => {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await testDatabase());
  const db = opened.use(connect(database.url));
  const folder = await mkdtemp(join(tmpdir(), 'kaohe-files-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  const mailer =
    options.smtpUrl === undefined
      ? undefined
      : openMailer({ smtpUrl: options.smtpUrl, from: 'office@example.org' });
  opened.defer(() => mailer?.close());
  const context: Context = {
    db,
    files: fileStore(folder),
    mailer,
    publicUrl: 'https://kaohe.example.org',
    mailHost: 'example.org',
    claim: 1,
    log: quiet,
  };
  const carryOut = runner(context, handlersOf(context));
  const run = (outboxId: string, last = true): Promise<unknown> =>
    carryOut(outboxId, { last }).catch((error: unknown) => error);
  const drain = async (): Promise<readonly string[]> => {
    const done: string[] = [];
    for (;;) {
      const rows = await db.query<{ id: string }>({
        text: 'select id::text from outbox where done_at is null and failed_at is null order by id',
      });
      if (rows.length === 0) return done;
      for (const { id } of rows) {
        await run(id);
        done.push(id);
      }
    }
  };
  const emit = async (instanceId: string, effect: string, payload: object): Promise<string> => {
    const [row] = await db.query<{ id: string }>(
      {
        text: `insert into outbox (instance_id, seq, effect, payload, at) select id, seq, $2, $3, app_now() from instance where id = $1
          returning id::text`,
      },
      [instanceId, effect, JSON.stringify({ type: effect, ...payload })],
    );
    return row?.id ?? '';
  };
  const world = await makeWorld(db);
  const held = opened.move();
  return {
    db,
    url: database.url,
    folder,
    world,
    context,
    run,
    drain,
    emit,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
};

export type Kept = {
  readonly done: boolean;
  readonly failed: boolean;
  readonly attempts: number;
  readonly result: string | null;
};

/** What became of a row. */
export const fateOf = async (db: Db, outboxId: string): Promise<Kept | undefined> => {
  const [row] = await db.query<Kept>(
    {
      text: 'select done_at is not null as done, failed_at is not null as failed, attempts, result from outbox where id = $1',
    },
    [outboxId],
  );
  return row;
};
