import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import css from './printed.module.css';

/** A sheet for the printer and nothing else: it takes the page's place on paper, and is gone when the printing is over. */
export const Printed = ({ children, onDone }: { children: ReactNode; onDone: () => void }): ReactNode => {
  // The browser's own printing, which waits for what is drawn.
  useEffect(() => {
    document.documentElement.dataset.printing = 'sheet';
    const done = (): void => onDone();
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => {
      delete document.documentElement.dataset.printing;
      window.removeEventListener('afterprint', done);
    };
  }, [onDone]);
  return createPortal(
    <div className={css.sheet} data-sheet="">
      {children}
    </div>,
    document.body,
  );
};
