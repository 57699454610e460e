import {
  defaultPolicy,
  Fault,
  isClean,
  type LintFinding,
  lint,
  type StandardContent,
  subjectKinds,
} from '@kaohe/domain';
import type { Table } from '../layout/table.ts';
import { hasColumn, mappingOf } from '../recognise/mapping.ts';
import { type Account, recogniseAll } from '../recognise/recognise.ts';
import { readTables, type Workbook } from '../tables.ts';
import type { Options } from './option.ts';

/** Tables that make one standard: one, or several together. */
export type Checked = {
  readonly tables: readonly { readonly table: Table; readonly read: Account }[];
  readonly content: StandardContent;
  readonly lint: readonly LintFinding[];
  /** Nothing has to be mended: neither in the tables nor in the standard. */
  readonly clean: boolean;
};

const { standard, composite } = defaultPolicy;
const limits = {
  subjects: subjectKinds,
  documentShare: standard.documentShare,
  effectShare: standard.effectShare,
  bonusCap: composite.bonusCap,
  weights: composite.weights,
};

const missing = (issue: string, name: string, known: readonly string[]): Fault =>
  new Fault('invalid', { path: 'file', issue, name, known, paths: ['file'] });

/** The tables asked for, all that are visible if none is; throws `invalid` with the names there are. */
const chosen = ({ sheets, tables }: Workbook, { sheet, table }: Options): readonly Table[] => {
  const names = sheets.map(({ name }) => name);
  if (sheet !== undefined && !names.includes(sheet)) throw missing('unknownSheet', sheet, names);
  const own = tables.filter((one) => (sheet === undefined ? !one.hidden : one.sheet === sheet));
  const found = own.filter(({ no }) => table === undefined || no === table);
  if (found.length > 0) return found;
  throw missing(
    'noTable',
    String(table ?? sheet ?? ''),
    own.map((one) => `${one.sheet} ${one.no}`),
  );
};

type Asked = { readonly column: string; readonly field: string; readonly of: (table: Table) => boolean };

/** `SHEET#2!C`: a column of one table; `C`: of every table that has it. */
const askedOf = (key: string, field: string): Asked => {
  const [, sheet, no, column] = /^(.+?)(?:#(\d+))?!(.+)$/.exec(key) ?? [];
  if (sheet === undefined || column === undefined) return { column: key, field, of: () => true };
  return {
    column,
    field,
    of: (table) => table.sheet === sheet && (no === undefined || table.no === Number(no)),
  };
};

/** What is asked of each table; a column that none of them has is told with those of the first. */
const mappings = (tables: readonly Table[], map: Options['map']) => {
  const asked = Object.entries(map).map(([key, field]): Asked => {
    const one = askedOf(key, field);
    // A sheet that isn't there is told as a column that isn't.
    return tables.some(one.of) ? one : { column: key, field, of: () => true };
  });
  return tables.map((table) => {
    const own = asked.filter(({ column, of }) => {
      const meant = tables.filter(of);
      const known = meant.some((one) => hasColumn(one, column));
      return known ? of(table) && hasColumn(table, column) : table === (meant[0] ?? tables[0]);
    });
    return {
      table,
      mapping: mappingOf(table, Object.fromEntries(own.map(({ column, field }) => [column, field]))),
    };
  });
};

const checked = (parts: ReturnType<typeof mappings>): Checked => {
  const { content, parts: accounts } = recogniseAll(parts);
  const findings = lint(content, limits);
  const tables = parts.flatMap(({ table }, i) => {
    const read = accounts[i];
    return read === undefined ? [] : [{ table, read }];
  });
  const mended = accounts.every(({ counts }) => counts.findings.error === 0 && counts.fates.refused === 0);
  return { tables, content, lint: findings, clean: mended && isClean(findings) };
};

/** Reads a file's tables as an import would, with what the lint says of each, or of all together, under the default policy. */
export const checkFile = async (bytes: Uint8Array, options: Options): Promise<readonly Checked[]> => {
  const book = await readTables(bytes, options.file);
  const parts = mappings(chosen(book, options), options.map);
  return options.together ? [checked(parts)] : parts.map((part) => checked([part]));
};
