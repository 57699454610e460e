import { dataSchema, type MachineName, registry } from '@kaohe/domain';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Alert } from '../ui/alert.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { CaseView } from './api.ts';
import type { Failure } from './fault.ts';
import { dropDraft, keepDraft, readDraft, type Values } from './form/draft.ts';
import { FieldView } from './form/field.tsx';
import css from './form/form.module.css';
import { errorsOf, type FieldErrors } from './form/issue.ts';
import { fieldsOf } from './form/shape.ts';
import { cleaned, startValues } from './form/value.ts';
import { actOf, failureText, useWords } from './locale.tsx';
import { Latest } from './timeline.tsx';
import { type Sender, useSend } from './use-send.ts';

export type EventFormProps = {
  readonly view: CaseView;
  readonly machine: MachineName;
  readonly event: string;
  /** What the form starts with where there is no draft. */
  readonly start?: Values;
  readonly onDone: (label: string) => void;
  readonly onCancel: () => void;
};

const schemaOf = (machine: MachineName, event: string): ReturnType<typeof dataSchema> => {
  const spec = Object.entries(registry[machine].events).find(([type]) => type === event)?.[1];
  return dataSchema(spec ?? { by: [], shape: {}, needs: [], unless: [], sealed: [] });
};

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

/** The state of one form: what is typed, kept as a draft, checked by the schema of the event. */
const useTyped = (props: EventFormProps) => {
  const { t } = useWords();
  const { view, machine, event } = props;
  const schema = useMemo(() => schemaOf(machine, event), [machine, event]);
  const fields = useMemo(() => fieldsOf(schema, event), [schema, event]);
  const [draft] = useState(() => readDraft(view.id, event));
  const [values, setValues] = useState<Values>(() => startValues(fields, draft ?? props.start ?? {}));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [restored, setRestored] = useState(draft !== null);
  const type = (name: string, value: unknown): void => {
    const next = { ...values, [name]: value };
    setValues(next);
    keepDraft(view.id, event, next);
  };
  const check = (): Record<string, unknown> | null => {
    const read = schema.safeParse(cleaned(fields, values), { reportInput: true });
    setErrors(read.success ? {} : errorsOf(read.error.issues, t.issue));
    return read.success ? read.data : null;
  };
  const forget = (): void => {
    dropDraft(view.id, event);
    setValues(startValues(fields, props.start ?? {}));
    setErrors({});
    setRestored(false);
  };
  return { fields, values, errors, type, check, forget, restored };
};

const isRefusedField = (sender: Sender): string | null => {
  const { failure } = sender;
  return failure?.code === 'invalid' && typeof failure.detail.path === 'string' && failure.detail.path !== ''
    ? failure.detail.path
    : null;
};

/** The form of an event, derived from its schema: drafts while typing, errors at the field, one question before what can't be undone. */
export const EventForm = (props: EventFormProps): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const { view, machine, event } = props;
  const act = actOf(spoken, machine, event);
  const typed = useTyped(props);
  const sender = useSend({ ...view, machine });
  // With nothing to fill in, the open panel is the question.
  const bare = typed.fields.length === 0;
  const [asking, setAsking] = useState<Record<string, unknown> | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const refused = isRefusedField(sender);
  const errors = refused === null ? typed.errors : { [refused.replace(/^event\.data\./, '')]: t.issue.format, ...typed.errors };

  // Focus is the browser's: it goes to the first field with an error.
  useEffect(() => {
    if (Object.keys(typed.errors).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [typed.errors]);

  const go = async (data: Record<string, unknown>): Promise<void> => {
    setAsking(null);
    const receipt = await sender.send({ type: event, data });
    if (receipt === null) return;
    typed.forget();
    props.onDone(act.label);
  };
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const data = typed.check();
    if (data === null) return;
    if (act.final === undefined || bare) void go(data);
    else setAsking(data);
  };
  const gone = !view.allowed.includes(event);
  return (
    <form ref={form} className={css.form} onSubmit={submit} noValidate aria-label={act.label}>
      {act.does === '' ? null : <p>{act.does}</p>}
      {bare && act.final !== undefined ? <Alert kind="risk" title={act.final} /> : null}
      {typed.restored && !bare ? (
        <Alert kind="note" title={t.form.draftRestored}>
          <Button size="small" onClick={typed.forget}>
            {t.form.startOver}
          </Button>
        </Alert>
      ) : null}
      {typed.fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          path={field.name}
          value={typed.values[field.name]}
          errors={errors}
          onChange={(next) => typed.type(field.name, next)}
        />
      ))}
      {Object.keys(typed.errors).length > 0 ? <Alert kind="error" title={t.form.mend} /> : null}
      {sender.failure === null ? null : <Refusal failure={sender.failure} view={view} />}
      {gone && !sender.pending ? <Alert kind="risk" title={t.form.notNow} /> : null}
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" loading={sender.pending} disabled={gone}>
          {act.label}
        </Button>
        <Button onClick={props.onCancel}>{t.form.cancel}</Button>
        {!bare ? <span className={css.hint}>{t.form.draftsKept}</span> : null}
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
    </form>
  );
};
