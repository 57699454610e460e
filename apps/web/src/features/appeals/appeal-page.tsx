import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { DisputedLines } from './disputed-lines.tsx';
import { useDisputed } from './queries.ts';

const useParts = (view: CaseView): CaseParts => {
  const { format } = useWords();
  const disputed = useDisputed(view.id);
  const lines = (disputed.data ?? []).map((line) => ({
    id: line.id,
    label: `${line.indicator} ${format.points(line.points, true)} · ${line.reason}`,
  }));
  return {
    content: <DisputedLines lines={disputed.data ?? []} />,
    sources: { lines },
    names: Object.fromEntries(lines.map((line) => [line.id, line.label])),
  };
};

/** The appeal file: the disputed lines, the statement, and what both sides have added in the journal. */
export const AppealPage = (props: CaseFrameProps): ReactNode => <CaseFrame {...props} useParts={useParts} />;
