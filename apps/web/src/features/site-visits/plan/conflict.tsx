import { isHard } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { type Spoken, useWords } from '../../../workflow/locale.tsx';
import type { Row } from './queries.ts';
import css from './visit-plan.module.css';

type Conflict = Row['conflicts'][number];

/** A conflict in words: what stands in the way, and when. */
export const conflictText = ({ t, format }: Spoken, { kind, with: names, day }: Conflict): string =>
  t.visitPlan.conflict[kind](
    day === undefined ? names.join(t.listComma) : namedOr(names, t.listComma, format.civil(day)),
  );

/** Who is in the way, where somebody is; else the day. */
const namedOr = (names: readonly string[], comma: string, day: string): string =>
  names.length > 0 ? names.join(comma) : day;

export const hardOf = (row: Row): readonly Conflict[] => row.conflicts.filter(isHard);
export const softOf = (row: Row): readonly Conflict[] => row.conflicts.filter((one) => !isHard(one));

export const Conflicts = ({ of }: { of: readonly Conflict[] }): ReactNode => {
  const spoken = useWords();
  if (of.length === 0) return null;
  return (
    <ul className={css.conflict}>
      {of.map((one) => (
        <li key={`${one.kind}${one.with.join()}`} className={isHard(one) ? undefined : css.soft}>
          {conflictText(spoken, one)}
        </li>
      ))}
    </ul>
  );
};
