import { labelOf } from '../say.ts';
import type { Said } from '../words.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { appeal } from './machines/appeal.ts';
import { assessment } from './machines/assessment.ts';
import { commendation } from './machines/commendation.ts';
import { cycle } from './machines/cycle.ts';
import { objection } from './machines/objection.ts';
import { periodReview } from './machines/period-review.ts';
import { questionnaire } from './machines/questionnaire.ts';
import { rectification } from './machines/rectification.ts';
import { rectificationItem } from './machines/rectification-item.ts';
import { siteVisit } from './machines/site-visit.ts';
import { standard } from './machines/standard.ts';
import { workSheet } from './machines/work-sheet.ts';
import { mail } from './mail.ts';
import { names } from './names.ts';
import { general } from './notices.ts';
import { values } from './values.ts';

const machines = {
  cycle,
  standard,
  assessment,
  periodReview,
  workSheet,
  siteVisit,
  questionnaire,
  appeal,
  commendation,
  objection,
  rectification,
  rectificationItem,
};

const notices = {
  ...general(labelOf(machines)),
  ...cycle.notices,
  ...standard.notices,
  ...assessment.notices,
  ...periodReview.notices,
  ...workSheet.notices,
  ...siteVisit.notices,
  ...questionnaire.notices,
  ...appeal.notices,
  ...commendation.notices,
  ...objection.notices,
  ...rectification.notices,
  ...rectificationItem.notices,
};

export const chinese = {
  product: { name: '考核', long: '基层党组织考核系统' },
  ...names,
  machines,
  errors: errors(machines),
  facts,
  fields,
  values,
  notices,
  mail,
  documents,
} satisfies Said;
