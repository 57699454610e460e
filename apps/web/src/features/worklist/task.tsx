import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseRow } from '../../workflow/api.ts';
import { CaseLink, useCaseName } from '../../workflow/case/case-name.tsx';
import { foremost } from '../../workflow/case/path.ts';
import { DaysLeft, DueOn, useStanding } from '../../workflow/due.tsx';
import { actOf, awaited, type Spoken, stageName, useWords, wordOf } from '../../workflow/locale.tsx';
import css from './worklist.module.css';

/** Why it is mine: by my office, or by my place in a roll. */
const why = (spoken: Spoken, row: CaseRow): string => {
  const stage = stageName(spoken, row.machine, row.stage);
  const roll = row.awaits.find((name) => name.startsWith('roll:'))?.slice('roll:'.length);
  return roll === undefined
    ? spoken.t.worklist.why({ stage, who: awaited(spoken, row.awaits) })
    : spoken.t.worklist.mySignature({ stage, roll: wordOf(spoken.words.rolls, roll) });
};

/** One thing to do: what, why, until when, and its main button. */
export const Task = ({ row }: { row: CaseRow }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const name = useCaseName();
  const { tone } = useStanding(row.dueAt);
  const main = foremost(row.machine, row.stage, row.allowed);
  return (
    <li className={`${css.task} ${css[tone]}`}>
      <div className={css.what}>
        <CaseLink row={row} />
        <p className={css.why}>{why(spoken, row)}</p>
      </div>
      <div className={css.when}>
        <DaysLeft dueAt={row.dueAt} />
        {row.dueAt === null ? <span>{t.due.none}</span> : <DueOn dueAt={row.dueAt} />}
      </div>
      <Link
        className={css.button}
        to="/cases/$machine/$id"
        params={{ machine: row.machine, id: row.id }}
        search={main === null ? {} : { act: main }}
      >
        {main === null ? t.open : actOf(spoken, row.machine, main).label}
        <span className="sr-only">{t.worklist.concerning(name(row))}</span>
      </Link>
    </li>
  );
};

/** One thing that others have to do. */
export const Waiting = ({ row }: { row: CaseRow }): ReactNode => {
  const spoken = useWords();
  return (
    <li className={css.waiting}>
      <CaseLink row={row} />
      <p className={css.why}>
        {spoken.t.worklist.waitsFor({
          stage: stageName(spoken, row.machine, row.stage),
          who: awaited(spoken, row.awaits),
        })}
      </p>
      <DaysLeft dueAt={row.dueAt} />
    </li>
  );
};
