/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { JSX } from 'preact/jsx-runtime';
import { type Language, useLargeText } from './language.ts';
import css from './open.module.css';

/** What stands around a page without the application: the name, the language. */
export const Frame = (props: {
  language: Pick<Language, 'locale' | 'toggle'> & {
    readonly t: Pick<Language['t'], 'product' | 'otherLanguage' | 'largeText'>;
  };
  title: string;
  /** Offers large text, which the application then has as well. */
  largeText?: boolean;
  children: ComponentChildren;
}): JSX.Element => {
  const { t, locale, toggle } = props.language;
  const [isLarge, toggleText] = useLargeText();
  document.title = `${props.title} · ${t.product}`;
  return (
    <div class={css.frame}>
      <header class={css.head}>
        <p class={css.product}>{t.product}</p>
        {props.largeText ? (
          <button type="button" class={css.language} aria-pressed={isLarge} onClick={toggleText}>
            {t.largeText}
          </button>
        ) : null}
        <button type="button" lang={locale === 'en' ? 'zh-CN' : 'en'} class={css.language} onClick={toggle}>
          {t.otherLanguage}
        </button>
      </header>
      <main class={css.main}>
        <h1>{props.title}</h1>
        {props.children}
      </main>
    </div>
  );
};

/** A message; errors are read out at once. */
export const Message = ({
  kind,
  children,
}: {
  kind: 'error' | 'note' | 'done';
  children: ComponentChildren;
}): JSX.Element => (
  <div class={`${css.message} ${css[kind]}`} role={kind === 'error' ? 'alert' : 'status'}>
    {children}
  </div>
);
