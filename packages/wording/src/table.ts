import type { TableFinding } from '@kaohe/domain';
import { tableWords as english } from './en/table.ts';
import { format, type Locale } from './format.ts';
import { tableWords as chinese, type TableWords } from './zh-CN/table.ts';

export type { TableWords };

const languages: Readonly<Record<Locale, TableWords>> = { 'zh-CN': chinese, en: english };

/** Words of tables that come in and go out; apart from the interface's, as only the pages of tables need them. */
export const tableWords = (locale: Locale): TableWords => languages[locale];

/** Params that are points in 1/100. */
const inPoints = new Set(['stated', 'sum', 'least', 'most']);

/** What is said of a cell of an imported table, and what mends it. */
export const sayFinding = (
  locale: Locale,
  { issue, params }: TableFinding,
): { readonly says: string; readonly remedy: string } => {
  const { points } = format(locale);
  const written = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' && inPoints.has(name) ? points(value) : String(value),
  ]);
  const { says, remedy } = languages[locale].issues[issue];
  return { says: says(Object.fromEntries(written)), remedy };
};
