import type { Deed } from '../advance/deed.ts';
import type { Sql } from '../sql.ts';

export const isRecorded = (_type: string): boolean => false;
export const recordEvent = async (_tx: Sql, _deed: Deed): Promise<void> => {};
