import {
  type BackendClasses,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  UnrecoverableError,
  withBackend,
} from 'bullmq';

/** A row of the outbox on its way to a handler; the row is the truth, the job only says that it is time. */
export type Relayed = { readonly outboxId: string; readonly attempts: number; readonly delay: number };

/** What is done with the jobs. */
export type Work = {
  readonly effect: (outboxId: string, attempt: { readonly last: boolean }) => Promise<void>;
  readonly tick: () => Promise<void>;
};

/** The two queues; on Redis or on PostgreSQL, the same code. */
export type Queues = {
  /** Adds what isn't there yet. */
  readonly add: (rows: readonly Relayed[]) => Promise<void>;
  /** Makes the tick of the safety net, if the queue has lost it. */
  readonly schedule: () => Promise<void>;
  /** Begins to take jobs. */
  readonly work: (work: Work) => void;
  /** Takes no more, waits for what is under way, and ends the connections. */
  readonly close: () => Promise<void>;
};

export type QueueOptions = {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly queue: string;
  readonly concurrency: number;
  /** Seconds. */
  readonly lock: number;
  /** Milliseconds between two ticks. */
  readonly tickEvery: number;
  readonly onError: (error: Error) => void;
};

type EffectData = { readonly outboxId: string };

/** Not all digits, no colon: BullMQ refuses both. */
const jobId = (outboxId: string): string => `fx-${outboxId}`;

/** What is finished leaves nothing behind: the outbox knows what was done, and an id that is still kept can't be added again. */
const leaveNothing = { removeOnComplete: true, removeOnFail: true } as const;

/** Connections to PostgreSQL of each queue and each of its workers. */
const connections = 4;

/** A job may be found stalled as often as workers die; the outbox counts the attempts. */
const maxStalledCount = 1_000_000;

const onBackend = async <B extends IQueueBackend, C>(
  { Queue, Worker }: BackendClasses<B, C>,
  to: { readonly queue: C; readonly worker: C },
  options: QueueOptions,
): Promise<Queues> => {
  const { queue: prefix, onError } = options;
  const effects = new Queue<EffectData>('effects', { connection: to.queue, prefix });
  effects.on('error', onError);
  await effects.waitUntilReady();
  const sweeps = new Queue<Record<string, never>>('sweeps', { connection: to.queue, prefix });
  sweeps.on('error', onError);
  await sweeps.waitUntilReady();
  const workers: { close: () => Promise<void> }[] = [];

  const work = ({ effect, tick }: Work): void => {
    const shared = {
      connection: to.worker,
      prefix,
      lockDuration: options.lock * 1000,
      stalledInterval: options.lock * 1000,
      maxStalledCount,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    };
    const first = new Worker<EffectData>(
      'effects',
      (job) => effect(job.data.outboxId, { last: job.attemptsMade + 1 >= (job.opts.attempts ?? 1) }),
      { ...shared, concurrency: options.concurrency },
    );
    const second = new Worker<Record<string, never>>('sweeps', () => tick(), { ...shared, concurrency: 1 });
    for (const worker of [first, second]) worker.on('error', onError);
    workers.push(first, second);
  };
  return {
    add: async (rows) => {
      await effects.addBulk(
        rows.map(({ outboxId, attempts, delay }) => ({
          name: 'effect',
          data: { outboxId },
          opts: {
            jobId: jobId(outboxId),
            attempts,
            backoff: { type: 'exponential', delay },
            ...leaveNothing,
          },
        })),
      );
    },
    schedule: async () => {
      await sweeps.upsertJobScheduler(
        'tick',
        { every: options.tickEvery },
        { name: 'tick', opts: leaveNothing },
      );
    },
    work,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([effects.close(), sweeps.close()]);
    },
  };
};

/** The error by which a handler says that trying again can't help. */
export const hopeless = (reason: string): Error => new UnrecoverableError(reason);

/** Opens the queues: on Redis where there is one, else on PostgreSQL, in a schema of BullMQ's own. */
export const openQueues = (options: QueueOptions): Promise<Queues> => {
  const { databaseUrl, redisUrl } = options;
  if (redisUrl !== undefined) {
    // A queue says at once that Redis is away, so that the relay lets go of its rows; a worker waits for it.
    const queue = { url: redisUrl, maxRetriesPerRequest: 1, enableOfflineQueue: false };
    const worker = { url: redisUrl, maxRetriesPerRequest: null };
    return onBackend(withBackend(createRedisBackend), { queue, worker }, options);
  }
  const worker = { connectionString: databaseUrl, application_name: 'kaohe queue', max: connections };
  return onBackend(
    withBackend(createPostgresBackend),
    { queue: { ...worker, migrate: true }, worker },
    options,
  );
};
