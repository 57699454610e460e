import {
  carryMassIssue,
  channels,
  connect,
  fileStore,
  heartbeat,
  type Listening,
  listen,
  type Pulse,
  relayAgain,
} from '@kaohe/db';
import type { Logger } from 'pino';
import { openMailer } from './channels/mail.ts';
import type { Context } from './context.ts';
import type { Env } from './env.ts';
import { handlersOf } from './handlers/index.ts';
import { startLoop } from './loop.ts';
import { openQueues, type Queues } from './queue.ts';
import { type Epoch, watchRedis } from './redis.ts';
import { relay } from './relay.ts';
import { runner } from './run.ts';
import { sweepAll } from './sweep.ts';

/** Milliseconds: the tick of the safety net, looking at the outbox unasked, looking at Redis, the heartbeat, the pause after a failure. */
const every = {
  tick: 30_000,
  look: 5_000,
  epoch: 1_000,
  beat: 10_000,
  patience: 1_000,
  mass: 1_000,
} as const;
/** Letters of a mass issue held at once, and issued side by side: batches of one commit (decision 0040), and connections left for effects. */
const massBatch = { limit: 48, abreast: 6 } as const;

/** What a worker holds while it runs. */
type Held = {
  readonly env: Env;
  readonly context: Context;
  readonly queues: Queues;
  /** Absent: the queue is in PostgreSQL, and as safe as the outbox itself. */
  readonly epoch: Epoch | undefined;
  readonly pulse: Pulse;
};

const hold = async (env: Env, log: Logger, opened: AsyncDisposableStack): Promise<Held> => {
  const onError = (error: unknown): void => log.error({ err: error }, 'worker');
  const db = opened.use(
    connect(env.databaseUrl, {
      max: env.concurrency + 8,
      name: 'kaohe worker',
      secret: env.secret,
      onError,
    }),
  );
  const mailer =
    env.smtpUrl === undefined ? undefined : openMailer({ smtpUrl: env.smtpUrl, from: env.mailFrom });
  opened.defer(() => mailer?.close());
  if (!mailer) log.warn('SMTP_URL is not set: notices stay in the application, no mail goes out');
  const epoch =
    env.redisUrl === undefined ? undefined : await watchRedis({ ...env, redisUrl: env.redisUrl, log });
  opened.defer(async () => await epoch?.close());
  const queues = await openQueues({ ...env, tickEvery: every.tick, onError });
  opened.defer(queues.close);
  const context: Context = {
    db,
    files: fileStore(env.filesFolder, env.s3Url),
    mailer,
    publicUrl: env.publicUrl,
    mailHost: env.mailFrom.slice(env.mailFrom.indexOf('@') + 1),
    claim: env.lock,
    log,
  };
  const pulse = { queue: epoch === undefined ? 'postgresql' : 'redis', mail: mailer !== undefined } as const;
  return { env, context, queues, epoch, pulse };
};

/** Redis may be wiped at any moment: what it held is relayed anew at once. */
const recover = async ({ context, queues, epoch }: Held): Promise<boolean> => {
  if (epoch === undefined || !(await epoch.isLost())) return false;
  const count = await relayAgain(context.db, null);
  if (count > 0) context.log.warn({ count }, 'the queue was empty: everything not done is relayed again');
  await queues.schedule();
  await epoch.begin();
  return true;
};

type Wakes = { readonly relaying: () => void; readonly sweeping: () => void };

/** Starts the rounds of a worker; they end with `opened`. */
const startRounds = (held: Held, opened: AsyncDisposableStack): Wakes => {
  const { queues, context, pulse } = held;
  const { db, log } = context;
  const loop = (round: () => Promise<number>): (() => void) => {
    const onError = (error: unknown): void => log.error({ err: error }, 'worker');
    const { wake, stop } = startLoop({ round, onError, patience: every.patience });
    opened.defer(stop);
    return wake;
  };
  const sweeping = loop(() =>
    sweepAll(db, (error, due) => log.error({ err: error, ...due }, 'a deadline was set aside')),
  );
  const relaying = loop(async () => {
    await relay(db, queues);
    return every.look;
  });
  loop(async () => {
    while ((await carryMassIssue(db, massBatch)) === massBatch.limit);
    return every.mass;
  });
  loop(async () => {
    await heartbeat(db, pulse);
    return every.beat;
  });
  if (held.epoch)
    loop(async () => {
      if (await recover(held)) relaying();
      return every.epoch;
    });
  return { relaying, sweeping };
};

const hear = ({ env, context }: Held, { relaying, sweeping }: Wakes): Promise<Listening> =>
  listen(
    env.databaseUrl,
    { [channels.outbox]: relaying, [channels.deadline]: sweeping },
    {
      onError: (error) => context.log.warn({ err: error }, 'the listener was lost'),
      onGap: () => {
        relaying();
        sweeping();
      },
    },
  );

/** Starts a worker: relay, sweep and handlers. Any number may run at once; each ends what is under way when it is disposed of. */
export const startWorker = async (env: Env, log: Logger): Promise<AsyncDisposable> => {
  await using opened = new AsyncDisposableStack();
  const held = await hold(env, log, opened);
  const { context, queues, pulse } = held;
  await queues.schedule();
  const wakes = startRounds(held, opened);
  const { close } = await hear(held, wakes);
  opened.defer(close);
  queues.work({
    effect: runner(context, handlersOf(context)),
    tick: async () => {
      await relayAgain(context.db, env.relayAgain);
      wakes.relaying();
      wakes.sweeping();
    },
  });
  log.info(pulse, 'worker started');
  return opened.move();
};
