import { type Fault, type LintFinding, tableFields } from '@kaohe/domain';
import { format, interfaceWords, type Locale, sayFinding, tableWords, words } from '@kaohe/wording';
import type { RowAccount } from '../recognise/account.ts';
import { short } from '../recognise/given.ts';
import type { Checked } from './check.ts';

type Say = { readonly locale: Locale };

const rowLines = (row: RowAccount, { locale }: Say): readonly string[] => {
  const { fates, levels, severities } = tableWords(locale);
  const into = row.into === null ? '' : ` → ${row.into}`;
  const level = row.level === null || row.level === 'more' ? '' : ` ${levels[row.level]}`;
  const shown = row.cells.map(({ at, text }) => `${at} ${short(text.replaceAll('\n', ' '))}`).join(' | ');
  return [
    `  ${row.no}  ${fates[row.fate]}${level}${into}  ${shown}`,
    ...row.findings.map((found) => {
      const { says, remedy } = sayFinding(locale, found);
      return `      ${severities[found.severity]} ${found.at}: ${says} — ${remedy}`;
    }),
  ];
};

/** What a finding of the lint speaks of: points, shares in per cent, kinds, codes. */
const paramText = (
  name: string,
  value: string | number,
  { rule, locale }: Say & Pick<LintFinding, 'rule'>,
): string => {
  const { value: kinds, standard } = interfaceWords(locale);
  if (typeof value === 'number')
    return name === 'alike' || (name === 'limit' && rule.endsWith('Share'))
      ? standard.percent(value)
      : format(locale).points(value);
  const words: Readonly<Record<string, string>> = { ...kinds.subjects, ...kinds.components };
  return words[value] ?? value;
};

const lintLine = ({ rule, severity, place, remedy, params }: LintFinding, { locale }: Say): string => {
  const { standard, listComma } = interfaceWords(locale);
  const names: Readonly<Record<string, string>> = standard.params;
  const where = [place.dimension, place.indicator, place.item].filter((code) => code !== null).join(' · ');
  const given = Object.entries(params).map(
    ([name, value]) => `${names[name] ?? ''}${paramText(name, value, { rule, locale })}`,
  );
  const bracket = given.length === 0 ? '' : standard.bracket(given.join(listComma));
  return `  ${severity === 'error' ? '✗' : '!'} ${where === '' ? '' : standard.at(where)}${standard.rules[rule]}${bracket} — ${standard.remedies[remedy]}`;
};

const tableLines = ({ table, read }: Checked['tables'][number], say: Say): readonly string[] => {
  const { fields, fates, severities, command } = tableWords(say.locale);
  const columns = table.columns.map(
    ({ letters, heading }) => `${letters} ${heading || '—'} = ${fields[read.mapping[letters] ?? 'remark']}`,
  );
  const { fates: count, findings } = read.counts;
  const sum = [
    ...(['taken', 'merged', 'text', 'refused', 'title', 'header'] as const).map(
      (fate) => `${fates[fate]} ${count[fate]}`,
    ),
    ...(['error', 'warning'] as const).map((severity) => `${severities[severity]} ${findings[severity]}`),
  ];
  return [
    '',
    `${table.sheet} · ${command.table(table.no)} · ${table.range}`,
    `${command.columns}: ${columns.join('; ')}`,
    `${command.rows(read.counts.rows)}: ${sum.join(', ')}`,
    ...read.rows.flatMap((row) => rowLines(row, say)),
  ];
};

/** Checked tables as lines for a person. */
export const linesOf = ({ tables, lint, clean }: Checked, say: Say): readonly string[] => {
  const { command } = tableWords(say.locale);
  return [
    ...tables.flatMap((one) => tableLines(one, say)),
    '',
    ...(tables.length > 1 ? [command.together(tables.length)] : []),
    `${command.lint}:`,
    ...(lint.length === 0 ? [`  ${command.lintClean}`] : lint.map((found) => lintLine(found, say))),
    clean ? command.clean : command.unclean,
  ];
};

const tableJson = ({ table, read }: Checked['tables'][number]) => ({
  sheet: table.sheet,
  table: table.no,
  range: table.range,
  columns: table.columns.map(({ letters, heading }) => ({
    column: letters,
    heading,
    field: read.mapping[letters] ?? 'remark',
  })),
  counts: read.counts,
  rows: read.rows,
});

/** Checked tables as data: of one the table itself, of several a list of them. */
export const jsonOf = ({ tables, content, lint, clean }: Checked) => {
  const [first, ...more] = tables.map(tableJson);
  const own = more.length === 0 ? first : { tables: [first, ...more] };
  return { ...own, content, lint, clean };
};

/** Why a table can't be read, with the names there are where one was not among them. */
export const faultLine = (fault: Fault, { locale }: Say): string => {
  const { issue, known, name } = fault.detail;
  const said = words(locale).errors[fault.code](fault.detail);
  const { fields } = tableWords(locale);
  // A field may be named either way.
  const all = issue === 'unknownField' ? tableFields.map((field) => `${fields[field]} (${field})`) : known;
  const list = Array.isArray(all) ? all.join(locale === 'en' ? ', ' : '、') : '';
  return [
    typeof name === 'string' && name !== '' ? `“${name}”: ` : '',
    said,
    list === '' ? '' : ` ${tableWords(locale).command.known(list)}`,
  ].join('');
};
