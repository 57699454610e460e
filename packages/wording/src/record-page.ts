import { recordPageWords as english } from './en/record-page.ts';
import type { Locale } from './format.ts';
import { recordPageWords as chinese, type RecordPageWords } from './zh-CN/record-page.ts';

export type { RecordPageWords };

/** The sentences of the page that writes work sheets, which carries nothing else. */
export const recordPageWords = (locale: Locale): RecordPageWords => (locale === 'en' ? english : chinese);
