import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './profiles.module.css';
import { useSubjects } from './queries.ts';

/** Responsible subjects within reach, by name. */
export const SubjectsPage = (): ReactNode => {
  const { t, words, format } = useWords();
  const said = t.profile;
  const input = useId();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const { rows, pending, more, fetching } = useSubjects(search);
  return (
    <Page title={t.documentTitle(said.title, words.product.name)} heading={said.title}>
      <search>
        <form
          className={css.find}
          onSubmit={(submitted) => {
            submitted.preventDefault();
            setSearch(typed.trim());
          }}
        >
          <label htmlFor={input}>{said.search}</label>
          <input id={input} value={typed} onChange={(change) => setTyped(change.target.value)} />
          <Button htmlType="submit">{said.find}</Button>
        </form>
      </search>
      <Panel title={said.list} flush={rows.length > 0}>
        {pending ? <Skeleton label={t.loading} /> : null}
        {!pending && rows.length === 0 ? <Empty title={said.none} hint={said.noneHint} /> : null}
        {rows.length === 0 ? null : (
          <Table
            caption={said.list}
            rows={rows}
            rowKey={(row) => `${row.id} ${row.role} ${row.unit.id} ${row.startsOn}`}
            columns={[
              {
                key: 'name',
                title: said.person,
                cell: (row) => (
                  <Link to="/profiles/$personId" params={{ personId: row.id }} search={{}}>
                    {row.name}
                  </Link>
                ),
              },
              { key: 'role', title: said.role, cell: (row) => words.roles[row.role] },
              { key: 'unit', title: said.unit, cell: (row) => row.unit.name },
              { key: 'post', title: said.post, wide: true, cell: (row) => row.post },
              {
                key: 'time',
                title: said.time,
                wide: true,
                cell: (row) =>
                  said.fromTo(
                    format.civil(row.startsOn),
                    row.endsOn === null ? null : format.civil(row.endsOn),
                  ),
              },
            ]}
          />
        )}
      </Panel>
      {more === null ? null : (
        <Button loading={fetching} onClick={more}>
          {said.more}
        </Button>
      )}
    </Page>
  );
};
