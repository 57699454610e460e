import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text as asText } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import { z } from 'zod';
import { checksumPath, format, manifestPath } from './content.ts';

const manifestSchema = z.object({
  format: z.literal(format),
  assessmentId: z.string(),
  unit: z.string(),
  cycle: z.string(),
  at: z.string(),
  heads: z.array(
    z.object({
      instanceId: z.string(),
      machine: z.string(),
      seq: z.int(),
      hash: z.string(),
      path: z.string(),
    }),
  ),
  files: z.array(z.object({ path: z.string(), sha256: z.string(), size: z.int() })),
});
export type CheckedManifest = z.infer<typeof manifestSchema>;

/** What is wrong with an archive: a file that was changed, taken out or put in; a journal that breaks its chain; a case that a journal opens and that isn't there. */
export type ArchiveBreach = {
  readonly kind: 'notAnArchive' | 'checksum' | 'changed' | 'missing' | 'added' | 'chain' | 'absent';
  /** The path in the zip; of a chain the instance and the number of its entry; of a case its process and instance. */
  readonly what: string;
};
export type CheckedArchive = {
  readonly manifest: CheckedManifest | null;
  readonly checksum: string;
  readonly breaches: readonly ArchiveBreach[];
};

/** Names every entry of a journal that breaks its chain; the store knows how. */
export type ChainCheck = (journal: unknown, head: CheckedManifest['heads'][number]) => readonly string[];

const hashed = async (stream: Readable): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

type Read = { readonly hashes: ReadonlyMap<string, string>; readonly texts: ReadonlyMap<string, string> };

/** Every file's hash, and the text of those that are checked further. */
const readZip = async (path: string): Promise<Read> => {
  const hashes = new Map<string, string>();
  const texts = new Map<string, string>();
  const zip = await openPromise(path);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    // A folder, which tools add when they pack an archive anew: there is nothing in it that could be false.
    if (name.endsWith('/') && entry.uncompressedSize === 0) continue;
    const stream = await zip.openReadStreamPromise(entry);
    if (name === manifestPath || name === checksumPath || /^journal\/.*\.json$/.test(name)) {
      const text = await asText(stream);
      texts.set(name, text);
      hashes.set(name, createHash('sha256').update(text).digest('hex'));
    } else hashes.set(name, await hashed(stream));
  }
  return { hashes, texts };
};

const chains = ({ texts }: Read, manifest: CheckedManifest, check: ChainCheck): readonly ArchiveBreach[] =>
  manifest.heads.flatMap((head) => {
    const text = texts.get(head.path);
    if (text === undefined) return [];
    return check(parsed(text), head).map((what) => ({ kind: 'chain' as const, what }));
  });

const opening = z.object({
  entries: z.array(
    z.object({ opened: z.array(z.object({ id: z.string(), machine: z.string() })).nullish() }),
  ),
});
/** Cases that the journals open and that have none of their own: taken out with their line in the manifest. */
const absent = ({ texts }: Read, { heads }: CheckedManifest): readonly ArchiveBreach[] => {
  const there = new Set(heads.map(({ instanceId }) => instanceId));
  return heads.flatMap(({ path }) => {
    const read = opening.safeParse(parsed(texts.get(path) ?? ''));
    const opened = read.success ? read.data.entries.flatMap((one) => one.opened ?? []) : [];
    return opened
      .filter(({ id }) => !there.has(id))
      .map(({ id, machine }) => ({ kind: 'absent' as const, what: `${machine} ${id}` }));
  });
};

/** Checks an archive by itself: checksum, manifest, every file, every journal. */
export const checkArchive = async (path: string, check: ChainCheck): Promise<CheckedArchive> => {
  const read = await readZip(path);
  const manifest = manifestSchema.safeParse(parsed(read.texts.get(manifestPath) ?? ''));
  const checksum = read.hashes.get(manifestPath) ?? '';
  if (!manifest.success)
    return { manifest: null, checksum, breaches: [{ kind: 'notAnArchive', what: path }] };
  const { data } = manifest;
  const known = new Set([...data.files.map((one) => one.path), manifestPath, checksumPath]);
  const breaches: ArchiveBreach[] = [];
  if (!read.texts.get(checksumPath)?.startsWith(checksum))
    breaches.push({ kind: 'checksum', what: manifestPath });
  for (const file of data.files) {
    const hash = read.hashes.get(file.path);
    if (hash === undefined) breaches.push({ kind: 'missing', what: file.path });
    else if (hash !== file.sha256) breaches.push({ kind: 'changed', what: file.path });
  }
  for (const name of read.hashes.keys()) if (!known.has(name)) breaches.push({ kind: 'added', what: name });
  return {
    manifest: data,
    checksum,
    breaches: [...breaches, ...chains(read, data, check), ...absent(read, data)],
  };
};
