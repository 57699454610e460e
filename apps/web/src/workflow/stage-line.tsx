import type { MachineName } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import { type CaseView, useTRPC } from './api.ts';
import { pathOf, type Stop } from './case/path.ts';
import { stageName, useWords } from './locale.tsx';
import css from './stage-line.module.css';

const StopView = ({
  stop,
  machine,
  due,
}: {
  stop: Stop;
  machine: MachineName;
  due: string | null;
}): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  return (
    <li
      className={`${css.stop} ${css[stop.state]}`}
      {...(stop.state === 'present' ? { 'aria-current': 'step' as const } : {})}
    >
      <span className={css.mark}>{stop.state === 'done' ? <Icon name="tick" size={0.75} /> : null}</span>
      <span className={css.name}>{stageName(spoken, machine, stop.stage)}</span>
      <span className={css.date}>
        {stop.at === null ? null : <time dateTime={stop.at}>{format.day(stop.at)}</time>}
        {stop.state === 'ahead' ? <span className="sr-only">{t.stageLine.ahead}</span> : null}
        {stop.state === 'present' && due !== null ? (
          <span className={css.due}>{t.stageLine.until(format.due(due))}</span>
        ) : null}
      </span>
    </li>
  );
};

/** Where a case stands: the way travelled with its dates, the present stage lit, the ordinary way on. */
export const StageLine = ({ view, machine }: { view: CaseView; machine: MachineName }): ReactNode => {
  const { t } = useWords();
  const trpc = useTRPC();
  const journal = useQuery(trpc.timeline.byId.queryOptions({ id: view.id, limit: 200 }));
  const stops = pathOf(machine, view.stage, journal.data?.items ?? []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take focus (WCAG 2.1.1)
    <section className={css.scroll} tabIndex={0} aria-label={t.stageLine.label}>
      <ol className={css.line}>
        {stops.map((stop) => (
          <StopView key={stop.stage} stop={stop} machine={machine} due={view.dueAt} />
        ))}
      </ol>
    </section>
  );
};
