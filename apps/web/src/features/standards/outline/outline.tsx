import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import type { Row } from '../sheet/row.ts';
import css from './outline.module.css';

type Props = {
  readonly rows: readonly Row[];
  /** Keys of rows in which something is wrong. */
  readonly wrong: ReadonlySet<string>;
  readonly onOpen: (row: string) => void;
};

/** The standard as a list, for a phone: a row is opened to be edited. */
export const Outline = ({ rows, wrong, onOpen }: Props): ReactNode => {
  const { t, format } = useWords();
  return (
    <ul className={css.outline}>
      {rows.map(({ key, level, values }) => {
        const points = level === 'indicator' ? values.form + values.effect : values.points;
        return (
          <li key={key} className={css[`${level}Line`]}>
            <button type="button" onClick={() => onOpen(key)}>
              <span>
                {wrong.has(key) ? <Icon name="alert" size={1} /> : null}
                {wrong.has(key) ? <span className="sr-only">{t.sheet.issues}</span> : null}
                {`${values.code} ${values.name === '' ? t.sheet.untitled : values.name}`}
              </span>
              <span className={css.points}>
                {points === null ? '' : t.standard.points(format.points(points))}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
};
