import { pick } from './pick.ts';

/** What becomes of an appeal: each is a path that must occur (lifecycle.md, appeal). */
export const appealPaths = [
  'uphold',
  'adjust',
  'partly',
  'remand',
  'inadmissible',
  'reconsidered',
  'confirmedInadmissible',
  'withdrawn',
  'windowLapsed',
  'supplementLapsed',
  'supplemented',
  'overdue',
  'secondLevel',
  'annulled',
  'recused',
  'replaced',
  'sentBack',
] as const;
export type AppealPath = (typeof appealPaths)[number];

/** How a unit's rectification goes. */
export const rectificationPaths = ['closed', 'reopened', 'escalated', 'extended', 'longTerm'] as const;
export type RectificationPath = (typeof rectificationPaths)[number];

export const sheetPaths = ['accepted', 'unanswered', 'kept', 'struck', 'superseded'] as const;
export type SheetPath = (typeof sheetPaths)[number];

/** What is peculiar to one unit in one cycle. */
export type Traits = {
  /** Which share of the points on the spot it earns, in 1/1000; what an appeal is about is scored lower. */
  readonly level: number;
  readonly signs: boolean;
  readonly receives: boolean;
  readonly appeal: AppealPath | null;
  readonly sheet: SheetPath;
  readonly visit: 'normal' | 'postponed' | 'calledOff';
  readonly verifiedLate: boolean;
  /** Most of its sheets are written in the last month of the year. */
  readonly rush?: boolean;
  /** By how many working days its feedback is late; more than the window, and the leader is told. */
  readonly feedbackDelay: number;
  /** `late`: still on its way, one item overdue, one sent back. */
  readonly rectification: RectificationPath | 'late' | null;
  readonly removed: boolean;
  /** Looked into by each of the five methods, which contradict one another. */
  readonly everyMethod: boolean;
};

/** Of forty units these appeal, each its own way; the rest waive or let the window pass. */
const appellants = new Map<number, AppealPath>(appealPaths.map((path, i) => [(i * 7 + 3) % 40, path]));

/** Levels on the spot that make the grades come out as they should: many that reach the best, some a little below it, a few far. */
const levels = [
  985, 940, 900, 780, 960, 640, 920, 520, 930, 890, 740, 970, 910, 600, 950, 60, 935, 800, 905, 690,
] as const;
/** What an appellant has on the lines that it does not dispute: what it wins lifts it over a band. */
const appellantLevel = 920;

const delays = new Map([
  [13, 7],
  [27, 8],
  [30, 12],
]);

/** The traits of the unit with this index (from 0), a pattern of forty that repeats. */
export const traitsOf = (index: number, size: number): Traits => {
  const slot = index % 40;
  const appeal = appellants.get(slot) ?? null;
  const level = appeal === null ? pick(levels, index + Math.floor(index / 40) * 3) : appellantLevel;
  return {
    level,
    signs: slot % 8 !== 5,
    receives: slot % 6 !== 4,
    appeal,
    sheet: pick(sheetPaths, index + Math.floor(index / 5)),
    visit: slot === 11 ? 'postponed' : slot === 22 ? 'calledOff' : 'normal',
    verifiedLate: slot === 8,
    feedbackDelay: delays.get(slot) ?? 0,
    rectification:
      level < 880 || slot % 4 === 1 ? pick(rectificationPaths, index + Math.floor(index / 7)) : null,
    removed: index === size - 1,
    everyMethod: false,
  };
};
