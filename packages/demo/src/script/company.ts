import { type Calendar, chinaYears, dayKind, isWeekend, parseCalendar } from '@kaohe/domain';
import { type Gate, gate } from '../drive/agenda.ts';
import type { Ref, Scene } from '../drive/scene.ts';
import type { Branch, PersonSpec, World } from '../world/organisation.ts';
import { pick } from './pick.ts';
import { at, dayOf, daysAfter, type Plan } from './plan.ts';
import type { Traits } from './trait.ts';

/** One unit with what is peculiar to it. */
export type Member = { readonly branch: Branch; readonly traits: Traits };

/** Opens when so many have arrived. */
export type Rendezvous = { readonly arrive: () => void; readonly passed: Promise<void> };
const rendezvous = (expected: number): Rendezvous => {
  const { passed, open } = gate();
  let left = expected;
  if (left === 0) open();
  return {
    passed,
    arrive: () => {
      left -= 1;
      if (left === 0) open();
    },
  };
};

/** Everybody who takes part in one cycle, and the points at which they wait for one another. */
export type Company = {
  readonly scene: Scene;
  readonly plan: Plan;
  /** The one that the organisation counts by. */
  readonly calendar: Calendar;
  readonly members: readonly Member[];
  readonly office: PersonSpec;
  readonly leader: PersonSpec;
  readonly cycle: Gate<Ref>;
  /** Assessments by unit, once the units are admitted. */
  readonly admitted: Gate<ReadonlyMap<string, Ref>>;
  readonly started: Gate;
  readonly amended: Gate;
  readonly visiting: Gate;
  readonly feedback: Gate;
  readonly graded: Gate;
  /** The list of commendations is decided: assessments may be concluded. */
  readonly commended: Gate;
  /** All units have got so far; a unit that was removed counts as there. */
  readonly acknowledged: Rendezvous;
  readonly verified: readonly Rendezvous[];
  readonly scored: Rendezvous;
  readonly settled: Rendezvous;
  readonly concluded: Rendezvous;
};

type Gathering = {
  readonly plan: Plan;
  readonly members: readonly Member[];
  readonly calendar?: Calendar | undefined;
};
export const makeCompany = (scene: Scene, { plan, members, calendar = official }: Gathering): Company => {
  const all = members.length;
  return {
    scene,
    plan,
    calendar,
    members,
    office: pick(scene.world.staff.offices, 0),
    leader: pick(scene.world.staff.leaders, 0),
    cycle: gate<Ref>(),
    admitted: gate<ReadonlyMap<string, Ref>>(),
    started: gate(),
    amended: gate(),
    visiting: gate(),
    feedback: gate(),
    graded: gate(),
    commended: gate(),
    acknowledged: rendezvous(all),
    verified: plan.periods.map(() => rendezvous(all)),
    scored: rendezvous(all),
    settled: rendezvous(all),
    concluded: rendezvous(all),
  };
};

/** The official notices of 2024 to 2026. */
export const official: Calendar = parseCalendar({ years: chinaYears });

/** The same hour on the `count`th working day after; where the calendar isn't known, in plain weeks. */
export const workdaysAfter = ({ calendar }: Pick<Company, 'calendar'>, from: Date, count: number): Date => {
  let day = from;
  for (let left = count; left > 0; ) {
    day = daysAfter(day, 1);
    const kind = dayKind(calendar, dayOf(day)) ?? (isWeekend(dayOf(day)) ? 'rest' : 'work');
    if (kind === 'work') left -= 1;
  }
  return day;
};

/** Waits for a day of the plan, at an hour. */
export const onDay = ({ scene }: Company, day: string, time = '10:00'): Promise<void> =>
  scene.agenda.until(at(day, time));
/** Waits some working days. */
export const rest = (company: Company, workdays: number): Promise<void> =>
  company.scene.agenda.until(workdaysAfter(company, company.scene.agenda.now(), workdays));

/** Reviewers in turn, so that the load spreads and a second panel shares nobody with the first. */
export const panelOf = ({ staff }: World, turn: number): readonly [PersonSpec, PersonSpec, PersonSpec] => [
  pick(staff.reviewers, turn * 3),
  pick(staff.reviewers, turn * 3 + 1),
  pick(staff.reviewers, turn * 3 + 2),
];
