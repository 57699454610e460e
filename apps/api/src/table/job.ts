import { Fault, type StandardContent, type TableField, tableFields } from '@kaohe/domain';
import {
  guessMapping,
  type Mapping,
  type Mends,
  mendTable,
  type Recognised,
  readTables,
  recognise,
  type Table,
  type Workbook,
} from '@kaohe/table';

/** What is asked of a file: a table of it, what its columns hold, and cells corrected by hand. */
export type Job = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly sheet?: string | undefined;
  readonly table?: number | undefined;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly mends?: Mends | undefined;
};

export type TableRef = Pick<Table, 'sheet' | 'no' | 'range' | 'hidden'> & {
  readonly title: string;
  readonly rows: number;
};
export type ColumnView = {
  readonly letters: string;
  readonly heading: string;
  readonly field: TableField;
  /** First texts below the heading. */
  readonly sample: readonly string[];
};
export type Done = Pick<Workbook, 'format' | 'encoding'> & {
  readonly tables: readonly TableRef[];
  readonly chosen: TableRef;
  readonly columns: readonly ColumnView[];
  readonly read: Recognised;
  readonly content: StandardContent;
};

const refOf = (table: Table): TableRef => ({
  sheet: table.sheet,
  no: table.no,
  range: table.range,
  hidden: table.hidden,
  title: table.before.at(-1)?.cells[0]?.text ?? '',
  rows: table.rows.length,
});

const chosen = ({ tables }: Workbook, { sheet, table }: Job): Table => {
  const found =
    sheet === undefined
      ? (tables.find(({ hidden }) => !hidden) ?? tables[0])
      : tables.find((one) => one.sheet === sheet && one.no === (table ?? 1));
  if (found !== undefined) return found;
  const known = tables.map((one) => `${one.sheet} ${one.no}`);
  throw new Fault('invalid', { path: 'file', issue: 'noTable', known, paths: ['file'] });
};

/** The mapping asked for is whole: a column that it leaves out is kept in words. */
const mappingOf = (table: Table, asked: Job['mapping']): Mapping => {
  if (asked === undefined) return guessMapping(table);
  const fields = table.columns.map(({ letters }): [string, TableField] => [
    letters,
    tableFields.find((field) => field === asked[letters]) ?? 'remark',
  ]);
  return Object.fromEntries(fields);
};

const columnsOf = (table: Table, mapping: Mapping): readonly ColumnView[] =>
  table.columns.map(({ column, letters, heading }) => ({
    letters,
    heading,
    field: mapping[letters] ?? 'remark',
    sample: table.rows
      .flatMap(({ cells }) => cells.filter((cell) => cell.column === column && cell.from === null))
      .slice(0, 3)
      .map(({ text }) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)),
  }));

/** Reads a file and makes a standard of the table asked for. */
export const perform = async (job: Job): Promise<Done> => {
  const book = await readTables(job.bytes, job.name);
  const found = chosen(book, job);
  const table = mendTable(found, job.mends ?? {});
  const mapping = mappingOf(table, job.mapping);
  const read = recognise(table, mapping);
  return {
    format: book.format,
    encoding: book.encoding,
    tables: book.tables.map(refOf),
    chosen: refOf(found),
    columns: columnsOf(found, mapping),
    read,
    content: read.content,
  };
};
