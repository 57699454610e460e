import { bandOf, type Candidate, type GradeRules, type Standing } from './candidate.ts';

export type Parting = 'score' | 'onSite' | 'satisfaction';
/**
 * Why a unit whose score and gates allow the best grade has it or not. `seat`: within the quota (`tied`: those equal to it
 * when together they exceed it); `appealSeat`: a seat added for it; `told`: it was told so; `noSeat`: what parts it from the last seat,
 * null when there is none.
 */
export type Seating =
  | { readonly rule: 'seat'; readonly seats: number; readonly rank: number; readonly tied: readonly string[] }
  | { readonly rule: 'appealSeat' | 'told'; readonly seats: number; readonly rank: number }
  | { readonly rule: 'noSeat'; readonly seats: number; readonly rank: number; readonly by: Parting | null };

/** `given` exceeds `seats` only by ties, seats won by appeal, and grades already told. */
export type QuotaUse = {
  readonly category: string;
  readonly denominator: number;
  readonly share: number;
  readonly seats: number;
  readonly given: number;
};

type Rule = GradeRules['quota'];

const shareOf = (category: string, rule: Rule): number => rule.shares[category] ?? rule.share;

/** Seats in the best grade for so many units. */
export const seatsFor = (denominator: number, category: string, rule: Rule): number => {
  const hundredths = denominator * shareOf(category, rule);
  const add = { floor: 0, half: 50, ceiling: 99 }[rule.rounding];
  const seats = Math.floor((hundredths + add) / 100);
  return rule.atLeastOne && denominator > 0 ? Math.max(seats, 1) : seats;
};

type Entry = Standing & Pick<Candidate, 'unit' | 'satisfaction'>;

/** Positive when `a` is the more satisfied; without voices it comes last. */
const bySatisfaction = ({ satisfaction: a }: Entry, { satisfaction: b }: Entry): number => {
  const heard = Number((a?.voices ?? 0) > 0) - Number((b?.voices ?? 0) > 0);
  return heard === 0 && a && b ? a.satisfied * b.voices - b.satisfied * a.voices : heard;
};
const differences: Record<Parting, (a: Entry, b: Entry) => number> = {
  score: (a, b) => a.score - b.score,
  onSite: (a, b) => a.onSite - b.onSite,
  satisfaction: bySatisfaction,
};

/** What puts `a` before (positive) or after `b`; null when they are equal in all that counts. */
const parting = (a: Entry, b: Entry, rule: Rule): { by: Parting; sign: number } | null => {
  for (const by of ['score', ...rule.ties] as const) {
    const difference = differences[by](a, b);
    if (difference !== 0) return { by, sign: Math.sign(difference) };
  }
  return null;
};

/** Best first; the order of equals does not matter. */
const ranked = <E extends Entry>(entries: readonly E[], rule: Rule): readonly E[] =>
  [...entries].sort((a, b) => -(parting(a, b, rule)?.sign ?? 0));

type Given = { readonly rules: GradeRules; readonly seats: number };

/** The place of one of the ranked: its rank is one more than the number of those strictly better. */
const seating = (sorted: readonly Entry[], entry: Entry, { rules: { quota }, seats }: Given): Seating => {
  const better = sorted.findIndex((other) => (parting(other, entry, quota)?.sign ?? 0) <= 0);
  const rank = better + 1;
  if (rank > seats) {
    const last = sorted[seats - 1];
    return { rule: 'noSeat', seats, rank, by: last ? (parting(last, entry, quota)?.by ?? null) : null };
  }
  const equals = sorted.filter((other) => parting(other, entry, quota) === null).map((other) => other.unit);
  const exceeds = better + equals.length > seats;
  return {
    rule: 'seat',
    seats,
    rank,
    tied: exceeds ? equals.filter((unit) => unit !== entry.unit).sort() : [],
  };
};

const reaches = (entry: Standing, rules: GradeRules): boolean => bandOf(entry.score, rules) === 0;
const wasTold = (one: Candidate, { bands }: GradeRules): boolean => one.told === bands[0]?.key;
const isRaised = ({ score, before, vetoedBefore }: Candidate): boolean =>
  vetoedBefore === true || (before !== null && score > before.score);
/** As it stood without the appeals that it won. */
const unraised = (one: Candidate): Candidate => ({ ...one, ...one.before });

/** Seats go as they would have gone without any appeal; who by an appeal now reaches one has it on top; who was told keeps it. */
const withAppealSeats = (open: readonly Candidate[], given: Given): ReadonlyMap<string, Seating> => {
  const { rules } = given;
  const base = ranked(
    open
      .filter((one) => !one.vetoedBefore)
      .map(unraised)
      .filter((one) => reaches(one, rules)),
    rules.quota,
  );
  const now = ranked(
    open.filter((one) => reaches(one, rules)),
    rules.quota,
  );
  const place = (one: Candidate): Seating => {
    const stood = !one.vetoedBefore && reaches(unraised(one), rules);
    const first = stood ? seating(base, unraised(one), given) : null;
    if (first?.rule === 'seat') return first;
    const current = seating(now, one, given);
    const { seats, rank } = current;
    if (isRaised(one) && current.rule === 'seat') return { rule: 'appealSeat', seats, rank };
    if (wasTold(one, rules)) return { rule: 'told', seats, rank };
    return isRaised(one) || first === null ? current : first;
  };
  return new Map(now.map((one) => [one.unit, place(one)]));
};

/** Who was told keeps the seat; the others compete for those left. */
const withoutAppealSeats = (open: readonly Candidate[], given: Given): ReadonlyMap<string, Seating> => {
  const { rules, seats } = given;
  const now = ranked(
    open.filter((one) => reaches(one, rules)),
    rules.quota,
  );
  const others = now.filter((one) => !wasTold(one, rules));
  const left = Math.max(0, seats - (now.length - others.length));
  const place = (one: Candidate): Seating => {
    if (!wasTold(one, rules)) return seating(others, one, { rules, seats: left });
    const current = seating(now, one, given);
    return current.rule === 'seat' ? current : { rule: 'told', seats, rank: current.rank };
  };
  return new Map(now.map((one) => [one.unit, place(one)]));
};

/**
 * How the best grade's seats of one category fall: a seating for every unit that score and gates allow it.
 * @param open those of `listed` on whom no gate shut
 */
export const seatings = (
  { listed, open }: { listed: readonly Candidate[]; open: readonly Candidate[] },
  rules: GradeRules,
): { use: Omit<QuotaUse, 'category'>; byUnit: ReadonlyMap<string, Seating> } => {
  const category = listed[0]?.category ?? '';
  const denominator = rules.quota.denominator === 'listed' ? listed.length : open.length;
  const seats = seatsFor(denominator, category, rules.quota);
  const byUnit = (rules.quota.appealSeats ? withAppealSeats : withoutAppealSeats)(open, { rules, seats });
  const given = [...byUnit.values()].filter((one) => one.rule !== 'noSeat').length;
  return { use: { denominator, share: shareOf(category, rules.quota), seats, given }, byUnit };
};
