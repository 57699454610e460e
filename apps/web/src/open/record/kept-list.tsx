/** @jsxImportSource preact */
import { format, type Locale, type RecordPageWords } from '@kaohe/wording';
import type { JSX } from 'preact/jsx-runtime';
import css from './record.module.css';
import type { Kept } from './store.ts';

type Props = {
  readonly t: RecordPageWords;
  readonly locale: Locale;
  readonly kept: readonly Kept[];
  readonly sending: boolean;
  readonly onEdit: (kept: Kept) => void;
  readonly onDiscard: (kept: Kept) => void;
};

const whyOf = (t: RecordPageWords, failure: string): string => {
  const said: Readonly<Record<string, string>> = t.failure;
  return said[failure] ?? t.failure.other;
};

/** What this device holds: what waits, what was refused and why, what was recorded. */
export const KeptList = ({ t, locale, kept, sending, onEdit, onDiscard }: Props): JSX.Element => (
  <section class={css.sheet} aria-labelledby="kept">
    <h2 id="kept">{t.list}</h2>
    {kept.length === 0 ? <p class={css.hint}>{t.listNone}</p> : null}
    <ul class={css.kept}>
      {kept.map((one) => {
        const state = one.state === 'queued' && sending ? 'sending' : one.state;
        return (
          <li key={one.requestId} data-state={one.state}>
            <p>
              <strong>{one.unit}</strong> <span class={css.state}>{t.states[state]}</span>
            </p>
            <p class={css.excerpt}>{one.typed.facts}</p>
            <p class={css.hint}>{format(locale).time(one.at)}</p>
            {one.failure === null ? null : <p class={css.missing}>{whyOf(t, one.failure)}</p>}
            <p class={css.acts}>
              {one.sheetId === null ? null : <a href={`/cases/workSheet/${one.sheetId}`}>{t.open}</a>}
              {one.state === 'sent' || state === 'sending' ? null : (
                <>
                  {one.state === 'queued' && one.attempted ? null : (
                    <button type="button" class={css.plain} onClick={() => onEdit(one)}>
                      {t.edit}
                    </button>
                  )}
                  <button type="button" class={css.plain} onClick={() => onDiscard(one)}>
                    {t.discard}
                  </button>
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  </section>
);
