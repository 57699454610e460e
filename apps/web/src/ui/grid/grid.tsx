import 'react-data-grid/lib/styles.css';
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type CellMouseArgs,
  type CellMouseEvent,
  DataGrid,
  type DataGridHandle,
  type FillEvent,
  Cell as PlainCell,
  type PositionChangeArgs,
  type Renderers,
} from 'react-data-grid';
import { useClipboard } from './clipboard-events.ts';
import type { GridColumn, GridProps, Line, Write } from './column.ts';
import { columnsOf } from './columns.tsx';
import css from './grid.module.css';
import { keysOf } from './keys.ts';
import { type Box, boxOf, type Cell, holds, isSingle, type Range, rowsIn } from './range.ts';
import { useRowDrag } from './row-drag.tsx';

/** A place in the grid's own markup, told by its ARIA indices: the header is the first row. */
const cellAt = (target: EventTarget): Cell | null => {
  if (!(target instanceof Element)) return null;
  const cell = target.closest('[role="gridcell"]');
  const row = Number(cell?.closest('[role="row"]')?.getAttribute('aria-rowindex'));
  const column = Number(cell?.getAttribute('aria-colindex'));
  return cell === null || row < 2 || column < 1 ? null : { row: row - 2, column: column - 1 };
};

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The range of chosen cells; the active cell is where it begins. Drawn with the mouse, or by Shift and a click. */
const useRange = <R,>(lines: readonly Line<R>[], columns: number) => {
  const [kept, setRange] = useState<Range | null>(null);
  const [drawing, setDrawing] = useState(false);
  const bounds: Box = { top: 0, bottom: lines.length - 1, left: 1, right: columns };
  const gone = kept === null || kept.from.row > bounds.bottom || kept.to.row > bounds.bottom;
  const range = gone ? null : kept;
  const box = useMemo(() => (range === null ? null : boxOf(range)), [range]);
  const press = ({ rowIdx, column }: CellMouseArgs<Line<R>>, event: CellMouseEvent): void => {
    if (column.idx === 0 || event.button !== 0) return;
    const at = { row: rowIdx, column: column.idx };
    if (event.shiftKey && range !== null) {
      event.preventGridDefault();
      event.preventDefault();
      setRange({ from: range.from, to: at });
    } else {
      setRange({ from: at, to: at });
      setDrawing(true);
    }
  };
  const draw = (over: EventTarget, buttons: number): void => {
    const to = drawing && buttons === 1 ? cellAt(over) : null;
    if (to !== null && range !== null && to.column > 0) setRange({ from: range.from, to });
  };
  return { range, box, bounds, setRange, press, draw, release: () => setDrawing(false) };
};

/** Every cell as the grid draws it, told apart where it is within the range. */
const renderersOf = <R,>(box: Box | null): Renderers<Line<R>, unknown> => ({
  renderCell: (key, props) => {
    const inside = box !== null && holds(box, { row: props.rowIdx, column: props.column.idx });
    return (
      <PlainCell key={key} {...props} {...(inside ? { className: css.inside, 'aria-selected': true } : {})} />
    );
  },
});

/** The texts that were typed into lines. */
const typedIn = <R,>(
  lines: readonly Line<R>[],
  indexes: readonly number[],
  column: string,
): readonly Write[] =>
  indexes.flatMap((at) => {
    const line = lines[at];
    return line === undefined || line.typed === null ? [] : [{ row: line.key, column, text: line.typed }];
  });

const filled =
  <R,>(columns: readonly GridColumn<R>[]) =>
  ({ columnKey, sourceRow, targetRow }: FillEvent<Line<R>>): Line<R> => ({
    ...targetRow,
    typed: columns.find(({ key }) => key === columnKey)?.text(sourceRow.row) ?? null,
  });

/** Goes to the target when it is another one, as soon as its row is there. */
const useTarget = <R,>(
  grid: RefObject<DataGridHandle | null>,
  { target, columns }: GridProps<R>,
  lines: readonly Line<R>[],
): void => {
  const reached = useRef<GridProps<R>['target']>(null);
  // Focus and scrolling are the browser's.
  useEffect(() => {
    if (target === null || reached.current === target) return;
    const rowIdx = lines.findIndex(({ key }) => key === target.row);
    if (rowIdx < 0) return;
    reached.current = target;
    const idx = Math.max(1, columns.findIndex(({ key }) => key === target.column) + 1);
    grid.current?.scrollToCell({ rowIdx, idx });
    grid.current?.setActivePosition({ rowIdx, idx }, { shouldFocus: true });
  }, [grid, target, lines, columns]);
};

/** The columns as they are drawn, and a note of the key that was pressed last: whether a cell is opened or typed over. */
const useColumns = <R,>(
  { columns, mark, lead, words }: GridProps<R>,
  drag: ReturnType<typeof useRowDrag>['drag'],
) => {
  const pressed = useRef('');
  const note = useCallback((key: string): void => {
    pressed.current = key;
  }, []);
  const drawn = useMemo(() => {
    // `Process`: the first key of an input method.
    const replace = (): boolean => /^([^ ]|Process)$/.test(pressed.current);
    return columnsOf({ columns, mark, lead, words, drag, replace });
  }, [columns, mark, lead, words, drag]);
  return { drawn, note };
};

/**
 * A sheet of texts: walked, typed into, copied and pasted like one in a spreadsheet, and an ARIA grid. It holds no data: what is
 * typed, pasted, deleted and commanded is handed out.
 */
export const Grid = <R,>(props: GridProps<R>): ReactNode => {
  const { rows, rowKey, columns, words } = props;
  const grid = useRef<DataGridHandle>(null);
  const lines = useMemo(
    () => rows.map((row): Line<R> => ({ key: rowKey(row), row, typed: null })),
    [rows, rowKey],
  );
  const chosen = useRange(lines, columns.length);
  const { range, box, bounds, setRange } = chosen;
  const { over, drag } = useRowDrag(lines, cellAt, props.onDrop);
  const { drawn, note } = useColumns(props, drag);
  const renderers = useMemo(() => renderersOf<R>(box), [box]);
  const clipboard = useClipboard({ ...props, lines, box });
  useTarget(grid, props, lines);
  const height = Math.round(rem() * 2.125);
  const wide = range !== null && box !== null && !isSingle(range);
  const size = wide ? words.range({ rows: box.bottom - box.top + 1, columns: box.right - box.left + 1 }) : '';
  const moveTo = ({ rowIdx, column, row }: PositionChangeArgs<Line<R>>): void => {
    const at = column === undefined || rowIdx < 0 ? null : { row: rowIdx, column: Math.max(1, column.idx) };
    setRange(at === null ? null : { from: at, to: at });
    props.onActive(row?.key ?? null);
  };
  const keys = keysOf({
    grid,
    lines,
    columns,
    range,
    bounds,
    setRange,
    note,
    onWrite: props.onWrite,
    onInsertPaste: clipboard.insertNext,
    onCommand: (command) =>
      props.onCommand(command, box === null ? [] : rowsIn(box).flatMap((at) => lines[at]?.key ?? [])),
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: events of the grid's cells, gathered in one place
    <div
      className={css.frame}
      onCopy={clipboard.copy}
      onCut={clipboard.cut}
      onPaste={clipboard.paste}
      onMouseMove={(moved) => chosen.draw(moved.target, moved.buttons)}
      onMouseUp={chosen.release}
      {...drag.over}
    >
      <DataGrid
        ref={grid}
        className={`rdg-light ${css.grid}`}
        aria-label={props.label}
        aria-description={words.help}
        columns={drawn}
        rows={lines}
        rowKeyGetter={(line) => line.key}
        rowHeight={height}
        headerRowHeight={height}
        rowClass={(line) => `${props.rowClass(line.row)} ${line.key === over ? css.over : ''}`}
        renderers={renderers}
        onRowsChange={(changed, { indexes, column }) => props.onWrite(typedIn(changed, indexes, column.key))}
        onFill={filled(columns)}
        onActivePositionChange={moveTo}
        onCellMouseDown={chosen.press}
        onCellKeyDown={keys}
      />
      <p className="sr-only" role="status">
        {clipboard.said === '' ? size : clipboard.said}
      </p>
    </div>
  );
};
