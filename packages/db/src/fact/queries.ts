import type { QueryFact } from '@kaohe/domain';
import { appealQueries } from './appeal.ts';
import { assessmentQueries } from './assessment.ts';
import { commendationQueries } from './commendation.ts';
import { cycleQueries } from './cycle.ts';
import type { Query } from './fact.ts';
import { periodReviewQueries } from './period-review.ts';
import { questionnaireQueries } from './questionnaire.ts';
import { rectificationQueries } from './rectification.ts';
import { siteVisitQueries } from './site-visit.ts';
import { standardQueries } from './standard.ts';

/** A query for every fact that needs one; a missing one does not compile. */
export const queries: { readonly [K in QueryFact]: Query } = {
  ...cycleQueries,
  ...standardQueries,
  ...assessmentQueries,
  ...periodReviewQueries,
  ...siteVisitQueries,
  ...questionnaireQueries,
  ...appealQueries,
  ...commendationQueries,
  ...rectificationQueries,
};
