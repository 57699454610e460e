import type { ReactNode } from 'react';
import css from './table.module.css';

export type Column<T> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  /** Figures stand at the right. */
  readonly figure?: boolean;
  /** Left out on a phone. */
  readonly wide?: boolean;
};

/** A plain table: semantic, dense, its first column the heading of each row. On a phone it scrolls sideways. */
export const Table = <T,>(props: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
}): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take focus (WCAG 2.1.1)
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, a section would be a second landmark of one name
  <div className={css.scroll} tabIndex={0} role="group" aria-label={props.caption}>
    <table className={css.table}>
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.key} scope="col" className={styleOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {props.columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} className={styleOf(column)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const styleOf = <T,>(column: Column<T>): string =>
  [column.figure ? css.figure : '', column.wide ? css.wide : ''].join(' ').trim();
