import { z } from 'zod';
import { type Window, windowSchema } from '../kernel/calendar/due.ts';
import { reminderSchema } from '../kernel/calendar/reminder.ts';
import { type WindowName, windowNames } from '../kernel/name.ts';
import { parsed } from '../kernel/parse.ts';
import { roles } from '../kernel/role.ts';
import { ballotSchema, gradesSchema, percent } from './grades.ts';

/** Windows that are somebody's right, with the least number of working days they may be cut to. */
export const leastDays = {
  acknowledgement: 3,
  sheetAnswer: 3,
  appealFiling: 3,
  supplement: 3,
  secondLevelFiling: 3,
  reconsideration: 3,
  visitNotice: 1,
  resultsNotice: 5,
  commendationNotice: 5,
} as const satisfies Partial<Record<WindowName, number>>;

/** Five working days are a week at the least; a month always holds more. */
const isAtLeast = ({ count, unit }: Window, least: number): boolean =>
  unit === 'months' || count >= (unit === 'workingDays' ? least : 2 * least);

const windowOf = (name: WindowName) => {
  const least: number = (leastDays as Partial<Record<WindowName, number>>)[name] ?? 1;
  return windowSchema.refine((window) => isAtLeast(window, least), { error: 'windowTooShort' });
};
const windows = z.strictObject(
  Object.fromEntries(windowNames.map((name) => [name, windowOf(name)])) as Record<
    WindowName,
    typeof windowSchema
  >,
);

const composite = z.strictObject({
  /** Per cent of each component; the daily record never counts less than 20. */
  weights: z
    .strictObject({ onSite: percent, daily: percent.min(20), debriefing: percent })
    .refine((weights) => weights.onSite + weights.daily + weights.debriefing === 100, {
      error: 'weightsSum',
    }),
  /** Most points that bonuses may add, in 1/100. */
  bonusCap: z.int().min(0).max(500),
});

/** Those of the staff who may be asked for an opinion on a nominee. */
const advisers = ['inspectorate', 'office', 'lead'] as const;
const commendationSchema = z.strictObject({
  /** The inspectorate is always among them. */
  opinions: z
    .array(z.enum(advisers))
    .min(1)
    .max(advisers.length)
    .refine((asked) => asked.includes('inspectorate'), { error: 'inspectorateAsked' })
    .refine((asked) => new Set(asked).size === asked.length, { error: 'opinionsDistinct' }),
  /** Per cent of the cycle's units at most, one at least. */
  quota: percent.min(1),
  /** Years before in which the last grade, or an honour that was revoked, keeps a unit off the list; 0: none. */
  pastYears: z.int().min(0).max(5),
});

/** From the shortest to the longest. */
const periods = ['month', 'quarter', 'halfYear'] as const;
export type Period = (typeof periods)[number];
export const periodsPerYear: Record<Period, number> = { month: 12, quarter: 4, halfYear: 2 };

/** How far apart two assessors may be on one indicator, in per cent of its points, before the lead has to say why. */
const scoring = z.strictObject({ deviation: percent.min(1) });

export const policySchema = z
  .strictObject({
    windows,
    reminders: reminderSchema,
    /** Who is told, step by step, when nothing happens; also where a recused person's matter goes. */
    escalationPath: z.array(z.enum(roles)).min(1).max(6),
    /** The periods that a year's record is reviewed in. */
    period: z.enum(periods),
    selfReport: z.enum(['off', 'quarter', 'halfYear']),
    secondLevel: z.boolean(),
    composite,
    scoring,
    /** The daily record: when its gaps are an alarm, and whether a bulletin ranks units. */
    record: z.strictObject({
      /** Weeks without a sheet of a unit. */
      silentWeeks: z.int().min(1).max(26),
      /** Per cent of the year's sheets filed in its last month. */
      rushShare: percent.min(10),
      ranks: z.boolean(),
    }),
    /** Shares of a standard's points, in per cent: proved by documents alone at most, for effect at least. */
    standard: z.strictObject({ documentShare: percent.max(50), effectShare: percent.min(40) }),
    grades: gradesSchema,
    ballot: ballotSchema,
    questionnaire: z.strictObject({
      /** No result of a smaller group is shown. */
      smallestGroup: z.int().min(3).max(50),
      /** A branch too small is pooled with others, or asked with the people it serves. */
      smallBranches: z.enum(['pooled', 'withServed']),
    }),
    /** In per cent of the points: from `full` on a method bears an indicator out, below `low` it doesn't. */
    methods: z
      .strictObject({ full: percent.min(50), low: percent.min(1) })
      .refine(({ full, low }) => low < full, { error: 'lowBelowFull', path: ['low'] }),
    /** Per cent of a unit's operating performance. */
    linkage: z.strictObject({ weight: percent.max(50) }),
    /** What a unit is told beside its own result once its feedback is issued; enforced where it is read. */
    transparency: z.strictObject({
      /** Its place among the units of its category. */
      rank: z.boolean(),
      /** How many units of its category are in each band. */
      distribution: z.boolean(),
      /** The scores of the others: not at all, without names, by name. */
      peers: z.enum(['none', 'masked', 'named']),
    }),
    /** Who is asked for an opinion on a nominee besides the inspectorate; how many are commended; how far back the past counts. */
    commendation: commendationSchema,
    /** What a unit may file for one indicator at most. */
    evidence: z.strictObject({ files: z.int().min(1).max(50), megabytes: z.int().min(5).max(500) }),
    /** Years during which who worked in a unit stays out of its case. */
    recusal: z.strictObject({ formerUnitYears: z.int().min(1).max(10) }),
  })
  .refine(
    ({ selfReport, period }) =>
      selfReport === 'off' || periods.indexOf(selfReport) >= periods.indexOf(period),
    { error: 'selfReportWithinPeriod', path: ['selfReport'] },
  );
export type Policy = z.infer<typeof policySchema>;

/** A cycle's policy from stored or submitted data; throws `invalid` with the path of the first parameter that breaks a rule. */
export const parsePolicy = (input: unknown): Policy => parsed(policySchema, input);
