import type { ReactNode } from 'react';
import css from './empty.module.css';

/** What will appear here, and what to do first. */
export const Empty = ({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children?: ReactNode;
}): ReactNode => (
  <div className={css.empty}>
    <p className={css.title}>{title}</p>
    {hint === undefined ? null : <p>{hint}</p>}
    {children}
  </div>
);
