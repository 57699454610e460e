import { format, interfaceWords, outcomeWords } from '@kaohe/wording';
import { type PlainSheet, writeSheets } from './sheet.ts';

type Count = {
  readonly unit: { readonly name: string };
  readonly all: number;
  readonly closed: number;
  readonly overdue: number;
};

/** Items of the ledger as it is handed over; instants ISO 8601. */
export type LedgerSheet = {
  readonly rows: readonly {
    readonly number: number;
    readonly year: number;
    readonly unit: { readonly name: string };
    readonly problem: string;
    readonly subjectKind: 'organisation' | 'secretary' | 'discipline' | 'cadre';
    readonly standard: string;
    readonly measure: string;
    readonly class: 'immediate' | 'oneMonth' | 'threeMonths' | 'long';
    readonly dueAt: string;
    readonly state: 'open' | 'overdue' | 'done' | 'closed' | 'evaluated';
    readonly grave: boolean;
    readonly reportedAt: string | null;
    readonly doneAt: string | null;
    readonly closedAt: string | null;
    readonly reopened: number;
    readonly extended: number;
    readonly effect: string | null;
    readonly relapseOf: { readonly number: number; readonly year: number } | null;
  }[];
  readonly units: readonly Count[];
  readonly organisations: readonly Count[];
};
type Row = LedgerSheet['rows'][number];

const { ledger } = outcomeWords('zh-CN');
const { day, due } = format('zh-CN');
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = interfaceWords('zh-CN').value;
const named = (field: string, key: string): string => values[field]?.[key] ?? key;

const progress = ({ progress: said, number }: typeof ledger, row: Row): string =>
  [
    ...(row.grave ? [said.grave] : []),
    ...(row.relapseOf === null ? [] : [said.relapse(number(row.relapseOf.year, row.relapseOf.number))]),
    ...(row.reportedAt === null ? [] : [said.reported(day(row.reportedAt))]),
    ...(row.doneAt === null ? [] : [said.done(day(row.doneAt))]),
    ...(row.reopened === 0 ? [] : [said.reopened(row.reopened)]),
    ...(row.extended === 0 ? [] : [said.extended(row.extended)]),
    ...(row.closedAt === null ? [] : [said.closed(day(row.closedAt))]),
    ...(row.effect === null ? [] : [said.effect(named('effect', row.effect))]),
  ].join('；');

const items = ({ rows }: LedgerSheet): PlainSheet => {
  const { columns } = ledger;
  return {
    name: ledger.title,
    title: ledger.title,
    above: [ledger.hint],
    columns: [
      { heading: columns.number, width: 18 },
      { heading: columns.unit, width: 22 },
      { heading: columns.problem, width: 36 },
      { heading: columns.subject, width: 14 },
      { heading: columns.standard, width: 28 },
      { heading: columns.measure, width: 28 },
      { heading: columns.class, width: 12 },
      { heading: columns.due, width: 16 },
      { heading: columns.state, width: 10 },
      { heading: columns.progress, width: 36 },
    ],
    rows: rows.map((row) => [
      ledger.number(row.year, row.number),
      row.unit.name,
      row.problem,
      named('subjectKind', row.subjectKind),
      row.standard,
      row.measure,
      named('class', row.class),
      due(row.dueAt),
      ledger.states[row.state],
      progress(ledger, row),
    ]),
    below: [],
  };
};

const counts = (title: string, rows: readonly Count[]): PlainSheet => ({
  name: title,
  title: `${ledger.title}（${title}）`,
  above: [],
  columns: [
    { heading: ledger.counts.name, width: 40 },
    { heading: ledger.counts.all, width: 12, format: '0' },
    { heading: ledger.counts.closed, width: 12, format: '0' },
    { heading: ledger.counts.overdue, width: 12, format: '0' },
  ],
  rows: rows.map(({ unit, all, closed, overdue }) => [unit.name, all, closed, overdue]),
  below: [],
});

/** 整改台账, in Chinese as every paper of the office: the items, and how many by unit and by organisation. */
export const writeLedger = (whole: LedgerSheet): Promise<Uint8Array> =>
  writeSheets([
    items(whole),
    counts(ledger.byUnit, whole.units),
    counts(ledger.byOrganisation, whole.organisations),
  ]);
