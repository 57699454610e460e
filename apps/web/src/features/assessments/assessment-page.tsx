import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CasesPanel } from '../../workflow/case/case-children.tsx';
import { CaseFrame, type CaseFrameProps } from '../../workflow/case/case-frame.tsx';
import { useSources } from './queries.ts';
import { Score } from './score.tsx';

const Content = ({ view }: { view: CaseView }): ReactNode => (
  <>
    <Score view={view} />
    {view.unit === null ? null : (
      <CasesPanel
        machine="commendation"
        filter={{ cycleId: view.cycleId, unitId: view.unit.id }}
        unit={view.unit.id}
      />
    )}
  </>
);

/** One unit in one cycle: its score with every line, and all that hangs on it. */
export const AssessmentPage = (props: CaseFrameProps): ReactNode => {
  const sources = useSources(props.id);
  return <CaseFrame {...props} parts={(view) => ({ content: <Content view={view} />, sources })} />;
};
