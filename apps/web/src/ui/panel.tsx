import { type ReactNode, useId } from 'react';
import css from './panel.module.css';

/** A sheet with a heading; `aside` stands at the right of the heading. */
export const Panel = (props: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}): ReactNode => {
  const id = useId();
  return (
    <section className={css.panel} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id}>{props.title}</h2>
        {props.aside === undefined ? null : <div className={css.aside}>{props.aside}</div>}
      </div>
      <div className={props.flush ? css.flush : css.body}>{props.children}</div>
    </section>
  );
};
