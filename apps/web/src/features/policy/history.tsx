import { changedPaths, draftFrom, valueAt } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import css from './policy.module.css';
import type { Change } from './queries.ts';
import { parameterOf, type Saying, valueText } from './value.tsx';

const tones = { set: 'done', proposed: 'risk', adopted: 'done', declined: 'plain', lapsed: 'plain' } as const;

/** What a change does, parameter by parameter. */
export const Differences = ({ say, change }: { say: Saying; change: Change }): ReactNode => {
  const before = draftFrom(change.before);
  const after = draftFrom(change.after);
  return (
    <ul className={css.differences}>
      {changedPaths(before, after).map((path) => (
        <li key={path}>
          {say.p.says.from_to(
            parameterOf(say, path).label,
            valueText(say, path, valueAt(before, path)),
            valueText(say, path, valueAt(after, path)),
          )}
        </li>
      ))}
    </ul>
  );
};

/** Who changed the policy, when, from what to what. */
export const History = ({ say, changes }: { say: Saying; changes: readonly Change[] }): ReactNode => {
  const { p, format } = say;
  return (
    <Panel title={p.says.history}>
      {changes.length === 0 ? (
        <Empty title={p.says.noHistory} />
      ) : (
        <ol className={css.history}>
          {changes.map((change) => (
            <li key={change.seq}>
              <p>
                <Badge tone={tones[change.outcome]}>{p.says.outcome[change.outcome]}</Badge>{' '}
                {p.says.by(change.by?.name ?? '', format.time(change.at))}
              </p>
              {change.reasons === null ? null : <p className={css.faint}>{change.reasons}</p>}
              <Differences say={say} change={change} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
};
