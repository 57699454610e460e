import { registry, stagesOf } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { wayFrom } from '../../workflow/case/path.ts';
import { stageName, useWords } from '../../workflow/locale.tsx';
import css from './board.module.css';
import { Heat, type HeatRow } from './heat.tsx';

const { machine } = registry.assessment;
const order = stagesOf(machine);
const [first = ''] = order;

/** The columns: the ordinary way, and whatever other stage a unit stands in. */
const columnsOf = (rows: readonly HeatRow[]): readonly string[] => {
  const shown = new Set([...wayFrom('assessment', first), ...rows.map((row) => row.assessment.stage)]);
  return order.filter((stage) => shown.has(stage));
};

const Filter = ({ text, onChange }: { text: string; onChange: (text: string) => void }): ReactNode => {
  const { t } = useWords();
  return (
    <label className={css.search}>
      <span className="sr-only">{t.board.search}</span>
      <input
        type="search"
        value={text}
        placeholder={t.board.search}
        onChange={(change) => onChange(change.target.value)}
      />
    </label>
  );
};

/** How many units stand in each stage. */
const Summary = ({ rows }: { rows: readonly HeatRow[] }): ReactNode => {
  const spoken = useWords();
  const shown = order
    .map((stage) => ({ stage, count: rows.filter((row) => row.assessment.stage === stage).length }))
    .filter(({ count }) => count > 0);
  return (
    <ul className={css.summary}>
      {shown.map(({ stage, count }) => (
        <li key={stage}>
          <strong>{count}</strong> {stageName(spoken, 'assessment', stage)}
        </li>
      ))}
    </ul>
  );
};

type Props = { cycleId: string | undefined; cycle: string | null };

/** The whole organisation at a glance: units × stages. */
export const BoardPage = ({ cycleId, cycle }: Props): ReactNode => {
  const { t, words } = useWords();
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text).trim();
  const board = useQuery({
    ...trpc.board.byCycle.queryOptions({ cycleId: cycleId ?? '' }),
    enabled: cycleId !== undefined,
    throwOnError: true,
  });
  const rows = (board.data?.units ?? []).filter(
    ({ assessment }) => assessment.unit?.name.includes(wanted) !== false,
  );
  const units = useQuery({ ...trpc.unit.list.queryOptions(), staleTime: 300_000 });
  const nameOf = (path: string): string => units.data?.find((unit) => unit.path === path)?.name ?? path;
  const none = cycleId === undefined || (board.data !== undefined && board.data.units.length === 0);
  return (
    <Page
      title={t.documentTitle(t.place.board, words.product.name)}
      heading={t.place.board}
      above={cycle}
      aside={<Filter text={text} onChange={setText} />}
    >
      {board.isPending && cycleId !== undefined ? <Skeleton label={t.loading} lines={8} /> : null}
      {none ? <Empty title={t.board.none} hint={t.board.noneHint} /> : null}
      {rows.length === 0 ? null : (
        <>
          <Summary rows={rows} />
          <Heat rows={rows} nameOf={nameOf} stages={columnsOf(board.data?.units ?? [])} />
        </>
      )}
    </Page>
  );
};
