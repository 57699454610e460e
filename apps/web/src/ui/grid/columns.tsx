import type { ReactNode } from 'react';
import type { Column } from 'react-data-grid';
import { CellEditor } from './cell-editor.tsx';
import type { GridColumn, GridProps, Line } from './column.ts';
import css from './grid.module.css';
import type { Drag } from './row-drag.tsx';

type Drawn<R> = Pick<GridProps<R>, 'columns' | 'mark' | 'lead' | 'words'> & {
  /** Whether the editor that opens now is typed over. */
  readonly replace: () => boolean;
  readonly drag: Drag;
};
const pixels = (rem: number): number =>
  Math.round(rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

const leadColumn = <R,>({ lead, drag, words }: Drawn<R>): Column<Line<R>> => ({
  key: '$lead',
  name: words.lead,
  width: pixels(4),
  frozen: true,
  cellClass: css.lead ?? '',
  renderCell: ({ row: line, tabIndex }): ReactNode => (
    <>
      <span className={css.handle} draggable aria-hidden="true" onDragStart={drag.start(line.key)} />
      {lead(line.row, tabIndex)}
    </>
  ),
});

const textColumn = <R,>({ mark, replace }: Drawn<R>, column: GridColumn<R>): Column<Line<R>> => ({
  key: column.key,
  name: column.title,
  width: pixels(column.width),
  resizable: true,
  frozen: column.frozen === true,
  editable: ({ row }) => column.editable(row),
  cellClass: ({ key, row }) =>
    [
      column.figure ? css.figure : '',
      mark(key, column.key) === null ? '' : css.marked,
      column.editable(row) ? '' : css.fixed,
    ].join(' '),
  renderCell: ({ row: line }): ReactNode => {
    const wrong = mark(line.key, column.key);
    return (
      <span className={css.text} title={wrong ?? column.text(line.row)}>
        {column.text(line.row)}
        {wrong === null ? null : <span className="sr-only">{wrong}</span>}
      </span>
    );
  },
  renderEditCell: ({ row: line, onRowChange, onClose }): ReactNode => (
    <CellEditor
      editor={column.editor}
      label={column.title}
      text={line.typed ?? column.text(line.row)}
      replace={replace()}
      onText={(typed) => onRowChange({ ...line, typed })}
      onClose={(commit) => onClose(commit, false)}
    />
  ),
});

/** The columns as the grid takes them. */
export const columnsOf = <R,>(drawn: Drawn<R>): readonly Column<Line<R>>[] => [
  leadColumn(drawn),
  ...drawn.columns.map((column) => textColumn(drawn, column)),
];
