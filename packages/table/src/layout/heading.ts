import type { TableField } from '@kaohe/domain';

/** A text by which a heading or a value is recognised: full-width letters made narrow, without spaces and brackets' contents. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/\s/g, '')
    .toLowerCase();

/** From the plainest to the vaguest: the first that fits a heading is its field. */
const headings: readonly (readonly [TableField, RegExp])[] = [
  ['level', /^(层级|行类型|level)$/],
  ['sequence', /^(序号|序|no\.?|#|顺序号?)$/],
  ['code', /^(指标)?(编号|编码|代码|code)$/],
  ['form', /形式分|过程分|^form$/],
  ['effect', /(实效|效果|成效|结果)分|^effect$/],
  ['failedDrill', /演练.*(不通过|未通过|不合格)|^failedDrill$/],
  ['cap', /上限|最高分|封顶|限额|^cap$/],
  ['scoring', /^(计分方式|计分规则（结构化）|scoring)$/],
  ['item', /(考核|检查|观测|评价|评分|考评)要点|三级指标|要点$|检查项|^items?$/],
  ['evidence', /(认定|扣分|加分|否决)?(依据|凭据|佐证|证明材料|支撑材料)|^evidence$/],
  [
    'rule',
    /(评分|计分|扣分|加分|赋分|打分|评价|考核|评定|考评)(标准|办法|细则|规则|说明|方法及标准|依据)|^标准$|scoring_?rule|^rule$/,
  ],
  [
    'assessor',
    /评分人|(考核|评分|考评|评价|责任|牵头)(科室|部门|处室)|(考核|评分|评价|考评)(主体|单位|组|人|责任人)|^assessor$/,
  ],
  ['subjects', /责任(主体|人|单位|对象)|(考核|被考核|适用|考评)对象|^对象$|responsible_?subject|^subjects?$/],
  ['methods', /(考核|检查|考评|评价|测评|考察|核查)(方式|方法|办法|途径|形式)|^方式$|^方法$|^methods?$/],
  ['frequency', /频次|频率|周期|考核时间|^frequency$/],
  ['components', /^计入$|计分环节|计入环节|^components?$/],
  ['kind', /^(类型|指标类型|性质|加减分|kind|type)$/],
  ['points', /分值|^分数$|^标准分$|满分|权重|^总分$|^points?$|^score$|扣分值|加分值|^赋分$|基础分|^基本分$/],
  ['subdimension', /二级(指标|项目)|子项目|^项目$/],
  ['dimension', /一级(指标|项目)|维度|(考核|考评|评价|测评|检查)?(项目|类别|大类|方面|板块)$|^dimension$/],
  [
    'indicator',
    /指标|(考核|考评|评价|测评|检查|工作|评分|扣分|加分)?(内容|事项$|任务$|要求$|情形$|情况$)|^名称$|^indicator$|^name$/,
  ],
  ['questions', /(访谈|考核|测试)?(提问|问题|题库|题目)$|^questions?$/],
  ['remark', /备注|说明|^注$|^remarks?$|^note$/],
];

/** The field that a column's heading names; null: it names none that is known. */
export const fieldOf = (heading: string): TableField | null => {
  const name = plain(heading);
  if (name === '' || name.length > 20) return null;
  return headings.find(([, sign]) => sign.test(name))?.[0] ?? null;
};
