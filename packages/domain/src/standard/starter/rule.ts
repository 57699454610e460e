import type { Rule } from '../rule.ts';

/** A rule in words and in a form that can be worked out: the one is written from the other, so they never differ. */
export type Said = { readonly rule: string; readonly scoring: Rule };

/** What counts, and how many points each time. */
type Each = readonly [name: string, points: number];

/** Points are given in whole points here and kept in 1/100. */
const hundredths = (points: number): number => Math.round(points * 100);
const each = (all: readonly Each[]) => all.map(([name, points]) => ({ name, points: hundredths(points) }));
const listed = (all: readonly Each[], verb: string): string =>
  all.map(([name, points]) => `${name}，每次${verb}${points}分`).join('；');

/** All points at first, less for each event. */
export const deducts = (all: readonly Each[], floor = 0): Said => ({
  rule: `满分起扣：${listed(all, '扣')}；${floor > 0 ? `最低得${floor}分` : '扣完为止'}。`,
  scoring: { kind: 'deduct', events: each(all), floor: hundredths(floor) },
});

/** No points at first, more for each event, up to the indicator's. */
export const adds = (all: readonly Each[]): Said => ({
  rule: `从零起计：${listed(all, '计')}；计满为止。`,
  scoring: { kind: 'add', events: each(all) },
});

/** The points of the level that is reached. */
export const tiered = (all: readonly Each[]): Said => ({
  rule: `分档计分：${all.map(([name, points]) => `${name}，得${points}分`).join('；')}。`,
  scoring: { kind: 'tiers', tiers: each(all) },
});

type Measure = {
  readonly measure: string;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
};
/** In proportion to a figure. */
export const inProportion = ({ measure, unit, from, to }: Measure): Said => {
  const [all, none] = to >= from ? ['及以上', '及以下'] : ['及以下', '及以上'];
  return {
    rule: `按${measure}计：${to}${unit}${all}得满分，${from}${unit}${none}不得分，其间按比例计分。`,
    scoring: { kind: 'ratio', measure, unit, from: hundredths(from), to: hundredths(to) },
  };
};

type Act = readonly [name: string, byGravity: readonly number[]];
/** Acts, each with what it costs by gravity. */
export const negatives = (all: readonly Act[]): Said => ({
  rule: `以生效文书为据：${all.map(([name, points]) => `${name}，按情节每次扣${points.join('分、')}分`).join('；')}；同一事项只扣一次。`,
  scoring: {
    kind: 'negativeList',
    acts: all.map(([name, points]) => ({ name, points: points.map(hundredths) })),
  },
});

/** Acts that shut the gate whatever the points. */
export const vetoes = (acts: readonly string[]): Said => ({
  rule: `考核年度内有下列情形之一的，等次定为最末：${acts.join('；')}。`,
  scoring: { kind: 'veto', acts: [...acts] },
});
