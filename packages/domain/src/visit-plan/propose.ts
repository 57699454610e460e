import { dayKind } from '../kernel/calendar/calendar.ts';
import { type Day, nextDay } from '../kernel/calendar/day.ts';
import { type Ground, overlap, peopleOf, weekOf } from './conflict.ts';
import type { PlannedTeam, PlannedUnit, PlannedVisit } from './setting.ts';

/** Why a unit has no visit in a proposal. */
export type Unplaced = {
  readonly id: string;
  readonly why: 'visitedAlready' | 'everyTeamBarred' | 'noDaysLeft';
};
export type Proposal = { readonly visits: readonly PlannedVisit[]; readonly unplaced: readonly Unplaced[] };
export type Asked = Ground & {
  readonly seed: string;
  /** Working days of one visit. */
  readonly days: number;
  /** Visits that stand: set by hand, or planned before. */
  readonly fixed: readonly PlannedVisit[];
};

/** FNV-1a of a text, 32 bits: an order that follows from the seed, and from nothing else. */
const rank = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
};

const bySeed =
  (seed: string) =>
  (a: string, b: string): number =>
    rank(`${seed}/${a}`) - rank(`${seed}/${b}`) || (a < b ? -1 : 1);

/** The working days on which a visit may lie, in their order. */
const workdays = ({ calendar, window, earliest }: Ground): readonly Day[] => {
  const days: Day[] = [];
  const from = window.from > earliest ? window.from : earliest;
  for (let day = from; day <= window.to; day = nextDay(day))
    if (dayKind(calendar, day) === 'work') days.push(day);
  return days;
};

/** What is taken already: days of people, visits begun in a team's weeks. */
class Diary {
  private readonly taken = new Map<string, Set<Day>>();
  private readonly begun = new Map<string, number>();
  private readonly load = new Map<string, number>();

  put(team: PlannedTeam, visit: PlannedVisit): void {
    for (const person of peopleOf(team)) {
      const days = this.taken.get(person) ?? new Set();
      for (let day = visit.from; day <= visit.to; day = nextDay(day)) days.add(day);
      this.taken.set(person, days);
    }
    const week = `${team.id}/${weekOf(visit.from)}`;
    this.begun.set(week, (this.begun.get(week) ?? 0) + 1);
    this.load.set(team.id, this.loadOf(team) + 1);
  }
  loadOf(team: PlannedTeam): number {
    return this.load.get(team.id) ?? 0;
  }
  isFree(team: PlannedTeam, days: { readonly from: Day; readonly to: Day }): boolean {
    if ((this.begun.get(`${team.id}/${weekOf(days.from)}`) ?? 0) >= team.capacity) return false;
    if (team.away.some((span) => overlap(span, days))) return false;
    for (const person of peopleOf(team)) {
      const taken = this.taken.get(person);
      if (taken === undefined) continue;
      for (let day = days.from; day <= days.to; day = nextDay(day)) if (taken.has(day)) return false;
    }
    return true;
  }
}

type Search = {
  readonly asked: Asked;
  readonly days: readonly Day[];
  readonly diary: Diary;
};

/** The team's first days that suit the unit. */
const firstDays = (
  { asked, days, diary }: Search,
  team: PlannedTeam,
  unit: PlannedUnit,
): PlannedVisit | null => {
  for (const [index, from] of days.entries()) {
    const to = days[index + asked.days - 1];
    if (to === undefined) return null;
    const span = { from, to };
    if (unit.busy.some((one) => overlap(one, span)) || !diary.isFree(team, span)) continue;
    return { id: unit.id, teamId: team.id, ...span };
  }
  return null;
};

const mayVisit = (team: PlannedTeam, unit: PlannedUnit): boolean =>
  !peopleOf(team).some((person) => unit.barred.includes(person));

/** Units by committee, the larger committees first: what is hardest to keep together is placed while there is room. */
const committees = ({ units, seed }: Asked): readonly (readonly PlannedUnit[])[] => {
  const groups = Map.groupBy(units, ({ committee }) => committee);
  const order = bySeed(seed);
  return [...groups]
    .toSorted(([a, one], [b, other]) => other.length - one.length || order(a, b))
    .map(([, members]) => members.toSorted((a, b) => order(a.id, b.id)));
};

/** The team that visits most of a committee is the one with the least to do; who is barred from a unit leaves it to the next. */
const place = (search: Search, teams: readonly PlannedTeam[], unit: PlannedUnit): PlannedVisit | Unplaced => {
  if (unit.visited) return { id: unit.id, why: 'visitedAlready' };
  const able = teams.filter((team) => mayVisit(team, unit));
  if (able.length === 0) return { id: unit.id, why: 'everyTeamBarred' };
  for (const team of able) {
    const visit = firstDays(search, team, unit);
    if (visit === null) continue;
    search.diary.put(team, visit);
    return visit;
  }
  return { id: unit.id, why: 'noDaysLeft' };
};

/**
 * A plan of visits: one for each unit, on working days of the calendar, by a team of which nobody is barred, no person in two
 * places, no team above its capacity, the units of a committee by as few teams as can be. The same seed and ground give the same
 * plan, in whatever order they come. What stands already (`fixed`) stays.
 */
export const proposeVisits = (asked: Asked): Proposal => {
  const diary = new Diary();
  const teams = new Map([...asked.teams, ...(asked.apart ?? [])].map((team) => [team.id, team]));
  for (const visit of asked.fixed) {
    const team = teams.get(visit.teamId);
    if (team) diary.put(team, visit);
  }
  const search = { asked, days: workdays(asked), diary };
  const kept = new Set(asked.fixed.map(({ id }) => id));
  const order = bySeed(asked.seed);
  const visits: PlannedVisit[] = [];
  const unplaced: Unplaced[] = [];
  for (const members of committees(asked)) {
    const share = Math.ceil(asked.units.length / Math.max(1, asked.teams.length));
    const inTurn = asked.teams.toSorted(
      (a, b) => diary.loadOf(a) / a.capacity - diary.loadOf(b) / b.capacity || order(a.id, b.id),
    );
    const [first] = inTurn;
    const before = first ? diary.loadOf(first) : 0;
    for (const unit of members) {
      if (kept.has(unit.id)) continue;
      // A committee larger than a team's share is shared: the next team takes over where the first has had enough.
      const turn =
        first && diary.loadOf(first) - before >= share
          ? inTurn.toSorted((a, b) => diary.loadOf(a) / a.capacity - diary.loadOf(b) / b.capacity)
          : inTurn;
      const done = place(search, turn, unit);
      if ('why' in done) unplaced.push(done);
      else visits.push(done);
    }
  }
  return { visits, unplaced };
};
