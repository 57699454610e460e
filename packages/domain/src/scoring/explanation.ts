import { type Component, components } from './line.ts';
import { plus, type Ratio, ratio, rounded, times, zero } from './ratio.ts';
import type { IndicatorScore, Score } from './score.ts';

/** What an explanation needs of an indicator; it passes the rest through. Points in 1/100. */
export type ToldIndicator = {
  readonly code: string;
  readonly dimension: string;
  readonly form: number;
  readonly effect: number;
};
/** What an explanation needs of a line, superseded ones among them; it passes the rest through. Points in 1/100. */
export type ToldLine = {
  readonly id: string;
  readonly indicator: string;
  readonly kind: string;
  readonly points: number;
  readonly supersedes: string | null;
};

/** What something comes to in the composite, in 1/100, each figure rounded half up by itself: shown, never summed. */
export type InComposite = { readonly points: number; readonly lost: number };

export type LineNode<L> = {
  readonly line: L;
  /** Of the indicator's points; 0 where several lines give them together, for then the loss is the indicator's. */
  readonly lost: number;
  /** What stood in its place, the oldest first. */
  readonly before: readonly L[];
};
/** An indicator where it counts: in a component, or apart from them. */
export type PartNode<L> = {
  readonly component: Component | 'bonus' | 'deduction';
  readonly points: number;
  /** Null: no limit. */
  readonly of: number | null;
  readonly lost: number;
  /** What floor or cap added to the sum of the lines. */
  readonly adjusted: number;
  readonly lines: readonly LineNode<L>[];
};
export type Weighed = {
  readonly points: number;
  /** What could be won in the components; 0 for what only adds or deducts. */
  readonly of: number;
  readonly lost: number;
  readonly composite: InComposite;
};
export type IndicatorNode<I, L> = Weighed & {
  readonly indicator: I;
  readonly parts: readonly PartNode<L>[];
};
export type DimensionNode<D, I, L> = Weighed & {
  readonly dimension: D;
  readonly form: number;
  readonly effect: number;
  readonly indicators: readonly IndicatorNode<I, L>[];
};

export type ToExplain<D, I, L> = {
  readonly dimensions: readonly D[];
  readonly indicators: readonly I[];
  readonly lines: readonly L[];
  readonly score: Score;
};

type Placed = {
  readonly component: PartNode<never>['component'];
  readonly score: IndicatorScore;
  readonly rate: Ratio;
};

/** What one point of a component is worth in the composite: its weight among those that count, over its points. */
const rates = ({ components: parts }: Score): ReadonlyMap<string, Ratio> => {
  const whole = parts.reduce((sum, one) => sum + one.weight, 0);
  return new Map(
    parts.map((one) => [one.component, times(ratio(one.weight * 10_000, whole), ratio(1, one.of))]),
  );
};

const placedIn = (score: Score): readonly Placed[] => {
  const byComponent = rates(score);
  const one = ratio(1);
  return [
    ...score.components.flatMap(({ component, dimensions }) =>
      dimensions.flatMap(({ indicators }) =>
        indicators.map((each) => ({ component, score: each, rate: byComponent.get(component) ?? zero })),
      ),
    ),
    ...score.bonus.indicators.map((each) => ({ component: 'bonus' as const, score: each, rate: one })),
    ...score.deduction.indicators.map((each) => ({
      component: 'deduction' as const,
      score: each,
      rate: one,
    })),
  ];
};

const history = <L extends ToldLine>(line: L, byId: ReadonlyMap<string, L>): readonly L[] => {
  const before: L[] = [];
  for (let at: L | undefined = line; at?.supersedes != null; ) {
    at = byId.get(at.supersedes);
    if (at === undefined || before.includes(at)) break;
    before.unshift(at);
  }
  return before;
};

const part = <L extends ToldLine>(
  { component, score }: Placed,
  byId: ReadonlyMap<string, L>,
): PartNode<L> => {
  const lines = score.lines.flatMap((id) => byId.get(id) ?? []);
  const giving = lines.filter(({ kind }) => kind === 'score');
  const lostBy = (line: L): number => {
    if (line.kind === 'deduction') return -line.points;
    const alone = line.kind === 'score' && giving.length === 1 && score.of !== null;
    return alone ? Math.max((score.of ?? 0) - line.points, 0) : 0;
  };
  const apart = component === 'bonus' || component === 'deduction';
  return {
    component,
    points: score.points,
    of: score.of,
    lost: apart ? Math.max(-score.points, 0) : Math.max((score.of ?? 0) - score.points, 0),
    adjusted: score.adjusted,
    lines: lines.map((line) => ({ line, lost: lostBy(line), before: history(line, byId) })),
  };
};

type Summed = { readonly exact: Ratio; readonly lostExact: Ratio; readonly node: Weighed };
const sum = (all: readonly Summed[]): Summed => {
  const exact = all.reduce((at, one) => plus(at, one.exact), zero);
  const lostExact = all.reduce((at, one) => plus(at, one.lostExact), zero);
  const total = (of: (node: Weighed) => number): number => all.reduce((at, { node }) => at + of(node), 0);
  return {
    exact,
    lostExact,
    node: {
      points: total((one) => one.points),
      of: total((one) => one.of),
      lost: total((one) => one.lost),
      composite: { points: rounded(exact), lost: rounded(lostExact) },
    },
  };
};
const summed = (one: PartNode<unknown>, rate: Ratio): Summed => {
  const exact = times(ratio(one.points), rate);
  const lostExact = times(ratio(one.lost), rate);
  const of = one.component === 'bonus' || one.component === 'deduction' ? 0 : (one.of ?? 0);
  const composite = { points: rounded(exact), lost: rounded(lostExact) };
  return { exact, lostExact, node: { points: one.points, of, lost: one.lost, composite } };
};

const order = [...components, 'bonus', 'deduction'];

/**
 * A score as a tree: dimension → indicator → where it counts → line, with what each won and lost, in its own points and in the composite.
 * What nobody scored, because it was left out or never came up, is not in it.
 */
export const explain = <D extends { readonly code: string }, I extends ToldIndicator, L extends ToldLine>(
  given: ToExplain<D, I, L>,
): readonly DimensionNode<D, I, L>[] => {
  const byId = new Map(given.lines.map((line) => [line.id, line]));
  const placed = Map.groupBy(placedIn(given.score), (one) => one.score.code);
  return given.dimensions.flatMap((dimension) => {
    const told = given.indicators
      .filter((one) => one.dimension === dimension.code)
      .flatMap((indicator) => {
        const places = (placed.get(indicator.code) ?? [])
          .filter((one) => one.score.lines.length > 0)
          .sort((a, b) => order.indexOf(a.component) - order.indexOf(b.component));
        const parts = places.map((one) => part(one, byId));
        if (parts.length === 0) return [];
        const all = sum(parts.map((one, index) => summed(one, places[index]?.rate ?? zero)));
        return [{ all, node: { ...all.node, indicator, parts } }];
      });
    if (told.length === 0) return [];
    return [
      {
        ...sum(told.map(({ all }) => all)).node,
        dimension,
        form: told.reduce((at, { node }) => at + node.indicator.form, 0),
        effect: told.reduce((at, { node }) => at + node.indicator.effect, 0),
        indicators: told.map(({ node }) => node),
      },
    ];
  });
};

/** Where most was lost in the composite first; of equals, as the standard has them. */
export const byLoss = <N extends Weighed>(nodes: readonly N[]): readonly N[] =>
  [...nodes].sort((a, b) => b.composite.lost - a.composite.lost || b.lost - a.lost);
