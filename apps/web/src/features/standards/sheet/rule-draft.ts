import { type Rule, type RuleKind, ruleSchema } from '@kaohe/domain';
import { z } from 'zod';
import { type Field, fieldsOf } from '../../../workflow/form/shape.ts';
import { cleaned, isRecord, rowsOf, startValues } from '../../../workflow/form/value.ts';

export const ruleKinds = ['deduct', 'add', 'tiers', 'ratio', 'negativeList', 'veto'] as const;

/** A rule while it is edited: the values of its form, which need not make a rule yet. */
export const ruleDraftSchema = z.object({
  kind: z.enum(ruleKinds satisfies readonly RuleKind[]),
  data: z.record(z.string(), z.unknown()),
});
export type RuleDraft = z.infer<typeof ruleDraftSchema>;

/** Figures in 1/100 that aren't called points, and the amounts by gravity, typed as "1 / 3 / 5". */
const inHundredths = new Set(['floor', 'from', 'to']);
const shaped = (field: Field): Field => {
  if (inHundredths.has(field.name) && field.kind === 'number') return { ...field, kind: 'points' };
  if (field.name === 'points' && field.kind === 'raw') return { ...field, kind: 'text', long: false };
  if (field.kind === 'rows') return { ...field, fields: field.fields.map(shaped) };
  return field;
};

const made = new Map<RuleKind, readonly Field[]>();
/** The form of a kind of rule, derived from its schema. */
export const ruleFields = (kind: RuleKind): readonly Field[] => {
  const known = made.get(kind);
  if (known !== undefined) return known;
  const schema = ruleSchema.options.find((option) => option.shape.kind.value === kind);
  const all = schema === undefined ? [] : fieldsOf(schema, 'draft.rule');
  const fields = all.filter(({ name }) => name !== 'kind').map(shaped);
  made.set(kind, fields);
  return fields;
};

const amountsText = (amounts: readonly number[]): string =>
  amounts.map((points) => String(points / 100)).join(' / ');
/** "1 / 3 / 5" as amounts in 1/100; what isn't an amount comes out as it is, for the schema to refuse. */
const amountsOf = (text: unknown): unknown =>
  typeof text !== 'string'
    ? text
    : text
        .normalize('NFKC')
        .split(/[/、,;\s]+/)
        .filter((part) => part !== '')
        .map((part) => Math.round(Number(part.replace(/分$/, '')) * 100));

export const newRule = (kind: RuleKind): RuleDraft => ({ kind, data: startValues(ruleFields(kind)) });

/** A rule as its form shows it. */
export const drafted = (rule: Rule): RuleDraft => {
  const { kind, ...data } = rule;
  const shown =
    rule.kind === 'negativeList'
      ? { acts: rule.acts.map((act) => ({ ...act, points: amountsText(act.points) })) }
      : data;
  return { kind, data: startValues(ruleFields(kind), shown) };
};

const read = ({ kind, data }: RuleDraft): z.ZodSafeParseResult<Rule> => {
  const clean = cleaned(ruleFields(kind), data);
  const acts =
    kind === 'negativeList'
      ? { acts: rowsOf(clean.acts).map((act) => ({ ...act, points: amountsOf(act.points) })) }
      : {};
  return ruleSchema.safeParse({ kind, ...clean, ...acts }, { reportInput: true });
};

/** Drafts are never changed in place: of 5,000 rows, the one that was typed into is read anew. */
const known = new WeakMap<RuleDraft, z.ZodSafeParseResult<Rule>>();
/** The rule that a draft makes, or what it lacks. */
export const ruleOf = (draft: RuleDraft): z.ZodSafeParseResult<Rule> => {
  const before = known.get(draft);
  if (before !== undefined) return before;
  const found = read(draft);
  known.set(draft, found);
  return found;
};

/** Whether anything has been filled in. */
export const isBegun = ({ data }: RuleDraft): boolean =>
  Object.values(data).some((value) =>
    Array.isArray(value)
      ? value.some((one) => !isRecord(one) || Object.keys(one).length > 1)
      : value !== undefined,
  );
