import type { MachineName } from '@kaohe/domain';
import { english } from './en/words.ts';
import { type Locale, locales } from './format.ts';
import type { Act, Note, Said } from './words.ts';
import { chinese } from './zh-CN/words.ts';

/** Every notice, collected from the Chinese words; English has to have the same. */
export type NoticeName = keyof typeof chinese.notices;
export type Words = Said & { readonly notices: Readonly<Record<NoticeName, Note>> };

const languages: Readonly<Record<Locale, Words>> = { 'zh-CN': chinese, en: english };

/** All words of a language. */
export const words = (locale: Locale): Words => languages[locale];

export const isLocale = (text: string): text is Locale => locales.some((one) => one === text);
export const isNotice = (name: string): name is NoticeName => Object.hasOwn(chinese.notices, name);

type Loose = {
  readonly [K in MachineName]?: { name: string; stages: Record<string, string>; events: Record<string, Act> };
};

/**
 * Words for names that come from the server as plain text. A name that this version does not know is answered as itself, so that a page
 * older than the server stays readable.
 */
export const say = (locale: Locale) => {
  const all = words(locale);
  const machines: Loose = all.machines;
  return {
    machine: (machine: MachineName): string => machines[machine]?.name ?? machine,
    stage: (machine: MachineName, stage: string): string => machines[machine]?.stages[stage] ?? stage,
    event: (type: string): Act => {
      const found = Object.values(machines).find((one) => Object.hasOwn(one.events, type));
      return found?.events[type] ?? { label: type, does: '' };
    },
    notice: (name: string): Note => (isNotice(name) ? all.notices[name] : { title: name, body: () => '' }),
    field: (name: string): string => (all.fields as Readonly<Record<string, string>>)[name] ?? name,
    fact: (name: string): string => (all.facts as Readonly<Record<string, string>>)[name] ?? name,
    value: (field: string, value: string): string =>
      (all.values as Readonly<Record<string, Readonly<Record<string, string>>>>)[field]?.[value] ?? value,
    document: (name: string): string => (all.documents as Readonly<Record<string, string>>)[name] ?? name,
  };
};
