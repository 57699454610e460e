import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { type Bucket, bucketAt } from './bucket.ts';

/** Where the bytes of files lie: each content once, under its SHA-256. */
export type FileStore = {
  /** Keeps the bytes; returns their SHA-256 in lower-case hexadecimal. The same bytes again cost nothing. */
  readonly keep: (bytes: Uint8Array) => Promise<string>;
  readonly read: (sha256: string) => Promise<Readable>;
};

const keyOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}`;

const storeOn = (opened: () => Promise<Disk>): FileStore => {
  let disk: Promise<Disk> | null = null;
  const at = (): Promise<Disk> => {
    disk ??= opened();
    return disk;
  };
  /** A crash while writing leaves a piece under the whole's name, which its length gives away. */
  const isWhole = async (key: string, length: number): Promise<boolean> =>
    (await (await at()).exists(key)) && (await (await at()).getMetaData(key)).contentLength === length;
  return {
    keep: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const key = keyOf(sha256);
      if (!(await isWhole(key, bytes.length))) await (await at()).put(key, bytes);
      return sha256;
    },
    read: async (sha256) => (await at()).getStream(keyOf(sha256)),
  };
};

/** A store in a folder of this machine. */
const inFolder = (location: string): FileStore =>
  storeOn(() => Promise.resolve(new Disk(new FSDriver({ location, visibility: 'private' }))));

/** A store in a bucket that speaks S3; its client is loaded by who has one. */
const inBucket = (bucket: Bucket): FileStore =>
  storeOn(async () => {
    const { S3Driver } = await import('flydrive/drivers/s3');
    return new Disk(new S3Driver({ ...bucket, visibility: 'private', supportsACL: false }));
  });

/**
 * The store of a setting.
 * @param folder of this machine, where `s3Url` is null
 * @param s3Url `https://KEY:SECRET@host/bucket?region=…`
 */
export const fileStore = (folder: string, s3Url: string | null = null): FileStore =>
  s3Url === null ? inFolder(folder) : inBucket(bucketAt(s3Url));
