import { type Db, type FileRow, type FileStore, keepFile } from '@kaohe/db';
import { examine } from './examine.ts';
import type { Scanner } from './scanner.ts';

export type Intake = {
  readonly db: Db;
  readonly store: FileStore;
  /** Null: there is none. */
  readonly scanner: Scanner | null;
};
export type Incoming = {
  readonly id: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly by: string;
};

/**
 * Takes in what has arrived whole: examined, scanned as it came, kept under the id it was sent with.
 * @throws Fault `invalid` with one of the `FileIssue`s; `unavailable` while the scanner or a store is away
 */
export const takeIn = async (to: Intake, { id, name, bytes, by }: Incoming): Promise<FileRow> => {
  const [examined] = await Promise.all([examine(name, bytes), to.scanner?.(bytes)]);
  return keepFile(to.db, to.store, { ...examined, id, by, scanned: to.scanner !== null });
};
