import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './clock-bar.module.css';

const day = 86_400;

/** The movable clock of the demonstration: always in sight, so that nobody takes its dates for real ones. */
export const ClockBar = (): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const clock = useQuery({ ...trpc.clock.now.queryOptions(), refetchInterval: 30_000 });
  const jump = useMutation(trpc.clock.jump.mutationOptions({ onSettled: () => queries.invalidateQueries() }));
  if (clock.data === undefined) return null;
  const { now, next } = clock.data;
  return (
    <section className={css.bar} aria-label={t.clock.title} data-print="no">
      <p>
        <Icon name="clock" size={1} />
        <strong>{t.clock.title}</strong>
        <time dateTime={now}>{format.time(now)}</time>
      </p>
      <button type="button" disabled={jump.isPending} onClick={() => jump.mutate({ by: day })}>
        {t.clock.oneDay}
      </button>
      <button
        type="button"
        disabled={next === null || jump.isPending}
        onClick={() => jump.mutate({ to: 'nextDeadline' })}
      >
        {next === null ? t.clock.noDeadline : t.clock.toNext(format.due(next))}
      </button>
      {jump.error === null ? null : <p role="alert">{failureText(spoken, failureOf(jump.error))}</p>}
    </section>
  );
};
