import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords, valueName } from '../../workflow/locale.tsx';
import { RecordFrame } from './frame.tsx';
import { type Coverage, useCoverage } from './queries.ts';

type Unit = Coverage['units'][number];
type Indicator = Coverage['indicators'][number];

const Units = ({ title, none, rows }: { title: string; none: string; rows: readonly Unit[] }): ReactNode => {
  const { t, format } = useWords();
  const said = t.records.coveragePage;
  const columns: readonly Column<Unit>[] = [
    {
      key: 'unit',
      title: t.records.unit,
      cell: (row) => (
        <Link to="/records" search={{ unitId: row.unit.id }}>
          {row.unit.name}
        </Link>
      ),
    },
    {
      key: 'last',
      title: said.last,
      cell: (row) => (row.lastOn === null ? said.never : format.civil(row.lastOn)),
    },
    { key: 'sheets', title: said.sheets, figure: true, wide: true, cell: (row) => row.sheets },
    { key: 'looked', title: said.looked, figure: true, cell: (row) => said.of(row.looked, row.indicators) },
    {
      key: 'alarm',
      title: t.records.state,
      cell: (row) => (
        <>
          {row.silentWeeks === null ? null : <Badge tone="risk">{said.weeks(row.silentWeeks)}</Badge>}
          {row.rush === null ? null : <Badge tone="risk">{said.rushShare(row.rush)}</Badge>}
        </>
      ),
    },
  ];
  return (
    <Panel title={title} aside={t.count(rows.length)} flush={rows.length > 0}>
      {rows.length === 0 ? <p>{none}</p> : null}
      {rows.length === 0 ? null : (
        <Table caption={title} columns={columns} rows={rows} rowKey={(row) => row.assessmentId} />
      )}
    </Panel>
  );
};

const Indicators = ({ rows }: { rows: readonly Indicator[] }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.records.coveragePage;
  const columns: readonly Column<Indicator>[] = [
    {
      key: 'indicator',
      title: t.records.indicator,
      cell: (row) => (
        <Link to="/records" search={{ indicator: row.code }}>
          {row.code} {row.name}
        </Link>
      ),
    },
    {
      key: 'category',
      title: said.category,
      wide: true,
      cell: (row) => valueName(spoken, 'category', row.category),
    },
    {
      key: 'frequency',
      title: said.frequency,
      wide: true,
      cell: (row) => (row.frequency === null ? '' : valueName(spoken, 'frequency', row.frequency)),
    },
    { key: 'looked', title: said.looked, figure: true, cell: (row) => said.of(row.looked, row.units) },
    {
      key: 'alarm',
      title: t.records.state,
      cell: (row) => (row.never ? <Badge tone="risk">{said.neverLooked}</Badge> : null),
    },
  ];
  return (
    <Table
      caption={said.allIndicators}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.category} ${row.code}`}
    />
  );
};

const Gaps = ({ coverage }: { coverage: Coverage }): ReactNode => {
  const { t } = useWords();
  const said = t.records.coveragePage;
  const { units, indicators, limits } = coverage;
  const never = indicators.filter((one) => one.never);
  return (
    <>
      <p>{said.hint(limits.silentWeeks, limits.rushShare)}</p>
      <Units
        title={said.silent}
        none={said.silentNone}
        rows={units.filter(({ silentWeeks }) => silentWeeks !== null)}
      />
      <Units title={said.rush} none={said.rushNone} rows={units.filter(({ rush }) => rush !== null)} />
      <Panel title={said.neverLooked} aside={t.count(never.length)} flush={never.length > 0}>
        {never.length === 0 ? <p>{said.neverNone}</p> : <Indicators rows={never} />}
      </Panel>
      <Units title={said.all} none={said.silentNone} rows={units} />
      <Panel title={said.allIndicators} aside={t.count(indicators.length)} flush>
        <Indicators rows={indicators} />
      </Panel>
    </>
  );
};

/** What the record lacks: units and indicators nobody looked at, and a year written in its last month. */
export const CoveragePage = ({ cycleId }: { cycleId: string }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const coverage = useCoverage(cycleId);
  return (
    <RecordFrame heading={t.records.coverage} cycleId={cycleId}>
      {coverage.isPending ? <Skeleton label={t.loading} lines={8} /> : null}
      {coverage.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(coverage.error))} />
      )}
      {coverage.data === undefined ? null : <Gaps coverage={coverage.data} />}
    </RecordFrame>
  );
};
