import { documentNames } from '@kaohe/wording';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { useWords, wordOf } from '../../workflow/locale.tsx';
import css from './letters.module.css';
import { type Kind, type Register, useRegister } from './queries.ts';
import { State } from './state.tsx';

type Row = Register['items'][number];
/** As it stands in the address. */
type Narrowed = {
  readonly kind?: Kind | undefined;
  readonly ended?: boolean | undefined;
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
};

const useColumns = (): readonly Column<Row>[] => {
  const { t, words, format } = useWords();
  const said = t.letters;
  return [
    {
      key: 'number',
      title: said.number,
      cell: (row) => (
        <>
          {row.written ? (
            <Link to="/letter/$id" params={{ id: row.id }} search={{}}>
              {row.number}
            </Link>
          ) : (
            row.number
          )}
          <span className={css.narrow}>
            {wordOf(words.documents, row.kind)} {row.unit} {format.day(row.at)}
          </span>
        </>
      ),
    },
    { key: 'kind', title: said.kind, wide: true, cell: (row) => wordOf(words.documents, row.kind) },
    { key: 'unit', title: said.unit, wide: true, cell: (row) => row.unit ?? '—' },
    { key: 'date', title: said.date, wide: true, cell: (row) => format.day(row.at) },
    { key: 'state', title: said.state, cell: (row) => <State letter={row} /> },
  ];
};

/** Narrows the register by kind and by what is still in force. */
const Filters = (props: { now: Narrowed; onChange: (change: Narrowed) => void }): ReactNode => {
  const { t, words } = useWords();
  const { now, onChange } = props;
  return (
    <search className={css.filters} aria-label={t.filter.label}>
      <Input.Search
        className={css.find ?? ''}
        defaultValue={now.search}
        placeholder={t.letters.search}
        aria-label={t.letters.search}
        allowClear
        onSearch={(typed) => onChange({ search: typed.trim() || undefined, cursor: undefined })}
      />
      <label>
        {t.letters.kind}
        <select
          value={now.kind ?? ''}
          onChange={({ target }) =>
            onChange({ kind: documentNames.find((name) => name === target.value), cursor: undefined })
          }
        >
          <option value="">{t.letters.allKinds}</option>
          {documentNames.map((name) => (
            <option key={name} value={name}>
              {words.documents[name]}
            </option>
          ))}
        </select>
      </label>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={now.ended === true}
          onChange={({ target }) => onChange({ ended: target.checked || undefined, cursor: undefined })}
        />
        {t.letters.onlyEnded}
      </label>
    </search>
  );
};

type Props = {
  readonly cycleId: string;
  readonly cycle: string | null;
  readonly now: Narrowed;
  readonly onChange: (change: Narrowed) => void;
};

const exported = (cycleId: string, { kind, ended, search }: Narrowed): string =>
  `/register/export?${new URLSearchParams({
    cycleId,
    ...(kind === undefined ? {} : { kind }),
    ...(ended === true ? { ended: 'true' } : {}),
    ...(search === undefined ? {} : { search }),
  })}`;

/** Every letter of a cycle that one may read, the newest first. */
export const LettersPage = ({ cycleId, cycle, now, onChange }: Props): ReactNode => {
  const { t, words } = useWords();
  const found = useRegister({ cycleId, ...now });
  const columns = useColumns();
  const said = t.letters;
  if (found.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const { items, next } = found.data;
  const isNarrowed = now.kind !== undefined || now.ended === true || now.search !== undefined;
  const title = cycle === null ? said.title : said.of(cycle);
  return (
    <Page
      title={t.documentTitle(title, words.product.name)}
      heading={title}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{}}>
          {t.linkage.back}
        </Link>
      }
      aside={
        <>
          <a href={exported(cycleId, now)}>{said.export}</a>{' '}
          <Link to="/letterheads" search={{}}>
            {said.settings.open}
          </Link>
        </>
      }
    >
      <p className={css.small}>{said.hint}</p>
      <Filters now={now} onChange={onChange} />
      <Panel title={said.title} flush={items.length > 0}>
        {items.length === 0 ? (
          <Empty
            title={isNarrowed ? said.noneFound : said.none}
            hint={isNarrowed ? said.noneFoundHint : said.noneHint}
          />
        ) : (
          <Table caption={said.title} columns={columns} rows={items} rowKey={(row) => row.id} />
        )}
      </Panel>
      <p className={css.row}>
        {now.cursor === undefined ? null : (
          <Button onClick={() => onChange({ cursor: undefined })}>{said.newest}</Button>
        )}
        {next === null ? null : <Button onClick={() => onChange({ cursor: next })}>{said.more}</Button>}
      </p>
    </Page>
  );
};
