import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type FactRow, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { stageName, valueName } from '../../workflow/locale.tsx';
import css from './commendations.module.css';
import { type Standing, useStanding } from './queries.ts';
import type { Saying } from './saying.tsx';

/** The first year that a past one no longer keeps it out. */
const freeFrom = ({ past, pastYears }: Standing, what: 'lastGrade' | 'revoked'): number | null => {
  const years = past.filter((one) => one.what === what).map(({ year }) => year);
  return years.length === 0 ? null : Math.max(...years) + pastYears + 1;
};

const rowsOf = (say: Saying, row: Standing): readonly FactRow[] => {
  const { bars, standing } = say.o.honours;
  return row.bars.map((bar) => {
    const free =
      bar === 'pastGrade'
        ? freeFrom(row, 'lastGrade')
        : bar === 'pastRevoked'
          ? freeFrom(row, 'revoked')
          : null;
    return {
      key: bar,
      label: bars[bar],
      value: (
        <>
          {standing.remedy[bar]}
          {free === null ? null : <span className={css.note}>{standing.until(free)}</span>}
        </>
      ),
    };
  });
};

const Unit = ({ say, row }: { say: Saying; row: Standing }): ReactNode => {
  const { honours } = say.o;
  const { standing } = honours;
  const { commendation } = row;
  return (
    <Panel
      title={`${row.unit} · ${standing.title}`}
      aside={
        <Badge tone={row.verdict === 'eligible' ? 'done' : 'plain'}>{honours.verdict[row.verdict]}</Badge>
      }
    >
      {commendation === null ? (
        <p>{standing.verdict[row.verdict]}</p>
      ) : (
        <p>
          {standing.underWay(stageName(say, 'commendation', commendation.stage))}{' '}
          <Link
            to="/cases/$machine/$id"
            params={{ machine: 'commendation', id: commendation.id }}
            search={{}}
          >
            {standing.open}
          </Link>
        </p>
      )}
      {row.grade === null ? null : (
        <p>
          {`${honours.columns.grade}${say.locale === 'en' ? ': ' : '：'}${valueName(say, 'grade', row.grade)} · `}
          <Link to="/scores/$id" params={{ id: row.assessment }}>
            {standing.score}
          </Link>
        </p>
      )}
      {row.bars.length === 0 ? null : <Facts rows={rowsOf(say, row)} />}
    </Panel>
  );
};

/** For a unit's own people: whether it can be commended, why not, and what can be done. */
export const OwnUnits = ({ say, cycleId }: { say: Saying; cycleId: string }): ReactNode => {
  const { data } = useStanding(cycleId);
  if (data === undefined) return <Skeleton label={say.t.loading} />;
  if (data.length === 0) return <Empty title={say.o.honours.staffOnly} />;
  return data.map((row) => <Unit key={row.unitId} say={say} row={row} />);
};
