import type { Locale } from '../format.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { PolicyWords } from './words.ts';

export type { Parameter, PolicyWords } from './words.ts';

const languages: Readonly<Record<Locale, PolicyWords>> = { 'zh-CN': chinese, en: english };
/** What the page of the policy says; apart from the other words, as only that page loads it. */
export const policyWords = (locale: Locale): PolicyWords => languages[locale];
