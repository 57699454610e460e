import { type DragEvent, type ReactNode, useId, useState } from 'react';
import css from './imports.module.css';
import { useTableWords } from './table-words.tsx';

type Props = { readonly name: string | null; readonly onFile: (file: File) => void };

/** A file is dropped here, or chosen by the button, which is the browser's own and works by keyboard. */
export const FileDrop = ({ name, onFile }: Props): ReactNode => {
  const { page } = useTableWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience beside the field, which does the same by keyboard
    <div
      className={`${css.drop} ${over ? css.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={css.strong}>{page.drop}</p>
      <input
        id={id}
        className="sr-only"
        type="file"
        accept=".xlsx,.csv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
        aria-describedby={`${id}-hint`}
        onChange={(change) => {
          const [file] = change.target.files ?? [];
          if (file !== undefined) onFile(file);
          change.target.value = '';
        }}
      />
      <label htmlFor={id} className={css.button}>
        {page.choose}
      </label>
      <p id={`${id}-hint`} className={css.faint}>
        {page.chooseHint}
      </p>
      {name === null ? null : <p>{page.chosen(name)}</p>}
    </div>
  );
};
