import { type Activity, activities, type ProgrammeRow } from '@kaohe/domain';

/** A row as it is typed: nothing is missing, some of it is empty. */
export type Typed = {
  readonly key: number;
  readonly dayNo: number;
  readonly begins: string;
  readonly ends: string;
  readonly activity: Activity;
  readonly participants: string;
  readonly place: string;
  readonly members: readonly string[];
};

export const typedOf = (rows: readonly ProgrammeRow[]): readonly Typed[] =>
  rows.map((row, key) => ({
    key,
    ...row,
    participants: row.participants ?? '',
    place: row.place ?? '',
    members: row.members ?? [],
  }));

/** What was typed as the rows that go out; an hour or an order that is none is left to the schema. */
export const rowsOf = (typed: readonly Typed[]): readonly ProgrammeRow[] =>
  typed.map(({ dayNo, begins, ends, activity, ...row }) => {
    const [participants, place] = [row.participants.trim(), row.place.trim()];
    return {
      dayNo,
      begins,
      ends,
      activity,
      ...(participants === '' ? {} : { participants }),
      ...(place === '' ? {} : { place }),
      ...(row.members.length === 0 ? {} : { members: [...row.members] }),
    };
  });

/** By day and hour, as it is read. */
export const inOrder = (rows: readonly ProgrammeRow[]): readonly ProgrammeRow[] =>
  rows.toSorted((a, b) => a.dayNo - b.dayNo || (a.begins < b.begins ? -1 : a.begins > b.begins ? 1 : 0));

const half = 30;
const later = (clock: string, minutes: number): string => {
  const [hours = 9, rest = 0] = clock.split(':').map(Number);
  const at = Math.min(hours * 60 + rest + minutes, 23 * 60 + 59);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
};

/** The row after the last: where that one ends, the next thing that is usually done. */
export const nextTyped = (typed: readonly Typed[]): Typed => {
  const last = typed.at(-1);
  const begins = last?.ends || '09:00';
  const done = last === undefined ? -1 : activities.indexOf(last.activity);
  return {
    key: Math.max(0, ...typed.map(({ key }) => key)) + 1,
    dayNo: last?.dayNo ?? 1,
    begins,
    ends: later(begins, last === undefined ? half : half * 2),
    activity: activities[Math.min(done + 1, activities.length - 2)] ?? 'other',
    participants: '',
    place: '',
    members: [],
  };
};
