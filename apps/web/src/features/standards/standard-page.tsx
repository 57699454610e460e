import type { ReactNode } from 'react';
import { CaseFrame, type CaseFrameProps } from '../../workflow/case/case-frame.tsx';
import { Content } from './content.tsx';

/** A standard: what it asks, whether it may be published, its way through review. */
export const StandardPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} parts={(view) => ({ content: <Content view={view} /> })} />
);
