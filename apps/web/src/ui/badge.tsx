import type { ReactNode } from 'react';
import css from './badge.module.css';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'plain' | 'house' | 'risk' | 'overdue' | 'done';
const marks: Partial<Record<Tone, IconName>> = { risk: 'clock', overdue: 'alert', done: 'tick' };

/** A short word with a tone; tones that matter carry a mark, so that nothing is told by colour alone. */
export const Badge = ({
  tone = 'plain',
  children,
  mark,
}: {
  tone?: Tone;
  children: ReactNode;
  mark?: IconName;
}): ReactNode => {
  const icon = mark ?? marks[tone];
  return (
    <span className={`${css.badge} ${css[tone]}`}>
      {icon === undefined ? null : <Icon name={icon} size={0.875} />}
      {children}
    </span>
  );
};
