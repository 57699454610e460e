import type { ReactNode } from 'react';
import css from './facts.module.css';

export type FactRow = { readonly key: string; readonly label: ReactNode; readonly value: ReactNode };

/** Names and values, one below the other. */
export const Facts = ({ rows }: { rows: readonly FactRow[] }): ReactNode => (
  <dl className={css.facts}>
    {rows.map((row) => (
      <div key={row.key} className={css.row}>
        <dt>{row.label}</dt>
        <dd>{row.value}</dd>
      </div>
    ))}
  </dl>
);
