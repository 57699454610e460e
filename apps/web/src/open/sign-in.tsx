/** @jsxImportSource preact */
import '../ui/base.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { api, failureOf, type OpenFailure } from './api.ts';
import { Frame, Message } from './frame.tsx';
import { type Language, useLanguage } from './language.ts';
import css from './open.module.css';

type Demonstration = Awaited<ReturnType<typeof api.session.demonstration.query>>;
type Account = NonNullable<Demonstration>['accounts'][number];

/** Where to go after signing in: a path of this origin, nothing else. */
const destination = (): string => {
  const to = new URLSearchParams(location.search).get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) ? to : '/';
};

/** The accounts of the demonstration, by role: one click fills the form and signs in. */
const Accounts = (props: {
  accounts: readonly Account[];
  language: Language;
  onPick: (account: Account) => void;
}): JSX.Element => {
  const { t } = props.language;
  return (
    <section class={css.accounts} aria-labelledby="accounts">
      <h2 id="accounts">{t.signIn.accounts}</h2>
      <p class={css.faint}>{t.signIn.accountsHint}</p>
      <ul>
        {props.accounts.map((account) => (
          <li key={account.email}>
            <button type="button" onClick={() => props.onPick(account)}>
              <strong>{t.roles[account.role as keyof typeof t.roles] ?? account.role}</strong>
              <span>{account.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const SignIn = (): JSX.Element => {
  const language = useLanguage();
  const { t } = language;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  const [pending, setPending] = useState(false);
  const [demonstration, setDemonstration] = useState<Demonstration>(null);
  // The accounts are the server's to tell, and only of a demonstration.
  useEffect(() => {
    void api.session.demonstration.query().then(setDemonstration, () => setDemonstration(null));
  }, []);
  const enter = async (as: { email: string; password: string }): Promise<void> => {
    setPending(true);
    setFailure(null);
    try {
      await api.session.signIn.mutate(as);
      location.assign(destination());
    } catch (error) {
      setFailure(failureOf(error));
      setPending(false);
    }
  };
  const pick = (account: Account): void => {
    const secret = demonstration?.password ?? '';
    setEmail(account.email);
    setPassword(secret);
    void enter({ email: account.email, password: secret });
  };
  return (
    <Frame language={language} title={t.signIn.title}>
      <form
        class={css.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void enter({ email: email.trim(), password });
        }}
      >
        <label for="email">{t.signIn.email}</label>
        <input
          id="email"
          type="email"
          autocomplete="username"
          required
          value={email}
          onInput={(typed) => setEmail(typed.currentTarget.value)}
        />
        <label for="password">{t.signIn.password}</label>
        <input
          id="password"
          type="password"
          autocomplete="current-password"
          required
          value={password}
          onInput={(typed) => setPassword(typed.currentTarget.value)}
        />
        {failure === null ? null : (
          <Message kind="error">
            {failure === 'denied' || failure === 'invalid' ? t.signIn.wrong : t.failure[failure]}
          </Message>
        )}
        <button type="submit" class={css.primary} disabled={pending}>
          {pending ? t.signIn.entering : t.signIn.enter}
        </button>
      </form>
      <p>
        <a href="/notice/">{t.signIn.notices}</a>
      </p>
      {demonstration === null ? null : (
        <Accounts accounts={demonstration.accounts} language={language} onPick={pick} />
      )}
    </Frame>
  );
};

const root = document.getElementById('root');
if (root !== null) render(<SignIn />, root);
