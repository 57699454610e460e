import { ties } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords, valueName } from '../../workflow/locale.tsx';
import css from './appeals.module.css';
import { useDeclare } from './queries.ts';

/** What ties oneself to a unit; in force at once. */
export const Declare = (): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.recusals;
  const units = useQuery({ ...useTRPC().unit.list.queryOptions(), staleTime: 300_000 });
  const declare = useDeclare();
  const [unitId, setUnit] = useState('');
  const [tie, setTie] = useState<(typeof ties)[number]>('kin');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const why = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (unitId === '' || reason.trim() === '') return;
    declare.mutate(
      { unitId, tie, reason },
      {
        onSuccess: () => {
          setReason('');
          setUnit('');
          setTried(false);
        },
      },
    );
  };
  return (
    <Panel title={said.declare}>
      <form className={css.form} onSubmit={submit} noValidate aria-label={said.declare}>
        <label>
          {said.unit}
          <select value={unitId} onChange={(change) => setUnit(change.target.value)}>
            <option value="" />
            {(units.data ?? []).map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
          </select>
          {tried && unitId === '' ? <span className={css.error}>{said.required}</span> : null}
        </label>
        <label>
          {said.tie}
          <select
            value={tie}
            onChange={(change) => setTie(ties.find((one) => one === change.target.value) ?? 'other')}
          >
            {ties.map((one) => (
              <option key={one} value={one}>
                {valueName(spoken, 'tie', one)}
              </option>
            ))}
          </select>
        </label>
        <div>
          <label htmlFor={why}>{said.reason}</label>
          <Input.TextArea
            id={why}
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={(change) => setReason(change.target.value)}
          />
          {tried && reason.trim() === '' ? <span className={css.error}>{said.required}</span> : null}
        </div>
        {declare.error === null ? null : (
          <Alert kind="error" title={failureText(spoken, failureOf(declare.error))} />
        )}
        {declare.isSuccess ? <Alert kind="done" title={said.declared} /> : null}
        <div className={css.row}>
          <Button type="primary" htmlType="submit" loading={declare.isPending}>
            {said.declare}
          </Button>
        </div>
      </form>
    </Panel>
  );
};
