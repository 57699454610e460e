import { Fault } from '../kernel/error.ts';
import { plus, type Ratio, ratio, rounded, times, zero } from './ratio.ts';
import { pooledGroups } from './survey/disclosure.ts';

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

type Group = {
  classes: readonly string[];
  weight: number;
  ballots: number;
  people: number;
  counts: Record<string, number>;
};

type Given = {
  readonly ballots: Ballots;
  readonly rules: BallotRules;
  readonly smallestGroup: number;
  /** How many people a class is at least, where each casts several ballots; not given: as many as ballots. */
  readonly people?: Readonly<Record<string, number>>;
};

const read = ({ ballots, rules, people }: Given): readonly Group[] => {
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
    const cast = Object.values(counts).reduce((sum, n) => sum + n, 0);
    return { classes: [key], weight, counts, ballots: cast, people: people ? (people[key] ?? 0) : cast };
  });
};

const merged = (groups: readonly Group[]): Group => ({
  classes: groups.flatMap((one) => one.classes),
  weight: groups.reduce((sum, one) => sum + one.weight, 0),
  ballots: groups.reduce((sum, one) => sum + one.ballots, 0),
  people: groups.reduce((sum, one) => sum + one.people, 0),
  counts: Object.fromEntries(
    Object.keys(groups[0]?.counts ?? {}).map((key) => [
      key,
      groups.reduce((sum, one) => sum + (one.counts[key] ?? 0), 0),
    ]),
  ),
});

const pooled = (groups: readonly Group[], smallestGroup: number): readonly Group[] =>
  pooledGroups(
    groups.map(({ classes, people }) => ({ keys: classes, people })),
    smallestGroup,
  ).map(({ keys }) =>
    merged(keys.flatMap((name) => groups.filter((one) => one.classes.some((own) => own === name)))),
  );

const mean = (group: Group, rules: BallotRules): Ratio =>
  ratio(
    rules.choices.reduce((sum, choice) => sum + choice.points * (group.counts[choice.key] ?? 0), 0),
    group.ballots,
  );

/**
 * The result of a ballot: the mean of each group by its weight, rounded half up once. `insufficient` when fewer than
 * `smallestGroup` voted in all. Throws `invalid` for a class, choice or count that the rules don't have.
 */
export const tally = (given: Given): Tally | 'insufficient' => {
  const { rules, smallestGroup } = given;
  const all = read(given);
  const groups = pooled(
    all.filter((group) => group.ballots > 0),
    smallestGroup,
  );
  const voices = groups.reduce((sum, group) => sum + group.ballots, 0);
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  if (people < smallestGroup || voices === 0) return 'insufficient';
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
    groups: groups.map((group) => ({
      classes: group.classes,
      weight: group.weight,
      ballots: group.ballots,
      counts: group.counts,
      points: rounded(mean(group, rules)),
    })),
    empty: all.filter((group) => group.ballots === 0).flatMap((group) => group.classes),
    satisfaction: { satisfied, voices },
  };
};
