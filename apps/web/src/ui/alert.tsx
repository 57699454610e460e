import type { ReactNode } from 'react';
import css from './alert.module.css';
import { Icon, type IconName } from './icon.tsx';

type Kind = 'note' | 'risk' | 'error' | 'done';
const icons: Record<Kind, IconName> = { note: 'notice', risk: 'clock', error: 'alert', done: 'tick' };

/** A message in the page. Errors are read out at once, the rest when the reader pauses. */
export const Alert = ({
  kind,
  title,
  children,
}: {
  kind: Kind;
  title: ReactNode;
  children?: ReactNode;
}): ReactNode => (
  <div className={`${css.alert} ${css[kind]}`} role={kind === 'error' ? 'alert' : 'status'}>
    <Icon name={icons[kind]} size={1.125} />
    <div>
      <p className={css.title}>{title}</p>
      {children}
    </div>
  </div>
);
