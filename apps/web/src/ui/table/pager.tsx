import type { ReactNode } from 'react';
import css from './pager.module.css';

type Props = {
  readonly label: string;
  readonly previous: string;
  readonly next: string;
  /** Undefined: this is the first page, or the last. */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
};

/** The way through a list page by page; nothing where there is one page alone. */
export const Pager = ({ label, previous, next, onPrevious, onNext }: Props): ReactNode =>
  onPrevious === undefined && onNext === undefined ? null : (
    <nav className={css.pager} aria-label={label}>
      <button type="button" disabled={onPrevious === undefined} onClick={onPrevious}>
        {previous}
      </button>
      <button type="button" disabled={onNext === undefined} onClick={onNext}>
        {next}
      </button>
    </nav>
  );
