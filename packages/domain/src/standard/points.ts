import { z } from 'zod';
import { Fault } from '../kernel/error.ts';
import { parsed } from '../kernel/parse.ts';
import type { Indicator } from './content.ts';
import type { Rule } from './rule.ts';

const times = z.int().min(0).max(10_000);
const index = z.int().min(0).max(100);

/** What was observed under a rule; positions are those of the rule's own lists, from 0. */
export const observedSchema = z.discriminatedUnion('kind', [
  /** How often each event was seen; what is left out counts as never. */
  z.strictObject({ kind: z.literal('deduct'), times: z.array(times).max(50) }),
  z.strictObject({ kind: z.literal('add'), times: z.array(times).max(50) }),
  /** Null: not even the lowest level. */
  z.strictObject({ kind: z.literal('tiers'), reached: index.nullable() }),
  /** The figure, in 1/100 of its unit. */
  z.strictObject({ kind: z.literal('ratio'), value: z.int().min(-1_000_000_000).max(1_000_000_000) }),
  z.strictObject({
    kind: z.literal('negativeList'),
    found: z.array(z.strictObject({ act: index, gravity: index, times })).max(200),
  }),
  z.strictObject({ kind: z.literal('veto'), found: z.array(index).max(50) }),
]);
export type Observed = z.infer<typeof observedSchema>;

/** One step of the working; the steps' `points` add up to the result. All in 1/100. */
export type PointsStep =
  /** What the rule starts from. */
  | { readonly step: 'start'; readonly points: number }
  | {
      readonly step: 'times';
      readonly name: string;
      readonly times: number;
      readonly each: number;
      readonly points: number;
    }
  /** Points that no more can be lost, or gained: the floor, the most of the indicator. */
  | { readonly step: 'floor' | 'cap'; readonly limit: number; readonly points: number }
  | { readonly step: 'tier'; readonly name: string | null; readonly points: number }
  | {
      readonly step: 'ratio';
      readonly measure: string;
      readonly unit: string;
      readonly value: number;
      readonly from: number;
      readonly to: number;
      readonly points: number;
    }
  /** An act that shuts a gate, whatever the points. */
  | { readonly step: 'veto'; readonly name: string; readonly points: 0 };

/** `points` in 1/100, of a deduction negative. */
export type Points = {
  readonly points: number;
  readonly vetoed: boolean;
  readonly steps: readonly PointsStep[];
};

type Ruled = Pick<Indicator, 'kind' | 'form' | 'effect' | 'cap' | 'scoring'>;

/** The most that an indicator gives, or of a deduction takes; a bonus or deduction without a cap has none. */
export const fullPoints = ({ kind, form, effect, cap }: Omit<Ruled, 'scoring'>): number =>
  kind === 'score' ? form + effect : (cap ?? Number.MAX_SAFE_INTEGER);

const reject = (issue: string): never => {
  throw new Fault('invalid', { path: 'observed', issue });
};
const nth = <T>(list: readonly T[], i: number): T => list[i] ?? reject('notInRule');

type Each = { readonly name: string; readonly points: number };
const counted = (events: readonly Each[], given: readonly number[], sign: 1 | -1): PointsStep[] => {
  if (given.length > events.length) reject('notInRule');
  return events.flatMap(({ name, points }, i) => {
    const n = given[i] ?? 0;
    return n === 0 ? [] : [{ step: 'times', name, times: n, each: points, points: sign * n * points }];
  });
};

const sum = (steps: readonly PointsStep[]): number => steps.reduce((all, { points }) => all + points, 0);

/** Holds a sum within a limit by a step of its own. */
const within = (steps: readonly PointsStep[], { floor, cap }: { floor?: number; cap?: number }): Points => {
  const raw = sum(steps);
  const up = floor !== undefined && raw < floor ? floor : undefined;
  const down = cap !== undefined && raw > cap ? cap : undefined;
  const held: PointsStep[] = [
    ...(up === undefined ? [] : [{ step: 'floor' as const, limit: up, points: up - raw }]),
    ...(down === undefined ? [] : [{ step: 'cap' as const, limit: down, points: down - raw }]),
  ];
  return { points: raw + sum(held), vetoed: false, steps: [...steps, ...held] };
};

type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>;

/** All at `to` and beyond it, nothing at `from` and before; between them in proportion, rounded half up to 1/100. */
const proportion = ({ from, to }: RuleOf<'ratio'>, value: number, full: number): number => {
  const [way, gone] = to >= from ? [to - from, value - from] : [from - to, from - value];
  if (gone >= way) return full;
  if (gone <= 0) return 0;
  const doubled = 2n * BigInt(full) * BigInt(gone) + BigInt(way);
  return Number(doubled / (2n * BigInt(way)));
};

const ofNegativeList = (
  { acts }: RuleOf<'negativeList'>,
  found: Extract<Observed, { kind: 'negativeList' }>['found'],
): PointsStep[] =>
  found.flatMap(({ act, gravity, times: n }) => {
    const { name, points } = nth(acts, act);
    const each = nth(points, gravity);
    return n === 0 ? [] : [{ step: 'times', name, times: n, each, points: -n * each }];
  });

/**
 * The points that an indicator's typed rule gives for what was observed, with the working: exact integers of 1/100, never more than the
 * indicator gives (of a deduction: takes).
 * @throws Fault `invalid` where the indicator has no typed rule, the observation is of another kind, or names what the rule doesn't have
 */
export const pointsBy = (indicator: Ruled, observed: Observed): Points => {
  const rule = indicator.scoring ?? reject('noTypedRule');
  const seen = parsed(observedSchema, observed);
  const full = fullPoints(indicator);
  const start: PointsStep = { step: 'start', points: rule.kind === 'deduct' ? full : 0 };
  if (rule.kind === 'deduct' && seen.kind === 'deduct')
    return within([start, ...counted(rule.events, seen.times, -1)], { floor: Math.min(rule.floor, full) });
  if (rule.kind === 'add' && seen.kind === 'add')
    return within([start, ...counted(rule.events, seen.times, 1)], { cap: full });
  if (rule.kind === 'tiers' && seen.kind === 'tiers') {
    const { name, points } =
      seen.reached === null ? { name: null, points: 0 } : nth(rule.tiers, seen.reached);
    return within([{ step: 'tier', name, points }], { cap: full });
  }
  if (rule.kind === 'ratio' && seen.kind === 'ratio') {
    const { measure, unit, from, to } = rule;
    const points = proportion(rule, seen.value, full);
    return within([{ step: 'ratio', measure, unit, value: seen.value, from, to, points }], {});
  }
  if (rule.kind === 'negativeList' && seen.kind === 'negativeList')
    return within([start, ...ofNegativeList(rule, seen.found)], { floor: -full });
  if (rule.kind === 'veto' && seen.kind === 'veto') {
    const steps = seen.found.map((i) => ({
      step: 'veto' as const,
      name: nth(rule.acts, i),
      points: 0 as const,
    }));
    return { points: 0, vetoed: steps.length > 0, steps };
  }
  return reject('anotherRule');
};
