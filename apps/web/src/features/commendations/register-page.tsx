import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import css from './commendations.module.css';
import { type Honour, useHonours } from './queries.ts';
import { type Saying, useSaying } from './saying.tsx';

const Standing = ({ say, row }: { say: Saying; row: Honour }): ReactNode => {
  const { honours } = say.o;
  if (row.revokedAt === null) return <Badge tone="done">{honours.inForce}</Badge>;
  return (
    <>
      <Badge tone="overdue">{honours.revoked(say.format.day(row.revokedAt))}</Badge>
      {row.revokedFor === null ? null : <span className={css.note}>{row.revokedFor}</span>}
    </>
  );
};

const columnsOf = (say: Saying): readonly Column<Honour>[] => {
  const { honours, sheet } = say.o;
  return [
    {
      key: 'unit',
      title: honours.columns.unit,
      cell: (row) => <span className={row.revokedAt === null ? '' : css.taken}>{row.unit.name}</span>,
    },
    { key: 'year', title: honours.year, cell: (row) => String(row.year) },
    { key: 'reasons', title: sheet.reasons, cell: (row) => row.reasons },
    { key: 'authority', title: honours.authority, cell: (row) => row.authority },
    { key: 'basis', title: honours.basis, cell: (row) => row.document },
    { key: 'day', title: honours.conferred, cell: (row) => say.format.day(row.conferredAt) },
    { key: 'standing', title: honours.columns.stage, cell: (row) => <Standing say={say} row={row} /> },
  ];
};

/** 荣誉登记: by unit and year, as a workbook too; what was revoked stays in it. */
export const RegisterPage = (): ReactNode => {
  const say = useSaying();
  const { t, words, o } = say;
  const [search, setSearch] = useState('');
  const [year, setYear] = useState<number | null>(null);
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const found = useHonours({ search, year, cursor });
  const next = found.data?.next ?? null;
  const query = new URLSearchParams({
    ...(search === '' ? {} : { search }),
    ...(year === null ? {} : { year: String(year) }),
  });
  return (
    <Page
      title={t.documentTitle(o.honours.register, words.product.name)}
      heading={o.honours.register}
      aside={
        <a href={`/honours/export?${query}`} download>
          {o.honours.export}
        </a>
      }
    >
      <p className={css.note}>{o.honours.registerHint}</p>
      <Panel
        title={o.honours.register}
        aside={found.data === undefined ? null : o.honours.total(found.data.total)}
        flush
      >
        <search className={css.find}>
          <Input.Search
            placeholder={o.honours.search}
            aria-label={o.honours.search}
            onSearch={(text) => {
              setCursor(undefined);
              setSearch(text.trim());
            }}
          />
          <Select
            className={css.choice ?? ''}
            allowClear
            placeholder={o.honours.every}
            aria-label={o.honours.year}
            options={(found.data?.years ?? []).map((one) => ({ value: one, label: String(one) }))}
            onChange={(chosen: number | undefined) => {
              setCursor(undefined);
              setYear(chosen ?? null);
            }}
          />
        </search>
        {found.data === undefined ? <Skeleton label={t.loading} /> : null}
        {found.data?.items.length === 0 ? <Empty title={o.honours.noHonours} /> : null}
        {(found.data?.items.length ?? 0) === 0 ? null : (
          <Table
            caption={o.honours.register}
            rows={found.data?.items ?? []}
            rowKey={(row) => row.id}
            columns={columnsOf(say)}
          />
        )}
        {next === null ? null : (
          <p className={css.more}>
            <Button onClick={() => setCursor(next)}>{t.list.next}</Button>
          </p>
        )}
      </Panel>
    </Page>
  );
};
