import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { HandOver } from './hand-over.tsx';
import { Import } from './import.tsx';
import css from './linkage.module.css';
import { useLinkage, type View } from './queries.ts';
import { Simulation } from './simulation.tsx';

type Row = View['rows'][number];

/** Each unit with its figures and what they come to. */
const Figures = ({ view }: { view: View }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.linkage;
  const points = (value: number | null, else_: string): string =>
    value === null ? else_ : format.points(value);
  const columns: readonly Column<Row>[] = [
    { key: 'unit', title: said.unit, cell: (row) => row.unit },
    {
      key: 'grade',
      title: said.grade,
      wide: true,
      cell: (row) => (row.grade === null ? '—' : valueName(spoken, 'grade', row.grade)),
    },
    { key: 'score', title: said.score, figure: true, cell: (row) => points(row.score, '—') },
    {
      key: 'operating',
      title: said.operating,
      figure: true,
      cell: (row) => points(row.operating, said.missing),
    },
    {
      key: 'weight',
      title: said.weight,
      figure: true,
      wide: true,
      cell: (row) => (row.weight === null ? '—' : said.percent(row.weight)),
    },
    {
      key: 'result',
      title: said.result,
      figure: true,
      cell: (row) => points(row.result, said.unapproved),
    },
    {
      key: 'gates',
      title: said.gates,
      wide: true,
      cell: (row) =>
        row.missed
          .map((one) => (one === 'safety' || one === 'coreTarget' ? said.target[one] : one))
          .join(t.listComma),
    },
  ];
  return (
    <Panel title={said.figures} flush={view.rows.length > 0}>
      {view.rows.length === 0 ? (
        <Empty title={said.none} hint={said.noneHint} />
      ) : (
        <Table caption={said.figures} columns={columns} rows={view.rows} rowKey={(row) => row.unitId} />
      )}
    </Panel>
  );
};

/** Whose approval holds, on what basis, of which figures. */
const Approvals = ({ view }: { view: View }): ReactNode => {
  const { t, format } = useWords();
  const said = t.linkage.approval;
  return (
    <Panel title={said.title}>
      {view.approvals.length === 0 ? <p>{said.none}</p> : null}
      <ol>
        {view.approvals.map((one) => (
          <li key={one.round} className={css.item}>
            <span>
              <strong>{said.round(one.round)}</strong>{' '}
              {said.by({ name: one.by?.name ?? '', day: format.day(one.at), percent: one.weight })}
            </span>
            <span>{one.reasons}</span>
            <span className={css.small}>
              {said.figures} <code className={css.hash}>{one.figures}</code>
            </span>
          </li>
        ))}
      </ol>
      {view.may.approve ? (
        <Link
          to="/cases/$machine/$id"
          params={{ machine: 'cycle', id: view.cycle.id }}
          search={{ act: 'cycle.approveLinkage' }}
        >
          {said.open}
        </Link>
      ) : null}
    </Panel>
  );
};

/** Results and operating performance: imported, tried out, approved, handed over, acknowledged. */
export const LinkagePage = ({ cycleId }: { cycleId: string }): ReactNode => {
  const { t, words } = useWords();
  const found = useLinkage(cycleId);
  if (found.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const view = found.data;
  const whole = view.may.import || view.may.approve;
  return (
    <Page
      title={t.documentTitle(t.linkage.title, words.product.name)}
      heading={t.linkage.of(view.cycle.name)}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{}}>
          {t.linkage.back}
        </Link>
      }
    >
      <Figures view={view} />
      {view.may.import ? <Import view={view} /> : null}
      {whole ? <Simulation view={view} /> : null}
      <Approvals view={view} />
      <HandOver view={view} />
    </Page>
  );
};
