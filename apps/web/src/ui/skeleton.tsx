import type { ReactNode } from 'react';
import css from './skeleton.module.css';

/** Grey bars where content is coming; `label` is what a screen reader hears. */
export const Skeleton = ({ label, lines = 4 }: { label: string; lines?: number }): ReactNode => (
  <div className={css.skeleton} role="status" data-loading>
    <span className="sr-only">{label}</span>
    {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key) => (
      <span key={key} className={css.line} />
    ))}
  </div>
);
