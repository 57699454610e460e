import type { Locale } from '@kaohe/wording';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { useWords, wordOf } from '../../workflow/locale.tsx';
import { useMe } from '../session.tsx';
import { useSettings } from '../settings.tsx';
import { useCycle } from './cycle-choice.ts';
import css from './top-bar.module.css';

const CycleChoice = (): ReactNode => {
  const { t } = useWords();
  const navigate = useNavigate();
  const { cycles, chosen } = useCycle();
  if (cycles.length === 0) return null;
  return (
    <label className={css.cycle}>
      <span className="sr-only">{t.cycle}</span>
      <select
        value={chosen ?? ''}
        onChange={(change) =>
          void navigate({ to: '.', search: (old) => ({ ...old, cycle: change.target.value || undefined }) })
        }
      >
        <option value="">{t.allCycles}</option>
        {cycles.map((cycle) => (
          <option key={cycle.id} value={cycle.id}>
            {cycle.title}
          </option>
        ))}
      </select>
    </label>
  );
};

const Language = (): ReactNode => {
  const { locale, setLocale } = useSettings();
  const trpc = useTRPC();
  const keep = useMutation(trpc.session.setLanguage.mutationOptions());
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  const { t } = useWords();
  const choose = (): void => {
    setLocale(other);
    keep.mutate({ language: other });
  };
  return (
    <button type="button" lang={other} onClick={choose}>
      {t.otherLanguage}
    </button>
  );
};

const Account = (): ReactNode => {
  const me = useMe();
  const { t, words } = useWords();
  const trpc = useTRPC();
  const leave = useMutation(
    trpc.session.signOut.mutationOptions({ onSuccess: () => location.assign('/sign-in/') }),
  );
  const roles = [...new Set(me.appointments.map((one) => wordOf(words.roles, one.role)))];
  return (
    <>
      <button
        type="button"
        popoverTarget="account"
        className={css.person}
        aria-label={t.account.of(me.person.name)}
      >
        <Icon name="person" size={1.125} />
        <span>{me.person.name}</span>
      </button>
      <div id="account" popover="auto" className={css.account}>
        <p>
          <strong>{me.person.name}</strong>
        </p>
        <p className={css.faint}>{roles.join(t.listComma)}</p>
        <p className={css.faint}>{me.person.email}</p>
        <p>
          <Link to="/account">{t.account.title}</Link>
        </p>
        <button type="button" onClick={() => leave.mutate()}>
          {t.signOut}
        </button>
      </div>
    </>
  );
};

/** The cycle chosen, notices, language, text size, account. */
export const TopBar = (): ReactNode => {
  const { t, words } = useWords();
  const { large, setLarge } = useSettings();
  const trpc = useTRPC();
  const unread = useQuery(trpc.notice.unread.queryOptions());
  const count = unread.data?.count ?? 0;
  return (
    <header className={css.bar} data-print="no">
      <p className={css.name}>{words.product.name}</p>
      <CycleChoice />
      <div className={css.tools}>
        <Link to="/notices" className={css.notices}>
          <Icon name="notice" size={1.125} />
          <span className={css.label}>{t.place.notices}</span>
          {count === 0 ? null : (
            <span className={css.count}>
              {count}
              <span className="sr-only">{t.unread(count)}</span>
            </span>
          )}
        </Link>
        <Language />
        <button type="button" aria-pressed={large} onClick={() => setLarge(!large)}>
          {t.largeText}
        </button>
        <Account />
      </div>
    </header>
  );
};
