import type { MissedTarget, Policy, QuotaUse, Why } from '@kaohe/domain';

/** The members of the union whose rule may be this one. */
type Of<R, W = Why> = W extends { readonly rule: infer X } ? (R extends X ? W : never) : never;
/** What a step is told with: how grades and units are called. */
export type Told = {
  readonly grade: (key: string) => string;
  readonly unit: (id: string) => string;
  /** Of the best and the last grade. */
  readonly best: string;
  readonly last: string;
};

/** What the page of grades says in one language; a step without its sentence does not compile. */
export type GradeWords = {
  readonly title: string;
  /** Each step that led to a grade, as a sentence of its own. */
  readonly why: { readonly [R in Why['rule']]: (step: Of<R>, told: Told) => string };
  readonly targets: Readonly<Record<MissedTarget['target'], string>>;
  readonly ties: Readonly<Record<Policy['grades']['quota']['ties'][number], string>>;
  readonly denominators: Readonly<Record<QuotaUseOf, string>>;
  readonly says: {
    readonly now: string;
    readonly nowHint: string;
    readonly notYet: (count: number) => string;
    readonly round: (no: number) => string;
    readonly stands: Readonly<
      Record<'posted' | 'returned' | 'confirmed' | 'reopened', (day: string) => string>
    >;
    readonly search: string;
    readonly category: string;
    readonly all: string;
    readonly grade: string;
    readonly unit: string;
    readonly score: string;
    readonly onSite: string;
    readonly satisfaction: string;
    readonly why: string;
    readonly shown: (shown: number, all: number) => string;
    readonly more: string;
    readonly none: string;
    readonly unscored: string;
    readonly wonByAppeal: (points: string) => string;
    readonly toldBefore: (grade: string) => string;
    readonly otherwise: (grade: string) => string;
    readonly instead: (grade: string, score: string) => string;
    readonly quota: string;
    readonly seats: (used: QuotaUse) => string;
    readonly ties: (list: string) => string;
    readonly noTies: string;
    readonly falls: string;
    readonly fallsHint: string;
    readonly nobodyFalls: string;
    readonly whatIf: string;
    readonly whatIfHint: string;
    readonly tried: (count: number) => string;
    readonly triedSame: string;
    readonly stopTrying: string;
    readonly shifts: string;
    readonly noShifts: string;
    readonly shift: (unit: string, before: string, after: string) => string;
    readonly shiftedScore: (before: string, after: string) => string;
    readonly fresh: (count: number) => string;
    readonly isNew: string;
    readonly seen: string;
    readonly compare: string;
    readonly compareWith: string;
    readonly nothing: string;
    readonly differences: (count: number) => string;
    readonly rounds: string;
    readonly noRounds: string;
    readonly export: string;
    readonly act: string;
    readonly ownOnly: string;
    readonly ownHint: string;
  };
};
type QuotaUseOf = Policy['grades']['quota']['denominator'];
