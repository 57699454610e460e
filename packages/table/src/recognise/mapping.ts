import { Fault, type TableField, tableFields } from '@kaohe/domain';
import { fieldOf, plain } from '../layout/heading.ts';
import type { Column, Table } from '../layout/table.ts';
import { headings } from '../words.ts';

/** What each column holds, by its letters. A column that isn't named is kept in the remark. */
export type Mapping = Readonly<Record<string, TableField>>;

/** The levels of names from the outermost in. */
const nameFields = ['dimension', 'subdimension', 'indicator', 'item'] as const;
type NameField = (typeof nameFields)[number];
const isName = (field: TableField): field is NameField => nameFields.some((one) => one === field);

/** Fields of which a second column adds to the first; of the others the first column counts. */
const joined: readonly TableField[] = [
  'rule',
  'evidence',
  'questions',
  'subjects',
  'methods',
  'assessor',
  'remark',
  'ignore',
];

/** How the columns of names, in their order, stand to each other. */
const namesOf = (found: readonly NameField[]): readonly TableField[] => {
  if (found.length === 1) return ['indicator'];
  if (found.length === 2)
    return found[0] === 'indicator' ? ['indicator', 'item'] : ['dimension', 'indicator'];
  if (found.length === 3)
    return found[1] === 'subdimension' && found[2] === 'indicator'
      ? found
      : ['dimension', 'indicator', 'item'];
  return [...nameFields, ...found.slice(4).map((): TableField => 'rule')];
};

/** What the columns seem to hold, by their headings. */
export const guessMapping = ({ columns }: Table): Mapping => {
  const guessed = columns.map(({ heading, letters }) => ({ letters, field: guessOf(heading) }));
  const levelled = guessed.some(({ field }) => field === 'level');
  const named = guessed.filter(({ field }) => isName(field));
  const names = levelled ? [] : namesOf(named.flatMap(({ field }) => (isName(field) ? [field] : [])));
  const seen = new Set<TableField>();
  const settled = guessed.map(({ letters, field }) => {
    const own = names[named.findIndex((one) => one.letters === letters)] ?? field;
    const isSecond = seen.has(own) && !joined.includes(own);
    seen.add(own);
    return [letters, isSecond ? 'remark' : own] as const;
  });
  return Object.fromEntries(settled);
};

const own = new Map(tableFields.map((field) => [plain(headings.field[field]), field]));
/** The last part of a heading in two rows says more than the first. */
const guessOf = (heading: string): TableField => {
  const parts = heading.split('／');
  const last = parts.at(-1) ?? '';
  return own.get(plain(last)) ?? fieldOf(last) ?? fieldOf(heading) ?? fieldOf(parts[0] ?? '') ?? 'remark';
};

const unknown = (issue: string, name: string, known: readonly string[]): Fault =>
  new Fault('invalid', { path: 'map', issue, name, known, paths: ['map'] });

const columnNamed = ({ columns }: Table, name: string): Column => {
  const found = columns.find(
    ({ letters, heading }) =>
      letters === name.toUpperCase() || (heading !== '' && plain(heading) === plain(name)),
  );
  if (found !== undefined) return found;
  throw unknown(
    'unknownColumn',
    name,
    columns.map(({ letters, heading }) => (heading === '' ? letters : heading)),
  );
};

const fieldNamed = (name: string): TableField => {
  const found = tableFields.find((field) => field === name || headings.field[field] === name);
  if (found !== undefined) return found;
  throw unknown('unknownField', name, tableFields);
};

/** Whether one of its columns is called so. */
export const hasColumn = ({ columns }: Table, name: string): boolean =>
  columns.some(
    ({ letters, heading }) =>
      letters === name.toUpperCase() || (heading !== '' && plain(heading) === plain(name)),
  );

/**
 * The guess with what was asked for instead: pairs of a column, by its letters or its heading, and a field, by its name or its Chinese word.
 * @throws Fault `invalid` with the issue `unknownColumn` or `unknownField`, the name, and the names there are
 */
export const mappingOf = (table: Table, asked: Readonly<Record<string, string>>): Mapping => ({
  ...guessMapping(table),
  ...Object.fromEntries(
    Object.entries(asked).map(([column, field]) => [columnNamed(table, column).letters, fieldNamed(field)]),
  ),
});
