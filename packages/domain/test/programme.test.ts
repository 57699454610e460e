import { describe, expect, test } from 'vitest';
import { type ProgrammeRow, programmeConflicts, programmeSchema } from '../src/kernel/visit/programme.ts';

const [lead, one, two] = [
  '0b7f0d35-6a43-4f0e-9c38-0f5f5b0c7f10',
  '0b7f0d35-6a43-4f0e-9c38-0f5f5b0c7f11',
  '0b7f0d35-6a43-4f0e-9c38-0f5f5b0c7f12',
];
const row = (begins: string, ends: string, more: Partial<ProgrammeRow> = {}): ProgrammeRow => ({
  dayNo: 1,
  begins,
  ends,
  activity: 'interview',
  ...more,
});
const kinds = (rows: readonly ProgrammeRow[], days = 1, team: readonly string[] | null = [lead, one, two]) =>
  programmeConflicts(rows, { team, days }).map(({ row: at, with: other, kind }) => [at, other, kind]);

describe('a programme', () => {
  test('has times of day, and no row ends before it begins', () => {
    expect(programmeSchema.safeParse([row('09:00', '10:30')]).success).toBe(true);
    for (const [begins, ends] of [
      ['10:00', '09:00'],
      ['9:00', '10:00'],
      ['09:00', '24:30'],
      ['09:00', '09:00'],
    ] as const)
      expect(programmeSchema.safeParse([row(begins, ends)]).success, `${begins} ${ends}`).toBe(false);
  });

  test('that follows one thing after the other has no conflict', () => {
    expect(
      kinds([row('09:00', '09:30', { activity: 'kickoff' }), row('09:30', '11:00'), row('14:00', '15:00')]),
    ).toEqual([]);
  });

  test('names who, where and what is in two places at once, and nothing on different days', () => {
    const at = { place: '会议室', participants: '班子成员', members: [one] };
    expect(kinds([row('09:00', '10:00', at), row('09:30', '11:00', { ...at, members: [one, two] })])).toEqual(
      [
        [0, 1, 'personTwice'],
        [0, 1, 'placeTwice'],
        [0, 1, 'peopleTwice'],
      ],
    );
    expect(
      kinds([row('09:00', '10:00', { members: [one] }), row('09:30', '11:00', { members: [two] })]),
    ).toEqual([]);
    expect(kinds([row('09:00', '10:00'), row('09:30', '11:00', { members: [two] })])).toEqual([
      [0, 1, 'teamTwice'],
    ]);
    expect(kinds([row('09:00', '10:00'), row('09:00', '10:00', { dayNo: 2 })], 2)).toEqual([]);
  });

  test('names a row beyond the days of the visit, before the kick-off, or by a stranger', () => {
    const kickoff = row('10:00', '10:30', { activity: 'kickoff' });
    expect(
      kinds([row('09:00', '10:00'), kickoff, row('09:00', '10:00', { dayNo: 2, members: ['x'] })]),
    ).toEqual([
      [0, null, 'beforeKickoff'],
      [2, null, 'notAMember'],
      [2, null, 'beyondDays'],
    ]);
    expect(kinds([row('09:00', '10:00', { members: [one] })], 1, null)).toEqual([[0, null, 'notAMember']]);
  });
});
