import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { Links } from './links.tsx';
import { useQuestions } from './queries.ts';
import { Questions } from './questions.tsx';
import { Result } from './result.tsx';

const Kept = ({ id }: { id: string }): ReactNode => <Result kept={useQuestions(id).data?.result} />;

const useParts = (view: CaseView): CaseParts => ({
  content: (
    <>
      <Kept id={view.id} />
      <Questions view={view} />
      <Links view={view} />
    </>
  ),
});

/** A survey or a ballot: its questions, the links to answer by, what it came to. */
export const QuestionnairePage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
