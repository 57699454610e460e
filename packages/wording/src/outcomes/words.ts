import type { CommendationBar } from '@kaohe/domain';

type LedgerState = 'open' | 'overdue' | 'done' | 'closed' | 'evaluated';

/** What the pages of commendation and rectification say in one language. */
export type OutcomeWords = {
  readonly honours: {
    readonly title: string;
    readonly hint: string;
    readonly staffOnly: string;
    readonly quota: (quota: {
      readonly used: number;
      readonly seats: number;
      readonly units: number;
      readonly percent: number;
    }) => string;
    readonly rules: (pastYears: number, asked: string) => string;
    readonly verdict: Readonly<Record<'eligible' | 'byHand' | 'out', string>>;
    readonly verdictCount: (verdict: string, count: number) => string;
    readonly bars: Readonly<Record<CommendationBar, string>>;
    /** To a unit's own people: where it stands, and for each reason what can be done about it. */
    readonly standing: {
      readonly title: string;
      readonly verdict: Readonly<Record<'eligible' | 'byHand' | 'out', string>>;
      readonly remedy: Readonly<Record<CommendationBar, string>>;
      readonly until: (year: number) => string;
      readonly underWay: (stage: string) => string;
      readonly score: string;
      readonly open: string;
    };
    /** What is to be done next with the list, by whom. */
    readonly next: Readonly<
      Record<
        'nominate' | 'opinions' | 'approve' | 'publish' | 'confer' | 'objections',
        (count: number) => string
      >
    >;
    readonly nextTitle: string;
    readonly every: string;
    readonly search: string;
    readonly columns: Readonly<
      Record<
        'unit' | 'grade' | 'score' | 'verdict' | 'why' | 'stage' | 'opinions' | 'objections' | 'due',
        string
      >
    >;
    readonly none: string;
    readonly more: string;
    readonly candidates: string;
    readonly cases: string;
    readonly noCases: string;
    readonly noCasesHint: string;
    readonly opinions: (given: number, asked: number, held: number) => string;
    readonly objections: (open: number, all: number) => string;
    readonly passedOver: (reasons: string) => string;
    readonly nominate: string;
    readonly publicPage: string;
    readonly register: string;
    readonly registerHint: string;
    readonly year: string;
    readonly total: (count: number) => string;
    readonly conferred: string;
    readonly basis: string;
    readonly authority: string;
    readonly inForce: string;
    readonly revoked: (day: string) => string;
    readonly noHonours: string;
    readonly export: string;
  };
  readonly sheet: {
    readonly title: string;
    readonly facts: string;
    readonly says: string;
    readonly follows: string;
    readonly yes: string;
    readonly no: string;
    readonly back: string;
    readonly reasons: string;
    readonly byHand: string;
    readonly print: string;
    readonly grade: string;
    readonly score: string;
    readonly rank: (place: number, of: number) => string;
    readonly gradeQuota: string;
    readonly gradeSeats: (given: number, seats: number, units: number) => string;
    readonly quota: string;
    readonly clean: string;
    readonly fails: string;
    readonly gates: Readonly<Record<'veto' | 'graveOrder' | 'missed' | 'past' | 'appeals' | 'items', string>>;
    readonly noVeto: string;
    readonly hasVeto: string;
    readonly noGrave: string;
    readonly hasGrave: string;
    readonly past: (years: number) => string;
    readonly pastYear: Readonly<Record<'lastGrade' | 'revoked', (year: number) => string>>;
    readonly noneMissed: string;
    readonly targets: Readonly<Record<'safety' | 'coreTarget', string>>;
    readonly appeals: (count: number) => string;
    readonly items: (open: number, overdue: number) => string;
    readonly clearance: string;
    readonly clear: string;
    readonly hold: string;
    readonly waiting: string;
    readonly silence: string;
    readonly objections: string;
    readonly noObjection: string;
    readonly anonymous: string;
    readonly named: string;
    readonly notice: (from: string, until: string) => string;
    readonly approval: (approved: {
      readonly authority: string;
      readonly document: string;
      readonly by: string;
      readonly day: string;
    }) => string;
    readonly consequences: {
      readonly vetted: Readonly<Record<'yes' | 'no' | 'back', (window: string) => string>>;
      readonly conferrable: Readonly<Record<'yes' | 'no', string>>;
      readonly waits: string;
      readonly held: string;
      readonly barred: string;
    };
  };
  readonly ledger: {
    readonly title: string;
    readonly hint: string;
    readonly states: Readonly<Record<LedgerState, string>>;
    readonly number: (year: number, number: number) => string;
    readonly every: string;
    readonly search: string;
    readonly filters: string;
    readonly columns: Readonly<
      Record<
        | 'number'
        | 'unit'
        | 'problem'
        | 'problemOf'
        | 'subject'
        | 'standard'
        | 'measure'
        | 'class'
        | 'due'
        | 'state'
        | 'progress'
        | 'order',
        string
      >
    >;
    readonly progress: {
      readonly reported: (day: string) => string;
      readonly done: (day: string) => string;
      readonly closed: (day: string) => string;
      readonly reopened: (times: number) => string;
      readonly extended: (times: number) => string;
      readonly effect: (effect: string) => string;
      readonly relapse: (of: string) => string;
      readonly grave: string;
    };
    readonly byUnit: string;
    readonly byOrganisation: string;
    readonly counts: Readonly<Record<'name' | 'all' | 'closed' | 'overdue', string>>;
    readonly unitCount: (closed: number, all: number, overdue: number) => string;
    readonly none: string;
    readonly noneHint: string;
    readonly export: string;
    readonly print: string;
    readonly next: string;
    readonly first: string;
    readonly orders: string;
    /** On the page of an order or an item: what is to be done next, by whom, by its stage. */
    readonly nextTitle: string;
    readonly steps: Readonly<Record<string, Readonly<Record<string, string>>>>;
    /** Above the form of an order. */
    readonly ordering: {
      readonly limits: string;
      readonly limit: (of: string, last: string, fixed: boolean) => string;
      readonly problems: (count: number) => string;
    };
    readonly carried: string;
    readonly carriedHint: string;
    readonly carriedWhy: Readonly<Record<'open' | 'reopened' | 'relapse' | 'poor', string>>;
  };
};
