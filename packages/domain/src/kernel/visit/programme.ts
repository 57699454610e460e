import { z } from 'zod';

export const activities = [
  'kickoff',
  'documentReview',
  'questionnaire',
  'interview',
  'effectTest',
  'drill',
  'debriefing',
  'exchange',
  'other',
] as const;
export type Activity = (typeof activities)[number];

const clock = z.iso.time({ precision: -1 }).max(5);
const short = z.string().trim().min(1).max(200);

/** A row of a visit's programme: on which of its working days, from when to when, what, with whom, where, by whom. */
const programmeRow = z
  .strictObject({
    /** 1: the first working day. A visit that is postponed keeps its programme. */
    dayNo: z.int().min(1).max(10),
    begins: clock,
    ends: clock,
    activity: z.enum(activities),
    participants: short.optional(),
    place: short.optional(),
    /** Of the team; nobody named: the whole team. */
    members: z.array(z.uuid()).max(15).optional(),
  })
  .refine(({ begins, ends }) => begins < ends, { error: 'endsBeforeItStarts', path: ['ends'] });
export type ProgrammeRow = z.infer<typeof programmeRow>;

export const programmeSchema = z.array(programmeRow).min(1).max(60);

/** What of a programme can't be as it stands. `row`, `with`: its rows, from 0 on. */
export type ProgrammeConflict = {
  readonly row: number;
  readonly with: number | null;
  readonly kind:
    | 'notAMember'
    | 'beyondDays'
    | 'beforeKickoff'
    | 'teamTwice'
    | 'personTwice'
    | 'placeTwice'
    | 'peopleTwice';
  /** People of the team, by id. */
  readonly people: readonly string[];
};
/** `team` null: a programme for many visits, in which nobody can be named. `days`: working days of the visit. */
export type ProgrammeGround = { readonly team: readonly string[] | null; readonly days: number };

type Kind = ProgrammeConflict['kind'];
const membersOf = ({ members = [] }: ProgrammeRow): readonly string[] => members;
const overlaps = (a: ProgrammeRow, b: ProgrammeRow): boolean =>
  a.dayNo === b.dayNo && a.begins < b.ends && b.begins < a.ends;
const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;

/** Why two rows at the same time can't both be. */
const clash = (a: ProgrammeRow, b: ProgrammeRow): readonly (readonly [Kind, readonly string[]])[] => {
  const [ours, theirs] = [membersOf(a), membersOf(b)];
  const both = ours.filter((one) => theirs.includes(one));
  return [
    ...(ours.length === 0 || theirs.length === 0 ? [['teamTwice', []] as const] : []),
    ...(both.length > 0 ? [['personTwice', both] as const] : []),
    ...(same(a.place, b.place) ? [['placeTwice', []] as const] : []),
    ...(same(a.participants, b.participants) ? [['peopleTwice', []] as const] : []),
  ];
};

const alone = (
  rows: readonly ProgrammeRow[],
  at: number,
  { team, days }: ProgrammeGround,
): readonly ProgrammeConflict[] => {
  const row = rows[at];
  if (row === undefined) return [];
  const strangers = team === null ? membersOf(row) : membersOf(row).filter((one) => !team.includes(one));
  const kickoff = rows.find(({ activity }) => activity === 'kickoff');
  const early =
    kickoff !== undefined &&
    row !== kickoff &&
    (row.dayNo < kickoff.dayNo || (row.dayNo === kickoff.dayNo && row.begins < kickoff.begins));
  const found = (kind: Kind, people: readonly string[] = []): ProgrammeConflict => ({
    row: at,
    with: null,
    kind,
    people,
  });
  return [
    ...(strangers.length > 0 ? [found('notAMember', strangers)] : []),
    ...(row.dayNo > days ? [found('beyondDays')] : []),
    ...(early ? [found('beforeKickoff')] : []),
  ];
};

/** Everything within a programme that stands in its own way, in the order of its rows. */
export const programmeConflicts = (
  rows: readonly ProgrammeRow[],
  ground: ProgrammeGround,
): readonly ProgrammeConflict[] =>
  rows.flatMap((row, at) => [
    ...alone(rows, at, ground),
    ...rows.flatMap((other, no) =>
      no > at && overlaps(row, other)
        ? clash(row, other).map(([kind, people]) => ({ row: at, with: no, kind, people }))
        : [],
    ),
  ]);

/** A day as it usually goes: what a programme starts with before anybody has arranged it. */
export const usualProgramme: readonly ProgrammeRow[] = [
  { dayNo: 1, begins: '09:00', ends: '09:30', activity: 'kickoff' },
  { dayNo: 1, begins: '09:30', ends: '11:30', activity: 'documentReview' },
  { dayNo: 1, begins: '14:00', ends: '15:30', activity: 'interview' },
  { dayNo: 1, begins: '15:30', ends: '16:30', activity: 'effectTest' },
  { dayNo: 1, begins: '16:30', ends: '17:00', activity: 'exchange' },
];
