import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { useSheet } from './queries.ts';
import { useSaying } from './saying.tsx';
import { DecisionSheet } from './sheet.tsx';

const useParts = (view: CaseView): CaseParts => {
  const say = useSaying();
  const { data: sheet } = useSheet(view.id);
  if (sheet === undefined) return {};
  const basis = sheet.approval?.basis;
  return {
    content: <DecisionSheet say={say} sheet={sheet} />,
    bornWith: false,
    // The decision to confer is often taken by the body that approved.
    presets: basis === undefined ? {} : { 'commendation.confer': () => ({ basis }) },
  };
};

/** A commendation: for the staff its decision sheet; for a unit what everybody may see. */
export const CommendationPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
