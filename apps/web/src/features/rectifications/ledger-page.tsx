import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { valueName } from '../../workflow/locale.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { type Ledger, type LedgerFilter, useLedger } from './queries.ts';
import css from './rectifications.module.css';
import { type Saying, useSaying } from './saying.tsx';

const states = ['open', 'overdue', 'done', 'closed', 'evaluated'] as const;
const classes = ['immediate', 'oneMonth', 'threeMonths', 'long'] as const;
const kinds = ['organisation', 'secretary', 'discipline', 'cadre'] as const;

type Props = {
  readonly filter: LedgerFilter;
  readonly onFilter: (change: LedgerFilter) => void;
};

const States = ({ say, ledger, filter, onFilter }: Props & { say: Saying; ledger: Ledger }): ReactNode => (
  <fieldset className={css.counts} aria-label={say.o.ledger.columns.state}>
    {states.map((state) => (
      <button
        key={state}
        type="button"
        aria-pressed={filter.state === state}
        onClick={() => onFilter({ state: filter.state === state ? undefined : state })}
      >
        {`${say.o.ledger.states[state]} ${ledger.counts[state]}`}
      </button>
    ))}
  </fieldset>
);

const Finder = ({ say, filter, onFilter }: Props & { say: Saying }): ReactNode => {
  const { ledger } = say.o;
  return (
    <search className={css.find} aria-label={ledger.filters}>
      <Input.Search
        defaultValue={filter.search}
        placeholder={ledger.search}
        aria-label={ledger.search}
        onSearch={(text) => onFilter({ search: text.trim() === '' ? undefined : text.trim() })}
      />
      <Select
        className={css.choice ?? ''}
        allowClear
        value={filter.class ?? null}
        placeholder={ledger.columns.class}
        aria-label={ledger.columns.class}
        options={classes.map((value) => ({ value, label: valueName(say, 'class', value) }))}
        onChange={(next) => onFilter({ class: next ?? undefined })}
      />
      <Select
        className={css.choice ?? ''}
        allowClear
        value={filter.subjectKind ?? null}
        placeholder={ledger.columns.subject}
        aria-label={ledger.columns.subject}
        options={kinds.map((value) => ({ value, label: valueName(say, 'subjectKind', value) }))}
        onChange={(next) => onFilter({ subjectKind: next ?? undefined })}
      />
    </search>
  );
};

type Counted = { readonly title: string; readonly rows: Ledger['units'] };
const Counts = ({ say, filter, onFilter, title, rows }: Props & Counted & { say: Saying }): ReactNode => (
  <Panel title={title}>
    <ul className={css.list}>
      {rows.map(({ unit, closed, all, overdue }) => (
        <li key={unit.id}>
          <Button
            size="small"
            type={filter.unitId === unit.id ? 'primary' : 'default'}
            aria-pressed={filter.unitId === unit.id}
            onClick={() => onFilter({ unitId: filter.unitId === unit.id ? undefined : unit.id })}
          >
            {unit.name}
          </Button>
          <span className={css.note}>{say.o.ledger.unitCount(closed, all, overdue)}</span>
        </li>
      ))}
    </ul>
  </Panel>
);

const Found = (props: Props & { say: Saying; ledger: Ledger }): ReactNode => {
  const { say, ledger, filter, onFilter } = props;
  const words = say.o.ledger;
  // For who sees one unit there is nothing to add up.
  const adds = ledger.units.length > 1 || filter.unitId !== undefined;
  const narrow = { say, filter, onFilter };
  return (
    <>
      {adds && ledger.organisations.length > 0 ? (
        <Counts {...narrow} title={words.byOrganisation} rows={ledger.organisations} />
      ) : null}
      <Panel title={words.title} flush>
        <Finder say={say} filter={filter} onFilter={onFilter} />
        {ledger.items.length === 0 ? (
          <Empty title={words.none} hint={words.noneHint} />
        ) : (
          <LedgerTable say={say} rows={ledger.items} />
        )}
        {ledger.next === null && filter.cursor === undefined ? null : (
          <p className={css.more}>
            {filter.cursor === undefined ? null : (
              <Button onClick={() => onFilter({ cursor: undefined })}>{words.first}</Button>
            )}
            {ledger.next === null ? null : (
              <Button onClick={() => onFilter({ cursor: ledger.next ?? undefined })}>{words.next}</Button>
            )}
          </p>
        )}
      </Panel>
      {adds ? <Counts {...narrow} title={words.byUnit} rows={ledger.units} /> : null}
    </>
  );
};

const given = (filter: LedgerFilter): URLSearchParams =>
  new URLSearchParams(
    Object.entries(filter).flatMap(([key, value]) =>
      value === undefined || key === 'cursor' ? [] : [[key, String(value)]],
    ),
  );

/** 整改台账: one problem, one number; by unit and for the whole, narrowed, printed, as a workbook. */
export const LedgerPage = ({ filter, onFilter }: Props): ReactNode => {
  const say = useSaying();
  const { t, words, o } = say;
  const found = useLedger(filter);
  return (
    <Page
      title={t.documentTitle(o.ledger.title, words.product.name)}
      heading={o.ledger.title}
      aside={
        <span className={css.links}>
          <Link to="/cases/$machine" params={{ machine: 'rectification' }} search={{}}>
            {o.ledger.orders}
          </Link>
          <a href={`/rectifications/export?${given(filter)}`} download>
            {o.ledger.export}
          </a>
          <Button size="small" onClick={() => print()}>
            {o.ledger.print}
          </Button>
        </span>
      }
    >
      <p className={css.note}>{o.ledger.hint}</p>
      {found.data === undefined ? (
        <Skeleton label={t.loading} lines={8} />
      ) : (
        <>
          <States say={say} ledger={found.data} filter={filter} onFilter={onFilter} />
          <Found say={say} ledger={found.data} filter={filter} onFilter={onFilter} />
        </>
      )}
    </Page>
  );
};
