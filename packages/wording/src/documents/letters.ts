import { analysisReport } from './analysis.ts';
import { appealDecision, appealInadmissible, panelAppointment } from './appeal.ts';
import { feedbackLetter } from './assessment.ts';
import { commendation } from './commendation.ts';
import { bulletin, commendationNotice, resultsNotice } from './cycle.ts';
import type { DocumentName, Letter, LetterFacts } from './letter.ts';
import { closingNotice, rectificationOrder } from './rectification.ts';
import { visitNotice } from './site-visit.ts';

/** Every letter by its name; they are written in Chinese whatever the language of the page. */
export const letters: Readonly<Record<DocumentName, (facts: LetterFacts) => Letter>> = {
  bulletin,
  resultsNotice,
  feedbackLetter,
  appealInadmissible,
  appealDecision,
  commendationNotice,
  visitNotice,
  commendation,
  rectificationOrder,
  closingNotice,
  panelAppointment,
  analysisReport,
};
