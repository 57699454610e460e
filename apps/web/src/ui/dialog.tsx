import { type ReactNode, useEffect, useId, useRef } from 'react';
import css from './dialog.module.css';

/** A question that must be answered before going on; Escape says no. */
export const Dialog = (props: {
  open: boolean;
  title: string;
  labels: { yes: string; no: string };
  onYes: () => void;
  onNo: () => void;
  children: ReactNode;
}): ReactNode => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser's own modal: it traps focus and makes the page behind inert.
  useEffect(() => {
    const shown = dialog.current;
    if (props.open && shown?.open === false) shown.showModal();
    if (!props.open && shown?.open === true) shown.close();
  }, [props.open]);
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby={id} onClose={props.onNo}>
      <h2 id={id}>{props.title}</h2>
      <div className={css.body}>{props.children}</div>
      <div className={css.buttons}>
        <button type="button" onClick={props.onNo}>
          {props.labels.no}
        </button>
        <button type="button" className={css.yes} onClick={props.onYes}>
          {props.labels.yes}
        </button>
      </div>
    </dialog>
  );
};
