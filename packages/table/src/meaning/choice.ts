import {
  frequencies,
  type Indicator,
  indicatorKinds,
  type Method,
  methods,
  type SubjectKind,
  subjectKinds,
  tableLevels,
} from '@kaohe/domain';
import { headings } from '../words.ts';

/** A value that was recognised; `whole`: there was nothing else in the text. */
export type Recognised<T> = { readonly values: readonly T[]; readonly whole: boolean };

const components = ['onSite', 'daily'] as const;
type Sign<T> = readonly (readonly [RegExp, T])[];
type Choice<T extends string> = { readonly all: readonly T[]; readonly words: Readonly<Record<T, string>> };

/** More words than this aren't searched for a choice. */
const longest = 1_000;

/** Parts of a list; what stands in brackets stays together. */
const partsOf = (text: string): readonly string[] =>
  text
    .slice(0, longest)
    .split(/[、，,；;/／\n和及与+＋。](?![^（(]*[)）])/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A list in our own words, as an exported table has it; null: something else is in it. */
const exactly = <T extends string>(text: string, { all, words }: Choice<T>): readonly T[] | null => {
  const found = text
    .split(/[、，,；;]/)
    .map((part) => all.find((one) => [words[one], one].includes(part.trim())));
  return found.some((one) => one === undefined) ? null : found.filter((one) => one !== undefined);
};

/** The first sign that fits each part; every kind once, in the order of the text. */
const bySigns = <T extends string>(parts: readonly string[], signs: Sign<T>): readonly T[] => [
  ...new Set(parts.flatMap((part) => signs.find(([sign]) => sign.test(part))?.[1] ?? [])),
];

const subjectSigns: Sign<SubjectKind> = [
  [/纪检|纪委|监督责任|纪律检查/, 'discipline'],
  [/(?<!副)书记(?!处)|第一责任|一把手|主要负责/, 'secretary'],
  [/班子(领导)?成员|副书记|委员(?!会)|分管|领导干部|一岗双责|领导成员/, 'cadre'],
  [/党委|党组|工委|总支|支部|党组织|常委会|委员会|支委|班子|主体责任|(本|各|该|被考核)单位/, 'organisation'],
];
/** Not every method excludes the others: all that the text names are taken. */
const methodSigns: Sign<Method> = [
  [/查阅|查看|资料|文件|记录|台账|档案|材料|通报|自评|处分|移送|为据|依据|报表|统计/, 'documentReview'],
  [/问卷|测评|满意度|民意/, 'questionnaire'],
  [/访谈|走访|座谈|个别谈|询问|(?<!诫勉)谈话/, 'interview'],
  [/效果测试|测试|抽测|抽查|实地|现场(?!会|演练)|核查|暗访|提问|考试|落实完成|完成情况/, 'effectTest'],
  [/演练|实战|实操|模拟/, 'drill'],
];
const frequencySigns: Sign<NonNullable<Indicator['frequency']>> = [
  [/半年/, 'halfYear'],
  [/季/, 'quarter'],
  [/月/, 'month'],
  [/年/, 'year'],
  [/随时|随事|日常|平时|实时|发生|一事一/, 'event'],
];
const componentSigns: Sign<(typeof components)[number]> = [
  [/进驻|现场|实地|集中|年终|年度考核/, 'onSite'],
  [/日常|平时|记录|过程/, 'daily'],
];
const kindSigns: Sign<Indicator['kind']> = [
  [/一票否决|否决/, 'veto'],
  [/加分|奖励|附加/, 'bonus'],
  [/扣分|减分|负面|倒扣/, 'deduction'],
  [/得分|基本|基础|常规|评分|计分|共性|个性|定量|定性/, 'score'],
];

/** The responsible subjects that free words name: 党委（党组）班子成员；党支部书记 → cadre, secretary. */
export const readSubjects = (text: string): Recognised<SubjectKind> => {
  const own = exactly(text, { all: subjectKinds, words: headings.value.subjects });
  return own === null
    ? { values: bySigns(partsOf(text), subjectSigns), whole: false }
    : { values: own, whole: true };
};

/** The methods that free words name: 查看资料、走访党员 → documentReview, interview. */
export const readMethods = (text: string): Recognised<Method> => {
  const own = exactly(text, { all: methods, words: headings.value.methods });
  if (own !== null) return { values: own, whole: true };
  return {
    values: methodSigns.filter(([sign]) => sign.test(text.slice(0, longest))).map(([, method]) => method),
    whole: false,
  };
};

export const readComponents = (text: string): Recognised<(typeof components)[number]> => {
  const own = exactly(text, { all: components, words: headings.value.components });
  return own === null
    ? { values: bySigns(partsOf(text), componentSigns), whole: false }
    : { values: own, whole: true };
};

export const readFrequency = (text: string): Recognised<NonNullable<Indicator['frequency']>> => {
  const own = exactly(text, { all: frequencies, words: headings.value.frequency });
  if (own !== null) return { values: own.slice(0, 1), whole: own.length === 1 };
  return { values: bySigns([text], frequencySigns), whole: false };
};

/** The kind of an indicator that a cell, a dimension's name or a title tells; null: none, or several at once. */
export const readKind = (text: string): Indicator['kind'] | null => {
  const own = exactly(text, { all: indicatorKinds, words: headings.value.kind });
  if (own?.[0] !== undefined) return own[0];
  if (/加减分|加扣分/.test(text)) return null;
  const apart = kindSigns
    .filter(([sign, kind]) => kind !== 'score' && sign.test(text))
    .map(([, kind]) => kind);
  if (apart.length > 0) return apart.length === 1 ? (apart[0] ?? null) : null;
  return kindSigns.at(-1)?.[0].test(text) ? 'score' : null;
};

/** What a row says it is. */
export const readLevel = (text: string): (typeof tableLevels)[number] | null =>
  tableLevels.find((level) => headings.level[level] === text || level === text) ?? null;
