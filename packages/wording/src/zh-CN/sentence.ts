import { format } from '../format.ts';
import type { NoticeParams } from '../words.ts';

const full = (text: string): string => (/[。！？.!?]$/.test(text) ? text : `${text}。`);

/** 〔单位〕在〔周期〕中的事项, the subject of most notices. */
export const whose = ({ unit, cycle, subject }: NoticeParams): string =>
  [cycle, unit, subject].filter((part) => part !== undefined && part !== '').join('·');

/** 请于…前… where there is a date; else 请及时…. */
export const doBy = ({ due, left, offset }: NoticeParams, what: string): string => {
  const write = format('zh-CN', offset);
  if (due === undefined) return `请及时${full(what)}`;
  return `请于${write.due(due)}前${what}${left === undefined ? '' : `（${write.left(left)}）`}。`;
};

/** 期限至…. */
export const until = ({ due, offset }: NoticeParams): string =>
  due === undefined ? '' : `期限至${format('zh-CN', offset).due(due)}。`;

/** 依据：…. */
export const restingOn = ({ document }: NoticeParams): string =>
  document === undefined || document === '' ? '' : `依据：${full(document)}`;

/** 理由：…. */
export const because = ({ reasons }: NoticeParams): string =>
  reasons === undefined || reasons === '' ? '' : `理由：${full(reasons)}`;
