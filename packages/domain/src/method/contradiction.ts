/** What one method says of an indicator: how many records, and how much of the points they bear out, in 1/100 per cent. */
export type MethodShare = {
  readonly method: 'documentReview' | 'questionnaire' | 'interview' | 'effectTest' | 'drill';
  readonly records: number;
  /** Null: it was looked into, but nothing says how far. */
  readonly rate: number | null;
};
/** In per cent, of the policy. */
export type ContradictionThresholds = { readonly full: number; readonly low: number };

export type Contradiction =
  /** One method bears the indicator out, another doesn't. */
  | {
      readonly kind: 'documents' | 'methods';
      readonly high: MethodShare['method'];
      readonly highRate: number;
      readonly low: MethodShare['method'];
      readonly lowRate: number;
    }
  | { readonly kind: 'drillFailed'; readonly rate: number };

const isRated = (one: MethodShare): one is MethodShare & { readonly rate: number } => one.rate !== null;

/**
 * Where methods contradict each other: from `full` per cent on a method bears an indicator out, below `low` it doesn't. What documents say
 * against another method comes first: that is how paper hides what isn't there. A failed drill is always told.
 */
export const contradictions = (
  shares: readonly MethodShare[],
  { full, low, failedDrill }: ContradictionThresholds & { readonly failedDrill: number | null },
): readonly Contradiction[] => {
  const rated = shares.filter(isRated);
  const high = rated.filter(({ rate }) => rate >= full * 100);
  const poor = rated.filter(({ rate }) => rate < low * 100);
  const apart = high.flatMap((one) =>
    poor.map(
      (other): Contradiction => ({
        kind: one.method === 'documentReview' ? 'documents' : 'methods',
        high: one.method,
        highRate: one.rate,
        low: other.method,
        lowRate: other.rate,
      }),
    ),
  );
  const failed: readonly Contradiction[] =
    failedDrill === null ? [] : [{ kind: 'drillFailed', rate: failedDrill }];
  const order = { documents: 0, drillFailed: 1, methods: 2 };
  return [...apart, ...failed].toSorted((a, b) => order[a.kind] - order[b.kind]);
};

/** What one record says of the points: an achievement all of them, a problem what it leaves of them, or half where it names no points. */
export const findingRate = (
  { kind, points }: { readonly kind: string; readonly points: number },
  full: number,
): number | null => {
  if (kind === 'achievement' || kind === 'positive') return 10_000;
  if (kind !== 'problem') return null;
  if (points === 0 || full === 0) return 5_000;
  return Math.max(0, Math.round(((full - Math.abs(points)) * 10_000) / full));
};
