import { type Role, roles } from '@kaohe/domain';
import { Button, Input, Select } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './people.module.css';
import { usePeopleMoves, useUnits } from './queries.ts';

const appointable = roles.filter((role) => role !== 'public' && role !== 'system');

/** Appoints a person: role, unit and all below it, from when. */
export const AppointmentForm = (props: { personId: string; onDone: () => void }): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const id = useId();
  const { appoint } = usePeopleMoves();
  const units = useUnits();
  const [role, setRole] = useState<Role | null>(null);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [post, setPost] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    if (role === null) return;
    const given = {
      personId: props.personId,
      role,
      ...(unitId === null ? {} : { unitId }),
      ...(post === '' ? {} : { post }),
      ...(startsOn === '' ? {} : { startsOn }),
    };
    appoint.mutate(given, { onSuccess: props.onDone });
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label={t.people.appoint}>
      <label htmlFor={`${id}-role`}>{t.people.role}</label>
      <Select
        id={`${id}-role`}
        aria-label={t.people.role}
        value={role}
        options={appointable.map((value) => ({ value, label: words.roles[value] }))}
        onChange={(next) => setRole(next)}
      />
      <label htmlFor={`${id}-unit`}>{t.people.unit}</label>
      <Select
        id={`${id}-unit`}
        aria-label={t.people.unit}
        value={unitId}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t.people.everywhere}
        options={(units.data ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
        onChange={(next) => setUnitId(next ?? null)}
      />
      <label htmlFor={`${id}-post`}>{t.people.post}</label>
      <Input id={`${id}-post`} value={post} onChange={(change) => setPost(change.target.value)} />
      <label htmlFor={`${id}-from`}>{t.people.startsOn}</label>
      <Input
        id={`${id}-from`}
        type="date"
        value={startsOn}
        onChange={(change) => setStartsOn(change.target.value)}
      />
      {appoint.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(appoint.error))} />
      )}
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" loading={appoint.isPending} disabled={role === null}>
          {t.people.appoint}
        </Button>
        <Button onClick={props.onDone}>{t.form.cancel}</Button>
      </div>
    </form>
  );
};
