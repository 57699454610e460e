import { interfaceWords, words } from '@kaohe/wording';
import type { PlainSheet } from './sheet.ts';

/** A work sheet as a row; points in 1/100, days `YYYY-MM-DD`. */
export type RecordRow = {
  readonly unit: { readonly name: string };
  readonly period: { readonly name: string };
  readonly indicator: string;
  readonly indicatorName: string;
  readonly subjectKind: string;
  readonly direction: string;
  readonly occurredOn: string;
  readonly filedOn: string;
  readonly late: boolean;
  readonly facts: string;
  readonly points: number;
  readonly evidence: number;
  readonly filedBy: { readonly name: string } | null;
  readonly state: string;
};
export type RecordList = {
  readonly rows: readonly RecordRow[];
  /** There are more than these. */
  readonly more: boolean;
};

/** 工作底单台账: the list as it was filtered, in Chinese as every paper of the office. */
export const recordSheet = ({ rows, more }: RecordList): PlainSheet => {
  const { records: said } = interfaceWords('zh-CN');
  const { values: value } = words('zh-CN');
  const named = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;
  return {
    name: said.title,
    title: said.ledger,
    above: more ? [said.exportedFirst(rows.length)] : [],
    columns: [
      { heading: said.unit, width: 22 },
      { heading: said.period, width: 12 },
      { heading: said.indicator, width: 30 },
      { heading: said.subject, width: 16 },
      { heading: said.direction, width: 10 },
      { heading: said.occurredOn, width: 12 },
      { heading: said.filedOn, width: 12 },
      { heading: said.late, width: 8 },
      { heading: said.facts, width: 60 },
      { heading: said.points, width: 8, format: '0.00' },
      { heading: said.evidence, width: 8, format: '0' },
      { heading: said.filedBy, width: 10 },
      { heading: said.state, width: 10 },
    ],
    rows: rows.map((row) => [
      row.unit.name,
      row.period.name,
      `${row.indicator} ${row.indicatorName}`,
      named(value.subjectKind, row.subjectKind),
      named(value.direction, row.direction),
      row.occurredOn,
      row.filedOn,
      row.late ? said.lateMark : '',
      row.facts,
      row.points / 100,
      row.evidence,
      row.filedBy?.name ?? '',
      named(said.states, row.state),
    ]),
    below: [],
  };
};
