import { reportCounts, reportKey } from '@kaohe/wording';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Table } from '../../../ui/table/table.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import { type Chosen, type Figures, useRows } from './queries.ts';
import css from './report.module.css';
import { speechOf } from './told.ts';

/** The rows behind one number, each with the way to the case where it is to be read. */
export const Rows = ({ figures, chosen }: { figures: Figures; chosen: Chosen }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.report.rows;
  const { figure, key, cursor } = chosen;
  const cycleId = figures.cycle.id;
  const found = useRows({ cycleId, figure, key, cursor });
  const of = reportCounts(figures, figure).find((one) => one.key === key) ?? { key, name: null };
  const caption = said.of(t.report.figure[figure], reportKey(speechOf(spoken), figure, of));
  const to = (next: string | undefined, words: string): ReactNode => (
    <Link
      to="/report/$cycleId"
      params={{ cycleId }}
      search={(old) => ({ cycle: old.cycle, figure, key, cursor: next })}
      hash={`figure-${figure}`}
    >
      {words}
    </Link>
  );
  return (
    <section className={css.rows} aria-label={caption}>
      <h3>{caption}</h3>
      {found.data === undefined ? (
        <Skeleton label={t.loading} lines={4} />
      ) : (
        <Table
          caption={caption}
          rows={found.data.items}
          rowKey={(row) => `${row.id} ${row.instanceId}`}
          columns={[
            {
              key: 'unit',
              title: said.unit,
              cell: (row) => (
                <Link
                  to="/cases/$machine/$id"
                  params={{ machine: row.machine, id: row.instanceId }}
                  search={{}}
                >
                  {row.unit}
                </Link>
              ),
            },
            { key: 'text', title: said.text, cell: (row) => row.text || '—' },
            {
              key: 'points',
              title: said.points,
              figure: true,
              cell: (row) => (row.points === null ? '—' : format.points(row.points)),
            },
          ]}
        />
      )}
      <p className={css.links} data-print="no">
        {cursor === undefined ? null : to(undefined, said.first)}
        {found.data?.next ? to(found.data.next, said.next) : null}
        <Link
          to="/report/$cycleId"
          params={{ cycleId }}
          search={(old) => ({ cycle: old.cycle })}
          hash={`figure-${figure}`}
        >
          {said.close}
        </Link>
      </p>
    </section>
  );
};
