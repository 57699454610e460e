import {
  frequencies,
  type Indicator,
  indicatorKinds,
  methods,
  type StandardContent,
  subjectKinds,
} from '@kaohe/domain';
import { z } from 'zod';
import { nextKey } from '../../../workflow/form/value.ts';
import { drafted, ruleDraftSchema, ruleOf } from './rule-draft.ts';

export const levels = ['dimension', 'indicator', 'item'] as const;
export type Level = (typeof levels)[number];

/** What a row of any level may say; a level shows what it has and keeps the rest, so that changing the level loses nothing. */
export const valuesSchema = z.object({
  code: z.string(),
  name: z.string(),
  /** Of a dimension and an item, in 1/100; null: not stated. */
  points: z.int().nullable(),
  kind: z.enum(indicatorKinds),
  form: z.int(),
  effect: z.int(),
  cap: z.int().nullable(),
  failedDrill: z.int().nullable(),
  subjects: z.array(z.enum(subjectKinds)),
  methods: z.array(z.enum(methods)),
  components: z.array(z.enum(['onSite', 'daily'])),
  assessor: z.string(),
  frequency: z.enum(frequencies).nullable(),
  rule: z.string(),
  scoring: ruleDraftSchema.nullable(),
  questions: z.array(z.string()),
  evidence: z.string(),
  remark: z.string(),
});
export type RowValues = z.infer<typeof valuesSchema>;
export const fields = valuesSchema.keyof().options;
export type Field = keyof RowValues;

/** A row of the sheet; its key lives as long as the sheet is open. `unread` keeps what was typed and can't be read, by field. */
const rowSchema = z.object({
  key: z.string(),
  level: z.enum(levels),
  values: valuesSchema,
  unread: z.partialRecord(z.enum(fields), z.string()),
});
export type Row = Readonly<z.infer<typeof rowSchema>>;
/** The three levels one below the other; the first row is a dimension. */
export type Sheet = { readonly total: number; readonly rows: readonly Row[] };

const blank: RowValues = {
  code: '',
  name: '',
  points: null,
  kind: 'score',
  form: 0,
  effect: 0,
  cap: null,
  failedDrill: null,
  subjects: [],
  methods: [],
  components: [],
  assessor: '',
  frequency: null,
  rule: '',
  scoring: null,
  questions: [],
  evidence: '',
  remark: '',
};

const isBlank = ([field, value]: readonly [string, unknown]): boolean =>
  Object.entries(blank).some(
    ([name, none]) => name === field && (value === none || (Array.isArray(value) && value.length === 0)),
  );
/** A sheet without what is blank in it: half the size, so that this browser can keep thousands of rows. */
export const packed = ({ total, rows }: Sheet) => ({
  total,
  rows: rows.map(({ values, ...row }) => ({
    ...row,
    values: Object.fromEntries(Object.entries(values).filter((one) => !isBlank(one))),
  })),
});
const packedSchema = z.object({
  total: z.int(),
  rows: z.array(rowSchema.extend({ values: z.looseObject({}) })),
});
/** What `packed` made, or a sheet as it is. */
export const unpackedSchema = packedSchema
  .transform(({ total, rows }) => ({
    total,
    rows: rows.map((row) => ({ ...row, values: { ...blank, ...row.values } })),
  }))
  .pipe(z.object({ total: z.int(), rows: z.array(rowSchema) }));

export const rowOf = (level: Level, values: Partial<RowValues> = {}): Row => ({
  key: nextKey(),
  level,
  values: { ...blank, ...values },
  unread: {},
});

export const indicatorValues = ({ items: _items, scoring, ...one }: Indicator): Partial<RowValues> => ({
  ...one,
  assessor: one.assessor ?? '',
  evidence: one.evidence ?? '',
  scoring: scoring === null ? null : drafted(scoring),
});

/** The rows of a standard's text. */
export const sheetOf = (content: StandardContent): Sheet => ({
  total: content.total,
  rows: content.dimensions.flatMap(({ indicators, ...dimension }) => [
    rowOf('dimension', dimension),
    ...indicators.flatMap((one) => [
      rowOf('indicator', indicatorValues(one)),
      ...one.items.map((item) => rowOf('item', item)),
    ]),
  ]),
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

const indicatorOf = ({ points: _points, scoring, ...one }: RowValues): Indicator => ({
  ...one,
  assessor: orNull(one.assessor),
  evidence: orNull(one.evidence),
  questions: one.questions.filter((question) => question.trim() !== ''),
  // A draft that makes no rule yet is an issue of its own: the text isn't saved without it.
  scoring: scoring === null ? null : (ruleOf(scoring).data ?? null),
  items: [],
});

type Built = { readonly content: StandardContent; readonly keys: ReadonlyMap<string, string> };

/** The text that the rows make, as the schema is to check it, and whose row each of its paths is. */
export const contentOf = ({ total, rows }: Sheet): Built => {
  const content: StandardContent = { total, dimensions: [] };
  const keys = new Map<string, string>();
  for (const { key, level, values } of rows) {
    const { code, name, points, rule } = values;
    const dimension = content.dimensions.at(-1);
    const indicator = dimension?.indicators.at(-1);
    if (level === 'dimension' || dimension === undefined)
      content.dimensions.push({ code, name, points, indicators: [] });
    else if (level === 'indicator' || indicator === undefined) dimension.indicators.push(indicatorOf(values));
    else indicator.items.push({ code, name, points, rule });
    const [d, i] = [content.dimensions.length - 1, (content.dimensions.at(-1)?.indicators.length ?? 0) - 1];
    const inside = level === 'dimension' ? '' : `.indicators.${i}`;
    const items = content.dimensions.at(-1)?.indicators.at(-1)?.items.length ?? 0;
    keys.set(`dimensions.${d}${inside}${level === 'item' ? `.items.${items - 1}` : ''}`, key);
  }
  return { content, keys };
};
