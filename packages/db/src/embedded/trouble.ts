import { Fault, type FaultDetail } from '@kaohe/domain';

/** Why the embedded database is not there; the launcher says each in words, with its remedy. */
export const troubles = [
  'noBinaries',
  'noAccount',
  'unreachable',
  'diskFull',
  'otherVersion',
  'inUse',
  'passwordLost',
  'died',
  'slow',
] as const;
export type Trouble = (typeof troubles)[number];

/** A `Fault('unavailable')` of the embedded database; `detail.trouble` is one of `troubles`. */
export const trouble = (
  name: Trouble,
  detail: { [key: string]: string | number } = {},
  cause?: unknown,
): Fault => new Fault('unavailable', { part: 'database', trouble: name, ...detail }, cause);

/** The trouble that an error tells of, with its detail; undefined for any other error. */
export const troubleIn = (error: unknown): { name: Trouble; detail: FaultDetail } | undefined => {
  if (!(error instanceof Fault)) return undefined;
  const name = troubles.find((known) => known === error.detail.trouble);
  return name && { name, detail: error.detail };
};

const signs: readonly [RegExp, Trouble][] = [
  [/No space left on device|Disk quota exceeded/, 'diskFull'],
  [/database files are incompatible|initialized by PostgreSQL version/, 'otherVersion'],
  [/lock file ".*" already exists|Is another postmaster/, 'inUse'],
  [/Permission denied|Operation not permitted|has wrong ownership|Read-only file system/, 'unreachable'],
];

/** What the server's last words mean. */
export const troubleOf = (words: string): Trouble => signs.find(([sign]) => sign.test(words))?.[1] ?? 'died';
