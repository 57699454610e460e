import { contentSchema, type StandardContent } from '@kaohe/domain';
import { Button } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { failureOf } from '../../workflow/fault.ts';
import css from '../../workflow/form/form.module.css';
import { Fields, useTyped } from '../../workflow/form/typed.tsx';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { useSaveContent } from './queries.ts';

type Props = { id: string; version: number; content: StandardContent | null; onDone: () => void };

/** Edits the content of a draft; what is typed stays in the browser until it is saved. */
export const Editor = ({ id, version, content, onDone }: Props): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const save = useSaveContent();
  const typed = useTyped({ schema: contentSchema, id, event: 'draft.content', start: content ?? {} });
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const data = typed.check();
    if (data === null) return;
    const onSuccess = (): void => {
      typed.forget();
      onDone();
    };
    save.mutate({ id, version, content: contentSchema.parse(data) }, { onSuccess });
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate aria-label={t.standard.edit}>
      <Fields typed={typed} />
      {Object.keys(typed.errors).length > 0 ? <Alert kind="error" title={t.form.mend} /> : null}
      {save.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(save.error))} />}
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.standard.save}
        </Button>
        <Button onClick={onDone}>{t.form.cancel}</Button>
      </div>
    </form>
  );
};
