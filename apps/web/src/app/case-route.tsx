import type { ReactNode } from 'react';
import { AppealPage } from '../features/appeals/appeal-page.tsx';
import { appealPresets } from '../features/appeals/forms.ts';
import { AssessmentPage } from '../features/assessments/assessment-page.tsx';
import { assessmentPresets } from '../features/assessments/forms.ts';
import { CasePage } from '../features/cases/case-page.tsx';
import { CommendationPage } from '../features/commendations/commendation-page.tsx';
import { CyclePage } from '../features/cycles/cycle-page.tsx';
import { QuestionnairePage } from '../features/questionnaires/questionnaire-page.tsx';
import { ReviewPage } from '../features/records/review-page.tsx';
import { SheetPage } from '../features/records/sheet-page.tsx';
import { RectificationPage } from '../features/rectifications/rectification-page.tsx';
import { SiteVisitPage } from '../features/site-visits/site-visit-page.tsx';
import { StandardPage } from '../features/standards/standard-page.tsx';
import type { CaseFrameProps } from '../workflow/case/case-frame.tsx';

/** The page of a case: its process's own where there is one, else the generic. `line` is a score line to appeal against. */
export const CaseRoute = ({ line, ...props }: CaseFrameProps & { line: string | undefined }): ReactNode => {
  const appealed = line === undefined ? {} : { 'assessment.appeal': () => ({ lines: [line] }) };
  const presets = { ...assessmentPresets, ...appealPresets, ...appealed };
  switch (props.machine) {
    case 'assessment':
      return <AssessmentPage {...props} presets={presets} />;
    case 'cycle':
      return <CyclePage {...props} presets={presets} />;
    case 'appeal':
      return <AppealPage {...props} presets={presets} />;
    case 'standard':
      return <StandardPage {...props} presets={presets} />;
    case 'siteVisit':
      return <SiteVisitPage {...props} presets={presets} />;
    case 'questionnaire':
      return <QuestionnairePage {...props} presets={presets} />;
    case 'commendation':
      return <CommendationPage {...props} presets={presets} />;
    case 'workSheet':
      return <SheetPage {...props} presets={presets} />;
    case 'periodReview':
      return <ReviewPage {...props} presets={presets} />;
    case 'rectification':
    case 'rectificationItem':
      return <RectificationPage {...props} presets={presets} />;
    default:
      return <CasePage {...props} presets={presets} />;
  }
};
