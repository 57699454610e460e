import type { ReactNode } from 'react';

export type Choice = { readonly value: string; readonly label: string };
/** How a cell is edited; whatever it is, what comes out is a text. */
export type Editor =
  | { readonly kind: 'text' }
  | { readonly kind: 'long' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** Several of the choices, their labels joined. */
  | { readonly kind: 'choices'; readonly choices: readonly Choice[]; readonly comma: string };

/** A column whose cells are texts: shown, typed, copied and pasted alike. */
export type GridColumn<R> = {
  readonly key: string;
  readonly title: string;
  /** In rem. */
  readonly width: number;
  readonly frozen?: boolean;
  readonly figure?: boolean;
  readonly text: (row: R) => string;
  readonly editable: (row: R) => boolean;
  readonly editor: Editor;
};

/** A row as the grid holds it; `typed` is the text of the cell that is being edited. */
export type Line<R> = { readonly key: string; readonly row: R; readonly typed: string | null };

export type Write = { readonly row: string; readonly column: string; readonly text: string };
export type Pasted = {
  readonly writes: readonly Write[];
  /** Rows that are to be added after the row `after`, each as texts by column. */
  readonly added: readonly (readonly Omit<Write, 'row'>[])[];
  readonly after: string | null;
  /** Texts that have no cell to go to. */
  readonly lost: readonly string[];
};
export type Command =
  | 'undo'
  | 'redo'
  | 'up'
  | 'down'
  | 'insert'
  | 'remove'
  | 'collapse'
  | 'expand'
  | 'leave'
  | 'save';

export type GridWords = {
  readonly help: string;
  readonly lead: string;
  readonly range: (size: { rows: number; columns: number }) => string;
  readonly copied: (size: { rows: number; columns: number }) => string;
};

export type GridProps<R> = {
  readonly label: string;
  readonly words: GridWords;
  readonly columns: readonly GridColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly rowClass: (row: R) => string;
  /** What stands before a row: where it can be unfolded. */
  readonly lead: (row: R, tabIndex: number) => ReactNode;
  /** What is wrong with a cell. */
  readonly mark: (row: string, column: string) => string | null;
  /** A cell to go to; another object goes there again. */
  readonly target: { readonly row: string; readonly column: string } | null;
  readonly onWrite: (writes: readonly Write[]) => void;
  readonly onPaste: (pasted: Pasted) => void;
  readonly onCommand: (command: Command, rows: readonly string[]) => void;
  readonly onDrop: (row: string, before: string) => void;
  readonly onActive: (row: string | null) => void;
};
