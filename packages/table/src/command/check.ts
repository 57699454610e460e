import { defaultPolicy, Fault, isClean, type LintFinding, lint, subjectKinds } from '@kaohe/domain';
import type { Table } from '../layout/table.ts';
import { mappingOf } from '../recognise/mapping.ts';
import { type Recognised, recognise } from '../recognise/recognise.ts';
import { readTables, type Workbook } from '../tables.ts';
import type { Options } from './option.ts';

export type Checked = {
  readonly table: Table;
  readonly read: Recognised;
  readonly lint: readonly LintFinding[];
  /** Nothing has to be mended: neither in the table nor in the standard. */
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

/** Reads a file's tables as an import would, with what the lint says of each under the default policy. */
export const checkFile = async (bytes: Uint8Array, options: Options): Promise<readonly Checked[]> => {
  const book = await readTables(bytes, options.file);
  return chosen(book, options).map((table) => {
    const read = recognise(table, mappingOf(table, options.map));
    const findings = lint(read.content, limits);
    const clean = read.counts.findings.error === 0 && read.counts.fates.refused === 0 && isClean(findings);
    return { table, read, lint: findings, clean };
  });
};
