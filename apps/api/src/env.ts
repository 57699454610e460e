import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'false', 'true', ''])
  .default('')
  .transform((value) => value === '1' || value === 'true');

/** An empty variable counts as one that isn't set. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The address people type, where a proxy stands in front; https makes the cookies secure. */
  KAOHE_URL: optional(z.url({ protocol: /^https?$/ })),
  /** Proxies in front whose X-Forwarded-For is believed. */
  KAOHE_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  KAOHE_DEMO: flag,
  /** Signs the session cookies. */
  KAOHE_SECRET: z.string().min(32),
  /** Folder of uploaded files; holds nothing that the database doesn't name. */
  KAOHE_FILES: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../../../.kaohe/files', import.meta.url))),
  /** A bucket instead of the folder: `https://KEY:SECRET@host/bucket?region=…`. */
  S3_URL: optional(z.url({ protocol: /^https?$/ })),
  /** clamd that examines what is uploaded, such as `tcp://clamav:3310`. */
  CLAMAV_URL: optional(z.url({ protocol: /^tcp$/ })),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Env = {
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly proxies: number;
  readonly demonstration: boolean;
  readonly secret: string;
  readonly filesFolder: string;
  readonly s3Url: string | null;
  readonly scannerUrl: string | null;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
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
    port: set.PORT,
    host: set.HOST,
    publicUrl: set.KAOHE_URL ?? null,
    proxies: set.KAOHE_PROXIES,
    demonstration: set.KAOHE_DEMO,
    secret: set.KAOHE_SECRET,
    filesFolder: set.KAOHE_FILES,
    s3Url: set.S3_URL ?? null,
    scannerUrl: set.CLAMAV_URL ?? null,
    logLevel: set.LOG_LEVEL,
  };
};
