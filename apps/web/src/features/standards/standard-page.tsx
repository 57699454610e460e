import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { Content } from './content.tsx';

const useParts = (view: CaseView): CaseParts => ({ content: <Content view={view} /> });

/** An amendment keeps the name and the category, unless it is given others. */
const amended = ({ data }: CaseView) => ({ name: data.name, category: data.category });

/** A standard: what it asks, whether it may be published, its way through review. */
export const StandardPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} presets={{ ...props.presets, 'standard.amend': amended }} useParts={useParts} />
);
