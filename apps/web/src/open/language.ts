import { type Locale, type OpenWords, openWords } from '@kaohe/wording';
import { useState } from 'preact/hooks';

const key = 'kaohe.language';
const stored = (): Locale => (localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN');

export type Language = { readonly locale: Locale; readonly t: OpenWords; readonly toggle: () => void };

/** The language of a page without the application, shared with the application through the browser. */
export const useLanguage = (): Language => {
  const [locale, setLocale] = useState<Locale>(() => {
    const first = stored();
    document.documentElement.lang = first;
    return first;
  });
  const toggle = (): void => {
    const next: Locale = locale === 'en' ? 'zh-CN' : 'en';
    localStorage.setItem(key, next);
    document.documentElement.lang = next;
    setLocale(next);
  };
  return { locale, t: openWords(locale), toggle };
};
