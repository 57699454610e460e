import type { Policy, QuotaUse, Satisfaction, Why } from '@kaohe/domain';
import { gradeWords, interfaceWords, stepText, type Told } from '@kaohe/wording';
import { writeSheet } from './sheet.ts';

/** A list of grades, as it would be now or as it was proposed; points in 1/100. */
export type GradeSheet = {
  readonly cycle: string;
  /** Null: as it would be now. */
  readonly round: number | null;
  readonly bands: Policy['grades']['bands'];
  readonly quotas: readonly QuotaUse[];
  /** How units are called that are mentioned in what is said of others. */
  readonly names: { readonly [unit: string]: string };
  readonly rows: readonly {
    readonly unit: { readonly name: string };
    readonly category: string;
    readonly score: number | null;
    readonly onSite: number | null;
    readonly satisfaction: Satisfaction | null;
    readonly grade: string | null;
    readonly told: string | null;
    readonly why: readonly Why[];
  }[];
};

const points = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);
const percent = (satisfaction: Satisfaction | null): number | null =>
  satisfaction === null || satisfaction.voices === 0
    ? null
    : Math.floor((satisfaction.satisfied * 10_000) / satisfaction.voices) / 100;

/** The list for the meeting that decides on it, in Chinese as every paper of the office: each unit with every step that led to its grade. */
export const writeGrades = (list: GradeSheet): Promise<Uint8Array> => {
  const { says, title } = gradeWords('zh-CN');
  const categories: Readonly<Record<string, string>> = interfaceWords('zh-CN').value.category;
  const category = (key: string): string => categories[key] ?? key;
  const names = new Map(list.bands.map(({ key, name }) => [key, name.zh]));
  const grade = (key: string): string => names.get(key) ?? key;
  const told: Told = {
    grade,
    unit: (id) => list.names[id] ?? id,
    best: list.bands[0]?.name.zh ?? '',
    last: list.bands.at(-1)?.name.zh ?? '',
  };
  return writeSheet({
    name: title,
    title: `${list.cycle}${title}`,
    above: [list.round === null ? `${says.now}。${says.nowHint}` : says.round(list.round)],
    columns: [
      { heading: says.unit, width: 22 },
      { heading: says.category, width: 14 },
      { heading: says.score, width: 9, format: '0.00' },
      { heading: says.onSite, width: 9, format: '0.00' },
      { heading: `${says.satisfaction}（%）`, width: 10, format: '0.00' },
      { heading: says.grade, width: 9 },
      { heading: says.why, width: 70 },
    ],
    rows: list.rows.map((row) => [
      row.unit.name,
      category(row.category),
      points(row.score),
      points(row.onSite),
      percent(row.satisfaction),
      row.grade === null ? says.unscored : grade(row.grade),
      row.why.map((step) => stepText('zh-CN', step, told)).join('\n'),
    ]),
    below: list.quotas.map((used) => `${category(used.category)}：${says.seats(used)}`),
  });
};
