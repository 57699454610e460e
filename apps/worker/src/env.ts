import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** An empty variable counts as one that isn't set. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The queue's Redis; without it the queue is kept in PostgreSQL. */
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
  /** Several installations on one Redis keep apart by it. */
  KAOHE_QUEUE: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,40}$/)
    .default('kaohe'),
  /** Sends the mail; without it there are only notices in the application. */
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  /** The same as the API's: what questionnaires were answered is sealed with it until it is counted. */
  KAOHE_SECRET: z.string().min(32),
  KAOHE_MAIL_FROM: z.email().default('kaohe@localhost.localdomain'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** The address that people type; mails link to it. */
  KAOHE_URL: optional(z.url({ protocol: /^https?$/ })),
  KAOHE_FILES: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../../../.kaohe/files', import.meta.url))),
  /** Effects carried out at once. */
  KAOHE_CONCURRENCY: z.coerce.number().int().min(1).max(200).default(16),
  /** Seconds after which what was relayed and isn't done is relayed again. */
  KAOHE_RELAY_AGAIN: z.coerce.number().int().min(1).max(3600).default(60),
  /** Seconds that a job stays with a worker that says nothing. */
  KAOHE_LOCK: z.coerce.number().int().min(1).max(600).default(30),
  /** A bucket instead of the folder: `https://KEY:SECRET@host/bucket?region=…`. */
  S3_URL: optional(z.url({ protocol: /^https?$/ })),
  LOG_LEVEL: z.enum(levels).default('info'),
});

export type Env = {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly queue: string;
  readonly smtpUrl: string | undefined;
  readonly secret: string;
  readonly mailFrom: string;
  readonly publicUrl: string;
  readonly filesFolder: string;
  readonly s3Url: string | null;
  readonly concurrency: number;
  /** Seconds. */
  readonly relayAgain: number;
  /** Seconds. */
  readonly lock: number;
  readonly logLevel: (typeof levels)[number];
};

/** The settings of this process; throws with the names of what is missing or wrong, never with a value. */
export const readEnv = (variables: Readonly<Record<string, string | undefined>>): Env => {
  const result = schema.safeParse(variables);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`settings that are missing or wrong:\n  ${faults.join('\n  ')}`);
  }
  const set = result.data;
  return {
    databaseUrl: set.DATABASE_URL,
    redisUrl: set.REDIS_URL,
    queue: set.KAOHE_QUEUE,
    smtpUrl: set.SMTP_URL,
    secret: set.KAOHE_SECRET,
    mailFrom: set.KAOHE_MAIL_FROM,
    publicUrl: (set.KAOHE_URL ?? `http://127.0.0.1:${set.PORT}`).replace(/\/$/, ''),
    filesFolder: set.KAOHE_FILES,
    s3Url: set.S3_URL ?? null,
    concurrency: set.KAOHE_CONCURRENCY,
    relayAgain: set.KAOHE_RELAY_AGAIN,
    lock: set.KAOHE_LOCK,
    logLevel: set.LOG_LEVEL,
  };
};
