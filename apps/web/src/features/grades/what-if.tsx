import { policyWords } from '@kaohe/wording';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import css from './grades.module.css';
import type { Quota } from './queries.ts';
import type { Saying } from './saying.tsx';

type Props = {
  readonly say: Saying;
  /** What is tried; null: the policy in force. */
  readonly tried: Quota | null;
  readonly present: Quota;
  /** Units that would have another grade. */
  readonly differing: number;
  readonly onTry: (quota: Quota | null) => void;
};

const atMost = 40;

/** Other parameters of the quota, to see what they would do; nothing is saved. */
export const WhatIf = ({ say, tried, present, differing, onTry }: Props): ReactNode => {
  const { g } = say;
  const p = policyWords(say.locale);
  const quota = tried ?? present;
  const put = (change: Partial<Quota>): void => onTry({ ...quota, ...change });
  const label = (name: keyof Omit<Quota, 'shares'>): string => p.parameters[`grades.quota.${name}`].label;
  const choice = <K extends 'denominator' | 'rounding'>(name: K, options: readonly Quota[K][]): ReactNode => (
    <div>
      <span>{label(name)}</span>
      <Select
        className={css.wide ?? ''}
        value={quota[name]}
        aria-label={label(name)}
        options={options.map((value) => ({
          value,
          label: p.values[`grades.quota.${name}`]?.[value] ?? value,
        }))}
        onChange={(value) => put({ [name]: value } as Partial<Quota>)}
      />
    </div>
  );
  const flag = (name: 'atLeastOne' | 'appealSeats'): ReactNode => (
    <Checkbox checked={quota[name]} onChange={(change) => put({ [name]: change.target.checked })}>
      {label(name)}
    </Checkbox>
  );
  return (
    <Panel title={g.says.whatIf}>
      <div className={css.form}>
        <p className={css.note}>{g.says.whatIfHint}</p>
        <div>
          <span>{label('share')}</span>
          <InputNumber
            value={quota.share}
            min={1}
            max={atMost}
            precision={0}
            suffix={p.says.percent('').trim()}
            aria-label={label('share')}
            onChange={(next) => next !== null && put({ share: next, shares: {} })}
          />
        </div>
        {choice('denominator', ['listed', 'eligible'])}
        {choice('rounding', ['floor', 'half', 'ceiling'])}
        <div>
          <span>{label('ties')}</span>
          <Select
            className={css.wide ?? ''}
            mode="multiple"
            value={[...quota.ties]}
            aria-label={label('ties')}
            options={(['onSite', 'satisfaction'] as const).map((value) => ({ value, label: g.ties[value] }))}
            onChange={(ties) => put({ ties })}
          />
        </div>
        {flag('atLeastOne')}
        {flag('appealSeats')}
        {tried === null ? null : (
          <>
            <p role="status">{differing === 0 ? g.says.triedSame : g.says.tried(differing)}</p>
            <Button onClick={() => onTry(null)}>{g.says.stopTrying}</Button>
          </>
        )}
      </div>
    </Panel>
  );
};
