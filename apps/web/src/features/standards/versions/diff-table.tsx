import type { StandardDiff } from '@kaohe/domain';
import { Fragment, type ReactNode } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { fieldName, type Spoken, useWords, valueName } from '../../../workflow/locale.tsx';
import css from './versions.module.css';

/** As it comes over the wire, where a value that isn't there is left out. */
type Entry = Omit<StandardDiff['entries'][number], 'fields'> & {
  readonly fields: readonly { readonly field: string; readonly before?: unknown; readonly after?: unknown }[];
};
export type DiffView = Pick<StandardDiff, 'total'> & { readonly entries: readonly Entry[] };
type Change = Entry['changes'][number];

const tones: Readonly<Record<Change, Tone>> = {
  added: 'done',
  removed: 'overdue',
  moved: 'plain',
  renamed: 'risk',
  changed: 'risk',
};
const marks: Readonly<Record<Change, IconName>> = {
  added: 'plus',
  removed: 'cross',
  moved: 'next',
  renamed: 'rectify',
  changed: 'rectify',
};
const pointFields = new Set(['points', 'form', 'effect', 'cap', 'failedDrill', 'floor', 'from', 'to']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of a standard in words: points as they are written, choices by their names, rules part by part. */
const valueText = (spoken: Spoken, field: string, value: unknown): string => {
  const { t, format } = spoken;
  if (value === null || value === undefined || value === '') return t.sheet.diff.nothing;
  if (typeof value === 'number') return pointFields.has(field) ? format.points(value) : String(value);
  if (typeof value === 'string') return valueName(spoken, field === 'kind' ? 'kind' : field, value);
  if (Array.isArray(value))
    return value.length === 0
      ? t.sheet.diff.nothing
      : value.map((one) => valueText(spoken, field, one)).join(field === 'questions' ? '\n' : t.listComma);
  if (!isRecord(value)) return String(value);
  return Object.entries(value)
    .map(([name, one]) => {
      if (field === 'scoring' && name === 'kind') return valueText(spoken, 'scoring', one);
      const label = fieldName(spoken, { name, draft: true });
      return name === 'name' || name === 'points'
        ? valueText(spoken, name, one)
        : `${label}: ${valueText(spoken, name, one)}`;
    })
    .join(' ');
};

const placeText = ({ t }: Spoken, { level, code, from, to }: Entry): string => {
  const place = to ?? from;
  const above = [place?.dimension, place?.indicator].filter((one) => one !== null && one !== undefined);
  return `${t.sheet.level[level]} ${[...above, code].join(' · ')}`;
};

/** What a thing said that was removed, or says that was added: the fields that hold something. */
const told = (entry: Entry): Entry['fields'] => {
  const only = entry.before === null || entry.after === null;
  if (!only) return entry.fields;
  return Object.entries(entry.after ?? entry.before ?? {})
    .filter(
      ([field, value]) =>
        field !== 'code' &&
        field !== 'name' &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    )
    .map(([field, value]) => ({
      field,
      before: entry.before === null ? null : value,
      after: entry.after === null ? null : value,
    }));
};

const Fields = ({ entry }: { entry: Entry }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  return told(entry).map(({ field, before, after }) => (
    <tr key={field}>
      <th scope="row">{fieldName(spoken, { name: field, draft: true })}</th>
      <td className={before === null && entry.before === null ? css.absent : css.before}>
        <span className="sr-only">{t.sheet.diff.before}</span>
        {entry.before === null ? '' : valueText(spoken, field, before)}
      </td>
      <td className={entry.after === null ? css.absent : css.after}>
        <span className="sr-only">{t.sheet.diff.after}</span>
        {entry.after === null ? '' : valueText(spoken, field, after)}
      </td>
    </tr>
  ));
};

/** What makes one text the other, in words, before and after side by side. */
export const DiffTable = ({ diff }: { diff: DiffView }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const words = t.sheet.diff;
  const { entries, total } = diff;
  if (entries.length === 0 && total === null) return <Alert kind="note" title={words.same} />;
  const count = (...kinds: readonly Change[]): number =>
    entries.filter(({ changes }) => changes.some((one) => kinds.includes(one))).length;
  const counts = {
    added: count('added'),
    removed: count('removed'),
    changed: count('changed', 'renamed'),
    moved: count('moved'),
  };
  return (
    <div className={css.diff}>
      <p className={css.diffCounts}>{words.counts(counts)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take focus (WCAG 2.1.1) */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, a section would be a second landmark of one name */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={words.title}>
        <table className={css.diffTable}>
          <caption className="sr-only">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {total === null ? null : (
              <tr>
                <th scope="row">{words.total}</th>
                <td className={css.before}>{format.points(total.before)}</td>
                <td className={css.after}>{format.points(total.after)}</td>
              </tr>
            )}
            {entries.map((entry) => (
              <Fragment
                key={`${entry.level}-${entry.code}-${entry.nth}-${entry.to?.indicator ?? entry.from?.indicator ?? ''}-${entry.changes[0]}`}
              >
                <tr className={css.diffHead}>
                  <th scope="rowgroup" colSpan={3}>
                    {entry.changes.map((change) => (
                      <Badge key={change} tone={tones[change]} mark={marks[change]}>
                        {words.change[change]}
                      </Badge>
                    ))}
                    <span>{`${placeText(spoken, entry)} ${entry.name}`}</span>
                  </th>
                </tr>
                <Fields entry={entry} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};
