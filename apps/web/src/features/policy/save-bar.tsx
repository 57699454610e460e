import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureText } from '../../workflow/locale.tsx';
import { useSend } from '../../workflow/use-send.ts';
import css from './policy.module.css';
import type { Saying } from './value.tsx';

type Props = {
  readonly say: Saying;
  readonly view: CaseView;
  readonly frozen: boolean;
  /** How many parameters are otherwise than now, and how many are wrong. */
  readonly unsaved: number;
  readonly wrong: number;
  /** What differs from the defaults; null while something is wrong. */
  readonly own: Readonly<Record<string, unknown>> | null;
  readonly onDone: () => void;
  readonly onDiscard: () => void;
};

/** Saves while the policy is open, proposes an amendment once it is frozen. What the server refuses stays typed. */
export const SaveBar = (props: Props): ReactNode => {
  const { say, view, frozen, unsaved, wrong, own } = props;
  const { p } = say;
  const id = useId();
  const sender = useSend({ ...view, machine: 'cycle' });
  const [reasons, setReasons] = useState('');
  const [asked, setAsked] = useState(false);
  const lacking = frozen && asked && reasons.trim() === '';
  const save = async (): Promise<void> => {
    setAsked(true);
    if (own === null || (frozen && reasons.trim() === '')) return;
    const receipt = await sender.send(
      frozen
        ? { type: 'cycle.proposePolicy', data: { policy: own, reasons: reasons.trim() } }
        : { type: 'cycle.setPolicy', data: { policy: own } },
    );
    if (receipt === null) return;
    setReasons('');
    setAsked(false);
    props.onDone();
  };
  return (
    <section className={css.bar} aria-label={frozen ? p.says.propose : p.says.save}>
      {sender.done && unsaved === 0 ? (
        <Alert kind="done" title={frozen ? p.says.proposed : p.says.saved} />
      ) : null}
      {sender.failure === null ? null : <Alert kind="error" title={failureText(say, sender.failure)} />}
      {unsaved === 0 ? null : (
        <>
          <p role="status">{wrong > 0 ? p.says.mend(wrong) : p.says.unsaved(unsaved)}</p>
          {frozen ? (
            <div>
              <label htmlFor={id}>{p.says.reasons}</label>
              <Input.TextArea
                id={id}
                value={reasons}
                autoSize={{ minRows: 2, maxRows: 6 }}
                aria-invalid={lacking}
                aria-describedby={`${id}-error`}
                onChange={(change) => setReasons(change.target.value)}
              />
              <p id={`${id}-error`} className={css.error}>
                {lacking ? p.says.reasonsNeeded : null}
              </p>
            </div>
          ) : null}
          <div className={css.buttons}>
            <Button
              type="primary"
              loading={sender.pending}
              disabled={own === null}
              onClick={() => void save()}
            >
              {frozen ? p.says.propose : p.says.save}
            </Button>
            <Button onClick={props.onDiscard}>{p.says.discard}</Button>
          </div>
        </>
      )}
    </section>
  );
};
