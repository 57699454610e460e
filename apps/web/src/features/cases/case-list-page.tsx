import type { MachineName } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Pager } from '../../ui/table/pager.tsx';
import { CaseTable } from '../../workflow/case/case-table.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './cases.module.css';
import { FilterBar } from './filter-bar.tsx';
import { type CaseFilter, useCases } from './queries.ts';

/** Processes that are looked at together. */
const families: readonly (readonly MachineName[])[] = [
  ['assessment', 'periodReview', 'workSheet'],
  ['siteVisit', 'questionnaire'],
  ['commendation', 'objection'],
  ['rectification', 'rectificationItem'],
];

const Family = ({ machine }: { machine: MachineName }): ReactNode => {
  const { t, words } = useWords();
  const family = families.find((names) => names.includes(machine));
  if (family === undefined) return null;
  return (
    <nav className={css.family} aria-label={t.filter.related}>
      {family.map((name) => (
        <Link
          key={name}
          to="/cases/$machine"
          params={{ machine: name }}
          search={(old) => ({ cycle: old.cycle })}
        >
          {words.machines[name].name}
        </Link>
      ))}
    </nav>
  );
};

type Props = {
  machine: MachineName;
  filter: CaseFilter;
  onFilter: (change: Partial<CaseFilter>) => void;
  onBack: () => void;
  /** Stands beside the heading: what can be begun here. */
  aside?: ReactNode;
};

/** The cases of one process, by stage, unit and whether they are over, page by page. */
export const CaseListPage = ({ machine, filter, onFilter, onBack, aside }: Props): ReactNode => {
  const { t, words } = useWords();
  const cases = useCases(machine, filter);
  const rows = cases.data?.items ?? [];
  const next = cases.data?.next ?? null;
  const { name } = words.machines[machine];
  return (
    <Page title={t.documentTitle(name, words.product.name)} heading={name} aside={aside}>
      <Family machine={machine} />
      <FilterBar
        machine={machine}
        filter={filter}
        onChange={(change) => onFilter({ ...change, cursor: undefined })}
      />
      <Panel
        title={t.list.title}
        aside={cases.isPending ? null : t.list.shown(rows.length, next !== null)}
        flush
      >
        {cases.isPending ? <Skeleton label={t.loading} /> : null}
        {!cases.isPending && rows.length === 0 ? (
          <Empty title={t.list.none(name)} hint={t.list.noneHint} />
        ) : null}
        {rows.length === 0 ? null : <CaseTable caption={name} rows={rows} />}
      </Panel>
      <Pager
        label={t.list.pages}
        previous={t.list.previous}
        next={t.list.next}
        onPrevious={filter.cursor === undefined ? undefined : onBack}
        onNext={next === null ? undefined : () => onFilter({ cursor: next })}
      />
    </Page>
  );
};
