import { limitsOf, type ParameterPath } from '@kaohe/domain';
import type { PolicyWords } from '@kaohe/wording';
import { isRecord, listOf, rowsOf } from '../../workflow/form/value.ts';
import { type Spoken, wordOf } from '../../workflow/locale.tsx';

export type Saying = Spoken & { readonly p: PolicyWords };

export type ControlProps = {
  readonly say: Saying;
  readonly path: ParameterPath;
  readonly value: unknown;
  readonly label: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly onChange: (value: unknown) => void;
};

/** Amounts of points, in 1/100. */
const inPoints = (path: ParameterPath): boolean => path === 'composite.bonusCap';
const isPercent = (path: ParameterPath): boolean =>
  /weights|Share$|share$|satisfaction|linkage|deviation|commendation.quota/.test(path);

/** How much one unit of what is typed is in the policy. */
export const factorOf = (path: ParameterPath): number => (inPoints(path) ? 100 : 1);
export const suffixOf = ({ p }: Saying, path: ParameterPath): string => {
  if (isPercent(path)) return p.says.percent('').trim();
  return inPoints(path) ? p.says.points('').trim() : '';
};
const numberText = ({ p, format }: Saying, path: ParameterPath, value: number): string => {
  if (inPoints(path)) return p.says.points(format.points(value));
  return isPercent(path) ? p.says.percent(value) : String(value);
};

/** What a choice is called. */
export const optionName = ({ p, words }: Saying, path: ParameterPath, option: string): string =>
  path === 'escalationPath' || path === 'commendation.opinions'
    ? wordOf(words.roles, option)
    : (p.values[path]?.[option] ?? option);

const labelIn = ({ locale }: Saying, value: unknown): string =>
  isRecord(value) ? String(value[locale === 'en' ? 'en' : 'zh'] ?? '') : '';

const rowText = (say: Saying, path: ParameterPath, row: Record<string, unknown>): string => {
  const name = labelIn(say, row.name);
  const { p, format } = say;
  if (path === 'grades.bands') return `${name} ≥ ${format.points(Number(row.from))}`;
  if (path === 'ballot.classes') return `${name} ${p.says.percent(Number(row.weight))}`;
  return `${name} ${p.says.points(format.points(Number(row.points)))}`;
};

/** The value of a parameter in a sentence; what is half typed is shown as it is. */
export const valueText = (say: Saying, path: ParameterPath, value: unknown): string => {
  const { p, t, format } = say;
  if (typeof value === 'boolean') return value ? p.says.yes : p.says.no;
  if (typeof value === 'number') return numberText(say, path, value);
  if (typeof value === 'string') return optionName(say, path, value);
  if (Array.isArray(value)) {
    const rows = rowsOf(value);
    const texts =
      rows.length > 0
        ? rows.map((row) => rowText(say, path, row))
        : listOf(value).map((one) => (typeof one === 'string' ? optionName(say, path, one) : String(one)));
    return texts.length === 0 ? p.says.none : texts.join(t.listComma);
  }
  if (!isRecord(value)) return p.says.none;
  const { count, unit } = value;
  if (typeof count === 'number' && (unit === 'workingDays' || unit === 'calendarDays' || unit === 'months'))
    return format.length({ count, unit });
  const shares = Object.entries(value);
  const names: Readonly<Record<string, string>> = t.value.category;
  return shares.length === 0
    ? p.says.none
    : shares.map(([key, share]) => `${names[key] ?? key} ${p.says.percent(Number(share))}`).join(t.listComma);
};

/** What a parameter is called, and what it does. */
export const parameterOf = ({ p, words }: Saying, path: ParameterPath): { label: string; does: string } => {
  const [first, name = ''] = path.split('.');
  if (first === 'windows') {
    const does: Readonly<Record<string, string>> = p.windows;
    return { label: wordOf(words.windows, name), does: does[name] ?? '' };
  }
  const all: Readonly<Record<string, { label: string; does: string }>> = p.parameters;
  return all[path] ?? { label: path, does: '' };
};

/** What a parameter may be; empty where its control offers nothing else. */
export const limitsText = (say: Saying, path: ParameterPath): string => {
  const limits = limitsOf(path);
  if (limits.kind === 'window') return say.p.says.leastDays(limits.least);
  if (limits.kind !== 'number') return '';
  return say.p.says.limits(numberText(say, path, limits.least), numberText(say, path, limits.most));
};
