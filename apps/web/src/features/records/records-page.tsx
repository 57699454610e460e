import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Pager } from '../../ui/table/pager.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { Filters } from './filters.tsx';
import { RecordFrame } from './frame.tsx';
import { given, type SheetFilter, useSheets } from './queries.ts';
import css from './records.module.css';
import { SheetTable } from './sheet-table.tsx';

/** The same rows as a table to take along. */
const exportAt = ({ cursor: _cursor, ...filter }: SheetFilter): string => {
  const asked = Object.entries(given(filter)).map(([key, value]) => [key, String(value)]);
  return `/records/export?${new URLSearchParams(asked)}`;
};

type Props = {
  readonly filter: SheetFilter;
  /** The cycle whose periods and gaps are one click away. */
  readonly cycleId: string | undefined;
  readonly onFilter: (change: Partial<SheetFilter>) => void;
  readonly onReset: () => void;
  readonly onBack: () => void;
};

/** The list of work sheets, the last recorded first. */
export const RecordsPage = ({ filter, cycleId, onFilter, onReset, onBack }: Props): ReactNode => {
  const { t } = useWords();
  const sheets = useSheets(filter);
  const rows = sheets.data?.items ?? [];
  const next = sheets.data?.next ?? null;
  return (
    <RecordFrame heading={t.records.title} cycleId={cycleId}>
      <Filters filter={filter} onChange={(change) => onFilter({ ...change, cursor: undefined })} />
      <Panel
        title={t.records.list}
        flush
        aside={
          <span className={css.tools}>
            {sheets.isPending ? null : t.list.shown(rows.length, next !== null)}
            <button type="button" onClick={onReset}>
              {t.records.reset}
            </button>
            <a href={exportAt(filter)} download>
              {t.records.export}
            </a>
          </span>
        }
      >
        {sheets.isPending ? <Skeleton label={t.loading} /> : null}
        {!sheets.isPending && rows.length === 0 ? (
          <Empty title={t.records.none} hint={t.records.noneHint} />
        ) : null}
        {rows.length === 0 ? null : <SheetTable caption={t.records.title} rows={rows} />}
      </Panel>
      <Pager
        label={t.list.pages}
        previous={t.list.previous}
        next={t.list.next}
        onPrevious={filter.cursor === undefined ? undefined : onBack}
        onNext={next === null ? undefined : () => onFilter({ cursor: next })}
      />
    </RecordFrame>
  );
};
