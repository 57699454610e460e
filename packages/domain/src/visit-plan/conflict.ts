import { type Calendar, dayKind } from '../kernel/calendar/calendar.ts';
import { addDays, type Day, dayNumber, nextDay } from '../kernel/calendar/day.ts';
import type { PlannedTeam, PlannedUnit, PlannedVisit, Span } from './setting.ts';

export const visitConflicts = [
  'visitedAlready',
  'recusal',
  'teamGone',
  'dayOfRest',
  'calendarUnknown',
  'noticeTooShort',
  'outsideWindow',
  'unitBusy',
  'teamAway',
  'teamTwice',
  'personTwice',
  'teamFull',
] as const;
/** Why a visit of a plan can't be as it stands. `with`: the other visit, or the people. */
export type VisitConflict = {
  readonly id: string;
  readonly kind: (typeof visitConflicts)[number];
  readonly with: readonly string[];
  readonly day?: Day | undefined;
};

/** What a plan is judged by. */
export type Ground = {
  readonly units: readonly PlannedUnit[];
  readonly teams: readonly PlannedTeam[];
  /** Teams of visits that were planned apart: their people are taken, nobody else is sent with them. */
  readonly apart?: readonly PlannedTeam[] | undefined;
  readonly calendar: Calendar;
  /** The days the office wants the visits to lie in. */
  readonly window: Span;
  /** The first day on which a visit announced today may begin. */
  readonly earliest: Day;
};

export const overlap = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;
export const peopleOf = (team: PlannedTeam): readonly string[] => [team.leadId, ...team.members];
/** Monday of a day's week: what a team's capacity is counted by. */
export const weekOf = (day: Day): Day => addDays(day, -((dayNumber(day) + 3) % 7));

type Found = Omit<VisitConflict, 'id'>;

const daysOff = (visit: PlannedVisit, calendar: Calendar): readonly Found[] => {
  for (let day = visit.from; day <= visit.to; day = nextDay(day)) {
    const kind = dayKind(calendar, day);
    if (kind === undefined) return [{ kind: 'calendarUnknown', with: [], day }];
    // Days of rest between the first and the last are no working days of the visit, and stand in nobody's way.
    if (kind === 'rest' && (day === visit.from || day === visit.to))
      return [{ kind: 'dayOfRest', with: [], day }];
  }
  return [];
};

const unitFaults = (visit: PlannedVisit, unit: PlannedUnit | undefined): readonly Found[] => {
  if (unit === undefined) return [];
  const busy = unit.busy.find((span) => overlap(span, visit));
  return [
    ...(unit.visited ? [{ kind: 'visitedAlready', with: [] } as const] : []),
    ...(busy ? [{ kind: 'unitBusy', with: [], day: busy.from } as const] : []),
  ];
};

const teamFaults = (
  visit: PlannedVisit,
  team: PlannedTeam | undefined,
  unit: PlannedUnit | undefined,
): readonly Found[] => {
  if (team === undefined) return [{ kind: 'teamGone', with: [] }];
  const barred = peopleOf(team).filter((person) => unit?.barred.includes(person));
  const away = team.away.find((span) => overlap(span, visit));
  return [
    ...(barred.length > 0 ? [{ kind: 'recusal', with: barred } as const] : []),
    ...(away ? [{ kind: 'teamAway', with: [], day: away.from } as const] : []),
  ];
};

const windowFaults = (visit: PlannedVisit, { window, earliest }: Ground): readonly Found[] => [
  ...(visit.from < window.from || visit.to > window.to ? [{ kind: 'outsideWindow', with: [] } as const] : []),
  ...(visit.from < earliest ? [{ kind: 'noticeTooShort', with: [], day: earliest } as const] : []),
];

type Placed = { readonly visit: PlannedVisit; readonly people: readonly string[] };

/** Visits on the same days that share the team, or a person of two teams. Only neighbours by week are compared. */
const clashes = (placed: readonly Placed[]): ReadonlyMap<string, readonly Found[]> => {
  const byPerson = new Map<string, Placed[]>();
  for (const one of placed)
    for (const person of one.people) {
      const list = byPerson.get(person);
      if (list) list.push(one);
      else byPerson.set(person, [one]);
    }
  const found = new Map<string, Found[]>();
  const seen = new Set<string>();
  const add = (a: PlannedVisit, b: PlannedVisit): void => {
    if (seen.has(`${a.id}/${b.id}`)) return;
    seen.add(`${a.id}/${b.id}`);
    const kind = a.teamId === b.teamId ? 'teamTwice' : 'personTwice';
    found.set(a.id, [
      ...(found.get(a.id) ?? []),
      { kind, with: [b.id], day: [a.from, b.from].toSorted()[1] },
    ]);
  };
  for (const list of byPerson.values()) {
    const inOrder = list.toSorted((a, b) => (a.visit.from < b.visit.from ? -1 : 1));
    for (const [index, { visit }] of inOrder.entries())
      for (const { visit: next } of inOrder.slice(index + 1)) {
        if (next.from > visit.to) break;
        add(visit, next);
        add(next, visit);
      }
  }
  return found;
};

/** Visits beyond what a team begins in a week, the later ones of it. */
const overfull = (
  visits: readonly PlannedVisit[],
  teams: ReadonlyMap<string, PlannedTeam>,
): ReadonlySet<string> => {
  const begun = new Map<string, PlannedVisit[]>();
  for (const visit of visits) {
    const key = `${visit.teamId}/${weekOf(visit.from)}`;
    begun.set(key, [...(begun.get(key) ?? []), visit]);
  }
  const beyond = [...begun.values()].flatMap((list) =>
    list
      .toSorted((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1))
      .slice(teams.get(list[0]?.teamId ?? '')?.capacity ?? list.length),
  );
  return new Set(beyond.map(({ id }) => id));
};

/** Every reason why visits of a plan can't be as they stand, in the order of the plan. */
export const visitConflictsOf = (
  visits: readonly PlannedVisit[],
  ground: Ground,
): readonly VisitConflict[] => {
  const units = new Map(ground.units.map((unit) => [unit.id, unit]));
  const teams = new Map([...ground.teams, ...(ground.apart ?? [])].map((team) => [team.id, team]));
  const placed = visits.map((visit) => {
    const team = teams.get(visit.teamId);
    return { visit, people: team ? peopleOf(team) : [] };
  });
  const shared = clashes(placed);
  const full = overfull(visits, teams);
  return visits.flatMap((visit) => {
    const unit = units.get(visit.id);
    const found: readonly Found[] = [
      ...unitFaults(visit, unit),
      ...teamFaults(visit, teams.get(visit.teamId), unit),
      ...daysOff(visit, ground.calendar),
      ...windowFaults(visit, ground),
      ...(shared.get(visit.id) ?? []),
      ...(full.has(visit.id) ? [{ kind: 'teamFull', with: [] } as const] : []),
    ];
    return found.map((one) => ({ id: visit.id, ...one }));
  });
};

/** With these nothing is planned; the others the office weighs and may plan with. */
const hard: readonly VisitConflict['kind'][] = [
  'visitedAlready',
  'recusal',
  'teamGone',
  'calendarUnknown',
  'noticeTooShort',
  'teamAway',
  'teamTwice',
  'personTwice',
];
export const isHard = ({ kind }: Pick<VisitConflict, 'kind'>): boolean => hard.includes(kind);
