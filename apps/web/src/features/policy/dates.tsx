import {
  type Calendar,
  type Dated,
  type Due,
  dayOf,
  type Policy,
  periodEnds,
  type Scheduled,
  type ScheduleStart,
  type Starts,
  schedule,
  scheduleStarts,
  usualStarts,
} from '@kaohe/domain';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { wordOf } from '../../workflow/locale.tsx';
import css from './policy.module.css';
import type { Saying } from './value.tsx';

type Given = { readonly calendar: Calendar; readonly year: number; readonly starts: Starts };
const scheduled = (policy: Policy | null, given: Given): Scheduled | null =>
  policy === null ? null : schedule({ ...given, policy });

const keyOf = ({ window, period }: Dated): string => `${window}-${period ?? 0}`;
const dueText = (say: Saying, due: Due): string =>
  'due' in due ? say.format.due(due.due) : say.p.says.beyond(due.beyond);

const days = (say: Saying, list: readonly string[]): string =>
  list.map((day) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`).join(say.t.listComma);

/** One window: from when, how long, until when; which holidays it passes over. */
const Line = ({ say, row, was }: { say: Saying; row: Dated; was: Dated | undefined }): ReactNode => {
  const { p, words, format } = say;
  const before = was === undefined ? '' : dueText(say, was.due);
  const now = dueText(say, row.due);
  return (
    <li data-window={row.window}>
      <p>
        {wordOf(words.windows, row.window)}
        <strong className={css.due}>{now}</strong>
      </p>
      <p className={css.faint}>
        {row.from === null
          ? format.length(row.length)
          : p.says.counted(format.civil(row.from), format.length(row.length))}
        {row.skipped.length === 0 ? null : `　${p.says.moved.skipped(days(say, row.skipped))}`}
        {row.worked.length === 0 ? null : `　${p.says.moved.worked(days(say, row.worked))}`}
      </p>
      {before === '' || before === now ? null : <p className={css.was}>{p.says.was(before)}</p>}
    </li>
  );
};

const StartFields = (props: {
  say: Saying;
  starts: Starts;
  computed: Scheduled | null;
  calendar: Calendar;
  onChange: (starts: Starts) => void;
}): ReactNode => {
  const { say, starts, computed, calendar, onChange } = props;
  const id = useId();
  const latest = (start: ScheduleStart): string => {
    const due = computed?.starts[start];
    if (due === undefined) return '';
    return 'due' in due
      ? `${say.p.says.latest} ${say.format.civil(dayOf(calendar, due.due))}`
      : say.p.says.beyond(due.beyond);
  };
  return (
    <fieldset className={css.starts}>
      <legend>{say.p.says.assumed}</legend>
      {scheduleStarts.map((start) => (
        <div key={start}>
          <label htmlFor={`${id}-${start}`}>{say.p.starts[start]}</label>
          <input
            id={`${id}-${start}`}
            type="date"
            value={starts[start] ?? ''}
            onChange={({ target }) => {
              const must = start === 'admission' || start === 'visits';
              if (target.value !== '' || !must)
                onChange({ ...starts, [start]: target.value === '' ? undefined : target.value });
            }}
          />
          {starts[start] === undefined ? <span className={css.faint}>{latest(start)}</span> : null}
        </div>
      ))}
    </fieldset>
  );
};

/** Every window of the year on the real calendar, live while the policy is edited; `draft` is null while something in it is wrong. */
export const Dates = (props: {
  say: Saying;
  present: Policy;
  draft: Policy | null;
  calendar: Calendar;
  year: number;
}): ReactNode => {
  const { say, present, draft, calendar, year } = props;
  const { p, format } = say;
  const [starts, setStarts] = useState<Starts>(() => usualStarts(year));
  const shown = draft ?? present;
  const now = useMemo(() => scheduled(shown, { calendar, year, starts }), [shown, calendar, year, starts]);
  const before = useMemo(
    () => (shown === present ? null : scheduled(present, { calendar, year, starts })),
    [shown, present, calendar, year, starts],
  );
  const was = new Map((before?.windows ?? []).map((row) => [keyOf(row), row]));
  const list = (rows: readonly Dated[]): ReactNode => (
    <ol className={css.timeline}>
      {rows.map((row) => (
        <Line key={keyOf(row)} say={say} row={row} was={was.get(keyOf(row))} />
      ))}
    </ol>
  );
  return (
    <div className={css.dates}>
      <Panel title={p.says.dates}>
        <p className={css.faint}>{p.says.datesHint}</p>
        <StartFields say={say} starts={starts} computed={now} calendar={calendar} onChange={setStarts} />
        {scheduleStarts.map((start) => (
          <section key={start} className={css.phase}>
            <h3>{p.starts[start]}</h3>
            {list((now?.windows ?? []).filter((row) => row.phase === start))}
            {start !== 'sheet'
              ? null
              : periodEnds(shown, year).map((day, i) => (
                  <div key={day}>
                    <h4>
                      {p.says.period(i + 1)}{' '}
                      <span className={css.faint}>{p.says.periodEnds(format.civil(day))}</span>
                    </h4>
                    {list((now?.windows ?? []).filter((row) => row.period === i + 1))}
                  </div>
                ))}
          </section>
        ))}
      </Panel>
    </div>
  );
};
