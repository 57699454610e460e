import { randomUUID } from 'node:crypto';
import type { FileStore } from '../file/store.ts';
import type { Sql } from '../sql.ts';

export type NewFile = {
  /** Its id where one was given out before the file was whole; kept once, whoever tries again. */
  readonly id?: string;
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Found in the bytes. */
  readonly type: string;
  /** Who uploads it; null: the system. */
  readonly by: string | null;
  /** Its small picture. */
  readonly thumbnail?: Uint8Array | null;
  readonly screenshot?: boolean;
  /** A scanner found nothing in it. */
  readonly scanned?: boolean;
};
export type FileRow = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** SHA-256 of the small picture; null: it is no picture. */
  readonly thumbnail: string | null;
  readonly screenshot: boolean;
};

const insert = {
  text: `insert into file (id, sha256, size, type, name, by, thumbnail, screenshot, scanned_at, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9::boolean then app_now() end, app_now()) on conflict (id) do nothing`,
};

/** Keeps a file: its bytes first, then the row that names them, so that a row always has its bytes. */
export const keepFile = async (sql: Sql, store: FileStore, file: NewFile): Promise<FileRow> => {
  const { bytes, name, type, by } = file;
  const sha256 = await store.keep(bytes);
  const small = file.thumbnail ?? null;
  const row: FileRow = {
    id: file.id ?? randomUUID(),
    name,
    type,
    size: bytes.length,
    sha256,
    thumbnail: small === null ? null : await store.keep(small),
    screenshot: file.screenshot ?? false,
  };
  await sql.query(insert, [
    row.id,
    sha256,
    row.size,
    type,
    name,
    by,
    row.thumbnail,
    row.screenshot,
    file.scanned ?? false,
  ]);
  return row;
};
