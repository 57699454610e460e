import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import {
  type ArchiveFacts,
  casePath,
  checksumPath,
  evidencePath,
  format,
  letterPath,
  type Manifest,
  manifestPath,
  type Part,
  sha256,
} from './content.ts';
import { indexPage, journalPage } from './page.ts';

const json = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`;

/** Everything in the zip but the manifest; a path that comes twice gets a number. */
const partsOf = (facts: ArchiveFacts): readonly Part[] => {
  const { cases, letters, evidence, score, people } = facts;
  const bytes = ({ sha256: hash, size }: { sha256: string; size: number }, path: string): Part => ({
    path,
    sha256: hash,
    size,
  });
  const all: Part[] = [
    { path: 'index.html', text: indexPage(facts) },
    { path: 'journal/journal.html', text: journalPage(facts) },
    { path: 'journal/people.json', text: json(people) },
    ...cases.map((one) => ({ path: casePath(one), text: json(one) })),
    ...(score === null
      ? []
      : [
          { path: 'score/score.txt', text: `${score.paragraphs.join('\n')}\n` },
          { path: 'score/score.json', text: json(score.data) },
        ]),
    ...letters.map((one) => bytes(one, letterPath(one))),
    ...evidence.map((one) => bytes(one, evidencePath(one))),
  ];
  const seen = new Map<string, number>();
  return all.map((part) => {
    const count = (seen.get(part.path) ?? 0) + 1;
    seen.set(part.path, count);
    return count === 1 ? part : { ...part, path: part.path.replace(/(\.[^.]*)?$/, `-${count}$1`) };
  });
};

export type Archive = {
  /** SHA-256 of the manifest. */
  readonly checksum: string;
  readonly files: number;
  /** The zip, written as it is read. */
  readonly stream: Readable;
};

/** An archive of one unit and cycle as a zip that is never in memory as a whole; `open` gives the bytes under a hash. */
export const writeArchive = (facts: ArchiveFacts, open: (sha256: string) => Promise<Readable>): Archive => {
  const parts = partsOf(facts);
  const manifest: Manifest = {
    format,
    assessmentId: facts.assessmentId,
    unit: facts.unit,
    cycle: facts.cycle,
    at: facts.at,
    heads: facts.cases.map((one) => ({
      instanceId: one.id,
      machine: one.machine,
      seq: one.seq,
      hash: one.headHash,
      path: casePath(one),
    })),
    files: parts.map((part) =>
      'text' in part
        ? { path: part.path, sha256: sha256(part.text), size: Buffer.byteLength(part.text) }
        : part,
    ),
  };
  const text = json(manifest);
  const checksum = sha256(text);
  const zip = new ZipFile();
  const mtime = new Date(facts.at);
  for (const part of parts) {
    if ('text' in part) zip.addBuffer(Buffer.from(part.text), part.path, { mtime });
    else
      zip.addReadStreamLazy(part.path, { mtime, size: part.size }, (give) => {
        open(part.sha256).then(
          (stream) => {
            // Bytes that are lost break this answer off; unheard, they would end the process.
            stream.once('error', (error: Error) => zip.emit('error', error));
            give(null, stream);
          },
          (error: unknown) => zip.emit('error', error),
        );
      });
  }
  zip.addBuffer(Buffer.from(text), manifestPath, { mtime });
  zip.addBuffer(Buffer.from(`${checksum}  ${manifestPath}\n`), checksumPath, { mtime });
  zip.end();
  const stream = zip.outputStream as Readable;
  zip.on('error', (error: Error) => stream.destroy(error));
  return { checksum, files: parts.length, stream };
};
