import { Fault } from '../kernel/error.ts';
import { plus, type Ratio, ratio, rounded, times, zero } from './ratio.ts';

/** Voices that are satisfied, of all that were heard. */
export type Satisfaction = { readonly satisfied: number; readonly voices: number };

export type BallotRules = {
  readonly classes: readonly { readonly key: string; readonly weight: number }[];
  readonly choices: readonly { readonly key: string; readonly points: number; readonly satisfied: boolean }[];
};

/** Ballots by class of voters and choice. */
export type Ballots = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One class, or several pooled because one of them alone was too small to be shown. */
export type VoterGroup = {
  readonly classes: readonly string[];
  readonly weight: number;
  readonly ballots: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Mean, on the scale of 100 in 1/100, rounded for display. */
  readonly points: number;
};
export type Tally = {
  readonly points: number;
  readonly groups: readonly VoterGroup[];
  /** Classes without a ballot; their weight falls to the others. */
  readonly empty: readonly string[];
  readonly satisfaction: Satisfaction;
};

type Group = { classes: readonly string[]; weight: number; ballots: number; counts: Record<string, number> };

const read = (ballots: Ballots, rules: BallotRules): readonly Group[] => {
  for (const [name, counts] of Object.entries(ballots)) {
    if (!rules.classes.some((one) => one.key === name))
      throw new Fault('invalid', { issue: 'classUnknown', name });
    for (const [choice, count] of Object.entries(counts)) {
      const known = rules.choices.some((one) => one.key === choice);
      if (!known) throw new Fault('invalid', { issue: 'choiceUnknown', name: choice });
      if (!Number.isSafeInteger(count) || count < 0)
        throw new Fault('invalid', { issue: 'countInvalid', name: choice });
    }
  }
  return rules.classes.map(({ key, weight }) => {
    const counts = Object.fromEntries(
      rules.choices.map((choice) => [choice.key, ballots[key]?.[choice.key] ?? 0]),
    );
    return { classes: [key], weight, counts, ballots: Object.values(counts).reduce((sum, n) => sum + n, 0) };
  });
};

const merged = (a: Group, b: Group): Group => ({
  classes: [...a.classes, ...b.classes],
  weight: a.weight + b.weight,
  ballots: a.ballots + b.ballots,
  counts: Object.fromEntries(Object.entries(a.counts).map(([key, n]) => [key, n + (b.counts[key] ?? 0)])),
});

/** Pools the smallest group with the next until none is too small: hiding one alone would leave it to be found by subtraction. */
const pooled = (groups: readonly Group[], smallestGroup: number): readonly Group[] => {
  const [first, second, ...rest] = [...groups].sort((a, b) => a.ballots - b.ballots);
  if (!first || !second || first.ballots >= smallestGroup) return groups;
  return pooled([merged(first, second), ...rest], smallestGroup);
};

const mean = (group: Group, rules: BallotRules): Ratio =>
  ratio(
    rules.choices.reduce((sum, choice) => sum + choice.points * (group.counts[choice.key] ?? 0), 0),
    group.ballots,
  );

/**
 * The result of a ballot: the mean of each group by its weight, rounded half up once. `insufficient` when fewer than
 * `smallestGroup` voted in all. Throws `invalid` for a class, choice or count that the rules don't have.
 */
export const tally = (given: {
  ballots: Ballots;
  rules: BallotRules;
  smallestGroup: number;
}): Tally | 'insufficient' => {
  const { rules, smallestGroup } = given;
  const all = read(given.ballots, rules);
  const groups = pooled(
    all.filter((group) => group.ballots > 0),
    smallestGroup,
  );
  const voices = groups.reduce((sum, group) => sum + group.ballots, 0);
  if (voices < smallestGroup || voices === 0) return 'insufficient';
  const whole = groups.reduce((sum, group) => sum + group.weight, 0);
  const exact = groups.reduce(
    (sum, group) => plus(sum, times(ratio(group.weight, whole), mean(group, rules))),
    zero,
  );
  const content = rules.choices.filter((choice) => choice.satisfied);
  const satisfied = groups.reduce(
    (sum, group) => sum + content.reduce((n, choice) => n + (group.counts[choice.key] ?? 0), 0),
    0,
  );
  return {
    points: rounded(exact),
    groups: groups.map((group) => ({ ...group, points: rounded(mean(group, rules)) })),
    empty: all.filter((group) => group.ballots === 0).flatMap((group) => group.classes),
    satisfaction: { satisfied, voices },
  };
};
