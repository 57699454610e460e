import { type Component, countsIn, Fault, matterKey, type SubjectKind } from '@kaohe/domain';
import { type NewLine, plainLine } from './line.ts';
import type { Standing } from './proof/trace.ts';
import { type Ground, mostOf } from './scheme.ts';

/** A line as somebody gives it. */
export type GivenLine = {
  readonly indicator: string;
  readonly subjectKind: SubjectKind;
  readonly component: Component | 'bonus' | 'deduction';
  readonly points: number;
  readonly reason: string;
  readonly evidence: readonly string[];
  readonly matter?: string | undefined;
  /** The traces of methods that it rests on. */
  readonly rests?: readonly string[] | undefined;
};

const refuse = (index: number, field: string, issue: string): never => {
  throw new Fault('invalid', { path: `lines.${index}.${field}`, issue });
};

/** Points out of which a line of that kind can't be. */
export const isWithin = (line: Pick<NewLine, 'kind' | 'points' | 'most'>): boolean =>
  line.kind === 'deduction' ? line.points <= 0 : line.points >= 0 && line.points <= line.most;

const kindOf = (ground: Ground, given: GivenLine, index: number): NewLine['kind'] => {
  const indicator = ground.indicators.get(given.indicator);
  if (!indicator) return refuse(index, 'indicator', 'indicatorUnknown');
  if (indicator.kind === 'veto') return 'veto';
  if (given.component === 'bonus' || given.component === 'deduction') {
    const fits =
      indicator.kind === given.component || (indicator.kind === 'score' && given.component === 'deduction');
    return fits ? given.component : refuse(index, 'component', 'lineMisplaced');
  }
  return indicator.kind === 'score' ? 'score' : refuse(index, 'component', 'lineMisplaced');
};

/** Where a line counts; bonuses and deductions of their own count apart from the components. */
const componentOf = (ground: Ground, given: GivenLine, index: number): Component => {
  const { component } = given;
  const indicator = ground.indicators.get(given.indicator);
  if (component === 'onSite' || component === 'daily' || component === 'debriefing') {
    const counts = indicator && (indicator.kind !== 'score' || countsIn(ground.scheme, indicator, component));
    return counts ? component : refuse(index, 'component', 'lineMisplaced');
  }
  if (indicator?.kind !== 'score' || countsIn(ground.scheme, indicator, 'onSite')) return 'onSite';
  return 'daily';
};

/** The lines as they are kept; throws `invalid` for one that the standard or the unit has no place for. */
export const placed = (ground: Ground, lines: readonly GivenLine[]): readonly NewLine[] =>
  lines.map((given, index) => {
    const kind = kindOf(ground, given, index);
    const component = componentOf(ground, given, index);
    const { indicator, subjectKind, points, reason, evidence, matter = null, rests: sources = [] } = given;
    const said = { indicator, subjectKind, component, kind, points, reason, evidence, matter, sources };
    const line = { ...plainLine, ...said };
    const whole = { ...line, most: mostOf(ground, indicator, kind) };
    const bound =
      ground.indicators.get(indicator)?.subjects.filter((one) => ground.subjects.includes(one)) ?? [];
    if (!ground.subjects.includes(subjectKind)) refuse(index, 'subjectKind', 'subjectAbsent');
    if (bound.length > 0 && !bound.includes(subjectKind)) refuse(index, 'subjectKind', 'subjectNotBound');
    if (!isWithin(whole)) refuse(index, 'points', 'pointsOutOfRange');
    return whole;
  });

/** The daily record and the debriefing are assembled, never given by hand. */
export const byHand = (lines: readonly GivenLine[]): void => {
  lines.forEach(({ component }, index) => {
    if (component === 'daily') refuse(index, 'component', 'dailyFromSheets');
    if (component === 'debriefing') refuse(index, 'component', 'debriefingFromBallot');
  });
};

/** Throws `invalid` where one happening gives or takes points twice on the same sheet. */
export const checkMatters = (lines: readonly GivenLine[]): void => {
  const seen = new Set<string>();
  lines.forEach(({ matter, points }, index) => {
    if (matter === undefined || points === 0) return;
    const key = `${points > 0}${matterKey(matter)}`;
    if (seen.has(key)) refuse(index, 'matter', 'matterTwice');
    seen.add(key);
  });
};

/**
 * Throws `invalid` for an indicator with points for effect that nobody looked into but on paper (product.md, Probe the effect). A trace of
 * another method shows that somebody did; one of the whole unit names no indicator and shows nothing of it.
 */
export const checkProved = (ground: Ground, lines: readonly GivenLine[], all: readonly Standing[]): void => {
  const found = new Set(
    all.flatMap(({ method, indicator }) =>
      method === null || method === 'documentReview' ? [] : [indicator],
    ),
  );
  lines.forEach(({ indicator, component }, index) => {
    const effect = ground.indicators.get(indicator)?.effect ?? 0;
    if (component === 'onSite' && effect > 0 && !found.has(indicator))
      refuse(index, 'indicator', 'effectUnproved');
  });
};
