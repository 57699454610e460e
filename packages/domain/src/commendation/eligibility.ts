/** What keeps a unit off the list of those to be commended. The first six, whatever the reasons; the last until it is nominated by hand. */
export const commendationBars = [
  'unconfirmed',
  'lastGrade',
  'veto',
  'graveOrder',
  'pastGrade',
  'pastRevoked',
  'nominated',
  'belowBest',
] as const;
export type CommendationBar = (typeof commendationBars)[number];

/** A year before in which the unit had the last grade, or lost its honour. */
export type PastYear = { readonly year: number; readonly what: 'lastGrade' | 'revoked' };
export type HonourCandidate = {
  /** Null: it is on no list. */
  readonly grade: string | null;
  readonly confirmed: boolean;
  readonly veto: boolean;
  readonly graveOrder: boolean;
  /** Of the years that the policy looks back at. */
  readonly past: readonly PastYear[];
  /** A commendation that wasn't called off. */
  readonly nominated: boolean;
};
export type Eligibility = {
  /** `byHand`: its grade alone keeps it off the list. */
  readonly verdict: 'eligible' | 'byHand' | 'out';
  readonly bars: readonly CommendationBar[];
};

/** The grades of a cycle, from the best to the last. */
type Bands = readonly { readonly key: string }[];

/** Whether a unit may be commended, with everything that stands against it (lifecycle.md, commendation: eligible by grade, or by hand with reason). */
export const eligibility = (unit: HonourCandidate, bands: Bands): Eligibility => {
  const [best, last] = [bands[0]?.key, bands.at(-1)?.key];
  const against: Record<CommendationBar, boolean> = {
    unconfirmed: unit.grade === null || !unit.confirmed,
    lastGrade: unit.grade === last,
    veto: unit.veto,
    graveOrder: unit.graveOrder,
    pastGrade: unit.past.some(({ what }) => what === 'lastGrade'),
    pastRevoked: unit.past.some(({ what }) => what === 'revoked'),
    nominated: unit.nominated,
    belowBest: unit.grade !== null && unit.grade !== best && unit.grade !== last,
  };
  const bars = commendationBars.filter((bar) => against[bar]);
  if (bars.length === 0) return { verdict: 'eligible', bars };
  return { verdict: bars.every((bar) => bar === 'belowBest') ? 'byHand' : 'out', bars };
};

/**
 * How many units of a cycle may be commended: the policy's share, at least one, and no fewer than have the best grade, so that a grade won
 * by appeal takes no honour from anybody.
 */
export const honourSeats = (units: number, best: number, quota: number): number =>
  Math.max(units === 0 ? 0 : 1, Math.floor((units * quota) / 100), best);

/** What follows from each decision of a leader on a commendation, by the stage it stands in: stages that the machine leads to. */
export const decisions = {
  vetted: {
    yes: 'commendation.approve',
    no: 'commendation.decline',
    back: 'commendation.return',
  },
  conferrable: { yes: 'commendation.confer', no: 'commendation.decline', back: null },
} as const;
export type DecidedStage = keyof typeof decisions;
