import { cycleData } from '@kaohe/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Page } from '../../ui/page.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { dropDraft, keepDraft, readDraft, type Values } from '../../workflow/form/draft.ts';
import { FieldView } from '../../workflow/form/field.tsx';
import css from '../../workflow/form/form.module.css';
import { errorsOf, type FieldErrors } from '../../workflow/form/issue.ts';
import { fieldsOf } from '../../workflow/form/shape.ts';
import { cleaned, startValues } from '../../workflow/form/value.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { requestId } from '../../workflow/use-send.ts';

const draft = ['new', 'cycle.begin'] as const;

/** Begins a year's assessment: the one case that no other opens. */
export const BeginPage = (): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const navigate = useNavigate();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const fields = useMemo(() => fieldsOf(cycleData, 'cycle.begin'), []);
  const [values, setValues] = useState<Values>(() => startValues(fields, readDraft(...draft) ?? {}));
  const [errors, setErrors] = useState<FieldErrors>({});
  const request = useRef(requestId());
  const begin = useMutation(trpc.cycle.begin.mutationOptions());
  const submit = async (submitted: FormEvent): Promise<void> => {
    submitted.preventDefault();
    const read = cycleData.safeParse(cleaned(fields, values), { reportInput: true });
    setErrors(read.success ? {} : errorsOf(read.error.issues, t.issue));
    if (!read.success) return;
    const receipt = await begin.mutateAsync({ requestId: request.current, data: read.data }).catch(() => null);
    if (receipt === null) return;
    dropDraft(...draft);
    await queries.invalidateQueries();
    await navigate({ to: '/cases/$machine/$id', params: { machine: 'cycle', id: receipt.instanceId }, search: {} });
  };
  return (
    <Page title={t.documentTitle(t.begin.title, words.product.name)} heading={t.begin.title}>
      <form className={css.form} onSubmit={(submitted) => void submit(submitted)} noValidate>
        <p>{t.begin.does}</p>
        {fields.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            path={field.name}
            value={values[field.name]}
            errors={errors}
            onChange={(next) => {
              const changed = { ...values, [field.name]: next };
              setValues(changed);
              keepDraft(...draft, changed);
            }}
          />
        ))}
        {begin.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(begin.error))} />}
        <div className={css.buttons}>
          <Button type="primary" htmlType="submit" loading={begin.isPending}>
            {t.begin.title}
          </Button>
        </div>
      </form>
    </Page>
  );
};
