import type { Deed } from '../advance/deed.ts';
import type { Sql } from '../sql.ts';
import { appealRecords } from './appeal.ts';
import { assessmentRecords } from './assessment.ts';
import { checkActLoad, citeFiles, cites, citing } from './citation.ts';
import { commendationRecords } from './commendation.ts';
import { cycleRecords } from './cycle.ts';
import { questionnaireRecords } from './questionnaire.ts';
import type { Recorded, Recorder } from './recorder.ts';
import { rectificationItemRecords } from './rectification-item.ts';
import { siteVisitRecords } from './site-visit.ts';
import { standardRecords } from './standard.ts';
import { periodReviewRecords, workSheetRecords } from './work-sheet.ts';

const recorders: { readonly [type: string]: Recorder<never> | undefined } = {
  ...cycleRecords,
  ...standardRecords,
  ...assessmentRecords,
  ...periodReviewRecords,
  ...workSheetRecords,
  ...siteVisitRecords,
  ...questionnaireRecords,
  ...appealRecords,
  ...commendationRecords,
  ...rectificationItemRecords,
};

/** True when the event leaves rows besides its journal entry, and so is carried out under the lock. */
export const isRecorded = (type: string, data: unknown): boolean =>
  recorders[type] !== undefined || (citing.has(type) && cites(data));

/** What is filed with an appeal is cited by the appeal from its birth on, not by the assessment, which more people see. */
const citesElsewhere: readonly string[] = ['assessment.appeal'];

/** Writes the rows that an event leaves. Its data have the shape that the domain declares: `parseOrder` has seen to that. */
export const recordEvent = async (tx: Sql, deed: Deed): Promise<Recorded> => {
  const { order, row } = deed;
  if (!citesElsewhere.includes(order.event.type)) await citeFiles(tx, [{ id: row.id, data: order.data }]);
  await checkActLoad(tx, deed);
  const recorder = recorders[order.event.type];
  return (await recorder?.(tx, deed, order.data as never)) ?? {};
};
