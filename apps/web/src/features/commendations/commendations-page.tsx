import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { DaysLeft } from '../../workflow/due.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, stageName, wordOf } from '../../workflow/locale.tsx';
import { Candidates } from './candidates.tsx';
import css from './commendations.module.css';
import { NextSteps } from './next.tsx';
import { type HonourCase, type HonourList, useCandidates, useStanding } from './queries.ts';
import { type Saying, useSaying } from './saying.tsx';
import { OwnUnits } from './standing.tsx';

const columnsOf = (say: Saying, list: HonourList): readonly Column<HonourCase>[] => {
  const { columns, ...honours } = say.o.honours;
  const names = new Map(list.rows.map(({ unitId, unit }) => [unitId, unit]));
  return [
    {
      key: 'unit',
      title: columns.unit,
      cell: (row) => (
        <Link to="/cases/$machine/$id" params={{ machine: 'commendation', id: row.id }} search={{}}>
          {names.get(row.unitId) ?? ''}
        </Link>
      ),
    },
    { key: 'stage', title: columns.stage, cell: (row) => stageName(say, 'commendation', row.stage) },
    {
      key: 'opinions',
      title: columns.opinions,
      cell: (row) => honours.opinions(row.clear + row.held, row.asked, row.held),
    },
    {
      key: 'objections',
      title: columns.objections,
      cell: (row) => honours.objections(row.openObjections, row.objections),
    },
    { key: 'due', title: columns.due, cell: (row) => <DaysLeft dueAt={row.dueAt} /> },
  ];
};

const Cases = ({ say, list, cycleId }: { say: Saying; list: HonourList; cycleId: string }): ReactNode => {
  const { honours } = say.o;
  return (
    <Panel
      title={honours.cases}
      aside={
        <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{}}>
          {honours.nominate}
        </Link>
      }
      flush
    >
      {list.cases.length === 0 ? (
        <Empty title={honours.noCases} hint={honours.noCasesHint} />
      ) : (
        <Table
          caption={honours.cases}
          rows={list.cases}
          rowKey={(row) => row.id}
          columns={columnsOf(say, list)}
        />
      )}
    </Panel>
  );
};

type InCycle = { say: Saying; cycleId: string };

const StaffLists = ({ say, cycleId }: InCycle): ReactNode => {
  const found = useCandidates(cycleId);
  const { t, words, o } = say;
  if (found.error !== null) {
    const failure = failureOf(found.error);
    return failure.code === 'forbidden' ? (
      <OwnUnits say={say} cycleId={cycleId} />
    ) : (
      <Alert kind="error" title={failureText(say, failure)} />
    );
  }
  if (found.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const { quota, rules } = found.data;
  const asked = rules.opinions.map((role) => wordOf(words.roles, role)).join(t.listComma);
  return (
    <>
      <div className={css.lead}>
        <p>{o.honours.quota({ ...quota, percent: rules.quota })}</p>
        <p className={css.note}>{o.honours.rules(rules.pastYears, asked)}</p>
      </div>
      <NextSteps say={say} list={found.data} cycleId={cycleId} />
      <Cases say={say} list={found.data} cycleId={cycleId} />
      <Candidates say={say} list={found.data} />
    </>
  );
};

/** Of a unit's own people its standing alone: the lists aren't theirs to ask for. */
const Lists = ({ say, cycleId }: InCycle): ReactNode => {
  const own = useStanding(cycleId);
  if (own.data === undefined) return <Skeleton label={say.t.loading} lines={8} />;
  return own.data.length > 0 ? (
    <OwnUnits say={say} cycleId={cycleId} />
  ) : (
    <StaffLists say={say} cycleId={cycleId} />
  );
};

/** 表彰: who may be commended and who is out and why, where each commendation stands, and the ways to notice and register. */
export const CommendationsPage = ({ cycleId }: { cycleId: string | undefined }): ReactNode => {
  const say = useSaying();
  const { t, words, o } = say;
  return (
    <Page title={t.documentTitle(o.honours.title, words.product.name)} heading={o.honours.title}>
      <p className={css.note}>{o.honours.hint}</p>
      <nav className={css.links} aria-label={t.filter.related}>
        <Link to="/honours">{o.honours.register}</Link>
        <a href="/notice/">{o.honours.publicPage}</a>
        <Link to="/cases/$machine" params={{ machine: 'objection' }} search={{}}>
          {words.machines.objection.name}
        </Link>
      </nav>
      {cycleId === undefined ? (
        <Empty title={o.honours.noCases} hint={o.honours.noCasesHint} />
      ) : (
        <Lists key={cycleId} say={say} cycleId={cycleId} />
      )}
    </Page>
  );
};
