import { dataSchema, type MachineName } from '@kaohe/domain';
import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Alert } from '../ui/alert.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { CaseView, Receipt } from './api.ts';
import { schemaOfEvent } from './case/value-list.tsx';
import type { Failure } from './fault.ts';
import type { Values } from './form/draft.ts';
import css from './form/form.module.css';
import { Fields, type Typed, useTyped } from './form/typed.tsx';
import { actOf, failureText, type Spoken, useWords } from './locale.tsx';
import { Latest } from './timeline.tsx';
import { type Sender, useSend } from './use-send.ts';

/** What was done, and the cases it opened. */
export type Done = { readonly label: string; readonly opened: Receipt['opened'] };

export type EventFormProps = {
  readonly view: CaseView;
  readonly machine: MachineName;
  readonly event: string;
  /** What the form starts with where there is no draft. */
  readonly start?: Values | undefined;
  /** `stands`: the form is still there; another may have been opened while this one was on its way. */
  readonly onDone: (done: Done, stands: boolean) => void;
  readonly onCancel: () => void;
};

const nothing = dataSchema({ by: [], shape: {}, needs: [], unless: [], sealed: [] });

/** Why the server refused; a `stale` one says who moved first. What was typed stays. */
const Refusal = ({ failure, view }: { failure: Failure; view: CaseView }): ReactNode => {
  const spoken = useWords();
  const stale = failure.code === 'stale';
  return (
    <Alert kind="error" title={failureText(spoken, failure)}>
      {stale ? <Latest id={view.id} machine={view.machine} /> : null}
      {stale ? <p>{spoken.t.form.keptAfterStale}</p> : null}
    </Alert>
  );
};

/** Leaving with something typed and not sent asks first, though the draft is kept. */
const Leaving = ({ typed, sender }: { typed: Typed; sender: Sender }): ReactNode => {
  const { t } = useWords();
  const [first] = useState(typed.values);
  const unsent = !sender.done && typed.values !== first;
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsent && current.pathname !== next.pathname,
    enableBeforeUnload: unsent,
    withResolver: true,
  });
  return (
    <Dialog
      open={blocker.status === 'blocked'}
      title={t.form.leave}
      labels={{ yes: t.form.leaveYes, no: t.form.leaveNo }}
      onYes={() => blocker.proceed?.()}
      onNo={() => blocker.reset?.()}
    >
      <p>{t.form.leaveHint}</p>
    </Dialog>
  );
};

/** The field that the server would not take, by its path in the data. */
const refusedField = ({ failure }: Sender, spoken: Spoken): Readonly<Record<string, string>> => {
  if (failure === null) return {};
  const path = failure?.code === 'invalid' ? failure.detail.path : undefined;
  return typeof path === 'string' && path !== ''
    ? { [path.replace(/^event\.data\./, '')]: failureText(spoken, failure) }
    : {};
};

/** What stands above the fields: what the event does, what can't be undone, that a draft is back. */
const Preamble = (props: { does: string; final: string | undefined; typed: Typed }): ReactNode => {
  const { t } = useWords();
  return (
    <>
      {props.does === '' ? null : <p>{props.does}</p>}
      {props.final === undefined ? null : <Alert kind="risk" title={props.final} />}
      {props.typed.restored && props.typed.fields.length > 0 ? (
        <Alert kind="note" title={t.form.draftRestored}>
          <Button size="small" onClick={props.typed.forget}>
            {t.form.startOver}
          </Button>
        </Alert>
      ) : null}
    </>
  );
};

/** Whether the form is still on the page when its receipt comes. */
const useStands = (): { readonly current: boolean } => {
  const stands = useRef(true);
  useEffect(() => {
    stands.current = true;
    return () => {
      stands.current = false;
    };
  }, []);
  return stands;
};

/** The form of an event, derived from its schema: drafts while typing, errors at the field, one question before what can't be undone. */
export const EventForm = (props: EventFormProps): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const { view, machine, event } = props;
  const act = actOf(spoken, machine, event);
  const schema = useMemo(() => schemaOfEvent(machine, event) ?? nothing, [machine, event]);
  const typed = useTyped({ schema, id: view.id, event, start: props.start });
  const sender = useSend({ ...view, machine });
  const [asking, setAsking] = useState<Record<string, unknown> | null>(null);
  const stands = useStands();
  // With nothing to fill in, the open panel is the question.
  const bare = typed.fields.length === 0;
  const gone = !view.allowed.includes(event);
  const go = async (data: Record<string, unknown>): Promise<void> => {
    setAsking(null);
    const receipt = await sender.send({ type: event, data });
    if (receipt === null) return;
    typed.forget();
    props.onDone({ label: act.label, opened: receipt.opened }, stands.current);
  };
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const data = typed.check();
    if (data === null) return;
    if (act.final === undefined || bare) void go(data);
    else setAsking(data);
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate aria-label={act.label}>
      <Preamble does={act.does} final={bare ? act.final : undefined} typed={typed} />
      <Fields typed={typed} refused={refusedField(sender, spoken)} />
      {Object.keys(typed.errors).length > 0 ? <Alert kind="error" title={t.form.mend} /> : null}
      {sender.failure === null ? null : <Refusal failure={sender.failure} view={view} />}
      {gone && !sender.pending && !sender.done ? <Alert kind="risk" title={t.form.notNow} /> : null}
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" loading={sender.pending} disabled={gone}>
          {act.label}
        </Button>
        <Button onClick={props.onCancel}>{t.form.cancel}</Button>
        {bare ? null : <span className={css.hint}>{t.form.draftsKept}</span>}
      </div>
      <Dialog
        open={asking !== null}
        title={t.form.sure(act.label)}
        labels={{ yes: act.label, no: t.form.cancel }}
        onYes={() => asking !== null && void go(asking)}
        onNo={() => setAsking(null)}
      >
        <p>{act.final}</p>
      </Dialog>
      <Leaving typed={typed} sender={sender} />
    </form>
  );
};
