import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { Upload } from '../../workflow/upload/upload.tsx';
import { useSend } from '../../workflow/use-send.ts';
import { Field } from './field.tsx';
import css from './methods.module.css';

type Method = 'interview' | 'effectTest' | 'drill';
type Kept = {
  readonly id: string;
  readonly concludedAt: string | null;
  readonly withdrawn: boolean;
  readonly facts: string | null;
  readonly by: { readonly name: string } | null;
};

/** Whether a record is under way, closed, or withdrawn. */
export const State = ({ of }: { of: Kept }): ReactNode => {
  const { t } = useWords();
  if (of.withdrawn) return <Badge>{t.methods.withdrawn}</Badge>;
  return of.concludedAt === null ? (
    <Badge tone="risk">{t.methods.open1}</Badge>
  ) : (
    <Badge tone="done">{t.methods.concluded}</Badge>
  );
};

type Props = { view: CaseView; method: Method; of: Kept; start: string };

/** Closing a record: what was seen, in words, with files; asked once. */
export const Conclude = ({ view, method, of, start }: Props): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.methods;
  const sender = useSend({ ...view, machine: 'assessment' });
  const evidence = useId();
  const [facts, setFacts] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const text = facts ?? start;
  const send = async (): Promise<void> => {
    setAsking(false);
    await sender.send({
      type: 'assessment.concludeMethod',
      data: { method, record: of.id, facts: text.trim(), evidence: files },
    });
  };
  return (
    <details>
      <summary>{said.conclude}</summary>
      <div className={css.stack}>
        <Field
          label={said.facts}
          value={text}
          onText={setFacts}
          rows={2}
          most={4000}
          hint={said.concludeHint}
        />
        <div className={css.field}>
          <strong id={evidence}>{said.evidence}</strong>
          <Upload ids={files} label={said.evidence} describedBy={evidence} onChange={setFiles} />
        </div>
        {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
        <div className={css.buttons}>
          <Button
            type="primary"
            disabled={text.trim() === ''}
            loading={sender.pending}
            onClick={() => setAsking(true)}
          >
            {said.conclude}
          </Button>
        </div>
        <Dialog
          open={asking}
          title={said.sure}
          labels={{ yes: said.conclude, no: said.cancel }}
          onYes={() => void send()}
          onNo={() => setAsking(false)}
        >
          <p>{said.sureText}</p>
        </Dialog>
      </div>
    </details>
  );
};

/** What was concluded, and for the lead the way to withdraw it with reasons. */
export const Concluded = ({ view, method, of, may }: Omit<Props, 'start'> & { may: boolean }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.methods;
  const sender = useSend({ ...view, machine: 'assessment' });
  const [reasons, setReasons] = useState('');
  return (
    <>
      <p className={css.pre}>{of.facts}</p>
      {may && !of.withdrawn ? (
        <details>
          <summary>{said.withdraw}</summary>
          <div className={css.stack}>
            <Field label={said.reasons} value={reasons} onText={setReasons} rows={2} most={4000} />
            {sender.failure === null ? null : (
              <Alert kind="error" title={failureText(spoken, sender.failure)} />
            )}
            <div className={css.buttons}>
              <Button
                danger
                disabled={reasons.trim() === ''}
                loading={sender.pending}
                onClick={() =>
                  void sender.send({
                    type: 'assessment.withdrawMethod',
                    data: { method, record: of.id, reasons: reasons.trim() },
                  })
                }
              >
                {said.withdraw}
              </Button>
            </div>
          </div>
        </details>
      ) : null}
    </>
  );
};

const anchorOf = (id: string): string => `record-${id}`;

/** One record of a method, with a place in the address: a score line that rests on it leads here. */
export const RecordCard = ({ id, children }: { id: string; children: ReactNode }): ReactNode => {
  const place = useRef<HTMLElement>(null);
  // It is drawn long after the browser has looked for its place.
  useEffect(() => {
    if (location.hash !== `#${anchorOf(id)}`) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [id]);
  return (
    <article ref={place} id={anchorOf(id)} tabIndex={-1} className={css.card}>
      {children}
    </article>
  );
};
