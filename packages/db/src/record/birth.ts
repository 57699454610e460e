import type { MachineName } from '@kaohe/domain';
import type { Born } from '../birth/bear.ts';
import type { Sql } from '../sql.ts';
import { appealBirths } from './appeal.ts';
import { assessmentBirths } from './assessment.ts';
import { citeFiles } from './citation.ts';
import { cycleBirths } from './cycle.ts';
import { objectionBirths } from './objection.ts';
import { questionnaireBirths } from './questionnaire.ts';
import type { BirthRecorder } from './recorder.ts';
import { rectificationItemBirths } from './rectification-item.ts';
import { siteVisitBirths } from './site-visit.ts';
import { standardBirths } from './standard.ts';
import { workSheetBirths } from './work-sheet.ts';

const recorders: { readonly [K in MachineName]?: BirthRecorder } = {
  cycle: cycleBirths,
  standard: standardBirths,
  assessment: assessmentBirths,
  workSheet: workSheetBirths,
  siteVisit: siteVisitBirths,
  questionnaire: questionnaireBirths,
  appeal: appealBirths,
  objection: objectionBirths,
  rectificationItem: rectificationItemBirths,
};

/** The side rows of instances that were just born, process by process. */
export const recordBirths = async (tx: Sql, born: readonly Born[]): Promise<void> => {
  await citeFiles(tx, born);
  const machines = new Set(born.map(({ machine }) => machine));
  for (const machine of machines) {
    await recorders[machine]?.(
      tx,
      born.filter((one) => one.machine === machine),
    );
  }
};
