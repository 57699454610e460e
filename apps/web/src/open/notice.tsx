/** @jsxImportSource preact */
import '../ui/base.css';
import { format } from '@kaohe/wording';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { api, failureOf, type OpenFailure } from './api.ts';
import { Frame, Message } from './frame.tsx';
import { Honours } from './honours.tsx';
import { type Language, useLanguage } from './language.ts';
import { Objection } from './objection.tsx';
import css from './open.module.css';
import { Receipt } from './receipt.tsx';

type Notices = Awaited<ReturnType<typeof api.public.notices.query>>;
type Notice = Awaited<ReturnType<typeof api.public.notice.query>>;

const Until = ({ notice, language }: { notice: Notices[number]; language: Language }): JSX.Element | null => {
  const { t, locale } = language;
  const { until, left } = notice;
  return until === null ? null : (
    <p class={`${css.faint} ${css.clock}`}>
      <time dateTime={until}>{t.notice.until(format(locale).due(until))}</time>
      {left === null || left < 0 ? null : <strong>{t.notice.left(left)}</strong>}
    </p>
  );
};

const titleOf = (notice: Notices[number], t: Language['t']): string =>
  notice.machine === 'cycle' ? t.notice.results(notice.title) : notice.title;

/** Every notice that is open now, and the look-up of a receipt. */
const Board = ({ language }: { language: Language }): JSX.Element => {
  const { t } = language;
  const [notices, setNotices] = useState<Notices | null>(null);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  // The notices are the server's.
  useEffect(() => {
    void api.public.notices.query().then(setNotices, (error: unknown) => setFailure(failureOf(error)));
  }, []);
  return (
    <>
      {failure === null ? null : <Message kind="error">{t.failure[failure]}</Message>}
      {notices === null && failure === null ? <p role="status">{t.notice.loading}</p> : null}
      {notices?.length === 0 ? (
        <Message kind="note">
          <p>{t.notice.none}</p>
          <p>{t.notice.noneHint}</p>
        </Message>
      ) : null}
      <ul class={css.list}>
        {(notices ?? []).map((notice) => (
          <li key={notice.id} class={css.sheet}>
            <a href={`#${notice.id}`}>{titleOf(notice, t)}</a>
            <p class={css.faint}>{t.notice.units(notice.units)}</p>
            <Until notice={notice} language={language} />
          </li>
        ))}
      </ul>
      <p>
        <a href="#honours">{t.honours.title}</a>
      </p>
      <Receipt language={language} />
    </>
  );
};

const Results = ({ notice, t }: { notice: Notice; t: Language['t'] }): JSX.Element => {
  const grades: Readonly<Record<string, string>> = t.grade;
  return (
    <table class={css.grades}>
      <thead>
        <tr>
          <th scope="col">{t.notice.unit}</th>
          <th scope="col">{t.notice.grade}</th>
        </tr>
      </thead>
      <tbody>
        {notice.results.map((one) => (
          <tr key={one.unitId}>
            <th scope="row">{one.unit}</th>
            <td>{grades[one.grade] ?? one.grade}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Nominees = ({ notice, language }: { notice: Notice; language: Language }): JSX.Element | null => {
  const { t, locale } = language;
  const grades: Readonly<Record<string, string>> = t.grade;
  if (notice.nominees.length === 0) return null;
  return (
    <ol class={css.list}>
      {notice.nominees.map((one) => (
        <li key={one.unitId} class={css.nominee}>
          <strong>{one.unit}</strong>
          {one.grade === null ? null : (
            <span class={css.faint}>{`${t.notice.gradeNow}${t.colon}${grades[one.grade] ?? one.grade}`}</span>
          )}
          <span>{one.reasons}</span>
          {one.until === null || one.until === notice.until ? null : (
            <span class={css.faint}>{t.notice.until(format(locale).due(one.until))}</span>
          )}
        </li>
      ))}
    </ol>
  );
};

/** One notice: what is proposed, until when, and the form to object. */
const OneNotice = ({ id, language }: { id: string; language: Language }): JSX.Element => {
  const { t } = language;
  const [notice, setNotice] = useState<Notice | null>(null);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  // The notice is the server's.
  useEffect(() => {
    void api.public.notice.query({ id }).then(setNotice, (error: unknown) => setFailure(failureOf(error)));
  }, [id]);
  return (
    <>
      <p>
        <a href="/notice/">{t.notice.back}</a>
      </p>
      {failure === null ? null : (
        <Message kind="error">{failure === 'notFound' ? t.notice.over : t.failure[failure]}</Message>
      )}
      {notice === null && failure === null ? <p role="status">{t.notice.loading}</p> : null}
      {notice === null ? null : (
        <>
          <article class={css.sheet}>
            <h2>{titleOf(notice, t)}</h2>
            <Until notice={notice} language={language} />
            <p class={css.faint}>{t.notice.published(format(language.locale).day(notice.publishedAt))}</p>
            {notice.results.length === 0 ? null : <Results notice={notice} t={t} />}
            <Nominees notice={notice} language={language} />
          </article>
          <Objection
            id={notice.id}
            units={notice.machine === 'cycle' ? notice.results : notice.nominees}
            language={language}
          />
        </>
      )}
    </>
  );
};

const useHash = (): string => {
  const [hash, setHash] = useState(location.hash.slice(1));
  // The address is the browser's.
  useEffect(() => {
    const read = (): void => setHash(location.hash.slice(1));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return hash;
};

const NoticePage = (): JSX.Element => {
  const language = useLanguage();
  const id = useHash();
  if (id === 'honours')
    return (
      <Frame language={language} title={language.t.honours.title}>
        <Honours language={language} />
      </Frame>
    );
  return (
    <Frame language={language} title={language.t.notice.title}>
      {id === '' ? <Board language={language} /> : <OneNotice key={id} id={id} language={language} />}
    </Frame>
  );
};

const root = document.getElementById('root');
if (root !== null) {
  // What stood there while this was loaded.
  root.replaceChildren();
  render(<NoticePage />, root);
}
