import { type Indicator, pointsAtMost } from '../content.ts';
import { fullPoints } from '../points.ts';
import { type Rule, rulesOf } from '../rule.ts';
import { at, finding, type LintFinding, mend, type Spotted, when } from './finding.ts';
import type { Fix } from './fix.ts';

/** The same list of acts in the form that suits the kind of indicator; null: it has none. */
const converted = (kind: Indicator['kind'], rule: Rule): Rule | null => {
  if (kind === 'deduction' && rule.kind === 'deduct')
    return {
      kind: 'negativeList',
      acts: rule.events.map(({ name, points }) => ({ name, points: [points] })),
    };
  if (kind === 'score' && rule.kind === 'negativeList')
    return {
      kind: 'deduct',
      floor: 0,
      events: rule.acts.map(({ name, points }) => ({ name, points: Math.max(...points) })).slice(0, 50),
    };
  if (kind === 'veto' && rule.kind === 'negativeList')
    return { kind: 'veto', acts: rule.acts.map(({ name }) => name).slice(0, 50) };
  return null;
};

/** Every amount of points that a rule names. */
const amounts = (rule: Rule): readonly number[] => {
  if (rule.kind === 'deduct') return [rule.floor, ...rule.events.map(({ points }) => points)];
  if (rule.kind === 'add') return rule.events.map(({ points }) => points);
  if (rule.kind === 'tiers') return rule.tiers.map(({ points }) => points);
  return rule.kind === 'negativeList' ? rule.acts.flatMap(({ points }) => points) : [];
};

const clamped = (rule: Rule, full: number): Rule => {
  const cut = <T extends { points: number }>(one: T): T => ({ ...one, points: Math.min(one.points, full) });
  if (rule.kind === 'deduct')
    return { ...rule, events: rule.events.map(cut), floor: rule.floor > full ? 0 : rule.floor };
  if (rule.kind === 'add') return { ...rule, events: rule.events.map(cut) };
  if (rule.kind === 'tiers') return { ...rule, tiers: rule.tiers.map(cut) };
  if (rule.kind !== 'negativeList') return rule;
  const acts = rule.acts.map((act) => ({ ...act, points: act.points.map((one) => Math.min(one, full)) }));
  return { ...rule, acts };
};

const raised = (rule: Extract<Rule, { kind: 'tiers' }>, full: number): Rule => {
  const best = Math.max(...rule.tiers.map(({ points }) => points));
  const at = rule.tiers.findIndex(({ points }) => points === best);
  return { ...rule, tiers: rule.tiers.map((tier, i) => (i === at ? { ...tier, points: full } : tier)) };
};

/** It comes out the same whatever is observed. */
const isIdle = (rule: Rule, full: number): boolean => {
  if (rule.kind === 'deduct') return rule.floor === full;
  if (rule.kind === 'ratio') return rule.from === rule.to;
  return rule.kind === 'tiers' && new Set(rule.tiers.map(({ points }) => points)).size === 1;
};

const unsuited = (one: Spotted, rule: Rule): Fix => {
  const other = converted(one.kind, rule);
  return mend(other === null ? 'dropRule' : 'convertRule', one, { scoring: other });
};

/** The typed rule suits the kind of indicator; its points can be reached, and none is more than the indicator's. */
export const typed = (one: Spotted): readonly LintFinding[] => {
  const rule = one.scoring;
  if (rule === null) return [];
  const suits: readonly Rule['kind'][] = rulesOf[one.kind];
  if (!suits.includes(rule.kind)) return [finding('ruleUnsuited', at(one), { fix: unsuited(one, rule) })];
  const full = fullPoints(one);
  // Without points or a cap there is nothing to hold the rule against; that has findings of its own.
  if (one.kind === 'veto' || full === 0 || full === Number.MAX_SAFE_INTEGER) return [];
  const most = Math.max(0, ...amounts(rule));
  return [
    ...when(most > full, () =>
      finding('ruleExceeds', at(one), {
        params: { points: most, limit: full },
        fix: mend('clampRule', one, { scoring: clamped(rule, full) }),
      }),
    ),
    ...when(rule.kind === 'tiers' && most < full, () =>
      finding('ruleFallsShort', at(one), {
        params: { points: most, limit: full },
        fix:
          rule.kind === 'tiers' && full <= pointsAtMost
            ? mend('raiseRule', one, { scoring: raised(rule, full) })
            : null,
      }),
    ),
    ...when(isIdle(rule, full), () =>
      finding('ruleIdle', at(one), {
        fix: rule.kind === 'deduct' ? mend('freeFloor', one, { scoring: { ...rule, floor: 0 } }) : null,
      }),
    ),
  ];
};

/** A limit after a failed drill needs the drill among the methods, and to be below the points that it limits. */
export const drilled = (one: Spotted): readonly LintFinding[] => {
  const { failedDrill, methods, points } = one;
  if (failedDrill === null) return [];
  const idle = one.kind !== 'score' || failedDrill >= points;
  return [
    ...when(idle, () =>
      finding('drillIdle', at(one), {
        params: { points: failedDrill, limit: points },
        fix: mend('dropDrill', one, { failedDrill: null }),
      }),
    ),
    ...when(!idle && !methods.includes('drill'), () =>
      finding('drillMissing', at(one), { fix: mend('addMethod', one, { methods: [...methods, 'drill'] }) }),
    ),
  ];
};
