import { format, interfaceWords, words } from '@kaohe/wording';
import type { PlainSheet } from './sheet.ts';

/** A letter as a row of the register; `at` as an instant. */
export type LetterRow = {
  readonly number: string;
  readonly kind: string;
  readonly title: string | null;
  readonly unit: string | null;
  readonly at: string;
  readonly because: string | null;
  readonly by: string | null;
};
export type LetterList = {
  readonly rows: readonly LetterRow[];
  /** There are more than these. */
  readonly more: boolean;
};

/** 文书登记簿: the register as it was filtered, in Chinese as every paper of the office. */
export const letterSheet = ({ rows, more }: LetterList): PlainSheet => {
  const { letters: said, records } = interfaceWords('zh-CN');
  const { day } = format('zh-CN');
  const named = (all: Readonly<Record<string, string>>, key: string): string => all[key] ?? key;
  const documents = words('zh-CN').documents;
  const state = ({ because, by }: LetterRow): string => {
    if (because === null) return said.inForce;
    return `${named(said.ended, because)}${by === null ? '' : `，${said.replacedBy(by)}`}`;
  };
  return {
    name: said.title,
    title: said.register,
    above: more ? [records.exportedFirst(rows.length)] : [],
    columns: [
      { heading: said.number, width: 28 },
      { heading: said.kind, width: 18 },
      { heading: said.heading, width: 50 },
      { heading: said.unit, width: 22 },
      { heading: said.date, width: 16 },
      { heading: said.state, width: 30 },
    ],
    rows: rows.map((row) => [
      row.number,
      named(documents, row.kind),
      row.title ?? '',
      row.unit ?? '',
      day(row.at),
      state(row),
    ]),
    below: [],
  };
};
