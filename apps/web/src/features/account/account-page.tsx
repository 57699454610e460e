import { isSubject } from '@kaohe/domain';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type Me, useTRPC } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './account.module.css';

const shortest = 10;

const Password = (): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const id = useId();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation(useTRPC().session.changePassword.mutationOptions());
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const onSuccess = (): void => {
      setCurrent('');
      setNext('');
    };
    change.mutate({ current, next }, { onSuccess });
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label={t.account.change}>
      <label htmlFor={`${id}-current`}>{t.account.current}</label>
      <Input.Password
        visibilityToggle={false}
        id={`${id}-current`}
        value={current}
        required
        autoComplete="current-password"
        onChange={(typed) => setCurrent(typed.target.value)}
      />
      <label htmlFor={`${id}-next`}>{t.people.newPassword(shortest)}</label>
      <Input.Password
        visibilityToggle={false}
        id={`${id}-next`}
        value={next}
        required
        minLength={shortest}
        autoComplete="new-password"
        onChange={(typed) => setNext(typed.target.value)}
      />
      {change.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(change.error))} />
      )}
      {change.isSuccess ? <Alert kind="done" title={t.account.changed} /> : null}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t.account.change}
      </Button>
    </form>
  );
};

/** Who I am here, and my password. */
export const AccountPage = ({ me }: { me: Me }): ReactNode => {
  const { t, words } = useWords();
  const roles: Readonly<Record<string, string>> = words.roles;
  return (
    <Page title={t.documentTitle(t.account.title, words.product.name)} heading={me.person.name}>
      <Panel title={t.account.appointments}>
        <Facts
          rows={me.appointments.map((one) => ({
            key: one.id,
            label: roles[one.role] ?? one.role,
            value: [
              one.unit?.name ?? (one.caseId === null ? t.people.everywhere : t.people.oneCase),
              one.post,
            ]
              .filter((part) => part !== null)
              .join(' · '),
          }))}
        />
        {me.appointments.some((one) => isSubject(one.role)) ? (
          <p>
            <Link to="/profiles/$personId" params={{ personId: me.person.id }} search={{}}>
              {t.profile.own}
            </Link>
          </p>
        ) : null}
      </Panel>
      <Panel title={t.account.change}>
        <Password />
      </Panel>
    </Page>
  );
};
