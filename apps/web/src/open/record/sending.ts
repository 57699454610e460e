import { TRPCClientError } from '@trpc/client';
import { api } from '../api.ts';
import { type Enclosed, type Kept, keepSheet, readKept, readOne, tidy } from './store.ts';

type Sheet = Parameters<typeof api.workSheet.file.mutate>[0]['sheet'];

/** What the server says of a failure; null: it said nothing, so nothing is known of what became of it. */
export const codeOf = (error: unknown): string | null => {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  return typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : null;
};

class Unanswered extends Error {}
class FileRefused extends Error {}

/** Sends a file by the same way as every other evidence; the photo is made lighter and loses its place there. */
const sendFile = async (file: File): Promise<string> => {
  const { sendFile: begin } = await import('../../workflow/upload/send.ts');
  return new Promise((resolve, reject) => {
    begin(file, {
      onKept: resolve,
      onFailed: ({ code }) =>
        reject(code === 'unavailable' || code === 'internal' ? new Unanswered() : new FileRefused()),
    });
  });
};

/** Files that have come are remembered one by one: a connection that breaks again doesn't begin again. */
const sendFiles = async (kept: Kept): Promise<Kept> => {
  let files: readonly Enclosed[] = kept.files;
  for (const [at, { file, id }] of kept.files.entries()) {
    if (id !== null) continue;
    const sent = await sendFile(file);
    files = files.with(at, { file, id: sent });
    await keepSheet({ ...kept, files });
  }
  return { ...kept, files };
};

/** Points in 1/100 with the sign of their direction. */
const hundredths = ({ direction, points }: Kept['typed']): number => {
  const value = Math.round(Number(points === '' ? 0 : points) * 100);
  return direction === 'neutral' ? 0 : direction === 'problem' ? -value : value;
};

const sheetOf = ({ typed, files }: Kept): Sheet => ({
  indicator: typed.indicator,
  subjectKind: typed.subjectKind as Sheet['subjectKind'],
  direction: typed.direction as Sheet['direction'],
  occurredOn: typed.occurredOn,
  facts: typed.facts.trim(),
  points: hundredths(typed),
  ...(typed.matter.trim() === '' ? {} : { matter: typed.matter.trim() }),
  evidence: files.flatMap(({ id }) => id ?? []),
});

/** What the server refuses for good; all else is tried again. */
const final = new Set(['invalid', 'refused', 'forbidden', 'notFound', 'conflict']);

const failed = async (kept: Kept, error: unknown): Promise<'later' | 'signIn' | null> => {
  const now = (await readOne(kept.requestId)) ?? kept;
  const code = error instanceof FileRefused ? 'file' : codeOf(error);
  if (code === 'unauthenticated') return 'signIn';
  if (code === null || !(final.has(code) || code === 'file')) return 'later';
  await keepSheet({ ...now, state: 'refused', failure: code });
  return null;
};

/** Sends one sheet under its own request id. Null: settled, one way or the other. */
const sendOne = async (kept: Kept): Promise<'later' | 'signIn' | null> => {
  try {
    const whole = { ...(await sendFiles(kept)), attempted: true };
    await keepSheet(whole);
    const { requestId, typed } = whole;
    const filed = await api.workSheet.file.mutate({
      assessmentId: typed.assessmentId,
      requestId,
      sheet: sheetOf(whole),
    });
    await keepSheet({ ...whole, files: [], state: 'sent', failure: null, sheetId: filed.id });
    return null;
  } catch (error) {
    return failed(kept, error);
  }
};

/** One tab at a time where the browser can say so; the request id holds in any case. */
const alone = async (work: () => Promise<void>): Promise<void> => {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('kaohe-record', { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
};

export type Outcome = 'done' | 'later' | 'signIn';

/** Sends what waits of this person, the oldest first, and stops where there is no way through. */
export const sendAll = async (personId: string, onChange: () => void): Promise<Outcome> => {
  let outcome: Outcome = 'done';
  await alone(async () => {
    const queued = (await readKept()).filter((one) => one.state === 'queued' && one.personId === personId);
    for (const one of queued.toReversed()) {
      const stopped = await sendOne(one);
      onChange();
      if (stopped !== null) {
        outcome = stopped;
        return;
      }
    }
    await tidy();
  });
  return outcome;
};
