import { randomUUID } from 'node:crypto';
import type { FileStore } from '../file/store.ts';
import type { Sql } from '../sql.ts';

export type NewFile = {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Found in the bytes. */
  readonly type: string;
  /** Who uploads it; null: the system. */
  readonly by: string | null;
};
export type FileRow = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
};

/** Keeps a file: its bytes first, then the row that names them, so that a row always has its bytes. */
export const keepFile = async (
  sql: Sql,
  store: FileStore,
  { bytes, name, type, by }: NewFile,
): Promise<FileRow> => {
  const sha256 = await store.keep(bytes);
  const row: FileRow = { id: randomUUID(), name, type, size: bytes.length, sha256 };
  await sql.query(
    {
      text: 'insert into file (id, sha256, size, type, name, by, at) values ($1, $2, $3, $4, $5, $6, app_now())',
    },
    [row.id, sha256, row.size, type, name, by],
  );
  return row;
};
