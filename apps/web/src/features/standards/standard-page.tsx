import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { Content } from './content.tsx';

const useParts = (view: CaseView): CaseParts => ({ content: <Content view={view} /> });

/** A standard: what it asks, whether it may be published, its way through review. */
export const StandardPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
