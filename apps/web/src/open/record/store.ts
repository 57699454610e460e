import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Recordable } from './recordable.ts';

/** What is typed, in the words of the form; points are as they were typed. */
export type Typed = {
  readonly assessmentId: string;
  readonly indicator: string;
  readonly subjectKind: string;
  readonly direction: string;
  readonly occurredOn: string;
  readonly facts: string;
  readonly points: string;
  readonly matter: string;
};
/** A file of a sheet; `id` once the server has it. */
export type Enclosed = { readonly file: File; readonly id: string | null };
/** A sheet on this device. Its key is the request id, made when it was drafted: however often it is sent, it is filed once. */
export type Kept = {
  readonly requestId: string;
  readonly personId: string;
  readonly personName: string;
  readonly unit: string;
  readonly typed: Typed;
  readonly files: readonly Enclosed[];
  readonly at: number;
  readonly state: 'queued' | 'refused' | 'sent';
  /** It has been sent, and may have arrived though no answer came: it is not changed any more, only sent again. */
  readonly attempted: boolean;
  /** Why it was refused. */
  readonly failure: string | null;
  /** The sheet that it became. */
  readonly sheetId: string | null;
};
/** What is being typed now. */
export type Current = { readonly typed: Partial<Typed>; readonly files: readonly Enclosed[] };

type Schema = DBSchema & {
  sheets: { key: string; value: Kept };
  things: { key: string; value: Recordable | Current };
};

let opened: Promise<IDBPDatabase<Schema>> | undefined;
const store = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('kaohe-record', 1, {
    upgrade: (db) => {
      db.createObjectStore('sheets', { keyPath: 'requestId' });
      db.createObjectStore('things');
    },
  });
  return opened;
};

export const readKept = async (): Promise<readonly Kept[]> =>
  (await (await store()).getAll('sheets')).toSorted((a, b) => b.at - a.at);
export const readOne = async (requestId: string): Promise<Kept | undefined> =>
  (await store()).get('sheets', requestId);
export const keepSheet = async (sheet: Kept): Promise<void> => {
  await (await store()).put('sheets', sheet);
};
export const dropSheet = async (requestId: string): Promise<void> =>
  (await store()).delete('sheets', requestId);

/** Of sheets that were filed no more than these stay on the device, without their files. */
const filedAtMost = 20;
export const tidy = async (): Promise<void> => {
  const filed = (await readKept()).filter(({ state }) => state === 'sent');
  await Promise.all(filed.slice(filedAtMost).map(({ requestId }) => dropSheet(requestId)));
};

const isRecordable = (thing: Recordable | Current | undefined): thing is Recordable =>
  thing !== undefined && 'units' in thing;
const isCurrent = (thing: Recordable | Current | undefined): thing is Current =>
  thing !== undefined && 'typed' in thing;

/** Units and indicators as they were when there was a network. */
export const readRecordable = async (): Promise<Recordable | null> => {
  const thing = await (await store()).get('things', 'recordable');
  return isRecordable(thing) ? thing : null;
};
export const keepRecordable = async (recordable: Recordable): Promise<void> => {
  await (await store()).put('things', recordable, 'recordable');
};
export const readCurrent = async (): Promise<Current | null> => {
  const thing = await (await store()).get('things', 'current');
  return isCurrent(thing) ? thing : null;
};
export const keepCurrent = async (current: Current | null): Promise<void> => {
  if (current === null) await (await store()).delete('things', 'current');
  else await (await store()).put('things', current, 'current');
};
