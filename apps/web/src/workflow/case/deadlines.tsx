import type { MachineName } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView, DeadlineView } from '../api.ts';
import { DaysLeft, DeadlineDate } from '../due.tsx';
import { actOf, useWords, wordOf } from '../locale.tsx';
import css from './case.module.css';

const Row = ({ deadline, machine }: { deadline: DeadlineView; machine: MachineName }): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const name =
    deadline.window === null
      ? actOf(spoken, machine, deadline.event).label
      : wordOf(words.windows, deadline.window);
  return (
    <li className={css.deadline}>
      <span>
        {name}
        {deadline.closes ? <span className={css.small}>{t.due.closes}</span> : null}
      </span>
      <span className={css.small}>
        <DeadlineDate deadline={deadline} />
      </span>
      {deadline.held ? <Badge>{t.due.held}</Badge> : null}
      {deadline.firedAt === null ? null : <Badge tone="overdue">{t.due.fired}</Badge>}
      {deadline.held || deadline.firedAt !== null ? null : <DaysLeft dueAt={deadline.dueAt} />}
    </li>
  );
};

/** What is running against whom, until when; dates that wait for a calendar say so. */
export const Deadlines = ({ view, machine }: { view: CaseView; machine: MachineName }): ReactNode => {
  const { t } = useWords();
  const due = view.deadlines.filter((deadline) => deadline.kind === 'due');
  if (due.length === 0) return null;
  return (
    <Panel title={t.due.title}>
      <ul className={css.deadlines}>
        {due.map((deadline) => (
          <Row key={deadline.event} deadline={deadline} machine={machine} />
        ))}
      </ul>
    </Panel>
  );
};
