import type { Why } from '@kaohe/domain';
import type { Locale } from '../format.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { GradeWords, Told } from './words.ts';

export type { GradeWords, Told } from './words.ts';

const languages: Readonly<Record<Locale, GradeWords>> = { 'zh-CN': chinese, en: english };
/** What the page of grades says; apart from the other words, as only that page loads it. */
export const gradeWords = (locale: Locale): GradeWords => languages[locale];

/** A step that led to a grade, as a sentence. */
export const stepText = (locale: Locale, step: Why, told: Told): string => {
  const { why } = languages[locale];
  switch (step.rule) {
    case 'band':
      return why.band(step, told);
    case 'veto':
      return why.veto(step, told);
    case 'safety':
    case 'coreTarget':
      return why[step.rule](step, told);
    case 'satisfaction':
      return why.satisfaction(step, told);
    case 'seat':
      return why.seat(step, told);
    case 'appealSeat':
    case 'told':
      return why[step.rule](step, told);
    default:
      return why.noSeat(step, told);
  }
};
