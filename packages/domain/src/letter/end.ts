/**
 * Why a letter is no longer in force: declared void 作废; its case was cancelled; what it decided was revoked; a later letter took its
 * place; the score that it tells has changed.
 */
export const letterEnds = ['voided', 'cancelled', 'revoked', 'replaced', 'scoreChanged'] as const;
export type LetterEnd = (typeof letterEnds)[number];
