import { interfaceWords as english } from './en/interface.ts';
import { openWords as openEnglish } from './en/open-page.ts';
import type { Locale } from './format.ts';
import { interfaceWords as chinese, type InterfaceWords } from './zh-CN/interface.ts';
import { type OpenWords, openWords as openChinese } from './zh-CN/open-page.ts';

export type { InterfaceWords, OpenWords };

const languages: Readonly<Record<Locale, InterfaceWords>> = { 'zh-CN': chinese, en: english };
const openLanguages: Readonly<Record<Locale, OpenWords>> = { 'zh-CN': openChinese, en: openEnglish };

/** The interface's own sentences in a language. */
export const interfaceWords = (locale: Locale): InterfaceWords => languages[locale];

/** The sentences of the pages that need no account. */
export const openWords = (locale: Locale): OpenWords => openLanguages[locale];
