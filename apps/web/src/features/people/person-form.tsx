import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './people.module.css';
import { usePeopleMoves } from './queries.ts';

const shortest = 10;

/** A person who may sign in. */
export const PersonForm = ({ onDone }: { onDone: () => void }): ReactNode => {
  const spoken = useWords();
  const { t, locale } = spoken;
  const id = useId();
  const { create } = usePeopleMoves();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    create.mutate({ name, email, password, language: locale }, { onSuccess: onDone });
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label={t.people.add}>
      <label htmlFor={`${id}-name`}>{t.people.name}</label>
      <Input
        id={`${id}-name`}
        value={name}
        required
        autoComplete="off"
        onChange={(change) => setName(change.target.value)}
      />
      <label htmlFor={`${id}-email`}>{t.people.email}</label>
      <Input
        id={`${id}-email`}
        type="email"
        value={email}
        required
        autoComplete="off"
        onChange={(change) => setEmail(change.target.value)}
      />
      <label htmlFor={`${id}-password`}>{t.people.firstPassword(shortest)}</label>
      <Input.Password
        visibilityToggle={false}
        id={`${id}-password`}
        value={password}
        required
        minLength={shortest}
        autoComplete="new-password"
        onChange={(change) => setPassword(change.target.value)}
      />
      {create.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(create.error))} />
      )}
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t.people.add}
        </Button>
        <Button onClick={onDone}>{t.form.cancel}</Button>
      </div>
    </form>
  );
};
