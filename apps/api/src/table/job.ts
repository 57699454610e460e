import { Fault, type StandardContent, type TableField, tableFields } from '@kaohe/domain';
import {
  type Account,
  guessMapping,
  type Mapping,
  type Mends,
  mendTable,
  readTables,
  recogniseAll,
  type Table,
  type Workbook,
} from '@kaohe/table';

/** A table of a file, what its columns hold, and cells corrected by hand. */
export type Asked = {
  readonly sheet: string;
  readonly table: number;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly mends?: Mends | undefined;
};
/** What is asked of a file: some of its tables, in their order in the file; none named: its first. */
export type Job = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly tables?: readonly Asked[] | undefined;
};

export type TableRef = Pick<Table, 'sheet' | 'no' | 'range' | 'hidden'> & {
  readonly title: string;
  readonly rows: number;
  /** Columns and their headings: tables with the same can be read alike. */
  readonly headings: readonly string[];
};
export type ColumnView = {
  readonly letters: string;
  readonly heading: string;
  readonly field: TableField;
  /** First texts below the heading. */
  readonly sample: readonly string[];
};
/** A table that was read. */
export type PartView = TableRef & { readonly columns: readonly ColumnView[] };
export type Done = Pick<Workbook, 'format' | 'encoding'> & {
  readonly tables: readonly TableRef[];
  readonly parts: readonly PartView[];
  /** Of each part. */
  readonly accounts: readonly Account[];
  /** What all of them make together. */
  readonly content: StandardContent;
};

const refOf = (table: Table): TableRef => ({
  sheet: table.sheet,
  no: table.no,
  range: table.range,
  hidden: table.hidden,
  title: table.before.at(-1)?.cells[0]?.text ?? '',
  rows: table.rows.length,
  headings: table.columns.map(({ letters, heading }) => `${letters} ${heading}`),
});

type Chosen = { readonly found: Table; readonly asked: Asked | null };

const chosen = ({ tables }: Workbook, asked: readonly Asked[]): readonly Chosen[] => {
  const known = tables.map((one) => `${one.sheet} ${one.no}`);
  const missing = new Fault('invalid', { path: 'file', issue: 'noTable', known, paths: ['file'] });
  if (asked.length === 0) {
    const found = tables.find(({ hidden }) => !hidden) ?? tables[0];
    if (found === undefined) throw missing;
    return [{ found, asked: null }];
  }
  const named = tables.flatMap((found): Chosen[] => {
    const one = asked.find(({ sheet, table }) => sheet === found.sheet && table === found.no);
    return one === undefined ? [] : [{ found, asked: one }];
  });
  if (named.length < asked.length) throw missing;
  return named;
};

/** The mapping asked for is whole: a column that it leaves out is kept in words. */
const mappingOf = (table: Table, asked: Asked['mapping']): Mapping => {
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

/** Reads a file and makes a standard of the tables asked for. */
export const perform = async (job: Job): Promise<Done> => {
  const book = await readTables(job.bytes, job.name);
  const parts = chosen(book, job.tables ?? []).map(({ found, asked }) => ({
    found,
    table: mendTable(found, asked?.mends ?? {}),
    mapping: mappingOf(found, asked?.mapping),
  }));
  const { content, parts: accounts } = recogniseAll(parts);
  return {
    format: book.format,
    encoding: book.encoding,
    tables: book.tables.map(refOf),
    parts: parts.map(({ found, mapping }) => ({ ...refOf(found), columns: columnsOf(found, mapping) })),
    accounts,
    content,
  };
};
