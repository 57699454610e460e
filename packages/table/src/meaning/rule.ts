import { type Indicator, type Rule, ruleSchema } from '@kaohe/domain';
import { hundredths, narrow, numberPattern } from './number.ts';

export type RuleContext = {
  readonly kind: Indicator['kind'];
  /** The indicator's points in 1/100; null: not known. */
  readonly points: number | null;
  readonly name: string;
};
export type RuleRead = {
  /** Null: by judgement, or in words that are not understood in full. */
  readonly rule: Rule | null;
  /** In 1/100, where the words say how much at most. */
  readonly most: number | null;
  /** The words speak of points. */
  readonly priced: boolean;
};

type Clause = { readonly name: string; readonly verb: string; readonly amounts: readonly number[] };

const amount = `${numberPattern}\\s*分`;
const priced = new RegExp(
  `([^；;。\\n]*?)(扣除?|减|加|得|计|记|给)(?:至|为)?\\s*(${amount}(?:\\s*[、,，/或和]?\\s*${amount})*)`,
  'g',
);
const limit = new RegExp(
  `[，,；;（(]?[^，,；;。\\n（(]{0,8}(?:最多|最高|累计|合计|不超过|上限|至多|封顶)[^；;。\\n，,]{0,8}?(${numberPattern})\\s*分(?:为止|为限|封顶|止)?[)）]?|[，,]?至\\s*(${numberPattern})\\s*分(?:为)?止`,
);
const toTheEnd = /[，,；;]?(扣|加)[完光满]为止/g;
/** Words that speak of points, but not how many. */
const unpriced = /酌情|适当|视情|按比例|不得分|不计分|[扣减加得计]\S{0,3}分|折算|倒扣/;

const pickAmounts = (text: string): readonly (number | null)[] =>
  [...text.matchAll(new RegExp(`(${numberPattern})\\s*分`, 'g'))].map(([, number = '']) =>
    hundredths(number),
  );

const generic =
  /^(每|各|按)?(少|缺|差|发生|发现|出现|有)?(一|1|每)?(个|次|项|人|件|例|起|处|篇|批次|批|人次|条|份|天|名)?$/;

/** The words before an amount as the name of what counts: the last sentence of them, without what leads on to the amount. */
const nameOf = (words: string, context: RuleContext): string => {
  const clean = words
    .replace(/^[\s，,、；;。：:]+|^(其中|并且?|另外|此外)[，,]?/g, '')
    .replace(/(分别|依次|一律|各|可|酌情)$/, '')
    .replace(/[\s，,：:]*(的|者)?[\s，,：:]*$/, '');
  const name = generic.test(clean)
    ? `${context.name.slice(0, 480)}${clean === '' ? '' : `（${clean}）`}`
    : clean;
  return name.slice(0, 500).trim();
};

const clausesOf = (text: string, context: RuleContext): { clauses: readonly Clause[]; rest: string } => {
  const clauses: Clause[] = [];
  let rest = text;
  for (const [all, words = '', verb = '', list = ''] of text.matchAll(priced)) {
    const amounts = pickAmounts(list).filter((one) => one !== null && one > 0);
    if (amounts.length < pickAmounts(list).length) continue;
    clauses.push({
      name: nameOf(words, context),
      verb: verb.slice(0, 1),
      amounts: amounts.filter((one) => one !== null),
    });
    rest = rest.replace(all, '。');
  }
  return { clauses, rest };
};

/** Of a rule that is kept; what is longer isn't typed. */
const longest = 4_000;

const level =
  /优|良|合格|达标|较好|好|一般|差|及格|完成|以上|以下|以内|不足|[<>≥≤＜＞]|%|第[一二三四五六\d]|[级档等]|前[一二三\d]/;

/** The same thing twice is one event; a name has one amount. */
const single = (clauses: readonly Clause[]): readonly { name: string; points: number }[] | null =>
  clauses.some(({ amounts }) => amounts.length > 1)
    ? null
    : clauses.map(({ name, amounts }) => ({ name, points: amounts[0] ?? 0 }));

const shaped = (clauses: readonly Clause[], context: RuleContext, most: number | null): unknown => {
  const verbs = new Set(
    clauses.map(({ verb }) => (/[扣减]/.test(verb) ? 'less' : verb === '加' ? 'more' : 'get')),
  );
  if (verbs.size !== 1) return null;
  const events = single(clauses);
  const each = clauses.every(({ name }) => /每/.test(name));
  if (verbs.has('less')) {
    if (context.kind === 'deduction')
      return { kind: 'negativeList', acts: clauses.map(({ name, amounts }) => ({ name, points: amounts })) };
    const floor = most === null || context.points === null ? 0 : Math.max(0, context.points - most);
    return context.kind === 'score' ? { kind: 'deduct', events, floor } : null;
  }
  const earns = context.kind === 'score' || context.kind === 'bonus';
  if (!earns || events === null) return null;
  if (verbs.has('more') || each) return { kind: 'add', events };
  const fits = events.every(({ points }) => context.points === null || points <= context.points);
  const isTiers =
    events.length > 1 && fits && events.every(({ name }) => name.length <= 30 && level.test(name));
  return isTiers ? { kind: 'tiers', tiers: events } : null;
};

/** 按……比例得分: in proportion, from nothing to a hundred per cent. */
const proportion = (text: string): unknown => {
  const [, measure] =
    /[按依]照?([^，,；;。\n扣]{2,30}?(?:比例|百分比|完成率|率))(?:折算|计算|折合)?(?:得|计|计算|折算)?分/.exec(
      text,
    ) ?? [];
  return measure === undefined || /扣|加/.test(text)
    ? null
    : { kind: 'ratio', measure: measure.trim(), unit: '%', from: 0, to: 10_000 };
};

const vetoes = (text: string): unknown => ({
  kind: 'veto',
  acts: text
    .split(/[；;。\n]/)
    .map((part) => part.trim().slice(0, 500))
    .filter((part) => part !== ''),
});

/**
 * The typed rule that words say: 每少一次扣0.5分 · …的扣5分；…的扣3分 · 每项加1分，最高加3分 · 优秀得10分，良好得8分 · 一票否决. It is only taken
 * when everything the words say of points is in it.
 */
export const readRule = (words: string, context: RuleContext): RuleRead => {
  const text = narrow(words.slice(0, longest));
  const none = { rule: null, most: null, priced: unpriced.test(text) || /\d\s*分/.test(text) };
  if (context.kind === 'veto') {
    const veto = ruleSchema.safeParse(vetoes(text));
    return { ...none, rule: veto.success ? veto.data : null };
  }
  const [capped, one, other] = limit.exec(text) ?? [];
  const most = capped === undefined ? null : hundredths(one ?? other ?? '');
  const { clauses, rest } = clausesOf(text.replace(capped ?? '', '').replaceAll(toTheEnd, ''), context);
  const found = clauses.length === 0 ? proportion(text) : shaped(clauses, context, most);
  const whole =
    clauses.length === 0 || ![rest, ...clauses.map(({ name }) => name)].some((words) => unpriced.test(words));
  const rule = ruleSchema.safeParse(whole && words.length <= longest ? found : null);
  return { rule: rule.success ? rule.data : null, most, priced: none.priced };
};
