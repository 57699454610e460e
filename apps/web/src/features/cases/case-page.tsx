import type { ReactNode } from 'react';
import { CaseFrame, type CaseFrameProps } from '../../workflow/case/case-frame.tsx';

/** The page of any process: all of it is read from what the process declares. */
export const CasePage = (props: CaseFrameProps): ReactNode => <CaseFrame {...props} />;
