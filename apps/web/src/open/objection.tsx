/** @jsxImportSource preact */
import { useId, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { api, failureOf, minutesUntil } from './api.ts';
import { requestId, Text } from './form.tsx';
import { Message } from './frame.tsx';
import type { Language } from './language.ts';
import css from './open.module.css';
import { prove } from './proof/proof.ts';

type Unit = { readonly unitId: string; readonly unit: string };
type Props = { id: string; units: readonly Unit[]; language: Language };

const UnitChoice = (props: {
  units: readonly Unit[];
  value: string;
  onUnit: (id: string) => void;
  t: Language['t'];
}): JSX.Element => {
  const id = useId();
  return (
    <>
      <label for={id}>{props.t.notice.about}</label>
      <select
        id={id}
        required
        value={props.value}
        onChange={(change) => props.onUnit(change.currentTarget.value)}
      >
        <option value="">{props.t.notice.choose}</option>
        {props.units.map((one) => (
          <option key={one.unitId} value={one.unitId}>
            {one.unit}
          </option>
        ))}
      </select>
    </>
  );
};

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** What went wrong, and what to do: the notice may be over by now, or too many may have come from one place. */
const said = (error: unknown, t: Language['t']): string => {
  const failure = failureOf(error);
  if (failure === 'limited') return t.notice.limited(minutesUntil(error));
  return failure === 'notFound' || failure === 'lapsed' ? t.notice.over : t.failure[failure];
};

const Sent = (props: { number: string; onMore: () => void; t: Language['t'] }): JSX.Element => {
  const { t } = props;
  return (
    <>
      <Message kind="done">
        <p>{t.notice.sent}</p>
        <p class={css.number}>{props.number}</p>
        <p>{t.notice.printHint}</p>
      </Message>
      <p>
        <button type="button" class={css.primary} onClick={props.onMore}>
          {t.notice.more}
        </button>
      </p>
    </>
  );
};

/** The form of an objection; anybody, with or without a name. Ends with the receipt number. */
export const Objection = ({ id, units, language }: Props): JSX.Element => {
  const { t } = language;
  const [unitId, setUnitId] = useState('');
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [contact, setContact] = useState('');
  const [trap, setTrap] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [number, setNumber] = useState<string | null>(null);
  const request = useRef(requestId());
  const send = async (): Promise<void> => {
    setPending(true);
    setFailure(null);
    const extra = { unitId: given(unitId), name: given(name), contact: given(contact) };
    try {
      const receipt = await api.public.object.mutate({
        id,
        requestId: request.current,
        text: text.trim(),
        website: trap,
        proof: await prove(),
        ...Object.fromEntries(Object.entries(extra).filter(([, value]) => value !== undefined)),
      });
      setNumber(receipt.number);
    } catch (error) {
      // Anything but silence is an answer: what is sent next is another objection.
      if (failureOf(error) !== 'away') request.current = requestId();
      setFailure(said(error, t));
    }
    setPending(false);
  };
  const another = (): void => {
    request.current = requestId();
    setNumber(null);
    setText('');
    setUnitId('');
  };
  if (number !== null) return <Sent number={number} onMore={another} t={t} />;
  return (
    <form
      class={css.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      <h2>{t.notice.object}</h2>
      {units.length === 0 ? null : <UnitChoice units={units} value={unitId} onUnit={setUnitId} t={t} />}
      <Text label={t.notice.text} hint={t.notice.textHint} value={text} onText={setText} long required />
      <Text label={t.notice.name} value={name} onText={setName} />
      <Text label={t.notice.contact} hint={t.notice.contactHint} value={contact} onText={setContact} />
      <div class={css.trap} aria-hidden="true">
        <label for="website">{t.notice.trap}</label>
        <input
          id="website"
          name="website"
          type="text"
          tabIndex={-1}
          autoComplete="off"
          value={trap}
          onInput={(typed) => setTrap(typed.currentTarget.value)}
        />
      </div>
      <p class={css.faint}>{t.notice.work}</p>
      {failure === null ? null : <Message kind="error">{failure}</Message>}
      <button type="submit" class={css.primary} disabled={pending}>
        {pending ? t.notice.sending : t.notice.send}
      </button>
    </form>
  );
};
