import type { DocumentName } from '../documents/letter.ts';

export const documents: Readonly<Record<DocumentName, string>> = {
  resultsNotice: 'Results notice',
  bulletin: 'Bulletin',
  feedbackLetter: 'Feedback letter',
  appealInadmissible: 'Decision of inadmissibility',
  appealDecision: 'Decision on the appeal',
  commendationNotice: 'Public notice of commendations',
  visitNotice: 'Notice of the visit',
  commendation: 'Decision of commendation',
  rectificationOrder: 'Rectification order',
  closingNotice: 'Closing notice',
  panelAppointment: 'Appointment of the panel',
  analysisReport: 'Analysis report',
};
