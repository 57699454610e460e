import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { useTRPC } from '../api.ts';
import { failureOf } from '../fault.ts';
import { failureText, useWords } from '../locale.tsx';
import css from './closures.module.css';

const useClosures = (id: string) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const again = {
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.visitPlan.pathFilter().queryKey ?? [] }),
  };
  return {
    data: useQuery(trpc.visitPlan.closures.queryOptions({ id })).data,
    close: useMutation(trpc.visitPlan.close.mutationOptions(again)),
    reopen: useMutation(trpc.visitPlan.reopen.mutationOptions(again)),
  };
};

/** Days on which the unit of an assessment can't be visited: entered by itself or by the office, read by whoever reads it. */
export const Closures = ({ id }: { id: string }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.visitPlan.closures;
  const field = useId();
  const [of, setOf] = useState({ from: '', to: '', reason: '' });
  const { data, close, reopen } = useClosures(id);
  if (data === undefined) return <p className={css.small}>{t.loading}</p>;
  const ready = of.from !== '' && of.to >= of.from && of.reason.trim() !== '';
  const error = close.error ?? reopen.error;
  const input = (name: 'from' | 'to' | 'reason'): ReactNode => (
    <div className={css.field}>
      <label htmlFor={`${field}-${name}`}>{said[name]}</label>
      <input
        id={`${field}-${name}`}
        type={name === 'reason' ? 'text' : 'date'}
        required
        maxLength={200}
        value={of[name]}
        onChange={({ target }) =>
          setOf((old) => ({
            ...old,
            [name]: target.value,
            ...(name === 'from' && old.to < target.value ? { to: target.value } : {}),
          }))
        }
      />
    </div>
  );
  const days = (from: string, to: string): string =>
    from === to ? format.civil(from) : `${format.civil(from)} – ${format.civil(to)}`;
  return (
    <div className={css.stack}>
      {data.closures.length === 0 ? <p className={css.small}>{said.none}</p> : null}
      <ul className={css.list}>
        {data.closures.map((one) => (
          <li key={one.id} className={css.line}>
            <strong>{days(one.from, one.to)}</strong>
            <span>{one.reason}</span>
            {one.by === null ? null : <span className={css.small}>{said.by(one.by.name)}</span>}
            {data.editable ? (
              <Button size="small" onClick={() => reopen.mutate({ id, closure: one.id })}>
                {said.remove}
                <span className="sr-only">{days(one.from, one.to)}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {data.editable ? (
        <form
          className={css.form}
          aria-label={said.title}
          onSubmit={(submitted) => {
            submitted.preventDefault();
            close.mutate(
              { id, ...of, reason: of.reason.trim() },
              { onSuccess: () => setOf({ from: '', to: '', reason: '' }) },
            );
          }}
        >
          {input('from')}
          {input('to')}
          {input('reason')}
          <div>
            <Button htmlType="submit" disabled={!ready} loading={close.isPending}>
              {said.add}
            </Button>
          </div>
        </form>
      ) : null}
      {error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(error))} />}
    </div>
  );
};
