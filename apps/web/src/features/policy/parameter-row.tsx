import { bases, basisAt, defaultPolicy, type ParameterPath, type PolicyIssue, valueAt } from '@kaohe/domain';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import { Badge } from '../../ui/badge.tsx';
import css from './policy.module.css';
import { limitsText, parameterOf, type Saying, valueText } from './value.tsx';

// Who only reads the policy doesn't load what edits it.
const Control = lazy(() => import('./control.tsx').then((loaded) => ({ default: loaded.Control })));

type Props = {
  readonly say: Saying;
  readonly path: ParameterPath;
  readonly value: unknown;
  readonly changed: boolean;
  readonly issue: PolicyIssue | undefined;
  /** Null: it is read only. */
  readonly onChange: ((value: unknown) => void) | null;
};

/** A parameter: what it does, what it is, what it may be, where its default comes from. */
export const ParameterRow = (props: Props): ReactNode => {
  const { say, path, value, changed, issue, onChange } = props;
  const id = useId();
  const { p } = say;
  const { label, does } = parameterOf(say, path);
  const usual = valueAt(defaultPolicy, path);
  const basis = bases[basisAt(path)];
  const limits = limitsText(say, path);
  const error = issue === undefined ? null : (p.issues[issue.issue] ?? p.issues.other);
  return (
    <li className={css.parameter} data-parameter={path}>
      <div className={css.what}>
        <h3>
          {label} {changed ? <Badge tone="house">{p.says.changed}</Badge> : null}
        </h3>
        <p id={`${id}-does`}>{does}</p>
        <p className={css.faint}>
          {p.says.default(valueText(say, path, usual))}
          {limits === '' ? null : `　${limits}`}
        </p>
        <details className={css.faint}>
          <summary>{p.says.basis}</summary>
          {say.locale === 'en' ? basis.en : basis.zh}
        </details>
      </div>
      <div className={css.control}>
        {onChange === null ? (
          <output>{valueText(say, path, value)}</output>
        ) : (
          <Suspense fallback={<output>{valueText(say, path, value)}</output>}>
            <Control
              say={say}
              path={path}
              value={value}
              label={label}
              describedBy={`${id}-does ${id}-error`}
              invalid={error !== null}
              onChange={onChange}
            />
          </Suspense>
        )}
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
        {changed && onChange !== null ? (
          <Button size="small" aria-label={p.says.reset(label)} onClick={() => onChange(usual)}>
            {p.says.reset('').replace(/[：: ]+$/, '')}
          </Button>
        ) : null}
      </div>
    </li>
  );
};
