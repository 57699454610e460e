import { contentSchema, type LintFinding, type LintRule, type StandardContent } from '@kaohe/domain';
import { errorsOf } from '../../../workflow/form/issue.ts';
import type { Spoken } from '../../../workflow/locale.tsx';
import { contentOf, type Field, fields, type Row, type Sheet } from './row.ts';
import { ruleOf } from './rule-draft.ts';

/** A cell, or a row, that keeps the sheet from being saved. */
export type Issue = { readonly row: string; readonly field: Field; readonly says: string };
export type Checked = { readonly content: StandardContent | null; readonly issues: readonly Issue[] };

const isField = (name: string): name is Field => fields.some((field) => field === name);

/** The row and field that a path of the text speaks of. */
const placeOf = (path: string, keys: ReadonlyMap<string, string>): { row: string; field: Field } | null => {
  const parts = path.split('.');
  for (let length = parts.length; length > 1; length -= 1) {
    const row = keys.get(parts.slice(0, length).join('.'));
    const field = parts[length] ?? 'name';
    if (row !== undefined) return { row, field: isField(field) ? field : 'name' };
  }
  return null;
};

/** What is in the cells that makes no standard yet: not read, not filled in, too long, half a rule. */
export const checked = (sheet: Sheet, { t }: Spoken): Checked => {
  const { content, keys } = contentOf(sheet);
  const read = contentSchema.safeParse(content, { reportInput: true });
  const errors = read.success ? {} : errorsOf(read.error.issues, t.issue);
  // What is wrong with the whole, as that it has too many dimensions, is said at its first row.
  const [top] = sheet.rows;
  const whole = top === undefined ? null : { row: top.key, field: 'name' as const };
  const wrong = Object.entries(errors).flatMap(([path, says]): Issue[] => {
    const place = placeOf(path, keys) ?? whole;
    return place === null ? [] : [{ ...place, says }];
  });
  const unread = sheet.rows.flatMap(({ key, unread: texts }) =>
    fields.flatMap((field): Issue[] =>
      texts[field] === undefined ? [] : [{ row: key, field, says: t.sheet.unread(texts[field]) }],
    ),
  );
  const rules = sheet.rows
    .filter(
      ({ level, values }) =>
        level === 'indicator' && values.scoring !== null && !ruleOf(values.scoring).success,
    )
    .map(({ key }): Issue => ({ row: key, field: 'scoring', says: t.sheet.ruleUnfinished }));
  const issues = [...unread, ...rules, ...wrong];
  return { content: read.success && issues.length === 0 ? read.data : null, issues };
};

/** The text for the lint: what can't be saved yet is left at its last sound part, so that the rest is checked while typing. */
export const lintable = (sheet: Sheet): StandardContent | null => {
  const rows = sheet.rows.map((row): Row => {
    const { code, name } = row.values;
    return {
      ...row,
      values: { ...row.values, code: code.trim() || '?', name: name.trim() || `${code} ${row.key}` },
    };
  });
  const read = contentSchema.safeParse(contentOf({ ...sheet, rows }).content);
  return read.success ? read.data : null;
};

/** The cell that a rule of the lint speaks of; the name where it is about the whole row. */
const fieldsOfRules: Partial<Record<LintRule, Field>> = {
  dimensionAddsUp: 'points',
  itemsAddUp: 'points',
  pointsMissing: 'form',
  pointsMisplaced: 'form',
  subjectMissing: 'subjects',
  subjectAbsent: 'subjects',
  assessorMissing: 'assessor',
  frequencyMissing: 'frequency',
  methodMissing: 'methods',
  effectMethods: 'methods',
  ruleMissing: 'rule',
  componentMissing: 'components',
  capMissing: 'cap',
  capTooHigh: 'cap',
  vetoEvidence: 'evidence',
  drillIdle: 'failedDrill',
  drillMissing: 'methods',
  codeTwice: 'code',
  codeChanged: 'code',
  codeReused: 'code',
  ruleUnsuited: 'scoring',
  ruleExceeds: 'scoring',
  ruleFallsShort: 'scoring',
  ruleIdle: 'scoring',
  remarkLeft: 'remark',
};

/** Where a finding is in the sheet; null: it concerns the whole. */
export const cellOf = (
  { rule, place }: LintFinding,
  rows: readonly Row[],
): { row: string; field: Field } | null => {
  const field = fieldsOfRules[rule] ?? 'name';
  const { dimension, indicator, item } = place;
  const code = item ?? indicator ?? dimension;
  if (code === null) return null;
  const level = item !== null ? 'item' : indicator !== null ? 'indicator' : 'dimension';
  const found = rows.findLast((row) => row.level === level && row.values.code.trim() === code);
  return found === undefined ? null : { row: found.key, field };
};
