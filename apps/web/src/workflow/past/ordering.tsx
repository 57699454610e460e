import { itemClasses } from '@kaohe/domain';
import { outcomeWords } from '@kaohe/wording';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { useWords, valueName } from '../locale.tsx';

/** Above the form of an order: how late an item of each class may be due, and what was filled in. */
export const OrderingNote = (props: {
  latest: Readonly<Record<(typeof itemClasses)[number], string>>;
  problems: number;
}): ReactNode => {
  const spoken = useWords();
  const { ordering } = outcomeWords(spoken.locale).ledger;
  return (
    <Alert kind="note" title={ordering.problems(props.problems)}>
      <p>{ordering.limits}</p>
      <ul>
        {itemClasses.map((of) => (
          <li key={of}>
            {ordering.limit(valueName(spoken, 'class', of), spoken.format.due(props.latest[of]))}
          </li>
        ))}
      </ul>
    </Alert>
  );
};
