import type { MachineName } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import type { CaseView } from '../api.ts';
import { DaysLeft } from '../due.tsx';
import { awaited, stageName, useWords } from '../locale.tsx';
import css from './case.module.css';

/** The way up: the cases that this one stands under. */
export const CaseParents = ({ view }: { view: CaseView }): ReactNode => {
  const { t, words } = useWords();
  return (
    <nav aria-label={t.breadcrumbs} className={css.crumbs}>
      {view.parents.map((parent) => (
        <Link
          key={parent.id}
          to="/cases/$machine/$id"
          params={{ machine: parent.machine, id: parent.id }}
          search={{}}
        >
          {words.machines[parent.machine].name}
        </Link>
      ))}
    </nav>
  );
};

/** Stage, whom it awaits, days left. */
export const CaseStanding = ({ view, machine }: { view: CaseView; machine: MachineName }): ReactNode => {
  const spoken = useWords();
  return (
    <>
      <Badge tone="house">{stageName(spoken, machine, view.stage)}</Badge>
      {view.awaits.length === 0 || view.closedAt !== null ? null : (
        <span>{spoken.t.awaiting(awaited(spoken, view.awaits))}</span>
      )}
      {view.closedAt === null ? <DaysLeft dueAt={view.dueAt} /> : null}
    </>
  );
};
