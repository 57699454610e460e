import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureText, useWords, valueName } from '../../workflow/locale.tsx';
import { useSend } from '../../workflow/use-send.ts';
import type { Visit } from './queries.ts';
import css from './site-visits.module.css';

type Attendant = Visit['attendance'][number];
type Mark = { readonly absent: boolean; readonly reason: string; readonly standIn: string };
const came: Mark = { absent: false, reason: '', standIn: '' };

/** One subject: who signed in is there; of who isn't, why and who stands in. */
const Subject = (props: { one: Attendant; mark: Mark; onMark: (mark: Mark) => void }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visit.attendance;
  const { one, mark, onMark } = props;
  const name = one.person?.name ?? one.post;
  const group = useId();
  return (
    <li className={css.item}>
      <span className={css.line}>
        <strong>{name}</strong>
        <span className={css.small}>{valueName(spoken, 'subjectKind', one.kind)}</span>
        {one.signedInAt === null ? (
          <span role="radiogroup" aria-label={name} className={css.line}>
            {([false, true] as const).map((absent) => (
              <label key={String(absent)} className={css.choice}>
                <input
                  type="radio"
                  name={group}
                  checked={mark.absent === absent}
                  onChange={() => onMark({ ...mark, absent })}
                />
                {absent ? said.absent : said.present}
              </label>
            ))}
          </span>
        ) : (
          <Badge tone="done">{said.signedIn(spoken.format.time(one.signedInAt))}</Badge>
        )}
      </span>
      {mark.absent && one.signedInAt === null ? (
        <span className={css.line}>
          <input
            aria-label={`${name} ${said.reason}`}
            placeholder={said.reason}
            value={mark.reason}
            maxLength={1000}
            onChange={({ target }) => onMark({ ...mark, reason: target.value })}
          />
          <input
            aria-label={`${name} ${said.standIn}`}
            placeholder={said.standIn}
            value={mark.standIn}
            maxLength={200}
            onChange={({ target }) => onMark({ ...mark, standIn: target.value })}
          />
        </span>
      ) : null}
    </li>
  );
};

const entryOf = (one: Attendant, mark: Mark): Record<string, unknown> => {
  const absent = mark.absent && one.signedInAt === null;
  const standIn = mark.standIn.trim();
  return {
    person: one.person?.id,
    post: one.person?.name ?? one.post,
    subjectKind: one.kind,
    present: !absent,
    ...(absent ? { reason: mark.reason, ...(standIn === '' ? {} : { standIn }) } : {}),
  };
};

/** The list of the kick-off, closed by the lead. What the codes brought in stands there by itself. */
export const KickoffForm = ({ view, visit }: { view: CaseView; visit: Visit }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visit.attendance;
  const field = useId();
  const [marks, setMarks] = useState<Readonly<Record<string, Mark>>>({});
  const [heldOn, setHeldOn] = useState(visit.from);
  const [guests, setGuests] = useState('');
  const sender = useSend({ ...view, machine: 'siteVisit' });
  const keyOf = (one: Attendant): string => one.person?.id ?? one.post;
  const send = (): void => {
    const others = guests
      .split('\n')
      .map((post) => post.trim())
      .filter((post) => post !== '')
      .map((post) => ({ post, subjectKind: 'organisation', present: true }));
    const attendance = visit.attendance.map((one) => entryOf(one, marks[keyOf(one)] ?? came));
    void sender.send({ type: 'siteVisit.kickoff', data: { heldOn, attendance: [...attendance, ...others] } });
  };
  return (
    <form
      className={css.form}
      aria-label={said.hold}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        send();
      }}
    >
      <ul className={css.list}>
        {visit.attendance.map((one) => (
          <Subject
            key={keyOf(one)}
            one={one}
            mark={marks[keyOf(one)] ?? came}
            onMark={(mark) => setMarks((old) => ({ ...old, [keyOf(one)]: mark }))}
          />
        ))}
      </ul>
      <div className={css.field}>
        <label htmlFor={`${field}-guests`}>{said.guest}</label>
        <textarea
          id={`${field}-guests`}
          placeholder={said.guestPost}
          value={guests}
          rows={2}
          onChange={({ target }) => setGuests(target.value)}
        />
      </div>
      <div className={css.field}>
        <label htmlFor={`${field}-day`}>{said.heldOn}</label>
        <input
          id={`${field}-day`}
          type="date"
          required
          value={heldOn}
          onChange={({ target }) => setHeldOn(target.value)}
        />
      </div>
      {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
      <div>
        <Button type="primary" htmlType="submit" loading={sender.pending}>
          {said.hold}
        </Button>
      </div>
    </form>
  );
};
