/** @jsxImportSource preact */
import '../../ui/base.css';
import { type Locale, recordPageWords } from '@kaohe/wording';
import { render } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { requestId } from '../form.tsx';
import { Frame, Message } from '../frame.tsx';
import { today } from './day.ts';
import { Fields, missingIn } from './form.tsx';
import { KeptList } from './kept-list.tsx';
import css from './record.module.css';
import type { Recordable } from './recordable.ts';
import { dropSheet, type Enclosed, type Kept, keepCurrent, keepSheet, readOne, type Typed } from './store.ts';
import { useDevice } from './use-device.ts';

const languageKey = 'kaohe.language';
const firstLocale = (): Locale => (localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh-CN');

const blank = ({ shift }: Recordable): Partial<Typed> => ({ occurredOn: today(shift) });
const whole = (typed: Partial<Typed>): Typed => ({
  assessmentId: '',
  indicator: '',
  subjectKind: '',
  direction: '',
  occurredOn: '',
  facts: '',
  points: '',
  matter: '',
  ...typed,
});

type DraftProps = {
  readonly t: ReturnType<typeof recordPageWords>;
  readonly recordable: Recordable;
  readonly begun: { readonly typed: Partial<Typed>; readonly files: readonly Enclosed[] };
  readonly onKept: () => Promise<void>;
};

/** The button stands far below the first field: who pressed it is taken to what is missing. */
const showFirst = (form: HTMLFormElement | null): void => {
  const place = form?.querySelector('[role="alert"]')?.closest('div, fieldset');
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
};

/** One sheet being written; every letter is kept, so that a call or an empty battery loses nothing. */
const Draft = ({ t, recordable, begun, onKept }: DraftProps): JSX.Element => {
  const [typed, setTyped] = useState<Partial<Typed>>({ ...blank(recordable), ...begun.typed });
  const [files, setFiles] = useState(begun.files);
  const [wanting, setWanting] = useState<readonly string[]>([]);
  const [said, setSaid] = useState<'saved' | 'sent' | 'full' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const change = (next: Partial<Typed>, enclosed = files): void => {
    setTyped(next);
    setFiles(enclosed);
    setSaid(null);
    if (wanting.length > 0) setWanting(missingIn(next, recordable.shift));
    keepCurrent({ typed: next, files: enclosed }).catch(() => setSaid('full'));
  };
  const save = async (): Promise<void> => {
    const missing = missingIn(typed, recordable.shift);
    setWanting(missing);
    if (missing.length > 0) {
      requestAnimationFrame(() => showFirst(form.current));
      return;
    }
    const kept = whole(typed);
    const unit = recordable.units.find(({ assessmentId }) => assessmentId === kept.assessmentId);
    const { person } = recordable;
    const id = requestId();
    try {
      await keepSheet({
        requestId: id,
        personId: person.id,
        personName: person.name,
        unit: unit?.name ?? '',
        typed: kept,
        files,
        at: Date.now(),
        state: 'queued',
        attempted: false,
        failure: null,
        sheetId: null,
      });
      await keepCurrent(null);
    } catch {
      setSaid('full');
      return;
    }
    setTyped({ ...blank(recordable), assessmentId: kept.assessmentId });
    setFiles([]);
    setSaid('saved');
    await onKept();
    if ((await readOne(id))?.state === 'sent') setSaid((now) => (now === 'saved' ? 'sent' : now));
  };
  return (
    <form
      ref={form}
      class={css.sheet}
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void save();
      }}
    >
      <Fields
        t={t}
        recordable={recordable}
        typed={typed}
        files={files}
        wanting={wanting}
        onType={(more) => change({ ...typed, ...more })}
        onFiles={(enclosed) => change(typed, enclosed)}
      />
      {said === null ? null : <Message kind={said === 'full' ? 'error' : 'done'}>{t[said]}</Message>}
      <button type="submit" class={css.primary}>
        {t.save}
      </button>
    </form>
  );
};

/** The language of the page, also of its name on the home screen. */
const speak = (locale: Locale): void => {
  document.documentElement.lang = locale;
  document.querySelector('link[rel="manifest"]')?.setAttribute('href', `/record/app.${locale}.webmanifest`);
};

/** Writing work sheets on a phone, with or without a network. */
const RecordPage = (): JSX.Element => {
  const [locale, setLocale] = useState(firstLocale);
  const t = recordPageWords(locale);
  const device = useDevice();
  const { recordable, kept, online, waiting, person } = device;
  const others = kept.filter((one) => one.state !== 'sent' && one.personId !== person);
  const toggle = (): void => {
    const next: Locale = locale === 'en' ? 'zh-CN' : 'en';
    localStorage.setItem(languageKey, next);
    speak(next);
    setLocale(next);
  };
  const discard = async (one: Kept): Promise<void> => {
    if (!confirm(t.discardSure)) return;
    await dropSheet(one.requestId);
    await device.refresh();
  };
  return (
    <Frame language={{ locale, t, toggle }} title={t.title} largeText>
      <p class={css.status} role="status">
        <span>{online ? t.online : t.offline}</span>
        {waiting === 0 ? null : <strong>{t.waiting(waiting)}</strong>}
        {waiting > 0 && online ? (
          <button type="button" class={css.plain} onClick={() => void device.send()}>
            {t.retry}
          </button>
        ) : null}
        <a href="/">{t.back}</a>
      </p>
      {device.signedOut ? (
        <Message kind="error">
          {t.signIn} <a href={`/sign-in/?to=${encodeURIComponent('/record/')}`}>{t.signInLink}</a>
        </Message>
      ) : null}
      {others.length === 0 ? null : (
        <Message kind="note">{t.otherPerson(others.length, others[0]?.personName ?? '')}</Message>
      )}
      {device.loading ? <Message kind="note">{t.loading}</Message> : null}
      {recordable === null && !device.loading && !device.signedOut ? (
        <Message kind="error">{t.never}</Message>
      ) : null}
      {recordable !== null && recordable.units.length === 0 ? (
        <Message kind="note">
          {t.nothing} {t.nothingHint}
        </Message>
      ) : null}
      {recordable !== null && recordable.units.length > 0 && device.begun !== null ? (
        <Draft
          key={device.draft}
          t={t}
          recordable={recordable}
          begun={device.begun}
          onKept={async () => {
            await device.refresh();
            await device.send();
          }}
        />
      ) : null}
      <KeptList
        t={t}
        locale={locale}
        kept={kept.filter((one) => one.personId === person)}
        sending={device.sending}
        onEdit={(one) => void device.edit(one, () => confirm(t.editSure))}
        onDiscard={(one) => void discard(one)}
      />
    </Frame>
  );
};

if (import.meta.env.PROD && 'serviceWorker' in navigator)
  navigator.serviceWorker.register('/record/sw.js').catch(() => {
    // Without it the page needs a network to open; drafts are kept all the same.
  });

speak(firstLocale());
const root = document.getElementById('root');
if (root !== null) render(<RecordPage />, root);
