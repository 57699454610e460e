import { type MachineName, machineNames, registry } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type CaseRow, type CaseView, useTRPC } from '../api.ts';
import { DaysLeft } from '../due.tsx';
import { stageName, useWords } from '../locale.tsx';
import css from './case.module.css';
import { CaseLink } from './case-name.tsx';

const Child = ({ row, ofUnit }: { row: CaseRow; ofUnit: boolean }): ReactNode => {
  const spoken = useWords();
  const own = row.title ?? spoken.words.machines[row.machine].name;
  return (
    <li className={css.child}>
      {ofUnit ? <CaseLink row={row} /> : <CaseLink row={row}>{own}</CaseLink>}
      <Badge tone={row.closedAt === null ? 'plain' : 'done'}>
        {stageName(spoken, row.machine, row.stage)}
      </Badge>
      {row.closedAt === null ? <DaysLeft dueAt={row.dueAt} /> : null}
    </li>
  );
};

/** How many of a kind are shown here; all of them are in the list. */
const most = 8;

type Filter = { readonly parentId: string } | { readonly cycleId: string; readonly unitId: string };
type KindProps = { machine: MachineName; filter: Filter; unit: string | null };

/** Cases of one kind, as a panel; nothing where there is none. */
export const CasesPanel = ({ machine, filter, unit }: KindProps): ReactNode => {
  const { t, words } = useWords();
  const trpc = useTRPC();
  const found = useQuery(trpc[machine].list.queryOptions({ ...filter, limit: most }));
  const rows = found.data?.items ?? [];
  if (rows.length === 0) return null;
  const more = found.data?.next !== null;
  const search =
    'parentId' in filter ? { parent: filter.parentId } : { unit: filter.unitId, cycle: filter.cycleId };
  const all = (
    <Link to="/cases/$machine" params={{ machine }} search={search}>
      {t.all}
    </Link>
  );
  return (
    <Panel title={words.machines[machine].name} aside={more ? all : t.count(rows.length)}>
      <ul className={css.children}>
        {rows.map((row) => (
          <Child key={row.id} row={row} ofUnit={row.unit !== null && row.unit.id !== unit} />
        ))}
      </ul>
    </Panel>
  );
};

/** What was opened under this case, a panel for each kind. */
export const CaseChildren = ({ view }: { view: CaseView }): ReactNode =>
  machineNames
    .filter((name) => registry[name].parents.some((parent) => parent === view.machine))
    .map((name) => (
      <CasesPanel key={name} machine={name} filter={{ parentId: view.id }} unit={view.unit?.id ?? null} />
    ));
