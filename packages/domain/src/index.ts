export * from './appeal/events.ts';
export * from './assessment/events.ts';
export * from './commendation/eligibility.ts';
export * from './commendation/events.ts';
export * from './cycle/events.ts';
export * from './evidence/file.ts';
export * from './evidence/filing.ts';
export * from './explore.ts';
export * from './kernel/calendar/calendar.ts';
export * from './kernel/calendar/china.ts';
export * from './kernel/calendar/day.ts';
export * from './kernel/calendar/due.ts';
export * from './kernel/calendar/moment.ts';
export * from './kernel/calendar/reminder.ts';
export * from './kernel/definition.ts';
export * from './kernel/effect.ts';
export * from './kernel/error.ts';
export * from './kernel/event.ts';
export * from './kernel/fact.ts';
export * from './kernel/name.ts';
export * from './kernel/parse.ts';
export * from './kernel/process.ts';
export * from './kernel/rights.ts';
export * from './kernel/role.ts';
export * from './kernel/stage.ts';
export * from './kernel/step.ts';
export * from './kernel/visit/programme.ts';
export * from './letter/end.ts';
export * from './linkage/linkage.ts';
export * from './linkage/operating.ts';
export * from './method/contradiction.ts';
export * from './method/drill.ts';
export * from './method/interview.ts';
export * from './method/mark.ts';
export * from './method/paper.ts';
export * from './method/question.ts';
export * from './method/statistic.ts';
export * from './objection/events.ts';
export * from './period-review/events.ts';
export * from './policy/basis.ts';
export * from './policy/coverage.ts';
export * from './policy/defaults.ts';
export { quotaSchema } from './policy/grades.ts';
export { draftFrom, ownOf, policyFrom } from './policy/own.ts';
export * from './policy/parameter.ts';
export * from './policy/policy.ts';
export * from './policy/schedule.ts';
export * from './questionnaire/events.ts';
export * from './rectification/due.ts';
export * from './rectification/events.ts';
export * from './rectification-item/events.ts';
export * from './registry.ts';
export * from './scoring/assessor/agreement.ts';
export * from './scoring/assessor/deviation.ts';
export * from './scoring/ballot.ts';
export * from './scoring/candidate.ts';
export * from './scoring/explanation.ts';
export * from './scoring/grade.ts';
export * from './scoring/line.ts';
export * from './scoring/matter.ts';
export * from './scoring/quota.ts';
export * from './scoring/scheme.ts';
export * from './scoring/score.ts';
export * from './scoring/snapshot.ts';
export * from './scoring/survey/disclosure.ts';
export * from './scoring/survey/lint.ts';
export * from './scoring/survey/outcome.ts';
export * from './scoring/survey/paper.ts';
export * from './scoring/survey/question.ts';
export * from './scoring/survey/repeated.ts';
export * from './scoring/survey/shown.ts';
export * from './scoring/survey/told.ts';
export * from './scoring/trace.ts';
export * from './site-visit/draw.ts';
export * from './site-visit/events.ts';

export * from './standard/carry.ts';
export * from './standard/content.ts';
export * from './standard/diff.ts';
export * from './standard/drill.ts';
export * from './standard/events.ts';
export * from './standard/gauge.ts';
export {
  type LintFinding,
  type LintPlace,
  type LintRemedy,
  type LintRule,
  lintRules,
} from './standard/lint/finding.ts';
export * from './standard/lint/fix.ts';
export * from './standard/lint/limits.ts';
export * from './standard/lint/lint.ts';
export { leadershipFrom } from './standard/lint/share.ts';
export * from './standard/points.ts';
export * from './standard/rule.ts';
export * from './standard/shown.ts';
export * from './standard/starter/starter.ts';
export * from './standard/table.ts';
export {
  type Ground,
  isHard,
  type VisitConflict,
  visitConflicts,
  visitConflictsOf,
} from './visit-plan/conflict.ts';
export { type Proposal, proposeVisits, type Unplaced } from './visit-plan/propose.ts';
export * from './visit-plan/setting.ts';
export * from './work-sheet/events.ts';
