import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Editor } from './column.ts';
import css from './grid.module.css';

export type EditorProps = {
  readonly label: string;
  readonly text: string;
  /** Typed over, not opened: what stands there is replaced. */
  readonly replace: boolean;
  readonly onText: (text: string) => void;
  readonly onClose: (commit: boolean) => void;
};
type Field = HTMLInputElement | HTMLTextAreaElement;

const focused =
  (replace: boolean) =>
  (field: Field | null): void => {
    field?.focus({ preventScroll: true });
    if (replace) field?.select();
    else field?.setSelectionRange(field.value.length, field.value.length);
  };

const TextEditor = (props: EditorProps): ReactNode => {
  // The same function for the life of the editor, so that the caret stays where it is while typing.
  const [takeFocus] = useState(() => focused(props.replace));
  return (
    <input
      ref={takeFocus}
      className={css.input}
      aria-label={props.label}
      value={props.text}
      onChange={(change) => props.onText(change.target.value)}
      onBlur={() => props.onClose(true)}
    />
  );
};

/** What is larger than its cell stands above the grid, below its cell where there is room. */
const Popup = ({ children }: { children: ReactNode }): ReactNode => {
  const anchor = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number; up: boolean } | null>(null);
  // Where the cell is on the screen is the browser's to say.
  useLayoutEffect(() => {
    const cell = anchor.current?.parentElement?.getBoundingClientRect();
    if (cell === undefined) return;
    const up = cell.bottom + 260 > window.innerHeight && cell.top > 260;
    const left = Math.max(8, Math.min(cell.left, window.innerWidth - 400));
    setPlace({ left, top: up ? cell.bottom : cell.top, up });
  }, []);
  return (
    <>
      <span ref={anchor} />
      {place === null
        ? null
        : createPortal(
            <div
              className={css.popup}
              style={{ left: place.left, top: place.top, translate: place.up ? '0 -100%' : '0' }}
            >
              {children}
            </div>,
            document.body,
          )}
    </>
  );
};

const LongEditor = (props: EditorProps): ReactNode => {
  const [takeFocus] = useState(() => focused(props.replace));
  const newLine = (pressed: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (pressed.key !== 'Enter' || !pressed.altKey) return;
    const { currentTarget: field } = pressed;
    field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
    props.onText(field.value);
  };
  return (
    <Popup>
      <textarea
        ref={takeFocus}
        className={css.long}
        rows={6}
        aria-label={props.label}
        value={props.text}
        onChange={(change) => props.onText(change.target.value)}
        onKeyDown={newLine}
      />
    </Popup>
  );
};

const ChoiceEditor = (props: EditorProps & { editor: Editor & { kind: 'choice' } }): ReactNode => {
  const { choices } = props.editor;
  const known = choices.some(({ label }) => label === props.text);
  const [takeFocus] = useState(() => (field: HTMLSelectElement | null) => field?.focus());
  return (
    <select
      ref={takeFocus}
      className={css.input}
      aria-label={props.label}
      value={props.text}
      onChange={(change) => props.onText(change.target.value)}
      onBlur={() => props.onClose(true)}
    >
      {known && props.text !== '' ? <option value="" /> : <option value={props.text}>{props.text}</option>}
      {choices.map(({ value, label }) => (
        <option key={value} value={label}>
          {label}
        </option>
      ))}
    </select>
  );
};

const ChoicesEditor = (props: EditorProps & { editor: Editor & { kind: 'choices' } }): ReactNode => {
  const { choices, comma } = props.editor;
  const chosen = props.text.split(comma).filter((label) => label !== '');
  const [takeFocus] = useState(
    () => (frame: HTMLFieldSetElement | null) => frame?.querySelector('input')?.focus(),
  );
  const toggle = (label: string): void => {
    const rest = chosen.filter((one) => one !== label);
    const next = rest.length < chosen.length ? rest : [...chosen, label];
    // In the order in which they are offered; what isn't known stays where it was.
    const order = choices.map((one) => one.label);
    props.onText([...next].sort((a, b) => order.indexOf(a) - order.indexOf(b)).join(comma));
  };
  const walk = (pressed: KeyboardEvent<HTMLFieldSetElement>): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[pressed.key];
    if (step === undefined) return;
    pressed.preventDefault();
    const boxes = [...pressed.currentTarget.querySelectorAll('input')];
    const at = boxes.findIndex((box) => box.matches(':focus'));
    boxes[(at + step + boxes.length) % boxes.length]?.focus();
  };
  return (
    <Popup>
      <fieldset ref={takeFocus} className={css.choices} onKeyDown={walk}>
        <legend className="sr-only">{props.label}</legend>
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input type="checkbox" checked={chosen.includes(label)} onChange={() => toggle(label)} />
            {label}
          </label>
        ))}
      </fieldset>
    </Popup>
  );
};

/** The editor of a cell; Enter, Tab, Escape and clicks elsewhere are the grid's. */
export const CellEditor = ({ editor, ...props }: EditorProps & { editor: Editor }): ReactNode => {
  switch (editor.kind) {
    case 'text':
      return <TextEditor {...props} />;
    case 'long':
      return <LongEditor {...props} />;
    case 'choice':
      return <ChoiceEditor {...props} editor={editor} />;
    case 'choices':
      return <ChoicesEditor {...props} editor={editor} />;
  }
};
