/** @jsxImportSource preact */
import type { RecordPageWords } from '@kaohe/wording';
import { useId } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { Choice } from './choice.tsx';
import { daysSince, today } from './day.ts';
import { Files } from './files.tsx';
import css from './record.module.css';
import type { Recordable } from './recordable.ts';
import type { Enclosed, Typed } from './store.ts';

/** From then on the server marks a sheet as late. */
const promptDays = 30;

/** What is still to be filled in, by field. */
export const missingIn = (
  typed: Partial<Typed>,
  shift: number,
): readonly (keyof RecordPageWords['missing'])[] => {
  const points = typed.points ?? '';
  const isFilled = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
  return [
    ...(isFilled(typed.assessmentId) ? [] : (['unit'] as const)),
    ...(isFilled(typed.indicator) ? [] : (['indicator'] as const)),
    ...(isFilled(typed.subjectKind) ? [] : (['subject'] as const)),
    ...(isFilled(typed.direction) ? [] : (['direction'] as const)),
    ...(isFilled(typed.facts) ? [] : (['facts'] as const)),
    ...(isFilled(typed.occurredOn) && (typed.occurredOn ?? '') <= today(shift)
      ? []
      : (['occurredOn'] as const)),
    ...(/^(\d{1,2}(\.\d{1,2})?|100)?$/.test(points) ? [] : (['points'] as const)),
  ];
};

type Props = {
  readonly t: RecordPageWords;
  readonly recordable: Recordable;
  readonly typed: Partial<Typed>;
  readonly files: readonly Enclosed[];
  /** Fields whose want is shown. */
  readonly wanting: readonly string[];
  readonly onType: (change: Partial<Typed>) => void;
  readonly onFiles: (files: readonly Enclosed[]) => void;
};

const Radios = <K extends string>(props: {
  legend: string;
  names: Readonly<Record<K, string>>;
  keys: readonly K[];
  value: string;
  missing: string | null;
  onChange: (key: K) => void;
}): JSX.Element => {
  const name = useId();
  return (
    <fieldset class={css.radios}>
      <legend>{props.legend}</legend>
      {props.missing === null ? null : (
        <p class={css.missing} role="alert">
          {props.missing}
        </p>
      )}
      <div>
        {props.keys.map((key) => (
          <label key={key}>
            <input
              type="radio"
              name={name}
              checked={props.value === key}
              onChange={() => props.onChange(key)}
            />
            {props.names[key]}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const subjectKinds = ['organisation', 'secretary', 'discipline', 'cadre'] as const;
const directions = ['positive', 'problem', 'neutral'] as const;

/** What happened and what it is worth. */
const Seen = ({
  t,
  recordable,
  typed,
  wanting,
  onType,
  most,
}: Props & { most: number | null }): JSX.Element => {
  const [facts, points, day, matter] = [useId(), useId(), useId(), useId()];
  const missing = (key: keyof RecordPageWords['missing']): JSX.Element | null =>
    wanting.includes(key) ? (
      <p class={css.missing} role="alert">
        {t.missing[key]}
      </p>
    ) : null;
  const occurredOn = typed.occurredOn ?? '';
  const ago = occurredOn === '' ? 0 : daysSince(occurredOn, recordable.shift);
  return (
    <>
      <div class={css.field}>
        <label for={facts}>{t.facts}</label>
        <textarea
          id={facts}
          rows={4}
          maxLength={8000}
          value={typed.facts ?? ''}
          aria-describedby={`${facts}-hint`}
          onInput={(event) => onType({ facts: event.currentTarget.value })}
        />
        {missing('facts')}
        <p id={`${facts}-hint`} class={css.hint}>
          {t.factsHint}
        </p>
      </div>
      <div class={css.pair}>
        <div class={css.field}>
          <label for={day}>{t.occurredOn}</label>
          <input
            id={day}
            type="date"
            max={today(recordable.shift)}
            value={occurredOn}
            onInput={(event) => onType({ occurredOn: event.currentTarget.value })}
          />
          {missing('occurredOn')}
          {ago > promptDays ? <p class={css.hint}>{t.late(ago)}</p> : null}
        </div>
        {typed.direction === 'neutral' ? null : (
          <div class={css.field}>
            <label for={points}>{t.points}</label>
            <input
              id={points}
              type="text"
              inputMode="decimal"
              value={typed.points ?? ''}
              aria-describedby={`${points}-hint`}
              onInput={(event) => onType({ points: event.currentTarget.value.trim() })}
            />
            {missing('points')}
            <p id={`${points}-hint`} class={css.hint}>
              {t.pointsHint}
              {most === null ? '' : t.most(String(most / 100))}
            </p>
          </div>
        )}
      </div>
      <details class={css.field}>
        <summary>{t.matter}</summary>
        <label for={matter}>{t.matter}</label>
        <input
          id={matter}
          type="text"
          maxLength={120}
          value={typed.matter ?? ''}
          aria-describedby={`${matter}-hint`}
          onInput={(event) => onType({ matter: event.currentTarget.value })}
        />
        <p id={`${matter}-hint`} class={css.hint}>
          {t.matterHint}
        </p>
      </details>
    </>
  );
};

/** The fields of a sheet, in the order of thought: of whom, of what, who answers, what was seen, when. */
export const Fields = (props: Props): JSX.Element => {
  const { t, recordable, typed, wanting, onType } = props;
  const unit = recordable.units.find(({ assessmentId }) => assessmentId === typed.assessmentId);
  const indicators = recordable.standards.find(({ id }) => id === unit?.standardId)?.indicators ?? [];
  const indicator = indicators.find(({ code }) => code === typed.indicator);
  const answering = subjectKinds.filter(
    (kind) => (unit?.subjects.includes(kind) ?? true) && (indicator?.subjects.includes(kind) ?? true),
  );
  const wants = (key: keyof RecordPageWords['missing']): string | null =>
    wanting.includes(key) ? t.missing[key] : null;
  const shared = { change: t.change, noMatch: t.noMatch, chosen: t.chosen, matches: t.matches };
  return (
    <>
      <Choice
        options={recordable.units.map(({ assessmentId, name, initials }) => ({
          key: assessmentId,
          name,
          initials,
        }))}
        chosen={typed.assessmentId ?? ''}
        onChoose={(assessmentId) =>
          onType({ assessmentId, ...(assessmentId === '' ? {} : { indicator: '' }) })
        }
        words={{ ...shared, label: t.unit, hint: t.unitHint }}
        missing={wants('unit')}
      />
      {unit === undefined ? null : (
        <Choice
          options={indicators.map(({ code, name, initials }) => ({ key: code, name, initials, note: code }))}
          chosen={typed.indicator ?? ''}
          onChoose={(code) => {
            const { subjects = [] } = indicators.find((one) => one.code === code) ?? {};
            const only = subjects.filter((kind) => unit.subjects.includes(kind));
            onType({ indicator: code, subjectKind: only.length === 1 ? (only[0] ?? '') : '' });
          }}
          words={{ ...shared, label: t.indicator, hint: t.indicatorHint }}
          missing={wants('indicator')}
        />
      )}
      <Radios
        legend={t.subject}
        names={t.subjects}
        keys={answering}
        value={typed.subjectKind ?? ''}
        missing={wants('subject')}
        onChange={(subjectKind) => onType({ subjectKind })}
      />
      <Radios
        legend={t.direction}
        names={t.directions}
        keys={directions}
        value={typed.direction ?? ''}
        missing={wants('direction')}
        onChange={(direction) => onType({ direction })}
      />
      <Seen {...props} most={indicator?.points ?? null} />
      <Files t={t} files={props.files} onFiles={props.onFiles} />
    </>
  );
};
