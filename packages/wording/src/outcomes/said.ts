import type { Locale } from '../format.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { OutcomeWords } from './words.ts';

export type { OutcomeWords } from './words.ts';

const languages: Readonly<Record<Locale, OutcomeWords>> = { 'zh-CN': chinese, en: english };
/** What the pages of commendation and rectification say; apart from the other words, as only they load it. */
export const outcomeWords = (locale: Locale): OutcomeWords => languages[locale];
