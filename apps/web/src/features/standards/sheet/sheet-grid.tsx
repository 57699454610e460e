import { type ReactNode, useMemo } from 'react';
import { Grid } from '../../../ui/grid/grid.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import css from '../standards.module.css';
import type { SheetColumn } from './cell.ts';
import { endOf } from './change.ts';
import type { Row } from './row.ts';
import { type Marks, markKey } from './shown.ts';
import type { Actions } from './use-actions.ts';

const indents = { dimension: css.dimensionRow, indicator: '', item: css.itemRow } as const;

type Props = {
  readonly actions: Actions;
  readonly columns: readonly SheetColumn[];
  readonly all: readonly Row[];
  readonly shown: readonly Row[];
  readonly marks: Marks;
};

const keyOf = (row: Row): string => row.key;
const classOf = (row: Row): string => indents[row.level] ?? '';

/** The standard as a sheet. */
export const SheetGrid = (props: Props): ReactNode => {
  const { t } = useWords();
  const { all, marks, actions } = props;
  const { folded, onFold } = actions;
  const holding = useMemo(
    () => new Set(all.filter((_, at) => endOf(all, at) > at + 1).map((row) => row.key)),
    [all],
  );
  const lead = useMemo(() => {
    const shown = (row: Row, tabIndex: number): ReactNode => {
      if (!holding.has(row.key)) return null;
      const open = !folded.has(row.key);
      const name = `${row.values.code} ${row.values.name}`;
      return (
        <button
          type="button"
          className={css.fold}
          tabIndex={tabIndex}
          aria-expanded={open}
          aria-label={open ? t.sheet.fold(name) : t.sheet.unfold(name)}
          onClick={() => onFold(row.key)}
        >
          <span className={open ? css.opened : ''}>
            <Icon name="next" size={0.875} />
          </span>
        </button>
      );
    };
    return shown;
  }, [holding, folded, onFold, t]);
  const mark = useMemo(
    () => (row: string, column: string) => marks.get(markKey(row, column)) ?? null,
    [marks],
  );
  return (
    <Grid
      label={t.sheet.label}
      words={t.sheet}
      columns={props.columns}
      rows={props.shown}
      rowKey={keyOf}
      rowClass={classOf}
      lead={lead}
      mark={mark}
      target={actions.target}
      onWrite={actions.onWrite}
      onPaste={actions.onPaste}
      onCommand={actions.onCommand}
      onDrop={actions.onDrop}
      onActive={actions.onActive}
    />
  );
};
