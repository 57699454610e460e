import type { Locale } from '@kaohe/wording';
import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useCallback,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';

/** What a person sets for this browser. */
type Settings = {
  readonly locale: Locale;
  readonly large: boolean;
  readonly setLocale: (locale: Locale) => void;
  readonly setLarge: (large: boolean) => void;
};
const SettingsContext = createContext<Settings | null>(null);

const languageKey = 'kaohe.language';
const textKey = 'kaohe.text';

const storedLocale = (): Locale => (localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh-CN');

export const SettingsProvider = ({ children }: { children: ReactNode }): ReactNode => {
  const [locale, speak] = useState<Locale>(storedLocale);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const [large, enlarge] = useState(() => {
    const stored = localStorage.getItem(textKey) === 'large';
    document.documentElement.dataset.text = stored ? 'large' : 'normal';
    return stored;
  });
  const setLocale = useCallback((next: Locale) => {
    localStorage.setItem(languageKey, next);
    // The page stands as it is until the words have come.
    startTransition(() => speak(next));
  }, []);
  const setLarge = useCallback((next: boolean) => {
    localStorage.setItem(textKey, next ? 'large' : 'normal');
    document.documentElement.dataset.text = next ? 'large' : 'normal';
    enlarge(next);
  }, []);
  const settings = useMemo(
    () => ({ locale, large, setLocale, setLarge }),
    [locale, large, setLocale, setLarge],
  );
  return <SettingsContext value={settings}>{children}</SettingsContext>;
};

export const useSettings = (): Settings => {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('useSettings outside SettingsProvider');
  return settings;
};
