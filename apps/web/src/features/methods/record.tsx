import { type ReactNode, useEffect, useRef } from 'react';
import css from './methods.module.css';

const anchorOf = (id: string): string => `record-${id}`;

/** One record of a method, with a place in the address: a score line that rests on it leads here. */
export const RecordCard = ({ id, children }: { id: string; children: ReactNode }): ReactNode => {
  const place = useRef<HTMLElement>(null);
  // It is drawn long after the browser has looked for its place.
  useEffect(() => {
    if (location.hash !== `#${anchorOf(id)}`) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [id]);
  return (
    <article ref={place} id={anchorOf(id)} tabIndex={-1} className={css.card}>
      {children}
    </article>
  );
};
