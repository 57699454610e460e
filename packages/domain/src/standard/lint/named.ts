import type { Indicator, Method, SubjectKind } from '../content.ts';

const subjectSigns: readonly (readonly [RegExp, SubjectKind])[] = [
  [/书记/, 'secretary'],
  [/纪检|纪委|监督责任|监督执纪/, 'discipline'],
  [/班子成员|领导干部|一岗双责|分管领导|支部委员/, 'cadre'],
  [/党组织|党支部|党总支|党委|支委会|支部/, 'organisation'],
];
const methodSigns: readonly (readonly [RegExp, Method])[] = [
  [/问卷|测评|满意/, 'questionnaire'],
  [/访谈|走访|谈话|座谈|询问/, 'interview'],
  [/抽查|测试|抽测|实地|提问|核查/, 'effectTest'],
  [/演练|实战|拉练/, 'drill'],
  [/查看|查阅|资料|台账|文件|记录|通报/, 'documentReview'],
];

const textOf = ({ name, rule, remark, items }: Indicator): string =>
  [name, rule, remark, ...items.map((item) => `${item.name} ${item.rule}`)].join(' ');

/** The subjects that an indicator's own words name, of those the category has. */
export const subjectsNamed = (one: Indicator, subjects: readonly SubjectKind[]): readonly SubjectKind[] =>
  subjectSigns
    .filter(([sign, kind]) => subjects.includes(kind) && sign.test(textOf(one)))
    .map(([, kind]) => kind);

/** The methods that an indicator's own words name. */
export const methodsNamed = (one: Indicator): readonly Method[] =>
  methodSigns.filter(([sign]) => sign.test(textOf(one))).map(([, method]) => method);
