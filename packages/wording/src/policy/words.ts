import type { ParameterGroup, ParameterPath, ScheduleStart, WindowName } from '@kaohe/domain';

/** A parameter: what it is called, and what it does. */
export type Parameter = { readonly label: string; readonly does: string };
type Window = `windows.${WindowName}`;

/** What the page of the policy says in one language: every parameter has its sentence, held by the types. */
export type PolicyWords = {
  readonly title: string;
  readonly parameters: Readonly<Record<Exclude<ParameterPath, Window>, Parameter>>;
  /** What each window does; it is called as everywhere. */
  readonly windows: Readonly<Record<WindowName, string>>;
  readonly groups: Readonly<Record<ParameterGroup, string>>;
  readonly starts: Readonly<Record<ScheduleStart, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly units: Readonly<Record<'workingDays' | 'calendarDays' | 'months', string>>;
  /** What is wrong with a parameter, and what to do: by the name of the issue. */
  readonly issues: Readonly<Record<string, string>>;
  readonly says: {
    readonly open: string;
    readonly frozen: string;
    readonly readOnly: string;
    readonly waiting: (by: string, day: string) => string;
    readonly search: string;
    readonly onlyChanged: string;
    readonly changedCount: (count: number) => string;
    readonly changed: string;
    readonly noneFound: string;
    readonly default: (value: string) => string;
    readonly basis: string;
    readonly limits: (least: string, most: string) => string;
    readonly leastDays: (days: number) => string;
    readonly reset: (name: string) => string;
    readonly save: string;
    readonly propose: string;
    readonly adopt: string;
    readonly discard: string;
    readonly reasons: string;
    readonly reasonsNeeded: string;
    readonly saved: string;
    readonly proposed: string;
    readonly unsaved: (count: number) => string;
    readonly mend: (count: number) => string;
    readonly yes: string;
    readonly no: string;
    readonly percent: (value: number | string) => string;
    readonly points: (value: string) => string;
    readonly count: string;
    readonly unit: string;
    readonly category: string;
    readonly share: string;
    readonly add: string;
    readonly remove: (name: string) => string;
    readonly numbersHint: string;
    readonly chinese: string;
    readonly english: string;
    readonly from: string;
    readonly weight: string;
    readonly worth: string;
    readonly satisfied: string;
    readonly none: string;
    readonly dates: string;
    readonly datesHint: string;
    readonly assumed: string;
    readonly latest: string;
    readonly counted: (from: string, length: string) => string;
    readonly moved: { readonly skipped: (days: string) => string; readonly worked: (days: string) => string };
    readonly beyond: (year: number) => string;
    readonly period: (no: number) => string;
    readonly periodEnds: (day: string) => string;
    readonly was: (day: string) => string;
    readonly window: string;
    readonly due: string;
    readonly history: string;
    readonly noHistory: string;
    readonly from_to: (name: string, before: string, after: string) => string;
    readonly outcome: Readonly<Record<'set' | 'proposed' | 'adopted' | 'declined' | 'lapsed', string>>;
    readonly by: (who: string, day: string) => string;
  };
};
