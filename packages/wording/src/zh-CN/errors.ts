import type { FaultDetail, FileIssue } from '@kaohe/domain';
import { labels, number, text, texts } from '../fault-detail.ts';
import { format } from '../format.ts';
import type { Machine } from '../vocabulary.ts';
import type { ErrorWords, MachineWords } from '../words.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { actLoad, fileRefusals, overLoad } from './files.ts';
import { issues } from './issues.ts';
import { names } from './names.ts';

const notListed = (roll: string): string =>
  `您不在“${labels(names.rolls, [roll]) ?? '签署'}”名单中，或者已经办理过。如有疑问，请联系考核办。`;

const isFile = (issue: string | undefined): issue is FileIssue =>
  issue !== undefined && issue in fileRefusals;

const invalid = (detail: FaultDetail): string => {
  const about = text(detail, 'issue');
  if (isFile(about)) return fileRefusals[about](detail);
  const path = text(detail, 'path');
  const field = labels({ ...fields, file: '文件' }, path?.split('.') ?? []);
  const issue = issues[text(detail, 'issue') ?? ''] ?? '不符合要求';
  return `${field === undefined ? '提交的内容' : `“${field}”`}${issue}，请修改后重新提交。`;
};

/** What exists or was done already, by the name of the issue. */
const conflicts: Readonly<Record<string, string>> = {
  amendmentUnderWay: '该标准已有一份修订正在办理，请先采用或者撤回该修订。',
  usedBefore: '这次提交的编号已经用于另一项操作，请刷新页面后重新提交。',
  answeredBefore: '这个链接已经用过，答卷已经收到，不能再次提交。',
  signedBefore: '这条考核发现已经签过字，不需要再签。',
  filedBefore: '这份材料已经提交过了，不用重复提交；在材料清单里给它勾选指标就行。',
};

/** How large a file or a table may be, by the limit that it exceeds. */
const tableMeasures: Readonly<Record<string, (most: number) => string>> = {
  body: (most) =>
    `提交的内容超过${Math.floor(most / 1024 / 1024)} MB，没有收下，您填写的还在本页。请删减，或者分几次提交。`,
  file: (most) => `文件超过${Math.floor(most / 1024 / 1024)} MB，请压缩、删减或者分成几个文件后再上传。`,
  'table.time': () => '表格读取时间过长，请删去无关的内容或者分成几个文件。',
  'table.memory': () => '表格内容过多，请删去无关的内容或者分成几个文件。',
  'table.bytes': (most) =>
    `表格文件超过${Math.floor(most / 1024 / 1024)} MB，请去掉图片和无关的工作表后重试。`,
  'table.unpacked': (most) =>
    `表格解压后超过${Math.floor(most / 1024 / 1024)} MB，请去掉图片和无关的工作表后重试。`,
  'table.parts': (most) => `表格内含的部件超过${most}个，请去掉图片和附件后重试。`,
  'table.sheets': (most) => `工作表超过${most}张，请删去无关的工作表后重试。`,
  'table.rows': (most) => `表格超过${most}行，请分成几个文件。`,
  'table.cells': (most) => `表格超过${most}个单元格，请删去空白但有格式的行列后重试。`,
  'table.columns': (most) => `表格超过${most}列，请删去无关的列后重试。`,
  'table.merged': (most) => `合并单元格的范围超过${most}格，请取消大范围合并后重试。`,
};

/** Words of the errors: each says what is so and what to do. */
export const errors = (machines: { readonly [M in Machine]: MachineWords<M> }): ErrorWords => {
  const refused = (detail: FaultDetail): string => {
    const lapsed = text(detail, 'lapsed');
    if (lapsed !== undefined)
      return `期限已于${format('zh-CN', number(detail, 'offset')).due(lapsed)}届满，不能再办理。如有特殊情况，请联系考核办。`;
    const roll = text(detail, 'roll');
    if (roll !== undefined) return notListed(roll);
    const unmet = texts(detail, 'facts').map((name) => labels(facts, [name]) ?? name);
    if (unmet.length > 0) return `现在还不能办理：${unmet.join('；')}。条件具备后再试。`;
    const event = text(detail, 'event');
    const machine = Object.values(machines).find((one) => event !== undefined && event in one.events);
    const label = machine && labels<{ label: string }>(machine.events, [event ?? ''])?.label;
    const stage = machine && labels(machine.stages, [text(detail, 'stage') ?? '']);
    return `${stage === undefined ? '当前环节' : `当前处于“${stage}”环节，`}不能${label === undefined ? '进行这项操作' : `办理“${label}”`}。请刷新页面，查看现在可以办理的事项。`;
  };
  return {
    invalid,
    unauthenticated: () => '尚未登录或者登录已过期，请重新登录。',
    forbidden: () => '您没有办理这项事项的权限，或者应当回避。如有疑问，请联系考核办。',
    notFound: () => '没有找到，或者不在您可以查看的范围内。请核对后重试。',
    refused,
    stale: () => '您查看期间内容已被他人更新。已保留您填写的内容，请刷新核对后重新提交。',
    conflict: (detail) => conflicts[text(detail, 'issue') ?? ''] ?? '已经存在相同的内容，请核对后修改。',
    tooMuch: (detail) => {
      if (text(detail, 'limit') === 'indicator') return overLoad(detail);
      if (text(detail, 'limit') === 'act') return actLoad(detail);
      const measure = tableMeasures[text(detail, 'limit') ?? ''];
      if (measure !== undefined) return measure(number(detail, 'most') ?? number(detail, 'bytes') ?? 0);
      const seconds = number(detail, 'retryAfter');
      return seconds === undefined
        ? '提交的内容过大或者操作过于频繁，请缩减内容或者稍后再试。'
        : `操作过于频繁，请在${Math.ceil(seconds)}秒后再试。`;
    },
    unavailable: (detail) =>
      text(detail, 'store') === 'scanner'
        ? '杀毒服务暂时不可用，文件没有收下。请稍后重新上传；一直如此请联系管理员。'
        : '系统暂时不可用，您填写的内容没有丢失，请稍后重试。',
  };
};
