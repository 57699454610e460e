import { createHash } from 'node:crypto';

/** A part of the zip: text that is at hand, or bytes that lie under their hash. */
export type Part =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly sha256: string; readonly size: number };

/** A process as the archive keeps it; entries as the journal has them. */
export type CaseRecord = {
  readonly id: string;
  readonly machine: string;
  readonly stage: string;
  readonly seq: number;
  readonly headHash: string;
  readonly entries: readonly EntryRecord[];
};
export type EntryRecord = {
  readonly seq: number;
  readonly event: string;
  readonly payload: unknown;
  readonly actorId: string | null;
  readonly role: string;
  readonly toStage: string;
  readonly at: string;
  readonly hash: string;
  /** Cases that it opened. */
  readonly opened?: unknown;
};
export type FileRecord = {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** 发文字号 of a letter. */
  readonly number: string | null;
};

/** What an archive is made from. Sentences are ready: an archive is read without the system. */
export type ArchiveFacts = {
  readonly assessmentId: string;
  readonly unit: string;
  readonly cycle: string;
  readonly at: string;
  readonly cases: readonly CaseRecord[];
  readonly letters: readonly FileRecord[];
  readonly evidence: readonly FileRecord[];
  readonly people: { readonly [id: string]: string };
  /** Why the score is what it is, as data and as paragraphs; null: not scored. */
  readonly score: { readonly data: unknown; readonly paragraphs: readonly string[] } | null;
  readonly said: {
    readonly machine: (name: string) => string;
    readonly event: (machine: string, event: string) => string;
    readonly stage: (machine: string, stage: string) => string;
    readonly role: (role: string) => string;
    readonly moment: (at: string) => string;
  };
};

export const manifestPath = 'manifest.json';
export const checksumPath = 'checksum.txt';
export const format = 'kaohe-archive/1';

export type Manifest = {
  readonly format: string;
  readonly assessmentId: string;
  readonly unit: string;
  readonly cycle: string;
  readonly at: string;
  /** The last entry of each journal in the archive. */
  readonly heads: readonly {
    readonly instanceId: string;
    readonly machine: string;
    readonly seq: number;
    readonly hash: string;
    readonly path: string;
  }[];
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly size: number }[];
};

export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** What a file system takes as a name. */
export const fileName = (name: string): string =>
  name.replaceAll(/[\\/:*?"<>|\p{Cc}]|\.{2,}/gu, '_').slice(0, 120);

export const casePath = ({ machine, id }: CaseRecord): string => `journal/${machine}-${id}.json`;
export const letterPath = ({ number, name }: FileRecord): string =>
  `letters/${fileName(`${number ?? ''} ${name}`.trim())}`;
export const evidencePath = ({ sha256: hash, name }: FileRecord): string =>
  `evidence/${hash.slice(0, 12)} ${fileName(name)}`;
