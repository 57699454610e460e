import { methods as all } from '@kaohe/domain';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { type Spoken, useWords } from '../../workflow/locale.tsx';
import css from './methods.module.css';
import { type SideRow, useSides } from './queries.ts';

type Contradiction = SideRow['contradictions'][number];

const sentence = (one: Contradiction, { t, format }: Spoken): string => {
  const said = t.methods.sides;
  if (one.kind === 'drillFailed') return said.drillFailed(format.points(one.rate));
  const figures = {
    high: said.methods[one.high],
    highRate: format.points(one.highRate),
    low: said.methods[one.low],
    lowRate: format.points(one.lowRate),
  };
  return one.kind === 'documents' ? said.documents(figures) : said.apart(figures);
};

/** What contradicts what on one indicator, with the figures, and what to do next. */
const Contradictions = ({ row }: { row: SideRow }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.methods.sides;
  const kinds = [...new Set(row.contradictions.map(({ kind }) => kind))];
  return (
    <Alert kind="risk" title={`${row.code} ${row.name}`}>
      <ul className={css.warn}>
        {row.contradictions.map((one) => (
          <li key={sentence(one, spoken)}>{sentence(one, spoken)}</li>
        ))}
        {row.limit === null ? null : <li>{t.methods.drill.limit(format.points(row.limit))}</li>}
        {kinds.map((kind) => (
          <li key={kind}>
            <strong>{said.next[kind]}</strong>
          </li>
        ))}
      </ul>
    </Alert>
  );
};

const cell = (row: SideRow, method: (typeof all)[number], { t, format }: Spoken): string => {
  const said = t.methods.sides;
  const share = row.shares.find((one) => one.method === method);
  if (share === undefined) return row.asked.includes(method) ? said.missing : said.notAsked;
  return share.rate === null
    ? said.unrated(share.records)
    : said.cell({ rate: format.points(share.rate), records: share.records });
};

/** Methods beside each other per indicator, contradictions first. */
export const Sides = ({ id }: { id: string }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.methods.sides;
  const sides = useSides(id).data;
  const [only, setOnly] = useState(false);
  if (sides === undefined) return <Skeleton label={t.loading} lines={6} />;
  const bad = sides.rows.filter(({ contradictions }) => contradictions.length > 0);
  const columns: readonly Column<SideRow>[] = [
    {
      key: 'indicator',
      title: t.methods.indicator,
      cell: (row) => (
        <>
          {row.code} {row.name}{' '}
          {row.contradictions.length === 0 ? null : <Badge tone="risk">{said.contradiction}</Badge>}
        </>
      ),
    },
    ...all.map(
      (method): Column<SideRow> => ({
        key: method,
        title: said.methods[method],
        figure: true,
        cell: (row) => cell(row, method, spoken),
      }),
    ),
  ];
  return (
    <>
      {bad.map((row) => (
        <Contradictions key={row.code} row={row} />
      ))}
      <Panel
        title={t.methods.parts.sides}
        aside={said.contradictedOf({ count: bad.length, of: sides.rows.length })}
      >
        <div className={css.stack}>
          <p className={css.faint}>{said.hint(sides)}</p>
          <div className={css.choices}>
            <label>
              <input type="checkbox" checked={only} onChange={({ target }) => setOnly(target.checked)} />
              {said.onlyContradicted}
            </label>
          </div>
          <Table
            caption={said.caption}
            columns={columns}
            rows={only ? bad : sides.rows}
            rowKey={(row) => row.code}
          />
        </div>
      </Panel>
    </>
  );
};
