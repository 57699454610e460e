import type { ReactNode } from 'react';
import css from './page.module.css';

/** The frame of one page: heading, what stands beside it, content. Sets the title of the document. */
export const Page = (props: {
  title: string;
  heading?: ReactNode;
  above?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}): ReactNode => (
  <div className={css.page}>
    <title>{props.title}</title>
    {props.above === undefined ? null : <div className={css.above}>{props.above}</div>}
    <div className={css.head}>
      <h1 tabIndex={-1}>{props.heading ?? props.title}</h1>
      {props.aside === undefined ? null : <div className={css.aside}>{props.aside}</div>}
    </div>
    {props.children}
  </div>
);

/** Main content and a narrower column; one below the other on a phone. */
export const Columns = ({ main, side }: { main: ReactNode; side: ReactNode }): ReactNode => (
  <div className={css.columns}>
    <div className={css.stack}>{main}</div>
    <div className={css.stack}>{side}</div>
  </div>
);
