import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { useToday } from '../../workflow/due.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords, wordOf } from '../../workflow/locale.tsx';
import { AppointmentForm } from './appointment-form.tsx';
import css from './people.module.css';
import { type Held, type Person, usePeopleMoves } from './queries.ts';

const Appointment = ({ held }: { held: Held }): ReactNode => {
  const { t, words, format } = useWords();
  const { end } = usePeopleMoves();
  const today = useToday();
  const over = held.endsOn !== null && held.endsOn < today;
  const where = held.caseId === null ? (held.unit?.shortName ?? t.people.everywhere) : t.people.oneCase;
  return (
    <li className={css.held}>
      <span>
        {[wordOf(words.roles, held.role), where, held.post].filter((part) => part !== null).join(' · ')}
      </span>
      <span className={css.faint}>
        {t.people.fromTo(
          format.civil(held.startsOn),
          held.endsOn === null ? null : format.civil(held.endsOn),
        )}
      </span>
      {over || held.endsOn !== null ? null : (
        <Button
          size="small"
          loading={end.isPending}
          onClick={() => end.mutate({ id: held.id, endsOn: today })}
        >
          {t.people.end}
        </Button>
      )}
    </li>
  );
};

const Reset = (props: { person: Person; onDone: () => void }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const id = useId();
  const { reset } = usePeopleMoves();
  const [password, setPassword] = useState('');
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    reset.mutate({ personId: props.person.id, password }, { onSuccess: props.onDone });
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label={t.people.reset}>
      <label htmlFor={id}>{t.people.newPassword(10)}</label>
      <Input.Password
        visibilityToggle={false}
        id={id}
        value={password}
        required
        minLength={10}
        autoComplete="new-password"
        onChange={(change) => setPassword(change.target.value)}
      />
      {reset.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(reset.error))} />
      )}
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" loading={reset.isPending}>
          {t.people.reset}
        </Button>
        <Button onClick={props.onDone}>{t.form.cancel}</Button>
      </div>
    </form>
  );
};

type Open = 'appoint' | 'reset' | null;

/** One person with all appointments. */
export const PersonView = ({ person }: { person: Person }): ReactNode => {
  const { t } = useWords();
  const { setActive } = usePeopleMoves();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <li className={css.person}>
      <div className={css.head}>
        <h3>{person.name}</h3>
        <span className={css.faint}>{person.email}</span>
        {person.active ? null : <Badge>{t.people.inactive}</Badge>}
        <Button
          size="small"
          onClick={() => setOpen(open === 'appoint' ? null : 'appoint')}
          aria-expanded={open === 'appoint'}
        >
          {t.people.appoint}
        </Button>
        <Button
          size="small"
          onClick={() => setOpen(open === 'reset' ? null : 'reset')}
          aria-expanded={open === 'reset'}
        >
          {t.people.reset}
        </Button>
        <Button
          size="small"
          loading={setActive.isPending}
          onClick={() => setActive.mutate({ personId: person.id, active: !person.active })}
        >
          {person.active ? t.people.deactivate : t.people.activate}
        </Button>
      </div>
      <ul>
        {person.appointments.map((held) => (
          <Appointment key={held.id} held={held} />
        ))}
      </ul>
      {open === 'appoint' ? <AppointmentForm personId={person.id} onDone={close} /> : null}
      {open === 'reset' ? <Reset person={person} onDone={close} /> : null}
    </li>
  );
};
