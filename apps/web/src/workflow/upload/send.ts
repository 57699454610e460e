import type { DetailedError } from 'tus-js-client';
import { z } from 'zod';
import { type Failure, toldOf } from '../fault.ts';
import { lightened } from './photo.ts';

/** Bytes of a piece: on a poor network no more than this is sent twice. */
const piece = 2 * 1024 * 1024;
/** Milliseconds between tries after the connection was lost. */
const delays = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];

const kept = z.object({ id: z.string() });

export type Told = {
  /** Per cent that has arrived. */
  readonly onShare?: (share: number) => void;
  /** The connection was lost and is tried again. */
  readonly onLost?: () => void;
  readonly onKept: (id: string) => void;
  readonly onFailed: (failure: Failure) => void;
};

const bodyOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const failureOf = (error: Error | DetailedError): Failure => {
  const answer = 'originalResponse' in error ? error.originalResponse : null;
  return toldOf(
    z.object({ error: z.object({ data: z.unknown() }) }).safeParse(bodyOf(answer?.getBody() ?? '')).data
      ?.error.data,
  );
};

/** The file's id is the last part of where it was sent to, and the last answer says it too. */
const idOf = (body: string, url: string | null): string =>
  kept.safeParse(bodyOf(body)).data?.id ?? url?.split('/').at(-1) ?? '';

/**
 * Sends a file piece by piece; where a connection breaks, or the page is left and the same file chosen again, it goes on from what has
 * arrived. Returns what gives it up.
 */
export const sendFile = (file: File, told: Told): (() => void) => {
  let given = false;
  let stop = (): void => undefined;
  const run = async (): Promise<void> => {
    const [{ Upload }, body] = await Promise.all([import('tus-js-client'), lightened(file)]);
    if (given) return;
    const upload = new Upload(body, {
      endpoint: '/files',
      metadata: { filename: body.name },
      chunkSize: piece,
      retryDelays: delays,
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const lost = status === 0 || status === 409 || status === 423 || status >= 502;
        if (lost) told.onLost?.();
        return lost;
      },
      onProgress: (sent, total) => told.onShare?.(total === 0 ? 0 : Math.floor((sent / total) * 100)),
      onSuccess: ({ lastResponse }) => told.onKept(idOf(lastResponse.getBody(), upload.url)),
      onError: (error) => told.onFailed(failureOf(error)),
    });
    stop = () => void upload.abort(true).catch(() => undefined);
    const [begun] = await upload.findPreviousUploads();
    if (begun !== undefined) upload.resumeFromPreviousUpload(begun);
    upload.start();
  };
  run().catch(() => told.onFailed({ code: 'unavailable', detail: {} }));
  return () => {
    given = true;
    stop();
  };
};
