import { type GradeWords, gradeWords, stepText, type Told } from '@kaohe/wording';
import { type Spoken, useWords } from '../../workflow/locale.tsx';
import type { GradeRow, Preview } from './queries.ts';

/** What the page says, and how the grades and units of the list are called in it. */
export type Saying = Spoken & {
  readonly g: GradeWords;
  readonly grade: (key: string | null) => string;
  readonly category: (key: string) => string;
  readonly steps: (row: GradeRow) => readonly string[];
};

export const useSaying = (list: Pick<Preview, 'rules' | 'names'> | undefined): Saying => {
  const spoken = useWords();
  const { locale, t } = spoken;
  const bands = list?.rules.bands ?? [];
  const names = new Map(bands.map(({ key, name }) => [key, locale === 'en' ? name.en : name.zh]));
  const g = gradeWords(locale);
  const grade = (key: string | null): string => (key === null ? g.says.unscored : (names.get(key) ?? key));
  const told: Told = {
    grade,
    unit: (id) => list?.names[id] ?? id,
    best: grade(bands[0]?.key ?? ''),
    last: grade(bands.at(-1)?.key ?? ''),
  };
  const categories: Readonly<Record<string, string>> = t.value.category;
  return {
    ...spoken,
    g,
    grade,
    category: (key) => categories[key] ?? key,
    steps: ({ why }) => why.map((step) => stepText(locale, step, told)),
  };
};

/** Points reach the best grade, and something kept the unit from it. */
export const hasFallen = ({ rules: { bands } }: Pick<Preview, 'rules'>, row: GradeRow): boolean => {
  const best = bands[0]?.key;
  const [band] = row.why;
  return band?.rule === 'band' && band.band === best && row.grade !== best;
};
