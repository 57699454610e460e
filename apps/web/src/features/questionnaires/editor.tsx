import { Button } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { z } from 'zod';
import { Alert } from '../../ui/alert.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import css from '../../workflow/form/form.module.css';
import { Fields, useTyped } from '../../workflow/form/typed.tsx';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { type Kept, useSaveQuestions } from './queries.ts';

const question = z.strictObject({ text: z.string().min(1).max(1000), kind: z.enum(['choice', 'text']) });
const voterRow = z.strictObject({
  voterClass: z.string().min(1).max(20),
  people: z.int().min(1).max(100_000),
});
const survey = z.strictObject({ questions: z.array(question).min(1).max(50) });
const ballot = survey.extend({ voters: z.array(voterRow).min(1).max(8) });
const both = survey.extend({ voters: z.array(voterRow).optional() });

/** Edits the questions; for a ballot also how many voters of each class are asked. */
export const Editor = ({
  view,
  kept,
  onDone,
}: {
  view: CaseView;
  kept: Kept;
  onDone: () => void;
}): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const save = useSaveQuestions();
  const isBallot = view.data.kind === 'ballot';
  const asked = kept.questions.map(({ text, kind }) => ({ text, kind }));
  const voters = Object.entries(kept.voters).map(([voterClass, people]) => ({ voterClass, people }));
  // An empty list starts with the row that it needs.
  const start = {
    ...(asked.length === 0 ? {} : { questions: asked }),
    ...(voters.length === 0 ? {} : { voters }),
  };
  const typed = useTyped({
    schema: isBallot ? ballot : survey,
    id: view.id,
    event: 'draft.questions',
    start,
  });
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const data = typed.check();
    if (data === null) return;
    const given = both.parse(data);
    const classes = (given.voters ?? []).map((one) => [one.voterClass, one.people] as const);
    const order = {
      id: view.id,
      version: view.version,
      questions: given.questions.map((one, at) => ({ id: `q${at + 1}`, ...one })),
      ...(isBallot ? { voters: Object.fromEntries(classes) } : {}),
    };
    const onSuccess = (): void => {
      typed.forget();
      onDone();
    };
    save.mutate(order, { onSuccess });
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate aria-label={t.survey.edit}>
      <Fields typed={typed} />
      {save.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(save.error))} />}
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.survey.save}
        </Button>
        <Button onClick={onDone}>{t.form.cancel}</Button>
      </div>
    </form>
  );
};
