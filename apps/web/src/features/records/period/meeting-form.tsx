import { type Presence, presences } from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { Pager } from '../../../ui/table/pager.tsx';
import type { CaseView } from '../../../workflow/api.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import { useSend } from '../../../workflow/use-send.ts';
import type { Period, PeriodUnit } from '../queries.ts';
import css from './meeting.module.css';

type Mark = { readonly presence: Presence; readonly reason: string };
type Marks = Readonly<Record<string, Mark>>;

const perPage = 50;
const marked = (units: readonly PeriodUnit[]): Marks =>
  Object.fromEntries(
    units.flatMap(({ unit, presence, excuse }) =>
      presence === null ? [] : [[unit.id, { presence, reason: excuse ?? '' }]],
    ),
  );

type RowProps = { unit: PeriodUnit['unit']; mark: Mark | undefined; onMark: (mark: Mark) => void };
const Row = ({ unit, mark, onMark }: RowProps): ReactNode => {
  const said = useWords().t.records.periodPage;
  const group = useId();
  return (
    <li className={css.row}>
      <span className={css.name}>{unit.name}</span>
      <span role="radiogroup" aria-label={unit.name} className={css.line}>
        {presences.map((one) => (
          <label key={one} className={css.choice}>
            <input
              type="radio"
              name={group}
              checked={mark?.presence === one}
              onChange={() => onMark({ presence: one, reason: mark?.reason ?? '' })}
            />
            {said.presences[one]}
          </label>
        ))}
      </span>
      {mark?.presence === 'excused' ? (
        <input
          aria-label={`${unit.name} ${said.excuse}`}
          placeholder={said.excuse}
          required
          maxLength={200}
          value={mark.reason}
          onChange={({ target }) => onMark({ ...mark, reason: target.value })}
        />
      ) : null}
    </li>
  );
};

type ListProps = {
  readonly units: readonly PeriodUnit[];
  readonly marks: Marks;
  readonly onMarks: (marks: Marks) => void;
};
/** Every unit of the period; the exceptions are marked, the others at once. */
const Presences = ({ units, marks, onMarks }: ListProps): ReactNode => {
  const { t } = useWords();
  const said = t.records.periodPage;
  const [text, setText] = useState('');
  const [wanted, setPage] = useState(0);
  const found = units.filter(({ unit }) => unit.name.includes(text.trim()));
  const last = Math.max(0, Math.ceil(found.length / perPage) - 1);
  const page = Math.min(wanted, last);
  const left = units.filter(({ unit }) => marks[unit.id] === undefined);
  const restPresent = (): void =>
    onMarks({
      ...marks,
      ...Object.fromEntries(left.map(({ unit }) => [unit.id, { presence: 'present' as const, reason: '' }])),
    });
  return (
    <fieldset className={css.group}>
      <legend>{said.presence}</legend>
      <span className={css.line}>
        <input
          type="search"
          aria-label={said.find}
          placeholder={said.find}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button size="small" disabled={left.length === 0} onClick={restPresent}>
          {said.allPresent}
        </Button>
        {left.length === 0 ? null : <span className={css.small}>{said.left(left.length)}</span>}
      </span>
      <ul className={css.list}>
        {found.slice(page * perPage, (page + 1) * perPage).map(({ unit }) => (
          <Row
            key={unit.id}
            unit={unit}
            mark={marks[unit.id]}
            onMark={(mark) => onMarks({ ...marks, [unit.id]: mark })}
          />
        ))}
      </ul>
      <Pager
        label={t.list.pages}
        previous={t.list.previous}
        next={t.list.next}
        onPrevious={page > 0 ? () => setPage(page - 1) : undefined}
        onNext={page < last ? () => setPage(page + 1) : undefined}
      />
    </fieldset>
  );
};

const unitsOf = (marks: Marks): readonly object[] =>
  Object.entries(marks).map(([unitId, { presence, reason }]) => ({
    unitId,
    presence,
    ...(presence === 'excused' ? { reason: reason.trim() } : {}),
  }));

type Props = { readonly view: CaseView; readonly period: Period; readonly onDone: () => void };

/** The one meeting on a period, recorded or corrected: when, which units came, who else, what was said. */
export const MeetingForm = ({ view, period, onDone }: Props): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.records.periodPage;
  const field = useId();
  const { meeting } = period;
  const [heldOn, setHeldOn] = useState(meeting?.heldOn ?? '');
  const [others, setOthers] = useState(meeting?.attendance ?? said.attendanceForm);
  const [minutes, setMinutes] = useState(meeting?.minutes ?? '');
  const [marks, setMarks] = useState<Marks>(() => marked(period.units));
  const sender = useSend({ ...view, machine: 'cycle' });
  const send = async (): Promise<void> => {
    const units = unitsOf(marks);
    const data = {
      period: period.no,
      heldOn,
      minutes,
      ...(others.trim() === '' ? {} : { attendance: others }),
      ...(units.length === 0 ? {} : { units }),
    };
    if ((await sender.send({ type: 'cycle.recordMeeting', data })) !== null) onDone();
  };
  return (
    <form
      className={css.form}
      aria-label={said.record}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      <div className={css.field}>
        <label htmlFor={`${field}-day`}>{spoken.words.fields.heldOn}</label>
        <input
          id={`${field}-day`}
          type="date"
          required
          value={heldOn}
          onChange={({ target }) => setHeldOn(target.value)}
        />
      </div>
      <Presences units={period.units} marks={marks} onMarks={setMarks} />
      <div className={css.field}>
        <label htmlFor={`${field}-others`}>{said.attendance}</label>
        <textarea
          id={`${field}-others`}
          rows={3}
          value={others}
          onChange={({ target }) => setOthers(target.value)}
        />
      </div>
      <div className={css.field}>
        <label htmlFor={`${field}-minutes`}>{said.minutes}</label>
        <textarea
          id={`${field}-minutes`}
          rows={6}
          required
          value={minutes}
          onChange={({ target }) => setMinutes(target.value)}
        />
      </div>
      {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
      <span className={css.line}>
        <Button type="primary" htmlType="submit" loading={sender.pending}>
          {said.save}
        </Button>
        <Button onClick={onDone}>{said.cancel}</Button>
      </span>
    </form>
  );
};
