import { frequencies, indicatorKinds, methods, subjectKinds } from '@kaohe/domain';
import type { Choice, GridColumn, Write } from '../../../ui/grid/column.ts';
import { fieldName, type Spoken, valueName } from '../../../workflow/locale.tsx';
import type { Field, Level, Row, RowValues, Sheet } from './row.ts';
import { newRule, ruleKinds } from './rule-draft.ts';

/** What a text says in a field, or null where it can't be read. */
type Read = (text: string, row: Row) => Partial<RowValues> | null;
export type SheetColumn = GridColumn<Row> & { readonly key: Field; readonly read: Read };

const levelsOf: Readonly<Record<Field, readonly Level[]>> = {
  code: ['dimension', 'indicator', 'item'],
  name: ['dimension', 'indicator', 'item'],
  points: ['dimension', 'item'],
  rule: ['indicator', 'item'],
  kind: ['indicator'],
  form: ['indicator'],
  effect: ['indicator'],
  cap: ['indicator'],
  failedDrill: ['indicator'],
  subjects: ['indicator'],
  methods: ['indicator'],
  components: ['indicator'],
  assessor: ['indicator'],
  frequency: ['indicator'],
  scoring: ['indicator'],
  questions: ['indicator'],
  evidence: ['indicator'],
  remark: ['indicator'],
};
/** Whether a row of this level says something in the field. */
export const has = (level: Level, field: Field): boolean => levelsOf[field].includes(level);

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** "3", "3.5" or "3.50分" as an integer of 1/100; null: no amount of at most two places. */
export const pointsOf = (text: string): number | null => {
  const [, whole, places = ''] = /^(\d{1,4})(?:[.](\d{1,2}))?\s*分?$/.exec(plain(text)) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(places.padEnd(2, '0'));
};

/** A choice by its word or its name; a longer word that holds exactly one of them counts too, 书记（第一责任）. */
const choiceOf = <T extends string>(
  values: readonly T[],
  choices: readonly Choice[],
  text: string,
): T | null => {
  const typed = plain(text);
  const exact = choices.find(({ value, label }) => plain(label) === typed || plain(value) === typed);
  const held = choices.filter(({ label }) => typed.includes(plain(label)));
  const found = exact ?? (held.length === 1 ? held[0] : undefined);
  return values.find((value) => value === found?.value) ?? null;
};

const separators = /[、,，;；/|\s]+/;
const choicesOf = <T extends string>(
  values: readonly T[],
  choices: readonly Choice[],
  text: string,
): T[] | null => {
  const parts = text.split(separators).filter((part) => part !== '');
  const read = parts.map((part) => choiceOf(values, choices, part));
  const known = read.filter((one) => one !== null);
  return known.length < read.length ? null : [...new Set(known)];
};

type Parts = Pick<SheetColumn, 'editor' | 'read'> & {
  readonly text: (values: RowValues, row: Row) => string;
};
const textPart = (
  name: Extract<Field, 'code' | 'name' | 'assessor' | 'rule' | 'evidence' | 'remark'>,
  long: boolean,
): Parts => ({
  editor: { kind: long ? 'long' : 'text' },
  text: (values) => values[name],
  read: (text) => ({ [name]: text.trim() }),
});
const pointsPart = (spoken: Spoken, name: 'points' | 'form' | 'effect' | 'cap' | 'failedDrill'): Parts => ({
  editor: { kind: 'text' },
  text: (values, { level }) => {
    const sum = name === 'points' && level === 'indicator';
    const points = sum ? values.form + values.effect : values[name];
    return points === null ? '' : spoken.format.points(points);
  },
  read: (text) => {
    const none = name === 'form' || name === 'effect' ? 0 : null;
    const points = text.trim() === '' ? none : pointsOf(text);
    return points === null && text.trim() !== '' ? null : { [name]: points };
  },
});

const worded = (spoken: Spoken, field: string, values: readonly string[]): readonly Choice[] =>
  values.map((value) => ({ value, label: valueName(spoken, field, value) }));

const choicePart = (spoken: Spoken, name: 'kind' | 'frequency' | 'scoring'): Parts => {
  const values = { kind: indicatorKinds, frequency: frequencies, scoring: ruleKinds };
  const choices = worded(spoken, name, values[name]);
  const label = (value: string | null): string =>
    value === null ? '' : (choices.find((one) => one.value === value)?.label ?? value);
  return {
    editor: { kind: 'choice', choices },
    text: (row) => label(name === 'scoring' ? (row.scoring?.kind ?? null) : row[name]),
    read: (text, row) => {
      const empty = text.trim() === '';
      if (name === 'kind') {
        const kind = empty ? 'score' : choiceOf(indicatorKinds, choices, text);
        return kind === null ? null : { kind };
      }
      if (empty) return { [name]: null };
      if (name === 'frequency') {
        const frequency = choiceOf(frequencies, choices, text);
        return frequency === null ? null : { frequency };
      }
      const kind = choiceOf(ruleKinds, choices, text);
      if (kind === null) return null;
      return kind === row.values.scoring?.kind ? {} : { scoring: newRule(kind) };
    },
  };
};

const places = ['onSite', 'daily'] as const;
const choicesPart = (spoken: Spoken, name: 'subjects' | 'methods' | 'components'): Parts => {
  const choices = worded(spoken, name, { subjects: subjectKinds, methods, components: places }[name]);
  const label = (value: string): string => choices.find((one) => one.value === value)?.label ?? value;
  return {
    editor: { kind: 'choices', choices, comma: spoken.t.listComma },
    text: (values) => values[name].map(label).join(spoken.t.listComma),
    read: (text) => {
      if (name === 'subjects') return withRead(name, choicesOf(subjectKinds, choices, text));
      if (name === 'methods') return withRead(name, choicesOf(methods, choices, text));
      return withRead(name, choicesOf(places, choices, text));
    },
  };
};
const withRead = (name: Field, read: readonly string[] | null): Partial<RowValues> | null =>
  read === null ? null : { [name]: read };

const questionsPart: Parts = {
  editor: { kind: 'long' },
  text: ({ questions }) => questions.join('\n'),
  read: (text) => ({
    questions: text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }),
};

/** The columns of the sheet in the language of the page. */
export const columnsOf = (spoken: Spoken): readonly SheetColumn[] => {
  const column = (key: Field, width: number, parts: Parts): SheetColumn => ({
    ...parts,
    key,
    width,
    title: fieldName(spoken, { name: key, draft: true }),
    frozen: key === 'code' || key === 'name',
    figure: ['points', 'form', 'effect', 'cap', 'failedDrill'].includes(key),
    editable: ({ level }) => has(level, key),
    text: (row) => {
      const shown = has(row.level, key) || (key === 'points' && row.level === 'indicator');
      return row.unread[key] ?? (shown ? parts.text(row.values, row) : '');
    },
  });
  return [
    column('code', 5.5, textPart('code', false)),
    column('name', 20, textPart('name', true)),
    column('kind', 5.5, choicePart(spoken, 'kind')),
    column('form', 5, pointsPart(spoken, 'form')),
    column('effect', 5, pointsPart(spoken, 'effect')),
    column('points', 5, pointsPart(spoken, 'points')),
    column('cap', 5, pointsPart(spoken, 'cap')),
    column('failedDrill', 6, pointsPart(spoken, 'failedDrill')),
    column('scoring', 8, choicePart(spoken, 'scoring')),
    column('rule', 16, textPart('rule', true)),
    column('subjects', 11, choicesPart(spoken, 'subjects')),
    column('methods', 13, choicesPart(spoken, 'methods')),
    column('components', 9, choicesPart(spoken, 'components')),
    column('assessor', 9, textPart('assessor', false)),
    column('frequency', 6, choicePart(spoken, 'frequency')),
    column('evidence', 12, textPart('evidence', true)),
    column('questions', 14, questionsPart),
    column('remark', 12, textPart('remark', true)),
  ];
};

const writtenRow = (row: Row, column: SheetColumn, text: string): Row => {
  if (!has(row.level, column.key)) return row;
  const read = column.read(text, row);
  const { [column.key]: _before, ...unread } = row.unread;
  if (read === null) return { ...row, unread: { ...unread, [column.key]: text.trim() } };
  return { ...row, values: { ...row.values, ...read }, unread };
};

/** The sheet with texts written into cells; what can't be read stays in its cell, to be mended. */
export const written = (sheet: Sheet, columns: readonly SheetColumn[], writes: readonly Write[]): Sheet => {
  const byRow = Map.groupBy(writes, (write) => write.row);
  return {
    ...sheet,
    rows: sheet.rows.map((row) =>
      (byRow.get(row.key) ?? []).reduce((changed, { column, text }) => {
        const found = columns.find(({ key }) => key === column);
        return found === undefined ? changed : writtenRow(changed, found, text);
      }, row),
    ),
  };
};
