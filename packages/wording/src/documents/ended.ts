import type { LetterEnd } from '@kaohe/domain';

type Said = { readonly number: string; readonly by: string; readonly reason: string };

const ends: Readonly<Record<LetterEnd, (said: Said) => string>> = {
  voided: ({ number, reason }) => `${number}已作废，仅供查存。${reason}`,
  cancelled: ({ number }) => `${number}所依据的事项已取消，本件不再有效，仅供查存。`,
  revoked: ({ number }) => `${number}所载决定已撤销，本件不再有效，仅供查存。`,
  replaced: ({ number, by }) => `${number}已由${by}替代，仅供查存。`,
  scoreChanged: ({ number }) => `${number}所载得分此后已有变动，以系统现行得分为准，本件仅供查存。`,
};

/** What stands across the head of a copy of a letter that is no longer in force. */
export const letterBanner = (because: LetterEnd, said: Said): string => ends[because](said);
