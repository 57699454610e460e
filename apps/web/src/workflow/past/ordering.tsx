import { type ItemClass, itemClasses } from '@kaohe/domain';
import { outcomeWords } from '@kaohe/wording';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { useWords, valueName } from '../locale.tsx';

type Latest = Readonly<Record<ItemClass, { readonly due: string; readonly fixed: boolean }>>;

/** Above the form of an order: how late an item of each class may be due, and what was filled in. */
export const OrderingNote = ({ latest, problems }: { latest: Latest; problems: number }): ReactNode => {
  const spoken = useWords();
  const { ordering } = outcomeWords(spoken.locale).ledger;
  return (
    <Alert kind="note" title={ordering.problems(problems)}>
      <p>{ordering.limits}</p>
      <ul>
        {itemClasses.map((of) => {
          const { due, fixed } = latest[of];
          return (
            <li key={of}>{ordering.limit(valueName(spoken, 'class', of), spoken.format.due(due), fixed)}</li>
          );
        })}
      </ul>
    </Alert>
  );
};
