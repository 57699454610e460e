import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './appeals.module.css';
import { type RecusalRow, useLift } from './queries.ts';

/** A leader lifts a recusal, with the reason. */
export const Lift = ({ row, onDone }: { row: RecusalRow; onDone: () => void }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.recusals;
  const lift = useLift();
  const why = useId();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') lift.mutate({ id: row.id, reason }, { onSuccess: onDone });
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label={said.liftOf(row.person.name)}>
      <label htmlFor={why}>{said.liftReason}</label>
      <Input id={why} value={reason} maxLength={2000} onChange={(change) => setReason(change.target.value)} />

      {lift.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(lift.error))} />}
      <div className={css.row}>
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={lift.isPending}>
          {said.liftOf(row.person.name)}
        </Button>
        <Button onClick={onDone}>{t.form.cancel}</Button>
      </div>
    </form>
  );
};
