import { format } from '../format.ts';
import type { NoticeParams } from '../words.ts';

/** Unit, cycle and subject of the case, as the heading of most notices. */
export const whose = ({ unit, cycle, subject }: NoticeParams): string =>
  [cycle, unit, subject].filter((part) => part !== undefined && part !== '').join(' · ');

/** Where it rests on a document. */
export const restingOn = ({ document }: NoticeParams): string =>
  document === undefined || document === '' ? '' : ` Document: ${document}.`;

/** "Please … by …", or "Please … soon" where there is no date. */
export const doBy = ({ due, left, offset }: NoticeParams, what: string): string => {
  const write = format('en', offset);
  if (due === undefined) return `Please ${what} soon.`;
  return `Please ${what} by ${write.due(due)}${left === undefined ? '' : ` (${write.left(left)})`}.`;
};

export const until = ({ due, offset }: NoticeParams): string =>
  due === undefined ? '' : ` It runs until ${format('en', offset).due(due)}.`;

export const because = ({ reasons }: NoticeParams): string =>
  reasons === undefined || reasons === '' ? '' : ` Reasons: ${reasons}`;
