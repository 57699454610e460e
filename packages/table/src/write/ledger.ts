import { format, interfaceWords, outcomeWords } from '@kaohe/wording';
import { writeSheet } from './sheet.ts';

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
    readonly effect: string | null;
    readonly relapseOf: { readonly number: number; readonly year: number } | null;
  }[];
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
    ...(row.closedAt === null ? [] : [said.closed(day(row.closedAt))]),
    ...(row.effect === null ? [] : [said.effect(named('effect', row.effect))]),
  ].join('；');

/** 整改台账, in Chinese as every paper of the office. */
export const writeLedger = ({ rows }: LedgerSheet): Promise<Uint8Array> => {
  const { columns } = ledger;
  return writeSheet({
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
  });
};
