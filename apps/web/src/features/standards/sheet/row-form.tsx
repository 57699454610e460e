import { checkItemSchema, dimensionSchema, indicatorSchema, type RuleKind, rulesOf } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { FieldView } from '../../../workflow/form/field.tsx';
import css from '../../../workflow/form/form.module.css';
import { errorsOf, type FieldErrors } from '../../../workflow/form/issue.ts';
import { type Field as FormField, fieldsOf } from '../../../workflow/form/shape.ts';
import { useWords } from '../../../workflow/locale.tsx';
import { type Field, fields, type Level, type Row, type RowValues, valuesSchema } from './row.ts';
import { isBegun, newRule, type RuleDraft, ruleFields, ruleKinds, ruleOf } from './rule-draft.ts';

const event = 'draft.content';
/** The forms of the three levels, derived from their schemas, without what stands under them and the rule, which has a form of its own. */
const formOf: Readonly<Record<Level, readonly FormField[]>> = {
  dimension: fieldsOf(dimensionSchema.omit({ indicators: true }), event),
  indicator: fieldsOf(indicatorSchema.omit({ items: true, scoring: true }), event),
  item: fieldsOf(checkItemSchema, event),
};
const isField = (name: string): name is Field => fields.some((field) => field === name);

/** What a control holds when it is emptied, by field; what isn't named is empty text. */
const emptied: Partial<RowValues> = {
  points: null,
  form: 0,
  effect: 0,
  cap: null,
  frequency: null,
  kind: 'score',
  subjects: [],
  methods: [],
  components: [],
  questions: [],
};

/** A control's value as the row keeps it, or null where it isn't one. */
const taken = (field: Field, value: unknown): Partial<RowValues> | null => {
  const read = valuesSchema.shape[field].safeParse(value ?? emptied[field] ?? (field in emptied ? null : ''));
  return read.success ? { [field]: read.data } : null;
};

type RuleProps = {
  readonly kind: RowValues['kind'];
  readonly draft: RuleDraft | null;
  readonly onChange: (draft: RuleDraft | null, typing: string) => void;
};

const kindField = (kinds: readonly RuleKind[]): FormField => ({
  name: 'scoring',
  required: false,
  draft: true,
  kind: 'choice',
  options: kinds,
  many: false,
});

/** The rule by which points are worked out: its kind, and the form of that kind. */
const RuleForm = ({ kind, draft, onChange }: RuleProps): ReactNode => {
  const { t } = useWords();
  const suited: readonly RuleKind[] = rulesOf[kind];
  const offered = ruleKinds.filter((one) => suited.includes(one) || one === draft?.kind);
  const read = draft === null || !isBegun(draft) ? null : ruleOf(draft);
  const errors: FieldErrors = read === null || read.success ? {} : errorsOf(read.error.issues, t.issue);
  const choose = (next: unknown): void => {
    const chosen = ruleKinds.find((one) => one === next);
    onChange(chosen === undefined ? null : newRule(chosen), 'scoring');
  };
  return (
    <fieldset className={css.group}>
      <legend>{t.sheet.ruleKind}</legend>
      <p className={css.hint}>{t.sheet.ruleHint}</p>
      <FieldView
        field={kindField(offered)}
        path="scoring"
        value={draft?.kind}
        errors={{}}
        onChange={choose}
      />
      {draft === null
        ? null
        : ruleFields(draft.kind).map((field) => (
            <FieldView
              key={`${draft.kind}-${field.name}`}
              field={field}
              path={field.name}
              value={draft.data[field.name]}
              errors={errors}
              onChange={(next) =>
                onChange({ ...draft, data: { ...draft.data, [field.name]: next } }, `scoring.${field.name}`)
              }
            />
          ))}
    </fieldset>
  );
};

type Props = {
  readonly row: Row;
  /** What is wrong with its fields, by name. */
  readonly errors: FieldErrors;
  /** `typing` names the field, so that typing on in it is one step back. */
  readonly onChange: (values: Partial<RowValues>, typing: string) => void;
};

/** All that a row says, as a form: for what a cell can't hold, and for phones. */
export const RowForm = ({ row, errors, onChange }: Props): ReactNode => {
  const { level, values } = row;
  return (
    <div className={css.form}>
      {formOf[level].map((field) => {
        const { name } = field;
        if (!isField(name)) return null;
        return (
          <FieldView
            key={`${level}-${name}`}
            field={field}
            path={name}
            value={row.unread[name] === undefined ? (values[name] ?? undefined) : undefined}
            errors={errors}
            onChange={(value) => {
              const change = taken(name, value);
              if (change !== null) onChange(change, `${row.key}.${name}`);
            }}
          />
        );
      })}
      {level === 'indicator' ? (
        <RuleForm
          kind={values.kind}
          draft={values.scoring}
          onChange={(scoring, typing) => onChange({ scoring }, `${row.key}.${typing}`)}
        />
      ) : null}
    </div>
  );
};
