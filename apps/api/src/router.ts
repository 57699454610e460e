import { appeal } from './routers/appeal.ts';
import { assessment } from './routers/assessment.ts';
import { assessors } from './routers/assessors.ts';
import { board } from './routers/board.ts';
import { calendar } from './routers/calendar.ts';
import { clock } from './routers/clock.ts';
import { commendation } from './routers/commendation.ts';
import { cycle } from './routers/cycle.ts';
import { document } from './routers/document.ts';
import { feedback } from './routers/feedback.ts';
import { file } from './routers/file.ts';
import { filing } from './routers/filing.ts';
import { grades } from './routers/grades.ts';
import { letter } from './routers/letter.ts';
import { linkage } from './routers/linkage.ts';
import { live } from './routers/live.ts';
import { mass } from './routers/mass.ts';
import { method } from './routers/method.ts';
import { notice } from './routers/notice.ts';
import { noun } from './routers/noun.ts';
import { people } from './routers/people.ts';
import { policy } from './routers/policy.ts';
import { profile } from './routers/profile.ts';
import { everybody } from './routers/public.ts';
import { questionnaire } from './routers/questionnaire.ts';
import { record } from './routers/record.ts';
import { rectificationItem } from './routers/rectification-item.ts';
import { recusal } from './routers/recusal.ts';
import { report } from './routers/report.ts';
import { score } from './routers/score.ts';
import { scoring } from './routers/scoring.ts';
import { session } from './routers/session.ts';
import { siteVisit } from './routers/site-visit.ts';
import { standard } from './routers/standard.ts';
import { table } from './routers/table.ts';
import { timeline } from './routers/timeline.ts';
import { unit } from './routers/unit.ts';
import { visitPlan } from './routers/visit-plan.ts';
import { workSheet } from './routers/work-sheet.ts';
import { worklist } from './routers/worklist.ts';
import { router as root } from './trpc.ts';

/** Everything that may be asked for; the list in words is in docs/api.md. */
export const router = root({
  session,
  worklist,
  timeline,
  document,
  file,
  letter,
  filing,
  mass,
  live,
  notice,
  people,
  board,
  unit,
  calendar,
  clock,
  public: everybody,
  cycle,
  policy,
  grades,
  standard,
  table,
  assessment,
  assessors,
  report,
  scoring,
  method,
  score,
  linkage,
  feedback,
  recusal,
  profile,
  periodReview: noun('periodReview'),
  workSheet,
  record,
  siteVisit,
  visitPlan,
  questionnaire,
  appeal,
  commendation,
  objection: noun('objection'),
  rectification: noun('rectification'),
  rectificationItem,
});
export type AppRouter = typeof router;
