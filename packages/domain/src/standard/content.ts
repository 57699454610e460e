import { z } from 'zod';
import { parsed } from '../kernel/parse.ts';
import { ruleSchema } from './rule.ts';

/** Who answers for an indicator: 主体责任, 第一责任, 监督责任, 一岗双责. */
export const subjectKinds = ['organisation', 'secretary', 'discipline', 'cadre'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const methods = ['documentReview', 'questionnaire', 'interview', 'effectTest', 'drill'] as const;
export type Method = (typeof methods)[number];

/** `score` earns points; `deduction` and `bonus` stand apart from them; `veto` is a gate. */
export const indicatorKinds = ['score', 'deduction', 'bonus', 'veto'] as const;
export const frequencies = ['event', 'month', 'quarter', 'halfYear', 'year'] as const;

/** How large a standard may be: far above what is assessed in a year, so that a table as it is found can be taken in and then cut down. */
export const standardLimits = {
  dimensions: 100,
  /** Of all dimensions together. */
  indicators: 5_000,
  /** Of one indicator. */
  items: 50,
  /** Of a text sent to be saved or checked, in bytes: 5,000 indicators with long rules are some 10 MB. */
  bytes: 16 * 1024 * 1024,
} as const;

const code = z.string().trim().min(1).max(40);
const name = z.string().trim().min(1).max(500);
const text = z.string().trim().max(4000);
/** In 1/100. */
export const pointsAtMost = 100_000;
const points = z.int().min(0).max(pointsAtMost);

export const checkItemSchema = z.strictObject({
  code,
  name,
  /** Null: the item has no points of its own. */
  points: points.nullable(),
  rule: text,
});

export type CheckItem = z.infer<typeof checkItemSchema>;

/** A draft may lack what `lint` will ask for; what stands there is well formed. */
export const indicatorSchema = z.strictObject({
  code,
  name,
  kind: z.enum(indicatorKinds),
  /** Points for doing it, and for what it brought about. */
  form: points,
  effect: points,
  subjects: z.array(z.enum(subjectKinds)).max(4),
  methods: z.array(z.enum(methods)).max(5),
  /** Where it is scored. */
  components: z.array(z.enum(['onSite', 'daily'])).max(2),
  assessor: name.nullable(),
  frequency: z.enum(frequencies).nullable(),
  rule: text,
  /** The rule in a form that can be worked out; null: by judgement, after its words. */
  scoring: ruleSchema.nullable().default(null),
  /** 实战考核不通过时最多给几分: the most that it gives after a failed drill, whatever the documents show; null: a drill is one method among others. */
  failedDrill: points.nullable().default(null),
  /** Probing questions for interviews and tests. */
  questions: z.array(name).max(50).default([]),
  /** What an imported table said that has no place here yet; to be mended or dropped. */
  remark: text.default(''),
  /** What proves a veto: the document and who issues it. */
  evidence: text.nullable(),
  /** Most points that a bonus adds or a deduction takes. */
  cap: points.nullable(),
  items: z.array(checkItemSchema).max(standardLimits.items),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const dimensionSchema = z.strictObject({
  code,
  name,
  /** What its indicators should come to; null: not stated. */
  points: points.nullable(),
  indicators: z.array(indicatorSchema).max(standardLimits.indicators),
});

export type Dimension = z.infer<typeof dimensionSchema>;

/** The dimension in which a standard becomes too large; -1: in none. */
const overfull = (dimensions: readonly Dimension[]): number => {
  let count = 0;
  return dimensions.findIndex(({ indicators }) => {
    count += indicators.length;
    return count > standardLimits.indicators;
  });
};

/** The content of a standard: dimension → indicator → check item. */
export const contentSchema = z
  .strictObject({
    /** What the points should come to. */
    total: points.min(1),
    dimensions: z.array(dimensionSchema).max(standardLimits.dimensions),
  })
  .superRefine(({ dimensions }, context) => {
    const at = overfull(dimensions);
    if (at < 0) return;
    const path = ['dimensions', at, 'indicators'];
    context.addIssue({
      code: 'too_big',
      origin: 'array',
      maximum: standardLimits.indicators,
      input: dimensions[at]?.indicators,
      path,
    });
  });
export type StandardContent = z.infer<typeof contentSchema>;

/** A standard's tree from stored or imported data; throws `invalid` with the path. */
export const parseContent = (input: unknown): StandardContent => parsed(contentSchema, input);

export type PlacedIndicator = Indicator & { readonly dimension: string; readonly points: number };

/** Every indicator with its dimension's code and its points, in order: what scoring takes. */
export const indicatorsOf = (content: StandardContent): readonly PlacedIndicator[] =>
  content.dimensions.flatMap((dimension) =>
    dimension.indicators.map((one) => ({ ...one, dimension: dimension.code, points: one.form + one.effect })),
  );
