// CLAIMED: see ./CLAIMED
import type { Deed } from '../advance/deed.ts';
import type { Sql } from '../sql.ts';

export const isRecorded = (_type: string): boolean => false;

/** What a record changes in the instance itself. */
export type Recorded = {
  /** SHA-256 of the text that is to be signed from now on; undefined: as it was. */
  readonly textHash?: string | null | undefined;
};
export const recordEvent = async (_tx: Sql, _deed: Deed): Promise<Recorded> => ({});

