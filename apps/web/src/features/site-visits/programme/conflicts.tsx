import type { ProgrammeConflict } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { useWords } from '../../../workflow/locale.tsx';

type Props = { readonly of: readonly ProgrammeConflict[]; readonly nameOf: (id: string) => string };

/** What within a programme can't be, each with the rows it is about. */
export const ProgrammeConflicts = ({ of, nameOf }: Props): ReactNode => {
  const { t } = useWords();
  const said = t.visit.agenda;
  if (of.length === 0) return null;
  return (
    <Alert kind="risk" title={said.conflicts(of.length)}>
      <ul>
        {of.map(({ row, with: other, kind, people }) => (
          <li key={`${row}/${other}/${kind}`}>
            {other === null ? said.row(row + 1) : said.rows(row + 1, other + 1)}
            {said.conflict[kind](people.map(nameOf).join(t.listComma))}
          </li>
        ))}
      </ul>
    </Alert>
  );
};
