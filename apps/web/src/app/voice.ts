import type { Locale, Voice } from '@kaohe/wording';
import type { Locale as Library } from 'antd/es/locale';

/** A language as it is loaded: our words, and those of the component library. */
export type LoadedVoice = Voice & { readonly library: Library };

const loaders: Readonly<Record<Locale, () => Promise<LoadedVoice>>> = {
  'zh-CN': async () => {
    const [{ voice }, library] = await Promise.all([
      import('@kaohe/wording/zh-CN'),
      import('antd/locale/zh_CN'),
    ]);
    return { ...voice, library: library.default };
  },
  en: async () => {
    const [{ voice }, library] = await Promise.all([
      import('@kaohe/wording/en'),
      import('antd/locale/en_US'),
    ]);
    return { ...voice, library: library.default };
  },
};

const loaded = new Map<Locale, Promise<LoadedVoice>>();

/** The one promise of a language, for `use`; a load that failed is tried again when it is next asked for. */
export const voiceOf = (locale: Locale): Promise<LoadedVoice> => {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const fresh = loaders[locale]();
  loaded.set(locale, fresh);
  fresh.catch(() => loaded.delete(locale));
  return fresh;
};
