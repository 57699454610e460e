import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Columns, Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ActionBar } from '../../workflow/action-bar.tsx';
import type { CaseView } from '../../workflow/api.ts';
import type { Done } from '../../workflow/event-form.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { SourcesProvider } from '../../workflow/form/control/options.tsx';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { GradeTable } from './grade-table.tsx';
import css from './grades.module.css';
import {
  type Against,
  type Quota,
  type Round,
  useCycleCase,
  useList,
  usePreview,
  useRounds,
  useShifts,
} from './queries.ts';
import { type Saying, useSaying } from './saying.tsx';
import { Fallen, QuotaPanel, Shifts } from './side.tsx';
import { WhatIf } from './what-if.tsx';

/** What is done about the list; the rest of the cycle is done on its own page. */
const events = [
  'cycle.proposeGrades',
  'cycle.confirmGrades',
  'cycle.returnGrades',
  'cycle.reopenGrades',
  'cycle.missTarget',
  'cycle.clearTarget',
];
const Actions = ({ view }: { view: CaseView }): ReactNode => {
  const [open, setOpen] = useState<string | undefined>(undefined);
  const [done, setDone] = useState<Done | null>(null);
  const about = {
    ...view,
    allowed: view.allowed.filter((event) => events.includes(event)),
    withheld: view.withheld.filter(({ event }) => events.includes(event)),
  };
  return (
    <SourcesProvider sources={{ caseId: view.id, lines: [], findings: [] }}>
      <ActionBar
        view={about}
        machine="cycle"
        open={open}
        onOpen={(event) => {
          setDone(null);
          setOpen(event);
        }}
        done={done}
        onDone={setDone}
      />
    </SourcesProvider>
  );
};

/** What became of a list. */
const standing = ({ g, format }: Saying, round: Round): string => {
  const { stands } = g.says;
  if (round.reopenedAt !== null) return stands.reopened(format.day(round.reopenedAt));
  if (round.confirmedAt !== null) return stands.confirmed(format.day(round.confirmedAt));
  if (round.returnedAt !== null) return stands.returned(format.day(round.returnedAt));
  return stands.posted(format.day(round.proposedAt));
};

const Choice = (props: {
  say: Saying;
  rounds: readonly Round[];
  round: number | null;
  against: Against | null;
  onRound: (round: number | null) => void;
  onAgainst: (against: Against | null) => void;
}): ReactNode => {
  const { say, rounds, round, against } = props;
  const { g } = say;
  const named = (one: Round) => ({
    value: String(one.round),
    label: `${g.says.round(one.round)}（${standing(say, one)}）`,
  });
  return (
    <div className={css.choices}>
      <Select
        className={css.wide ?? ''}
        value={round === null ? '' : String(round)}
        aria-label={g.says.rounds}
        options={[{ value: '', label: g.says.now }, ...rounds.map(named)]}
        onChange={(next) => props.onRound(next === '' ? null : Number(next))}
      />
      {round === null ? null : (
        <Select
          className={css.wide ?? ''}
          value={against === null ? '' : String(against)}
          aria-label={g.says.compareWith}
          options={[
            { value: '', label: g.says.nothing },
            { value: 'now', label: g.says.now },
            ...rounds.filter((one) => one.round !== round).map(named),
          ]}
          onChange={(next) => props.onAgainst(next === '' ? null : next === 'now' ? next : Number(next))}
        />
      )}
    </div>
  );
};

const Lists = ({ cycleId }: { cycleId: string }): ReactNode => {
  const [quota, setQuota] = useState<Quota | null>(null);
  const [round, setRound] = useState<number | null>(null);
  const [against, setAgainst] = useState<Against | null>(null);
  const preview = usePreview(cycleId, quota);
  const rounds = useRounds(cycleId);
  const proposed = useList(cycleId, round, against);
  const shifts = useShifts(cycleId);
  const list = round === null ? preview.data : proposed.data;
  const say = useSaying(list);
  const { g, t } = say;
  if (preview.error !== null) {
    const failure = failureOf(preview.error);
    return failure.code === 'forbidden' ? (
      <Empty title={g.says.ownOnly} hint={g.says.ownHint}>
        <Link to="/cases/$machine" params={{ machine: 'assessment' }} search={{}}>
          {t.place.assessment}
        </Link>
      </Empty>
    ) : (
      <Alert kind="error" title={failureText(say, failure)} />
    );
  }
  if (list === undefined || preview.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const differing = list.rows.filter(({ other }) => other !== null).length;
  const unscored = list.rows.filter(({ score }) => score === null).length;
  return (
    <>
      <Choice
        say={say}
        rounds={rounds.data ?? []}
        round={round}
        against={against}
        onRound={(next) => {
          setRound(next);
          setAgainst(null);
        }}
        onAgainst={setAgainst}
      />
      {round === null ? <p className={css.note}>{g.says.nowHint}</p> : null}
      {unscored === 0 ? null : <Alert kind="note" title={g.says.notYet(unscored)} />}
      {against === null ? null : <Alert kind="note" title={g.says.differences(differing)} />}
      <Columns
        main={
          <GradeTable
            say={say}
            list={list}
            compared={round === null ? 'policy' : 'list'}
            aside={
              quota === null ? (
                <a href={`/grades/${cycleId}/export${round === null ? '' : `?round=${round}`}`} download>
                  {g.says.export}
                </a>
              ) : null
            }
          />
        }
        side={
          <>
            <QuotaPanel say={say} quotas={list.quotas} quota={list.rules.quota} />
            <Fallen say={say} list={list} />
            {round === null ? (
              <WhatIf
                say={say}
                tried={quota}
                present={preview.data.rules.quota}
                differing={differing}
                onTry={setQuota}
              />
            ) : null}
            <Shifts say={say} cycleId={cycleId} shifts={shifts.data ?? []} />
          </>
        }
      />
    </>
  );
};

/** The grades of a cycle: as they would be now, as they were proposed, and what is done about them. */
export const GradesPage = ({ cycleId }: { cycleId: string }): ReactNode => {
  const { t, words } = useWords();
  const { g } = useSaying(undefined);
  const cycle = useCycleCase(cycleId);
  return (
    <Page
      title={t.documentTitle(g.title, words.product.name)}
      heading={g.title}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{}}>
          {cycle.data?.title ?? ''}
        </Link>
      }
    >
      {cycle.data === undefined ? null : <Actions view={cycle.data} />}
      <Lists key={cycleId} cycleId={cycleId} />
    </Page>
  );
};
