import { type Activity, activities, type ProgrammeConflict, programmeConflicts } from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { useWords, valueName } from '../../../workflow/locale.tsx';
import { ProgrammeConflicts } from './conflicts.tsx';
import css from './programme.module.css';
import { nextTyped, rowsOf, type Typed } from './row.ts';

export type Person = { readonly id: string; readonly name: string };
type Props = {
  readonly rows: readonly Typed[];
  readonly onChange: (rows: readonly Typed[]) => void;
  /** Null: for many visits, in which nobody can be named. */
  readonly team: readonly Person[] | null;
  /** Working days of the visit. */
  readonly days: number;
};
type RowProps = Omit<Props, 'rows' | 'onChange'> & {
  readonly row: Typed;
  readonly no: number;
  readonly onChange: (row: Typed) => void;
  readonly onRemove: () => void;
};

const activityOf = (name: string): Activity => activities.find((one) => one === name) ?? 'other';

/** Who of the team does it; nobody chosen is the whole team. */
const Members = ({ row, team, onChange }: RowProps): ReactNode => {
  const said = useWords().t.visit.agenda;
  if (team === null) return null;
  const toggle = (id: string): readonly string[] =>
    row.members.includes(id) ? row.members.filter((one) => one !== id) : [...row.members, id];
  return (
    <fieldset className={css.members}>
      <legend>{said.byHint}</legend>
      {team.map(({ id, name }) => (
        <label key={id} className={css.choice}>
          <input
            type="checkbox"
            checked={row.members.includes(id)}
            onChange={() => onChange({ ...row, members: toggle(id) })}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
};

const Row = (props: RowProps): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visit.agenda;
  const { row, no, days, onChange, onRemove } = props;
  const id = useId();
  const field = (name: string, label: string, control: ReactNode): ReactNode => (
    <div className={css.field}>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      {control}
    </div>
  );
  const typed = (name: 'begins' | 'ends' | 'participants' | 'place', type: 'time' | 'text'): ReactNode => (
    <input
      id={`${id}-${name}`}
      type={type}
      required={type === 'time'}
      maxLength={200}
      value={row[name]}
      onChange={({ target }) => onChange({ ...row, [name]: target.value })}
    />
  );
  return (
    <li className={css.row}>
      <fieldset className={css.fields}>
        <legend>{said.row(no)}</legend>
        {days > 1 || row.dayNo > 1
          ? field(
              'day',
              said.dayNo,
              <input
                id={`${id}-day`}
                type="number"
                min={1}
                max={10}
                value={row.dayNo}
                onChange={({ target }) =>
                  onChange({
                    ...row,
                    dayNo: Math.min(10, Math.max(1, Math.round(Number(target.value)) || 1)),
                  })
                }
              />,
            )
          : null}
        {field('begins', said.begins, typed('begins', 'time'))}
        {field('ends', said.ends, typed('ends', 'time'))}
        {field(
          'activity',
          said.activity,
          <select
            id={`${id}-activity`}
            value={row.activity}
            onChange={({ target }) => onChange({ ...row, activity: activityOf(target.value) })}
          >
            {activities.map((one) => (
              <option key={one} value={one}>
                {valueName(spoken, 'activity', one)}
              </option>
            ))}
          </select>,
        )}
        {field('participants', said.participants, typed('participants', 'text'))}
        {field('place', said.place, typed('place', 'text'))}
        <Button size="small" onClick={onRemove}>
          {said.remove}
          <span className="sr-only">{said.row(no)}</span>
        </Button>
        <Members {...props} />
      </fieldset>
      {row.begins !== '' && row.ends !== '' && row.ends <= row.begins ? (
        <p className={css.bad}>{said.turned}</p>
      ) : null}
    </li>
  );
};

/** What a programme has against itself, as far as its hours are hours. */
export const conflictsOf = ({ rows, team, days }: Omit<Props, 'onChange'>): readonly ProgrammeConflict[] =>
  programmeConflicts(rowsOf(rows), { team: team?.map(({ id }) => id) ?? null, days });

/** The rows of a programme as they are written; conflicts are named while one types. */
export const ProgrammeEditor = (props: Props): ReactNode => {
  const { t } = useWords();
  const said = t.visit.agenda;
  const { rows, onChange, team, days } = props;
  const names = new Map((team ?? []).map(({ id, name }) => [id, name]));
  return (
    <div className={css.stack}>
      {rows.length === 0 ? <p className={css.small}>{said.none}</p> : null}
      <ol className={css.rows}>
        {rows.map((row, index) => (
          <Row
            key={row.key}
            row={row}
            no={index + 1}
            team={team}
            days={days}
            onChange={(next) => onChange(rows.map((one) => (one.key === next.key ? next : one)))}
            onRemove={() => onChange(rows.filter((one) => one.key !== row.key))}
          />
        ))}
      </ol>
      <ProgrammeConflicts of={conflictsOf(props)} nameOf={(id) => names.get(id) ?? ''} />
      <div>
        <Button disabled={rows.length >= 60} onClick={() => onChange([...rows, nextTyped(rows)])}>
          {said.add}
        </Button>
      </div>
    </div>
  );
};
