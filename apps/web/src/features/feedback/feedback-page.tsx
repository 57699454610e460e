import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Columns, Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { Changes } from './changes.tsx';
import { Compose } from './compose.tsx';
import { Corrections } from './corrections.tsx';
import { Letter, Receipts } from './letter.tsx';
import { useCase, useFeedback } from './queries.ts';
import { StandingPanel } from './standing.tsx';

/** The feedback of one unit: composed by the lead, read and acknowledged by the unit, with its place among its like and what changed since. */
export const FeedbackPage = ({ id }: { id: string }): ReactNode => {
  const { t, words } = useWords();
  const said = t.feedback;
  const view = useCase(id).data;
  const feedback = useFeedback(id).data;
  if (view === undefined || feedback === undefined) return <Skeleton label={t.loading} lines={8} />;
  const unitId = feedback.unit?.id ?? null;
  return (
    <Page
      title={t.documentTitle(said.title, words.product.name)}
      heading={said.of(feedback.unit?.name ?? '')}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'assessment', id }} search={{}} data-print="no">
          {said.back}
        </Link>
      }
    >
      {view.allowed.includes('assessment.draftFeedback') ? (
        <Compose view={view} feedback={feedback} />
      ) : (
        <Columns
          main={
            <>
              <Letter feedback={feedback} />
              {feedback.issuedAt === null ? null : (
                <>
                  <Changes id={id} unitId={unitId} />
                  <Corrections view={view} />
                </>
              )}
            </>
          }
          side={
            <>
              <Receipts view={view} feedback={feedback} />
              <StandingPanel id={id} />
            </>
          }
        />
      )}
    </Page>
  );
};
