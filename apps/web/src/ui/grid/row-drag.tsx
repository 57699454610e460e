import { type DragEvent, useMemo, useRef, useState } from 'react';
import type { Line } from './column.ts';
import type { Cell } from './range.ts';

export type Drag = {
  readonly start: (key: string) => (event: DragEvent) => void;
  readonly over: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
};

/** Rows dragged by their handles; `over` is the row before which the dragged one would come to stand. */
export const useRowDrag = <R,>(
  lines: readonly Line<R>[],
  cellAt: (target: EventTarget) => Cell | null,
  onDrop: (row: string, before: string) => void,
): { readonly over: string | null; readonly drag: Drag } => {
  const dragged = useRef<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const latest = useRef({ lines, onDrop });
  latest.current = { lines, onDrop };
  const drag = useMemo((): Drag => {
    const keyAt = (target: EventTarget): string | null => {
      const cell = cellAt(target);
      return cell === null ? null : (latest.current.lines[cell.row]?.key ?? null);
    };
    const stop = (): void => {
      dragged.current = null;
      setOver(null);
    };
    return {
      start: (key) => (event) => {
        dragged.current = key;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', key);
      },
      over: {
        onDragOver: (event) => {
          if (dragged.current === null) return;
          event.preventDefault();
          setOver(keyAt(event.target));
        },
        onDrop: (event) => {
          const before = keyAt(event.target);
          if (dragged.current !== null && before !== null && before !== dragged.current) {
            event.preventDefault();
            latest.current.onDrop(dragged.current, before);
          }
          stop();
        },
        onDragEnd: stop,
      },
    };
  }, [cellAt]);
  return { over, drag };
};
