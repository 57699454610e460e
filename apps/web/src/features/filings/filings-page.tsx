import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Columns, Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { AddFiling } from './add.tsx';
import { Burden } from './burden.tsx';
import { Filed } from './filed.tsx';
import { useFilings } from './queries.ts';
import { Review } from './review.tsx';

/** The documents of a unit in a cycle: filed once, used by every indicator, checked item by item. */
export const FilingsPage = ({ id }: { id: string }): ReactNode => {
  const { t } = useWords();
  const all = useFilings(id).data;
  if (all === undefined) return <Skeleton label={t.filings.title} />;
  return (
    <Page
      title={t.filings.of(all.unit)}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'assessment', id }} search={{}}>
          {t.filings.back}
        </Link>
      }
    >
      <Columns
        main={
          <>
            {all.mayFile ? <AddFiling id={id} all={all} /> : null}
            <Filed id={id} all={all} />
            <Review id={id} all={all} />
          </>
        }
        side={<Burden all={all} />}
      />
    </Page>
  );
};
