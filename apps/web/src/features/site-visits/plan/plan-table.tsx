import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { memo, type ReactNode, useState } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Pager } from '../../../ui/table/pager.tsx';
import { Closures } from '../../../workflow/closure/closures.tsx';
import { stageName, useWords } from '../../../workflow/locale.tsx';
import { Conflicts } from './conflict.tsx';
import type { Row, Team } from './queries.ts';
import css from './visit-plan.module.css';

export type Change = {
  readonly id: string;
  readonly teamId: string;
  readonly from: string;
  readonly to: string;
};
type RowProps = {
  readonly row: Row;
  readonly teams: readonly Team[];
  readonly chosen: boolean;
  readonly open: boolean;
  readonly editable: boolean;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string | null) => void;
  readonly onChange: (change: Change) => void;
  readonly onDrop: (ids: readonly string[]) => void;
  readonly onFree: (ids: readonly string[]) => void;
};

const State = ({ row }: { row: Row }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visitPlan.table;
  if (row.visit !== null)
    return (
      <Link to="/cases/$machine/$id" params={{ machine: 'siteVisit', id: row.visit.id }} search={{}}>
        {stageName(spoken, 'siteVisit', row.visit.stage)}
      </Link>
    );
  if (row.from === null) return <Badge tone="risk">{said.notPlaced}</Badge>;
  return (
    <>
      {said.draft} {row.fixed ? <Badge>{said.fixed}</Badge> : null}
    </>
  );
};

/** Team and days of one unit, set by hand. */
const Editor = ({ row, teams, onOpen, onChange, onDrop, onFree }: RowProps): ReactNode => {
  const { t } = useWords();
  const said = t.visitPlan.table;
  const [of, setOf] = useState({
    teamId: row.teamId ?? teams[0]?.id ?? '',
    from: row.from ?? '',
    to: row.to ?? '',
  });
  const ready = of.teamId !== '' && of.from !== '' && of.to >= of.from;
  const day = (name: 'from' | 'to'): ReactNode => (
    <td className={css.cell}>
      <input
        type="date"
        aria-label={`${row.name} ${said[name]}`}
        value={of[name]}
        onChange={({ target }) =>
          setOf((old) => ({
            ...old,
            [name]: target.value,
            ...(name === 'from' && old.to < target.value ? { to: target.value } : {}),
          }))
        }
      />
    </td>
  );
  return (
    <>
      <td className={css.cell}>
        <select
          aria-label={`${row.name} ${said.team}`}
          value={of.teamId}
          onChange={({ target }) => setOf({ ...of, teamId: target.value })}
        >
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </td>
      {day('from')}
      {day('to')}
      <td colSpan={3}>
        <span className={css.line}>
          <Button
            size="small"
            type="primary"
            disabled={!ready}
            onClick={() => onChange({ id: row.id, ...of })}
          >
            {said.save}
          </Button>
          <Button size="small" disabled={row.from === null} onClick={() => onDrop([row.id])}>
            {said.drop}
          </Button>
          {row.fixed ? (
            <Button size="small" onClick={() => onFree([row.id])}>
              {said.free}
            </Button>
          ) : null}
          <Button size="small" onClick={() => onOpen(null)}>
            {said.cancel}
          </Button>
        </span>
        <details className={css.fold}>
          <summary>{said.closures}</summary>
          <Closures id={row.id} />
        </details>
      </td>
    </>
  );
};

/** Days to come on which the unit can't be visited, and why. */
const Closed = ({ row }: { row: Row }): ReactNode => {
  const { t, format } = useWords();
  return row.closed.map(({ from, to, reason }) => (
    <p key={from + reason} className={css.small}>
      {t.visitPlan.table.closed(
        from === to ? format.civil(from) : `${format.civil(from)}–${format.civil(to)}`,
        reason,
      )}
    </p>
  ));
};

const Shown = ({ row, teams, editable, onOpen }: RowProps): ReactNode => {
  const { t } = useWords();
  const said = t.visitPlan.table;
  return (
    <>
      <td>{teams.find(({ id }) => id === row.teamId)?.name}</td>
      <td className={css.nowrap}>{row.from}</td>
      <td className={css.nowrap}>{row.to}</td>
      <td>
        <State row={row} />
      </td>
      <td>
        <Conflicts of={row.conflicts} />
        <Closed row={row} />
      </td>
      <td>
        {editable && row.visit === null && teams.length > 0 ? (
          <button type="button" onClick={() => onOpen(row.id)}>
            {said.edit}
            <span className="sr-only">{row.name}</span>
          </button>
        ) : null}
      </td>
    </>
  );
};

/** Drawn again only when its own row changes: 500 stay fluent. */
const PlanRow = memo((props: RowProps): ReactNode => {
  const { row, chosen, open, editable, onChoose } = props;
  const { t } = useWords();
  return (
    <tr>
      <td>
        {editable ? (
          <input
            type="checkbox"
            aria-label={`${t.visitPlan.table.select} ${row.name}`}
            checked={chosen}
            onChange={() => onChoose(row.id)}
          />
        ) : null}
      </td>
      <th scope="row">{row.name}</th>
      <td>{row.committee}</td>
      {open ? <Editor {...props} /> : <Shown {...props} />}
    </tr>
  );
});

type TableProps = Omit<RowProps, 'row' | 'chosen' | 'open'> & {
  readonly rows: readonly Row[];
  readonly chosen: ReadonlySet<string>;
  readonly open: string | null;
};

/** Units on one page: a cycle has hundreds. */
const perPage = 50;

/** Every unit of the cycle, page by page: its team, its days, where it stands and what is in the way. */
export const PlanTable = ({ rows, ...shared }: TableProps): ReactNode => {
  const { t } = useWords();
  const said = t.visitPlan.table;
  const [wanted, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(rows.length / perPage) - 1);
  const page = Math.min(wanted, last);
  return (
    <>
      <Sheet {...shared} rows={rows.slice(page * perPage, (page + 1) * perPage)} />
      {last === 0 ? null : <p className={css.small}>{said.pageOf(page + 1, last + 1)}</p>}
      <Pager
        label={said.page}
        previous={t.list.previous}
        next={t.list.next}
        onPrevious={page > 0 ? () => setPage(page - 1) : undefined}
        onNext={page < last ? () => setPage(page + 1) : undefined}
      />
    </>
  );
};

const Sheet = ({ rows, chosen, open, ...shared }: TableProps): ReactNode => {
  const { t } = useWords();
  const said = t.visitPlan.table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take focus (WCAG 2.1.1)
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, a section would be a second landmark of one name
    <div className={css.scroll} tabIndex={0} role="group" aria-label={said.title}>
      <table className={css.table}>
        <caption className="sr-only">{said.title}</caption>
        <thead>
          <tr>
            <td />
            {(
              [said.unit, said.committee, said.team, said.from, said.to, said.state, said.conflicts] as const
            ).map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PlanRow key={row.id} {...shared} row={row} chosen={chosen.has(row.id)} open={open === row.id} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
