import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Columns, Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { CaseRow } from '../../workflow/api.ts';
import { useNow } from '../../workflow/due.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { Changed } from './changed.tsx';
import { useMine, useWaiting } from './queries.ts';
import { Task, Waiting } from './task.tsx';
import css from './worklist.module.css';

const Mine = ({ first }: { first: ReactNode }): ReactNode => {
  const { t } = useWords();
  const now = useNow();
  const { rows, pending, more } = useMine();
  const late = (row: CaseRow): boolean => row.dueAt !== null && new Date(row.dueAt) <= now;
  const overdue = rows.filter(late).length;
  return (
    <Panel
      title={t.worklist.mine}
      aside={pending ? null : t.worklist.counts({ all: rows.length, more: more !== null, overdue })}
      flush
    >
      {pending ? <Skeleton label={t.loading} /> : null}
      {!pending && rows.length === 0 ? (
        <Empty title={t.worklist.nothing} hint={t.worklist.nothingHint}>
          {first}
        </Empty>
      ) : null}
      <ul>
        {rows.map((row) => (
          <Task key={row.id} row={row} />
        ))}
      </ul>
      {more === null ? null : (
        <p className={css.more}>
          <Button onClick={more}>{t.more}</Button>
        </p>
      )}
    </Panel>
  );
};

const WaitingPanel = (): ReactNode => {
  const { t } = useWords();
  const { rows, pending, more } = useWaiting();
  return (
    <Panel title={t.worklist.waiting}>
      {pending ? <Skeleton label={t.loading} /> : null}
      {!pending && rows.length === 0 ? <Empty title={t.worklist.waitingNothing} /> : null}
      <ul className={css.list}>
        {rows.map((row) => (
          <Waiting key={row.id} row={row} />
        ))}
      </ul>
      {more === null ? null : (
        <Button size="small" onClick={more}>
          {t.more}
        </Button>
      )}
    </Panel>
  );
};

/** Everybody's first page: what is mine to do, until when, and why. `first`: what one can begin where nothing waits. */
export const WorklistPage = ({ first }: { first?: ReactNode }): ReactNode => {
  const { t, words } = useWords();
  return (
    <Page title={t.documentTitle(t.place.worklist, words.product.name)} heading={t.place.worklist}>
      <Columns
        main={<Mine first={first} />}
        side={
          <>
            <WaitingPanel />
            <Changed />
          </>
        }
      />
    </Page>
  );
};
