import { Fault } from '../kernel/error.ts';
import type { Component, ScoreLine } from './line.ts';

/** What scoring needs of an indicator: `points` is the most it gives, `cap` limits a bonus or a deduction. All in 1/100. */
export type ScoredIndicator = {
  readonly code: string;
  readonly dimension: string;
  readonly kind: 'score' | 'deduction' | 'bonus' | 'veto';
  readonly points: number;
  readonly cap: number | null;
  /** Where a `score` indicator is scored; it needs a line in each. */
  readonly components: readonly Component[];
};

export type Scheme = {
  readonly indicators: readonly ScoredIndicator[];
  /** Per cent. */
  readonly weights: Readonly<Record<Component, number>>;
  readonly bonusCap: number;
};

/** The debriefing component is one matter outside the standard, scored by the ballot. */
export const debriefing: ScoredIndicator = {
  code: 'debriefing',
  dimension: 'debriefing',
  kind: 'score',
  points: 10_000,
  cap: null,
  components: ['debriefing'],
};

/** A journalled decision to go without a component, or without one indicator in it. */
export type LeftOut = {
  readonly component: Component;
  readonly indicator: string | null;
  readonly decision: string;
};

/** `lines` may hold superseded ones; they don't count. */
export type ToScore = {
  readonly scheme: Scheme;
  readonly lines: readonly ScoreLine[];
  readonly leftOut?: readonly LeftOut[];
};

/** True when the indicator needs a line in that component. */
export const countsIn = ({ weights }: Scheme, indicator: ScoredIndicator, component: Component): boolean =>
  indicator.kind === 'score' && weights[component] > 0 && indicator.components.includes(component);

/** A deduction may also stand against a `score` indicator; a veto takes no points at all. */
const takes = (scheme: Scheme, indicator: ScoredIndicator, line: ScoreLine): boolean => {
  if (indicator.kind !== 'score') return indicator.kind === line.kind;
  return line.kind !== 'bonus' && countsIn(scheme, indicator, line.component);
};

const isOut = (line: ScoreLine, { component, indicator }: LeftOut): boolean =>
  component === line.component && (indicator === null || indicator === line.indicator);

const issueOf = (
  { scheme, leftOut = [] }: ToScore,
  line: ScoreLine,
  indicator: ScoredIndicator | undefined,
): string | undefined => {
  if (indicator === undefined) return 'indicatorUnknown';
  if (!takes(scheme, indicator, line)) return 'lineMisplaced';
  const out = indicator.kind === 'score' && leftOut.some((one) => isOut(line, one));
  return out ? 'leftOutIsScored' : undefined;
};

const leavesSomething = (scheme: Scheme, { component, indicator }: LeftOut): boolean =>
  indicator === null
    ? scheme.weights[component] > 0
    : scheme.indicators.some((one) => one.code === indicator && countsIn(scheme, one, component));

/** Throws `invalid` for a line that the scheme has no place for, and for a decision that leaves out nothing. */
export const checkLines = (given: ToScore): void => {
  const byCode = new Map(given.scheme.indicators.map((one) => [one.code, one]));
  for (const line of given.lines) {
    const issue = issueOf(given, line, byCode.get(line.indicator));
    if (issue !== undefined) throw new Fault('invalid', { issue, line: line.id });
  }
  const idle = given.leftOut?.find((one) => !leavesSomething(given.scheme, one));
  if (idle) throw new Fault('invalid', { issue: 'nothingToLeaveOut', ...idle });
};
