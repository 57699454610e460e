import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { useWords, valueName, wordOf } from '../../workflow/locale.tsx';
import { Declare } from './declare.tsx';
import { Lift } from './lift.tsx';
import { type RecusalRow, useOwnRecusals, useRegister } from './queries.ts';

const useColumns = (): readonly Column<RecusalRow>[] => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.recusals;
  const state = (row: RecusalRow): string => {
    const word = wordOf(t.appealFile.outcome, row.outcome);
    if (row.decidedBy === null || row.decidedAt === null) return word;
    const day = format.day(row.decidedAt);
    return `${word} · ${said.decidedBy({ name: row.decidedBy.name, day, why: row.decision ?? '' })}`;
  };
  return [
    { key: 'person', title: said.person, cell: (row) => row.person.name },
    { key: 'unit', title: said.unit, cell: (row) => row.unit?.name ?? said.oneCase },
    { key: 'tie', title: said.tie, cell: (row) => valueName(spoken, 'tie', row.tie) },
    { key: 'reason', title: said.reason, cell: (row) => row.reason, wide: true },
    { key: 'source', title: said.source, cell: (row) => wordOf(t.appealFile.source, row.source), wide: true },
    { key: 'at', title: said.at, cell: (row) => format.day(row.at), wide: true },
    { key: 'outcome', title: said.outcome, cell: state },
  ];
};

const Register = (): ReactNode => {
  const { t } = useWords();
  const said = t.recusals;
  const columns = useColumns();
  const found = useRegister();
  const { rows } = found;
  const [lifting, setLifting] = useState<RecusalRow | null>(null);
  return (
    <Panel title={said.register}>
      {!found.pending && rows.length === 0 ? (
        <Empty title={said.registerNone} hint={said.registerNoneHint} />
      ) : (
        <Table
          caption={said.register}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            ...columns,
            {
              key: 'lift',
              title: said.lift,
              cell: (row) =>
                row.liftable ? (
                  <Button
                    size="small"
                    onClick={() => setLifting(row)}
                    aria-label={said.liftOf(row.person.name)}
                  >
                    {said.lift}
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      {found.more === null ? null : <Button onClick={found.more}>{said.more}</Button>}
      {lifting === null ? null : <Lift key={lifting.id} row={lifting} onDone={() => setLifting(null)} />}
    </Panel>
  );
};

/** The register of recusals: what one declares of oneself, and for superiors the whole of it. */
export const RecusalsPage = ({ superior }: { superior: boolean }): ReactNode => {
  const { t, words } = useWords();
  const said = t.recusals;
  const columns = useColumns();
  const mine = useOwnRecusals();
  const rows = mine.data ?? [];
  return (
    <Page title={t.documentTitle(said.title, words.product.name)} heading={said.title}>
      <Panel title={said.mine}>
        {rows.length === 0 ? (
          <Empty title={said.none} hint={said.noneHint} />
        ) : (
          <Table caption={said.mine} rows={rows} rowKey={(row) => row.id} columns={columns.slice(1)} />
        )}
      </Panel>
      <Declare />
      {superior ? <Register /> : null}
    </Page>
  );
};
