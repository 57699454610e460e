import { type Component, countsIn, Fault, matterKey, type SubjectKind } from '@kaohe/domain';
import type { Sql } from '../sql.ts';
import { type NewLine, plainLine } from './line.ts';
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
    const { indicator, subjectKind, points, reason, evidence, matter = null } = given;
    const line = { ...plainLine, indicator, subjectKind, component, kind, points, reason, evidence, matter };
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

const proved = {
  name: 'proved-indicators',
  text: `select distinct f.indicator from finding f where f.assessment_id = $1 and f.method <> 'documentReview'
    and f.signed_at is not null and f.withdrawn_at is null`,
};

/** Throws `invalid` for an indicator with points for effect that nobody looked into but on paper (product.md, Probe the effect). */
export const checkProved = async (
  tx: Sql,
  assessmentId: string,
  { ground, lines }: { ground: Ground; lines: readonly GivenLine[] },
): Promise<void> => {
  const rows = await tx.query<{ indicator: string }>(proved, [assessmentId]);
  const found = new Set(rows.map(({ indicator }) => indicator));
  lines.forEach(({ indicator, component }, index) => {
    const effect = ground.indicators.get(indicator)?.effect ?? 0;
    if (component === 'onSite' && effect > 0 && !found.has(indicator))
      refuse(index, 'indicator', 'effectUnproved');
  });
};
