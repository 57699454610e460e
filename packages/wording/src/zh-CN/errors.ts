import type { FaultDetail } from '@kaohe/domain';
import { labels, negated, number, text, texts } from '../fault-detail.ts';
import { format } from '../format.ts';
import type { Machine } from '../vocabulary.ts';
import type { ErrorWords, MachineWords } from '../words.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { names } from './names.ts';

const issues: Readonly<Record<string, string>> = {
  too_small: '内容过短、过少或者数值过小',
  too_big: '内容过长、过多或者数值过大',
  invalid_type: '缺少内容或者类型不符',
  invalid_format: '格式不符',
  invalid_value: '不在可选范围内',
  unrecognized_keys: '含有不认识的项目',
  invalid_union: '不是可以识别的操作',
  calendarUnknown: '所在年度的工作日历尚未公布',
  dayOutsideYear: '日期不在该年度内',
  unknownEvent: '不是可以识别的操作',
  systemEvent: '由系统自动办理，不能人工提交',
  text: '含有无法保存的字符',
  length: '编号长度不符',
  beyondCalendar: '日期不在2000年至2100年之间',
  malformed: '无法读取',
  unknown: '无法识别',
  fileType: '不是可以上传的文件类型（可用文档、表格、演示文稿、图片、音视频、纯文本）',
  empty: '没有内容',
  wrongPassword: '不正确',
  beforeStart: '早于开始日期',
  dayTwice: '同一天出现两次',
  backwards: '早于当前时间',
  unknownFile: '所列的文件没有上传',
  unknownUnit: '所列的党组织不存在',
  required: '缺少内容',
  notAppointed: '不是可以任命的角色',
};

const notListed = (roll: string): string =>
  `您不在“${labels(names.rolls, [roll]) ?? '签署'}”名单中，或者已经办理过。如有疑问，请联系考核办。`;

const invalid = (detail: FaultDetail): string => {
  const path = text(detail, 'path');
  const field = labels(fields, path?.split('.') ?? []);
  const issue = issues[text(detail, 'issue') ?? ''] ?? '不符合要求';
  return `${field === undefined ? '提交的内容' : `“${field}”`}${issue}，请修改后重新提交。`;
};

/** Words of the errors: each says what is so and what to do. */
export const errors = (machines: { readonly [M in Machine]: MachineWords<M> }): ErrorWords => {
  const refused = (detail: FaultDetail): string => {
    const lapsed = text(detail, 'lapsed');
    if (lapsed !== undefined)
      return `期限已于${format('zh-CN', number(detail, 'offset')).due(lapsed)}届满，不能再办理。如有特殊情况，请联系考核办。`;
    const roll = text(detail, 'roll');
    if (roll !== undefined) return notListed(roll);
    const unmet = texts(detail, 'facts')
      .filter((name) => !negated.includes(name))
      .map((name) => labels(facts, [name]) ?? name);
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
    conflict: (detail) =>
      text(detail, 'issue') === 'usedBefore'
        ? '这次提交的编号已经用于另一项操作，请刷新页面后重新提交。'
        : '已经存在相同的内容，请核对后修改。',
    tooMuch: (detail) => {
      const seconds = number(detail, 'retryAfter');
      return seconds === undefined
        ? '提交的内容过大或者操作过于频繁，请缩减内容或者稍后再试。'
        : `操作过于频繁，请在${Math.ceil(seconds)}秒后再试。`;
    },
    unavailable: () => '系统暂时不可用，您填写的内容没有丢失，请稍后重试。',
  };
};
