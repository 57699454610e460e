import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../workflow/locale.tsx';
import { type SheetFilter, usePeriods, useUnits } from './queries.ts';
import css from './records.module.css';

type Props = {
  readonly filter: SheetFilter;
  readonly onChange: (change: Partial<SheetFilter>) => void;
};
const orNone = (text: string): string | undefined => (text === '' ? undefined : text);

const directions = ['positive', 'problem', 'neutral'] as const;
const states = ['filed', 'disputed', 'accepted', 'unanswered', 'kept', 'struck', 'superseded'] as const;

/** Words are looked for when one stops typing. */
const pause = 400;

const Words = ({ filter, onChange }: Props): ReactNode => {
  const { t } = useWords();
  const [text, setText] = useState(filter.text ?? '');
  // The address is written once the typing pauses, not at every letter.
  useEffect(() => {
    if (text === (filter.text ?? '')) return;
    const timer = setTimeout(() => onChange({ text: orNone(text) }), pause);
    return () => clearTimeout(timer);
  }, [text, filter.text, onChange]);
  return (
    <label>
      {t.records.text}
      <input type="search" maxLength={100} value={text} onChange={(typed) => setText(typed.target.value)} />
    </label>
  );
};

const Places = ({ filter, onChange }: Props): ReactNode => {
  const { t } = useWords();
  const units = useUnits();
  const periods = usePeriods(filter.cycleId);
  return (
    <>
      <label>
        {t.records.unit}
        <select
          value={filter.unitId ?? ''}
          onChange={(change) => onChange({ unitId: orNone(change.target.value) })}
        >
          <option value="">{t.records.any}</option>
          {(units.data ?? []).map((unit) => (
            <option key={unit.id} value={unit.id}>
              {'　'.repeat(unit.path.split('/').length - 1)}
              {unit.name}
            </option>
          ))}
        </select>
      </label>
      {(periods.data ?? []).length === 0 ? null : (
        <label>
          {t.records.period}
          <select
            value={String(filter.period ?? '')}
            onChange={({ target }) =>
              onChange({ period: target.value === '' ? undefined : Number(target.value) })
            }
          >
            <option value="">{t.records.any}</option>
            {(periods.data ?? []).map(({ no, name }) => (
              <option key={no} value={no}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t.records.indicator}
        <input
          className={css.code}
          type="search"
          maxLength={40}
          value={filter.indicator ?? ''}
          onChange={(typed) => onChange({ indicator: orNone(typed.target.value.trim()) })}
        />
      </label>
    </>
  );
};

const Kinds = ({ filter, onChange }: Props): ReactNode => {
  const { t, words } = useWords();
  return (
    <>
      <label>
        {t.records.direction}
        <select
          value={filter.direction ?? ''}
          onChange={({ target }) => onChange({ direction: directions.find((one) => one === target.value) })}
        >
          <option value="">{t.records.any}</option>
          {directions.map((one) => (
            <option key={one} value={one}>
              {words.values.direction[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.records.state}
        <select
          value={filter.state ?? ''}
          onChange={({ target }) => onChange({ state: states.find((one) => one === target.value) })}
        >
          <option value="">{t.records.any}</option>
          {states.map((one) => (
            <option key={one} value={one}>
              {t.records.states[one]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
};

/** Narrows the list of sheets; kept in the address. */
export const Filters = (props: Props): ReactNode => {
  const { filter, onChange } = props;
  const { t } = useWords();
  return (
    <search className={css.filters} aria-label={t.records.filter}>
      <Places {...props} />
      <Kinds {...props} />
      <label>
        {t.records.from}
        <input
          type="date"
          value={filter.from ?? ''}
          onChange={(change) => onChange({ from: orNone(change.target.value) })}
        />
      </label>
      <label>
        {t.records.to}
        <input
          type="date"
          value={filter.to ?? ''}
          onChange={(change) => onChange({ to: orNone(change.target.value) })}
        />
      </label>
      <Words {...props} />
      <label className={css.check}>
        <input
          type="checkbox"
          checked={filter.late === true}
          onChange={(change) => onChange({ late: change.target.checked ? true : undefined })}
        />
        {t.records.lateOnly}
      </label>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={filter.mine === true}
          onChange={(change) => onChange({ mine: change.target.checked ? true : undefined })}
        />
        {t.records.mine}
      </label>
    </search>
  );
};
