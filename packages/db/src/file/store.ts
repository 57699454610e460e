import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Where the bytes of files lie: each content once, under its SHA-256. */
export type FileStore = {
  /** Keeps the bytes; returns their SHA-256 in lower-case hexadecimal. The same bytes again cost nothing. */
  readonly keep: (bytes: Uint8Array) => Promise<string>;
  readonly read: (sha256: string) => Promise<Readable>;
};

const keyOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}`;

/** A store in a folder of this machine. */
export const fileStore = (folder: string): FileStore => {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  /** A crash while writing leaves a piece under the whole's name, which its length gives away. */
  const isWhole = async (key: string, length: number): Promise<boolean> =>
    (await disk.exists(key)) && (await disk.getMetaData(key)).contentLength === length;
  return {
    keep: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const key = keyOf(sha256);
      if (!(await isWhole(key, bytes.length))) await disk.put(key, bytes);
      return sha256;
    },
    read: (sha256) => disk.getStream(keyOf(sha256)),
  };
};
