import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { valueName } from '../../workflow/locale.tsx';
import type { LedgerRow } from './queries.ts';
import css from './rectifications.module.css';
import type { Saying } from './saying.tsx';

const tones: Readonly<Record<LedgerRow['state'], Tone>> = {
  open: 'plain',
  overdue: 'overdue',
  done: 'risk',
  closed: 'done',
  evaluated: 'done',
};

/** What happened to it, in the order it happens. */
const progressOf = (say: Saying, row: LedgerRow): readonly string[] => {
  const { progress, number } = say.o.ledger;
  const { day } = say.format;
  return [
    ...(row.grave ? [progress.grave] : []),
    ...(row.relapseOf === null ? [] : [progress.relapse(number(row.relapseOf.year, row.relapseOf.number))]),
    ...(row.reportedAt === null ? [] : [progress.reported(day(row.reportedAt))]),
    ...(row.doneAt === null ? [] : [progress.done(day(row.doneAt))]),
    ...(row.reopened === 0 ? [] : [progress.reopened(row.reopened)]),
    ...(row.extended === 0 ? [] : [progress.extended(row.extended)]),
    ...(row.closedAt === null ? [] : [progress.closed(day(row.closedAt))]),
    ...(row.effect === null ? [] : [progress.effect(valueName(say, 'effect', row.effect))]),
  ];
};

const columnsOf = (say: Saying): readonly Column<LedgerRow>[] => {
  const { columns, number, states } = say.o.ledger;
  return [
    {
      key: 'number',
      title: columns.number,
      cell: (row) => (
        <Link
          className={css.whole ?? ''}
          to="/cases/$machine/$id"
          params={{ machine: 'rectificationItem', id: row.id }}
          search={{}}
        >
          {number(row.year, row.number)}
        </Link>
      ),
    },
    { key: 'unit', title: columns.unit, wide: true, cell: (row) => row.unit.name },
    {
      key: 'problem',
      title: say.o.ledger.columns.problemOf,
      cell: (row) => (
        <>
          {row.problem}
          <span className={css.note}>{valueName(say, 'subjectKind', row.subjectKind)}</span>
          <span className={`${css.note} ${css.narrow}`}>{row.unit.name}</span>
        </>
      ),
    },
    { key: 'standard', title: columns.standard, wide: true, cell: (row) => row.standard },
    { key: 'measure', title: columns.measure, wide: true, cell: (row) => row.measure },
    {
      key: 'due',
      title: columns.due,
      cell: (row) => (
        <>
          <span className={css.date}>{say.format.due(row.dueAt)}</span>
          <span className={css.note}>{valueName(say, 'class', row.class)}</span>
        </>
      ),
    },
    {
      key: 'state',
      title: columns.state,
      cell: (row) => (
        <span className={css.whole}>
          <Badge tone={tones[row.state]}>{states[row.state]}</Badge>
        </span>
      ),
    },
    {
      key: 'progress',
      title: columns.progress,
      wide: true,
      cell: (row) => (
        <>
          {progressOf(say, row).map((step) => (
            <span key={step} className={`${css.note} ${css.date}`}>
              {step}
            </span>
          ))}
        </>
      ),
    },
  ];
};

export const LedgerTable = ({ say, rows }: { say: Saying; rows: readonly LedgerRow[] }): ReactNode => (
  <Table caption={say.o.ledger.title} rows={rows} rowKey={(row) => row.id} columns={columnsOf(say)} />
);
