/** @jsxImportSource preact */
import { format } from '@kaohe/wording';
import { useEffect, useId, useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { api, failureOf, type OpenFailure } from './api.ts';
import { Text } from './form.tsx';
import { Message } from './frame.tsx';
import type { Language } from './language.ts';
import css from './open.module.css';

type Found = Awaited<ReturnType<typeof api.public.honours.query>>;
type Honour = Found['items'][number];
type Asked = { readonly search: string; readonly year: number | null };

const Line = ({ honour, language }: { honour: Honour; language: Language }): JSX.Element => {
  const { t, locale } = language;
  const { day } = format(locale);
  return (
    <li class={css.sheet}>
      <strong class={honour.revokedAt === null ? '' : css.taken}>{honour.unit.name}</strong>
      <span class={css.faint}>{t.honours.line(honour.year, day(honour.conferredAt))}</span>
      {honour.revokedAt === null ? (
        <span>{honour.reasons}</span>
      ) : (
        <strong>{t.honours.revoked(day(honour.revokedAt))}</strong>
      )}
      <span class={css.faint}>{t.honours.by(honour.authority, honour.document)}</span>
    </li>
  );
};

const Finder = (props: {
  years: readonly number[];
  onAsk: (asked: Asked) => void;
  t: Language['t'];
}): JSX.Element => {
  const { t } = props;
  const id = useId();
  const [search, setSearch] = useState('');
  const [year, setYear] = useState('');
  return (
    <form
      class={css.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        props.onAsk({ search: search.trim(), year: year === '' ? null : Number(year) });
      }}
    >
      <Text label={t.honours.search} value={search} onText={setSearch} />
      <label for={id}>{t.honours.year}</label>
      <select id={id} value={year} onChange={(change) => setYear(change.currentTarget.value)}>
        <option value="">{t.honours.every}</option>
        {props.years.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <button type="submit" class={css.primary}>
        {t.honours.find}
      </button>
    </form>
  );
};

const given = ({ search, year }: Asked) => ({
  ...(search === '' ? {} : { search }),
  ...(year === null ? {} : { year }),
});

/** The honour register for everybody: by unit and year, those revoked marked. */
export const Honours = ({ language }: { language: Language }): JSX.Element => {
  const { t } = language;
  const [asked, setAsked] = useState<Asked>({ search: '', year: null });
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  // The register is the server's.
  useEffect(() => {
    setFailure(null);
    void api.public.honours
      .query(given(asked))
      .then(setFound, (error: unknown) => setFailure(failureOf(error)));
  }, [asked]);
  const more = async (cursor: string, before: Found): Promise<void> => {
    const next = await api.public.honours.query({ ...given(asked), cursor });
    setFound({ ...next, items: [...before.items, ...next.items] });
  };
  return (
    <>
      <p>
        <a href="/notice/#">{t.honours.back}</a>
      </p>
      <p>{t.honours.hint}</p>
      <Finder years={found?.years ?? []} onAsk={setAsked} t={t} />
      {failure === null ? null : <Message kind="error">{t.failure[failure]}</Message>}
      {found === null ? null : (
        <>
          <p role="status">{found.total === 0 ? t.honours.none : t.honours.found(found.total)}</p>
          <ul class={css.list}>
            {found.items.map((honour) => (
              <Line key={honour.id} honour={honour} language={language} />
            ))}
          </ul>
          {found.next === null ? null : (
            <button
              type="button"
              class={css.primary}
              onClick={() =>
                void more(found.next ?? '', found).catch((error: unknown) => setFailure(failureOf(error)))
              }
            >
              {t.honours.more}
            </button>
          )}
        </>
      )}
    </>
  );
};
