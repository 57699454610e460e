/** Why the embedded database is not there; the launcher says each in words, with its remedy. */
export type TroubleKind =
  | 'noBinaries'
  | 'noAccount'
  | 'unreachable'
  | 'diskFull'
  | 'otherVersion'
  | 'inUse'
  | 'passwordLost'
  | 'died'
  | 'slow';

export type TroubleDetail = { readonly [key: string]: string | number };

/**
 * What keeps the embedded database from starting. No `Fault`: nobody's request failed, and this door loads without
 * the domain, so that the checks run, and say what is wrong, when the domain doesn't even parse.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly kind: TroubleKind;
  readonly detail: TroubleDetail;
  constructor(kind: TroubleKind, detail: TroubleDetail, cause?: unknown) {
    super(`the embedded database: ${kind} ${JSON.stringify(detail)}`, { cause });
    this.kind = kind;
    this.detail = detail;
  }
}

const signs: readonly [RegExp, TroubleKind][] = [
  [/No space left on device|Disk quota exceeded/, 'diskFull'],
  [/database files are incompatible|initialized by PostgreSQL version/, 'otherVersion'],
  [/lock file ".*" already exists|Is another postmaster/, 'inUse'],
  [/Permission denied|Operation not permitted|has wrong ownership|Read-only file system/, 'unreachable'],
];

/** What the server's last words mean. */
export const troubleOf = (words: string): TroubleKind =>
  signs.find(([sign]) => sign.test(words))?.[1] ?? 'died';
