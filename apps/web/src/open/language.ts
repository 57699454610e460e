import { type Locale, type OpenWords, openWords } from '@kaohe/wording';
import { useState } from 'preact/hooks';

const key = 'kaohe.language';
const textKey = 'kaohe.text';

/** Browsers inside other programs may keep nothing: then the page goes on without. */
const kept = (name: string): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const keep = (name: string, value: string): void => {
  try {
    localStorage.setItem(name, value);
  } catch {
    return;
  }
};
const stored = (): Locale => (kept(key) === 'en' ? 'en' : 'zh-CN');

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
    keep(key, next);
    document.documentElement.lang = next;
    setLocale(next);
  };
  return { locale, t: openWords(locale), toggle };
};

/** Text a quarter larger, as the application has it. */
export const useLargeText = (): readonly [isLarge: boolean, toggle: () => void] => {
  const [isLarge, setLarge] = useState(() => {
    const first = kept(textKey) === 'large';
    document.documentElement.dataset.text = first ? 'large' : 'normal';
    return first;
  });
  const toggle = (): void => {
    const next = isLarge ? 'normal' : 'large';
    keep(textKey, next);
    document.documentElement.dataset.text = next;
    setLarge(!isLarge);
  };
  return [isLarge, toggle];
};
