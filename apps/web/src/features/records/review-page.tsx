import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { useSheets } from './queries.ts';
import css from './records.module.css';
import { SheetTable } from './sheet-table.tsx';

/** As many as a period of one unit ever has on one page; the rest are in the list. */
const most = 200;

/** The period of one unit, assembled from its sheets. */
const Assembled = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const no = Number(view.data.no);
  const filter = { cycleId: view.cycleId, unitId: view.unit?.id, period: no };
  const sheets = useSheets(filter, most);
  const rows = sheets.data?.items ?? [];
  return (
    <Panel title={t.records.list} aside={t.count(rows.length)} flush={rows.length > 0}>
      {rows.length === 0 && !sheets.isPending ? (
        <Empty title={t.records.periodPage.silent} hint={t.records.noneHint} />
      ) : null}
      {rows.length === 0 ? null : <SheetTable caption={t.records.list} rows={rows} unit={false} />}
      <p className={css.links}>
        <Link to="/records" search={{ unitId: view.unit?.id, period: no }}>
          {t.records.sheet.ofUnit}
        </Link>
        <Link to="/periods/$cycleId" params={{ cycleId: view.cycleId }} search={{ no }}>
          {t.records.periods}
        </Link>
      </p>
    </Panel>
  );
};

const useParts = (view: CaseView): CaseParts => ({ content: <Assembled view={view} />, bornWith: false });

/** One period of one unit. */
export const ReviewPage = (props: CaseFrameProps): ReactNode => <CaseFrame {...props} useParts={useParts} />;
