import type { ReactNode } from 'react';
import { cyclePresets } from '../features/cycles/forms.ts';
import { CasePage } from '../features/cases/case-page.tsx';
import type { CaseFrameProps } from '../workflow/case/case-frame.tsx';

const presets = { ...cyclePresets };

/** The page of a case: its process's own where there is one, else the generic. */
export const CaseRoute = (props: CaseFrameProps): ReactNode => <CasePage {...props} presets={presets} />;
