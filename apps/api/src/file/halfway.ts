import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileRow } from '@kaohe/db';
import { Fault, fileLimits } from '@kaohe/domain';
import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errorData, faultOf, statusOf } from '../fault.ts';
import { note } from '../http/note.ts';
import { type Intake, takeIn } from './intake.ts';
import { refusal } from './refusal.ts';

/** Milliseconds after its last piece, when what stopped halfway is removed. */
const patience = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;

export type Sender = { readonly person: string; readonly request: FastifyRequest };
type Options = Intake & {
  readonly folder: string;
  /** Who sends a request, by the request as Node has it. */
  readonly senders: WeakMap<object, Sender>;
  readonly log: FastifyBaseLogger;
};
type Told = { readonly status_code: number; readonly body: string };

/** A fault as every other route tells it; what the protocol itself refuses stays as it is. */
const toldOf = (error: Error | Told, request: FastifyRequest): Told | undefined => {
  const fault = faultOf(error);
  if (fault === null && 'status_code' in error) return undefined;
  note(request, fault ?? error, '/files');
  const data = errorData(fault, request.id);
  return {
    status_code: statusOf(fault),
    body: JSON.stringify({ error: { message: data.code, code: -32_000, data } }),
  };
};

const told = z.object({ status_code: z.literal([404, 410]) });
const isAbsent = (error: unknown): boolean => told.safeParse(error).success;
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Removes what nobody has gone on with for a day. */
const sweep = async (folder: string): Promise<void> => {
  const none = (error: unknown): null => {
    if (isGone(error)) return null;
    throw error;
  };
  for (const name of (await readdir(folder).catch(none)) ?? []) {
    const path = join(folder, name);
    const found = await stat(path).catch(none);
    if (found !== null && Date.now() - found.mtimeMs > patience) await rm(path, { force: true });
  }
};

/** Takes in what is whole, once, however many requests ask for it. */
const makeFinish = (store: FileStore, into: Intake): ((upload: Upload) => Promise<FileRow>) => {
  const running = new Map<string, Promise<FileRow>>();
  /** Whatever comes of it, nothing is left of what came in: what is refused or interrupted here is sent again. */
  const finish = async ({ id, metadata }: Upload): Promise<FileRow> => {
    try {
      const bytes = Buffer.concat(await store.read(id).toArray());
      return await takeIn(into, { id, name: metadata?.filename ?? '', bytes, by: metadata?.by ?? '' });
    } finally {
      await store.remove(id);
      running.delete(id);
    }
  };
  return (upload) => {
    const run = running.get(upload.id) ?? finish(upload);
    running.set(upload.id, run);
    return run;
  };
};

export type Halfway = {
  readonly server: Server;
  /** Null: nothing under this id is on its way. */
  readonly find: (id: string) => Promise<Upload | null>;
  readonly finish: (upload: Upload) => Promise<FileRow>;
  readonly close: () => Promise<void>;
};

/** Files on their way in, kept in a folder until they are whole. */
export const makeHalfway = (options: Options): Halfway => {
  const { folder, senders } = options;
  const store = new FileStore({ directory: folder });
  const finish = makeFinish(store, options);
  const senderOf = (node: object | undefined): Sender => {
    const sender = node === undefined ? undefined : senders.get(node);
    if (sender === undefined) throw new Error('a request without its sender');
    return sender;
  };
  const server = new Server({
    path: '/files',
    datastore: store,
    relativeLocation: true,
    maxSize: fileLimits.bytes,
    allowedOrigins: () => false,
    namingFunction: () => randomUUID(),
    onUploadCreate: async (request, { metadata, size }) => {
      const filename = metadata?.filename;
      if (!filename) throw new Fault('invalid', { path: 'file', issue: 'malformed', paths: ['file'] });
      if (size === 0) throw refusal('emptyFile');
      return { metadata: { filename, by: senderOf(request.runtime?.node?.req).person } };
    },
    onUploadFinish: async (request, upload) => ({
      status_code: request.method === 'POST' ? 201 : 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(await finish(upload)),
    }),
    onResponseError: (request, error) => toldOf(error, senderOf(request.runtime?.node?.req).request),
  });
  const tidy = (): void => {
    sweep(folder).catch((error: unknown) => options.log.error({ err: error }, 'uploads not tidied'));
  };
  tidy();
  const sweeping = setInterval(tidy, hour).unref();
  return {
    server,
    find: (id) =>
      store.getUpload(id).catch((error: unknown) => {
        if (isAbsent(error)) return null;
        throw error;
      }),
    finish,
    close: async () => clearInterval(sweeping),
  };
};
