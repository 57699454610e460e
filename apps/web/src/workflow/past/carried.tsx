import { outcomeWords } from '@kaohe/wording';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type FactRow, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useTRPC } from '../api.ts';
import { CaseLink } from '../case/case-name.tsx';
import { useWords } from '../locale.tsx';

/** The check-list of what a unit left open or had to do again in past cycles; nothing where there is none. */
export const Carried = ({ id }: { id: string }): ReactNode => {
  const { locale } = useWords();
  const { ledger } = outcomeWords(locale);
  const { data } = useQuery(useTRPC().rectificationItem.carried.queryOptions({ id }));
  if (data === undefined || data.length === 0) return null;
  const rows = data.map(
    (one): FactRow => ({
      key: one.id,
      label: (
        <CaseLink
          row={{
            id: one.id,
            machine: 'rectificationItem',
            title: ledger.number(one.year, one.number),
            unit: null,
          }}
        />
      ),
      value: `${ledger.carriedWhy[one.why]} · ${one.problem} · ${one.standard}`,
    }),
  );
  return (
    <Panel title={ledger.carried}>
      <p>{ledger.carriedHint}</p>
      <Facts rows={rows} />
    </Panel>
  );
};
